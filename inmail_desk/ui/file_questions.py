"""What is asked and told about whole data files: which to open, where a new one shall lie, what stands in the way."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from inmail_desk.desk.new_files import NotTakenIn
from inmail_desk.paths import SUFFIX
from inmail_desk.store.errors import StoreTrouble

from .messages import ask, show_text, show_trouble

translate = QCoreApplication.translate


def ask_which(parent: QWidget, folder: Path) -> Path | None:
    """The file to be opened, a data file or an export; None where nothing is to be."""
    kinds = translate("files", "InMail Desk files (*%1);;Everything as JSON (*.json)").replace("%1", SUFFIX)
    title = translate("files", "Open a data file")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    return Path(chosen) if chosen else None


def ask_where(parent: QWidget, suggested: Path) -> Path | None:
    """Where a new data file shall lie, there may be one already; None where none is to be made."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        translate("files", "Where shall the new file lie?"),
        str(suggested),
        translate("files", "InMail Desk files (*%1)").replace("%1", SUFFIX),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def ask_to_make(parent: QWidget, export: Path, path: Path) -> bool:
    """Whether a data file shall be made at `path` of an export, and be opened."""
    text = translate("files", "%1 is an export. Make a new data file of it, %2, and open that?")
    text = text.replace("%1", export.name, 1).replace("%2", path.name, 1)
    return ask(parent, translate("files", "Open an export"), text, translate("files", "Make a data file"))


def tell(parent: QWidget, trouble: Exception) -> None:
    """Says what stands in a file's way. What is neither the world's trouble nor the file's is a fault, and raised."""
    if isinstance(trouble, StoreTrouble):
        show_trouble(parent, trouble)
    elif isinstance(trouble, NotTakenIn):
        show_text(parent, str(trouble))
    else:
        raise trouble


def say_that_nobody_answers(file: Path) -> None:
    """Says that another window has the file, and what to do about that one."""
    words = translate(
        "files",
        "%1 is open in another window, which does not answer. "
        "Wait for it, or end it with the system’s task manager, and start again.",
    )
    QMessageBox.warning(None, "InMail Desk", words.replace("%1", file.stem))
