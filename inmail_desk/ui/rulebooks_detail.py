"""The chosen cell in full: what the source says, what that means, where it was read; and what can be done with it."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inmail_desk.credit_rules.rules import RuleAnswer
from inmail_desk.desk.rulebooks import Column, Result, SideBySide

from . import rulebooks_words as said
from .cards import Card
from .chips import Chip
from .colours import Tone
from .controls import LinkButton, SecondaryButton
from .labels import OneLine, Role, Text
from .my_premium import OpenUrl
from .plan_rule_meanings import rule_meaning
from .plan_rules import may_open
from .rule_words import rule_name, rule_value
from .rulebooks_model import BALANCE_ROW, LOSS_ROW, PLAN_ROW, RulebooksModel
from .sentences import rejection

translate = QCoreApplication.translate


class DetailCard(Card):
    """Says all about one cell of the table."""

    def __init__(self, open_url: OpenUrl, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("The chosen cell"))
        self._where = ""
        self.title = OneLine("", Role.SECTION)
        self.chip = Chip()
        self.text = Text("", selectable=True)
        self.quiet = Text("", Role.QUIET, selectable=True)
        self.source = Text("", Role.SMALL, selectable=True)
        self.link = LinkButton(self.tr("Open it in your browser"))
        self.link.clicked.connect(lambda: open_url(self._where))
        self.switch_button = SecondaryButton(self.tr("Use this rulebook…"))
        self.export_button = SecondaryButton(self.tr("Export…"), icon_name="export")
        self.remove_button = SecondaryButton(self.tr("Remove"))

        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.chip)
        head.addSpacing(8)
        for button in (self.switch_button, self.export_button, self.remove_button):
            head.addWidget(button)
        head.addStrut(self.export_button.sizeHint().height())  # as high without the buttons
        linked = QHBoxLayout()
        linked.setSpacing(16)
        linked.addWidget(self.source, 1)
        linked.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setContentsMargins(16, 10, 16, 12)
        self.body.setSpacing(3)
        self.body.addLayout(head)
        self.body.addWidget(self.text)
        self.body.addWidget(self.quiet)
        self.body.addLayout(linked)
        self.body.addStretch(1)
        self.setMinimumHeight(self.export_button.sizeHint().height() + 5 * self.fontMetrics().height())

    def show_cell(self, model: RulebooksModel, side: SideBySide, row: int, place: int, today: date) -> None:
        """Show the cell of this row and column."""
        column, rule = model.column(place), model.rule(row)
        self._show_buttons(column, model.result(place), today)
        if column is None:
            self._show_own(side, rule)
        elif rule is not None:
            self._show_rule(side, column, rule)
        else:
            self._show_result(side, column, row, model, place, today)

    def _show_buttons(self, column: Column | None, result: Result | None, today: date) -> None:
        book = None if column is None else column.book
        problem = None if result is None else result.problem
        self.switch_button.setVisible(book is not None and not book.in_use)
        self.switch_button.setEnabled(result is not None and problem is None)
        self.switch_button.setToolTip("" if problem is None else rejection(problem, today))
        self.export_button.setVisible(book is not None)
        self.remove_button.setVisible(book is not None and book.place is not None and not book.in_use)

    def _show_own(self, side: SideBySide, rule: str | None) -> None:
        answer = None if rule is None else side.own[side.rules.index(rule)]
        if rule is None or answer is None:
            self._say(
                translate("rulebooks", "Your own values"),
                translate("rulebooks", "You have given no value of your own here: each rulebook’s holds."),
            )
            return
        text = translate("rulebooks", "It holds by every rulebook, in place of what the rulebook says.")
        self._say(rule_name(rule), said.capital(rule_value(answer)), text, chip=self._own_chip())
        self._show_link("")

    def _own_chip(self) -> tuple[str, Tone]:
        return translate("rulebooks", "your own value"), Tone.INFO

    def _show_rule(self, side: SideBySide, column: Column, rule: str) -> None:
        title = f"{rule_name(rule)} · {column.book.rulebook.title}"
        cell = column.cells[side.rules.index(rule)]
        idle = said.idle_words(cell, column)
        if idle or cell.answer is None:
            self._say(title, idle)
            return
        value = said.capital(rule_value(cell.answer))
        used = _used_value(side, rule)
        if cell.conflicts and used is not None:
            more = translate("rulebooks", "%1 – the rulebook in use says: %2.")
            value = more.replace("%2", rule_value(used)).replace("%1", value)
        sourced = cell.answer.sourced
        source = "" if sourced is None else said.read_in(sourced)
        chip = (translate("rulebooks", "differs"), Tone.WARN) if cell.conflicts else None
        meaning = rule_meaning(cell.answer)
        if sourced is not None:
            source = f"{said.capital(said.believed(sourced))}. {source}"
        self._say(title, value, meaning, source, chip=chip)
        self._show_link("" if sourced is None else sourced.source.where)

    def _show_result(
        self, side: SideBySide, column: Column, row: int, model: RulebooksModel, place: int, today: date
    ) -> None:
        names = {
            PLAN_ROW: translate("rulebooks", "Your plan"),
            BALANCE_ROW: translate("rulebooks", "Your balance today"),
            LOSS_ROW: translate("rulebooks", "Your next loss"),
        }
        result, used = model.result(place), model.result(0)
        text = translate("rulebooks", "Your numbers by this rulebook are being counted.")
        if result is not None and used is not None:
            text = said.result_sentence(result, used, today)
        differing = said.differing(side, column)
        quiet = ""
        if differing:
            quiet = translate("rulebooks", "It differs from the rulebook in use in: %1")
            quiet = quiet.replace("%1", differing)
        self._say(f"{names[row]} · {column.book.rulebook.title}", text, quiet)

    def _say(
        self,
        title: str,
        text: str,
        quiet: str = "",
        source: str = "",
        *,
        chip: tuple[str, Tone] | None = None,
    ) -> None:
        self.title.setText(title)
        for label, words in ((self.text, text), (self.quiet, quiet), (self.source, source)):
            label.setText(words)
            label.setVisible(bool(words))
        self.chip.set_state(*(chip or ("", Tone.NEUTRAL)))
        self._show_link("")

    def _show_link(self, where: str) -> None:
        self._where = where
        self.link.setVisible(may_open(where))
        self.link.setToolTip(where)


def _used_value(side: SideBySide, rule: str) -> RuleAnswer | None:
    return side.columns[0].cells[side.rules.index(rule)].answer
