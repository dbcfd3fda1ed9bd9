"""The works of others in the program: a list of them, and the licence of the one chosen in full."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from inmail_desk import licences
from inmail_desk.licences import Work

from .controls import SearchEdit, SecondaryButton
from .labels import Role, Text

_SIZE = QSize(900, 600)
_LIST_CHARACTERS = 32
translate = QCoreApplication.translate


class LicencesDialog(QDialog):
    """Begins with a word on all of them, and on how Qt is replaced. The list can be searched, the text copied."""

    def __init__(
        self,
        parent: QWidget | None = None,
        works: Sequence[Work] | None = None,
        overview: str | None = None,
    ) -> None:
        """`works` and `overview` None: those of this program."""
        super().__init__(parent)
        self.setWindowTitle(translate("LicencesDialog", "Licences"))
        self.resize(_SIZE)
        self._works = licences.works() if works is None else works
        self._overview = (licences.overview() if overview is None else overview) or replacing_qt()
        self.search = SearchEdit(self.tr("Find"))
        self.search.setAccessibleName(self.tr("Find a work or a licence"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Works of others"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(1)
        self.list.addItem(self.tr("All, and replacing Qt"))
        for work in self._works:
            item = QListWidgetItem(f"{work.name} {work.version}".strip())
            item.setToolTip(work.licence)
            self.list.addItem(item)
        self.name, self.licence = Text(role=Role.SECTION), Text(role=Role.QUIET, selectable=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Text of the licence"))
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self.font().pointSizeF())
        self.text.setFont(fixed)
        self._lay_out()
        self.search.textChanged.connect(self._find)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _lay_out(self) -> None:
        choice, words = QWidget(), QVBoxLayout()
        choice.setFixedWidth(self.fontMetrics().averageCharWidth() * _LIST_CHARACTERS)
        left = QVBoxLayout(choice)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        words.setSpacing(4)
        words.addWidget(self.name)
        words.addWidget(self.licence)
        words.addSpacing(4)
        words.addWidget(self.text, 1)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(choice)
        both.addLayout(words, 1)
        copy = SecondaryButton(self.tr("Copy text"), icon_name="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        close = SecondaryButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addLayout(both, 1)
        column.addLayout(buttons)

    def _find(self, wanted: str) -> None:
        """Leave in sight what has the text in its name or in the name of its licence."""
        parts = wanted.casefold().split()
        for row, work in enumerate(self._works, 1):
            said = f"{work.name} {work.version} {work.licence}".casefold()
            self.list.item(row).setHidden(not all(part in said for part in parts))
        self.list.item(0).setHidden(bool(parts))
        seen = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if seen and self.list.currentRow() not in seen:
            self.list.setCurrentRow(seen[0])

    def _show(self, row: int) -> None:
        if row < 1:
            self.name.setText(self.tr("All of them, and how to replace Qt"))
            self.licence.setText(self.tr("InMail Desk itself is under the MIT licence."))
            self.text.setPlainText(self._overview)
            return
        work = self._works[row - 1]
        self.name.setText(f"{work.name} {work.version}".strip())
        self.licence.setText(" · ".join(each for each in (work.licence, work.page) if each))
        self.text.setPlainText(work.text() or _text_is_elsewhere(work))


def replacing_qt() -> str:
    """What the licence of Qt lets people do, for a program that runs from its source."""
    return translate(
        "LicencesDialog",
        "This program runs with packages of Python that are installed beside it. Each has a licence of its own.\n\n"
        "Qt and PySide6 are used under the GNU Lesser General Public License, version 3: "
        "https://www.gnu.org/licenses/lgpl-3.0.txt\n"
        "You may replace them by versions of your own. They are the packages PySide6-Essentials and shiboken6: install "
        "another version with pip, or a build of your own, and start the program again. Nothing in them was changed.",
    )


def _text_is_elsewhere(work: Work) -> str:
    text = translate("LicencesDialog", "The package does not bring the text of its licence. It stands at %1")
    return text.replace("%1", work.page) if work.page else work.licence
