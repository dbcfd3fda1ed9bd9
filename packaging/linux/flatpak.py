"""The manifest of which flatpak-builder makes the Flatpak, out of the portable tar.gz."""

import hashlib
import json
from pathlib import Path

import application

RUNTIME = "org.freedesktop.Platform"
RUNTIME_VERSION = "25.08"
_ID = application.IDENTIFIER


def build(tar: Path, out: Path, address: str = "") -> Path:
    """Writes the manifest for a tar.gz: the file itself, or what a release offers at `address`. Gives its path."""
    if not tar.is_file():
        raise FileNotFoundError(f"The Flatpak is made of {tar}, which is not there: make `tar` first.")
    written = out / f"{_ID}.json"
    written.write_text(json.dumps(manifest(tar, address), indent=2) + "\n", "utf-8")
    return written


def manifest(tar: Path, address: str = "") -> dict[str, object]:
    """What flatpak-builder reads."""
    digest = hashlib.sha256(tar.read_bytes()).hexdigest()
    where = {"url": address} if address else {"path": tar.name}
    return {
        "id": _ID,
        "runtime": RUNTIME,
        "runtime-version": RUNTIME_VERSION,
        "sdk": "org.freedesktop.Sdk",
        "command": application.COMMAND,
        # No network, and no folder of the person's: files are chosen through the desktop's portal, and the data lies in
        # the folder that the system keeps for the program.
        "finish-args": ["--share=ipc", "--socket=wayland", "--socket=fallback-x11"],
        "modules": [
            {
                "name": application.COMMAND,
                "buildsystem": "simple",
                # Qt's libraries may be replaced by whoever wants to: they stay as they are.
                "build-options": {"strip": False, "no-debuginfo": True},
                "build-commands": _commands(),
                "sources": [{"type": "archive", **where, "sha256": digest}],
            }
        ],
    }


def _commands() -> list[str]:
    command = application.COMMAND
    shared = (
        f"applications/{_ID}.desktop",
        f"metainfo/{_ID}.metainfo.xml",
        f"mime/packages/{_ID}.xml",
        f"icons/hicolor/scalable/apps/{_ID}.svg",
        *(f"icons/hicolor/{size}x{size}/apps/{_ID}.png" for size in (64, 128, 256)),
    )
    return [
        f"install -d ${{FLATPAK_DEST}}/lib/{command} ${{FLATPAK_DEST}}/bin",
        f"cp -a {command} _internal ${{FLATPAK_DEST}}/lib/{command}/",
        f"ln -s ../lib/{command}/{command} ${{FLATPAK_DEST}}/bin/{command}",
        *(f"install -Dm644 share/{each} ${{FLATPAK_DEST}}/share/{each}" for each in shared),
        f"install -Dm644 LICENSE ${{FLATPAK_DEST}}/share/licenses/{_ID}/LICENSE",
    ]
