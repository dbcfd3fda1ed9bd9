"""Takes pydantic as it is now: it imports its parts by name, and brings its first version along, which nothing uses."""

from PyInstaller.utils.hooks import collect_submodules

hiddenimports = collect_submodules(
    "pydantic", filter=lambda name: not name.startswith(("pydantic.v1", "pydantic.mypy"))
)
