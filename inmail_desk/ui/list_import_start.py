"""The first step of importing a list: a file, or pasted text; and what is understood."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from inmail_desk.exchange.moments import DateOrder
from inmail_desk.exchange.unreadable import Unreadable

from . import list_import_words
from .cards import Notice
from .colours import Tone
from .controls import PrimaryButton, SecondaryButton
from .labels import Role, Separator, Text
from .value_combo import ValueCombo


class ListStart(QWidget):
    """Asks for a list. What could not be read is said on top."""

    file_wanted = Signal()
    text_changed = Signal()
    order_chosen = Signal(object)
    """Carries the `DateOrder` in which the days of a pasted page are to be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order = ValueCombo()
        self.order.setAccessibleName(self.tr("Order of the days"))
        self.order_button = SecondaryButton(self.tr("Read it so"))
        self.order_button.clicked.connect(lambda: self.order_chosen.emit(self.order.value()))
        self.trouble = Notice(Tone.WARN, "")
        self.trouble.hide()
        self._order_row = QWidget()
        row = QHBoxLayout(self._order_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Text(self.tr("The numbers stand for"), wrap=False))
        row.addWidget(self.order)
        row.addWidget(self.order_button)
        row.addStretch(1)
        self._order_row.hide()
        self.file = PrimaryButton(self.tr("&Choose a file…"))
        self.file.clicked.connect(self.file_wanted)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Pasted text"))
        self.text.setPlaceholderText(
            self.tr(
                "Paste cells copied from a sheet, or the text of the sent messages of Sales Navigator or Recruiter"
            )
        )
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self.text_changed)
        self._lay_out()
        self.setFocusProxy(self.file)

    def pasted(self) -> str:
        """The text that was pasted, "" for none."""
        text = self.text.toPlainText()
        return text if text.strip() else ""

    def show_trouble(self, trouble: Unreadable | None) -> None:
        """Say what could not be read and what to do; None takes it back."""
        self._order_row.hide()
        self.trouble.setVisible(trouble is not None)
        if trouble is not None:
            self.trouble.say(Tone.WARN, *list_import_words.unreadable(trouble))

    def ask_order(self, example: str) -> None:
        """Ask how the numbers of days in a pasted page are to be read."""
        title = self.tr("“%1” may be one of two days").replace("%1", example[:40], 1)
        self.trouble.say(
            Tone.WARN, title, self.tr("Nothing in the text says in which order its days are written.")
        )
        self.trouble.show()
        self.order.offer((list_import_words.order_name(each), each) for each in DateOrder)
        self._order_row.show()
        self.order.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(self.tr("Bring in a list"), Role.TITLE))
        column.addWidget(self.trouble)
        column.addWidget(self._order_row)
        column.addWidget(
            Text(
                self.tr(
                    "A file of PhantomBuster, Evaboot, Apollo, HubSpot or Pipedrive, or a sheet of your own: Excel "
                    "(XLSX), CSV or TSV. Its columns are recognised by their headings; you can change what each "
                    "becomes. A sheet may also say when you sent an InMail, and when and how it was answered."
                )
            )
        )
        line = QHBoxLayout()
        line.addWidget(self.file)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(Separator())
        column.addWidget(
            Text(
                self.tr(
                    "Or paste. Sales Navigator and Recruiter keep their InMails apart from LinkedIn’s archive: open "
                    "the page of your sent messages there, select all of it, copy, and paste it here."
                )
            )
        )
        column.addWidget(self.text, 1)
        most = Text(self.tr("You look through everything before anything is written."), Role.QUIET)
        column.addWidget(most)
        self.text.setMinimumHeight(self.fontMetrics().lineSpacing() * 5)
