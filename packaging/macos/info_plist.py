"""What macOS is told of the program: the contents of the bundle's Info.plist."""

import re
from typing import Any

import application

OLDEST_SYSTEM = "13.0"
"""The macOS that Qt's wheels are built for, as their names say (macosx_13_0); oldest_system.py asks every binary."""

FILE_TYPE = f"{application.IDENTIFIER}.file"
"""The name under which macOS knows data files."""


def info_plist() -> dict[str, Any]:
    """Entries for PyInstaller's BUNDLE, which adds the executable, the icon and the kind of package itself."""
    return {
        "CFBundleIdentifier": application.IDENTIFIER,
        "CFBundleName": application.NAME,
        "CFBundleDisplayName": application.NAME,
        "CFBundleShortVersionString": application.VERSION,
        "CFBundleVersion": application.VERSION,
        "CFBundleDevelopmentRegion": "en",
        "NSHumanReadableCopyright": _copyright(),
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "NSPrincipalClass": "NSApplication",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,  # dark where the system is dark
        "NSSupportsAutomaticGraphicsSwitching": True,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": f"{application.NAME} file",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [FILE_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": FILE_TYPE,
                "UTTypeDescription": f"{application.NAME} file",
                "UTTypeConformsTo": ["public.database", "public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [application.SUFFIX.removeprefix(".")],
                    "public.mime-type": [application.MIME_TYPE],
                },
            }
        ],
        "CFBundleURLTypes": [
            {
                "CFBundleURLName": application.IDENTIFIER,
                "CFBundleTypeRole": "Viewer",
                "CFBundleURLSchemes": [application.SCHEME],
            }
        ],
    }


def _copyright() -> str:
    found = re.search(r"^Copyright .+$", (application.ROOT / "LICENSE").read_text("utf-8"), re.MULTILINE)
    if found is None:
        raise ValueError("LICENSE names nobody who has the copyright.")
    return found[0]
