"""What Windows shows of a program's file under Properties, Details, as the text that PyInstaller reads it from."""

import application

from .payload import four_numbers

_LANGUAGE = "040904B0"  # English, in Unicode


def version_info(file: str) -> str:
    """The version resource of the program whose file has that name."""
    numbers = tuple(int(number) for number in four_numbers(application.VERSION).split("."))
    told = {
        "CompanyName": f"The authors of {application.NAME}",
        "FileDescription": application.NAME,
        "FileVersion": application.VERSION,
        "InternalName": application.COMMAND,
        "LegalCopyright": f"Under the licence {application.LICENCE}",
        "OriginalFilename": file,
        "ProductName": application.NAME,
        "ProductVersion": application.VERSION,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in told.items())
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004,\n"
        "    fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([StringTable({_LANGUAGE!r}, [{strings}])]),\n"
        "    VarFileInfo([VarStruct('Translation', [0x409, 1200])])]\n"
        ")\n"
    )
