"""What has to be asked before an archive can be reviewed: whose it is, and in which order its dates are written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inmail_desk.exchange.archive import Me
from inmail_desk.exchange.moments import DateOrder, read_day

from . import words
from .cards import Card
from .choice import Choice
from .controls import PrimaryButton, SecondaryButton
from .dates import long_day
from .import_words import translate
from .labels import Role, Separator, Text
from .page import MARGIN, PageHeader, ScrollPage
from .tab_order import order_tabs


class ImportQuestion(QWidget):
    """One question with a few answers. It goes on once one is chosen."""

    answered = Signal(object)
    """Carries the value of the answer."""
    leave_wanted = Signal()

    def __init__(self, title: str, text: str, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        self.go_on = PrimaryButton(self.tr("Go on"))
        self.go_on.setEnabled(choice.value() is not None)
        self.go_on.clicked.connect(lambda: self.answered.emit(choice.value()))
        self.back = SecondaryButton(self.tr("Back"), icon_name="chevron-left")
        self.back.clicked.connect(self.leave_wanted)
        choice.changed.connect(lambda _: self.go_on.setEnabled(True))
        page = ScrollPage(PageHeader(title, text))
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card = Card()
        card.body.addWidget(choice)
        page.column.addWidget(card)
        page.column.addStretch(1)
        bar = QHBoxLayout()
        bar.setContentsMargins(MARGIN, 12, MARGIN, 12)
        bar.addWidget(self.back)
        bar.addStretch(1)
        bar.addWidget(Text(self.tr("Nothing has been written yet."), Role.QUIET, wrap=False))
        bar.addSpacing(12)
        bar.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)
        column.addWidget(Separator())
        column.addLayout(bar)
        order_tabs(self)


def ask_who(people: Sequence[Me], parent: QWidget | None = None) -> ImportQuestion:
    """The question whose archive it is; the answer is one of these people."""
    options = [(each, each.name or each.profile, _about(each)) for each in people]
    choice = Choice(options, translate("import", "Whose archive this is"))
    choice.choose(people[0])
    return ImportQuestion(
        translate("import", "Who of these are you?"),
        translate(
            "import",
            "The archive does not say for sure whose it is. Whoever wrote in most of the conversations comes first.",
        ),
        choice,
        parent,
    )


def _about(me: Me) -> str:
    wrote = words.counted(
        me.wrote,
        translate("import", "wrote in 1 conversation"),
        translate("import", "wrote in %1 conversations"),
    )
    return f"{me.profile} · {wrote}" if me.profile else wrote


def ask_order(example: str, parent: QWidget | None = None) -> ImportQuestion:
    """The question which day a date of three numbers is; the answer is a `DateOrder`."""
    found: list[tuple[DateOrder, str, str]] = []
    for order, text in (
        (DateOrder.DAY_FIRST, translate("import", "The day comes first")),
        (DateOrder.MONTH_FIRST, translate("import", "The month comes first")),
    ):
        found.append((order, long_day(read_day(example, order)), text))
    choice = Choice(found, translate("import", "The order of dates"))
    return ImportQuestion(
        translate("import", "Which day is “%1”?").replace("%1", example, 1),
        translate(
            "import",
            "A spreadsheet may have saved the file again: its dates can be read in two ways, and nothing in it says "
            "which one is right.",
        ),
        choice,
        parent,
    )
