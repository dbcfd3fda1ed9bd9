"""The way to the page where newer versions are found, in the person's browser."""

from importlib.metadata import metadata

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from .messages import show_text
from .my_premium import OpenUrl, open_in_browser

translate = QCoreApplication.translate


def releases_page() -> str:
    """The address that the program was published with, "" where it names none that is safe to open."""
    for named in metadata("inmail-desk").get_all("Project-URL") or ():
        label, _, address = named.partition(",")
        if label.strip() == "Releases" and address.strip().startswith("https://"):
            return address.strip()
    return ""


def open_releases(parent: QWidget, open_url: OpenUrl = open_in_browser) -> None:
    """Opens the page of releases. Nothing is read from there: the person sees whether there is a newer version."""
    page = releases_page()
    if not page:
        show_text(
            parent, translate("releases", "This copy of the program does not say where its releases are.")
        )
    elif not open_url(page):
        text = translate("releases", "No browser could be opened. The releases are at %1")
        show_text(parent, text.replace("%1", page))
