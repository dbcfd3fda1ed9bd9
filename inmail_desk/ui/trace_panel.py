"""Why: the selected entry of the ledger from near."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from inmail_desk.credit_rules.statement import Kind
from inmail_desk.desk.tracing import Trace

from . import words
from .cards import Card, EmptyState, Notice
from .clear_scroll import ClearScroll
from .colours import Tone
from .controls import LinkButton, SecondaryButton
from .fitting import keep_fitting, wider_with_font
from .flow import Flow
from .labels import Role, SectionTitle, Separator, Text
from .lot_words import gone_words, lot_name, usable_until
from .sentences import day
from .trace_rules import TraceRules
from .trace_words import reasons, title, warning
from .words import signed

_SAY_THE_END = (Kind.OPENING, Kind.ALLOTMENT, Kind.PURCHASE, Kind.BONUS, Kind.CREDIT_BACK)
"""The kinds whose reasons name the end of the lot already."""

_LEAST_WIDTH = 260


class TracePanel(Card):
    """Answers why the entry is there: what happened, its lot, the rules with their sources, and where to go from it.

    What it takes to do so is built once there is an entry: the list is to be painted first.
    """

    correct_wanted = Signal(object)
    """Carries the source of the fact: (table, row id)."""
    remove_wanted = Signal(object)
    person_wanted = Signal(int)
    day_wanted = Signal(object)
    entry_wanted = Signal(int)
    rule_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._about: TraceView | None = None
        self._nothing = EmptyState(
            "ledger",
            self.tr("Nothing selected"),
            self.tr("Select an entry in the list to see why it is there."),
        )
        content = QWidget()
        self._parts = QVBoxLayout(content)
        self._parts.setContentsMargins(16, 16, 12, 16)
        self._parts.addWidget(self._nothing)
        self._parts.addStretch(1)
        self._scroll = ClearScroll(content)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addWidget(self._scroll)
        keep_fitting(self, lambda: self.setMinimumWidth(wider_with_font(self, _LEAST_WIDTH)))

    @property
    def view(self) -> "TraceView":
        """What shows an entry."""
        if self._about is None:
            self._about = view = TraceView()
            view.hide()
            self._parts.insertWidget(0, view)
            view.correct_wanted.connect(self.correct_wanted)
            view.remove_wanted.connect(self.remove_wanted)
            view.person_wanted.connect(self.person_wanted)
            view.day_wanted.connect(self.day_wanted)
            view.entry_wanted.connect(self.entry_wanted)
            view.rules.wanted.connect(self.rule_wanted)
        return self._about

    def show_trace(self, trace: Trace | None, today: date) -> None:
        """Show why an entry is there, or that none is selected."""
        self._nothing.setVisible(trace is None)
        if trace is None:
            if self._about is not None:
                self._about.hide()
            return
        view, focused = self.view, QApplication.focusWidget()
        if focused is None or not view.isAncestorOf(focused):
            # What is hidden is laid out once, when all of it is there.
            view.hide()
        self._scroll.verticalScrollBar().setValue(0)
        view.show_trace(trace, today)
        view.show()


class TraceView(QWidget):
    """One entry from near."""

    correct_wanted = Signal(object)
    remove_wanted = Signal(object)
    person_wanted = Signal(int)
    day_wanted = Signal(object)
    entry_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: Trace | None = None
        self.title = Text(role=Role.NAME, selectable=True)
        self.balance = Text(role=Role.QUIET, selectable=True)
        self.reasons = Text(selectable=True)
        self.notice = Notice(Tone.WARN, "")
        self.correct = self._button(self.tr("Correct…"), "C", self._correct)
        self.remove = self._button(self.tr("Remove…"), "", self._remove)
        self.person = self._button(self.tr("Show person"), "P", self._show_person)
        self.on_day = self._button(self.tr("Show day"), "D", self._show_day)
        self.lot_name = Text(role=Role.STRONG, selectable=True)
        self.lot_text = Text(selectable=True)
        self.origin = LinkButton(self.tr("Show where it came from"))
        self.origin.clicked.connect(self._show_origin)
        self.rules = TraceRules()
        self._no_rule = Text(self.tr("No rule decided: it is as it was recorded."), Role.QUIET)
        buttons = QWidget()
        flow = Flow(buttons)
        for button in (self.correct, self.person, self.on_day, self.remove):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.title, self.balance, self.reasons, self.notice, buttons):
            column.addWidget(part)
        self._lot = QWidget()
        lot = QVBoxLayout(self._lot)
        lot.setContentsMargins(0, 4, 0, 0)
        lot.setSpacing(6)
        for part in (Separator(), SectionTitle(self.tr("The lot")), self.lot_name, self.lot_text):
            lot.addWidget(part)
        lot.addWidget(self.origin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._lot)
        column.addWidget(Separator())
        column.addWidget(SectionTitle(self.tr("The rules behind it")))
        column.addWidget(self.rules)
        column.addWidget(self._no_rule)

    def show_trace(self, trace: Trace, today: date) -> None:
        """Show why an entry is there."""
        self._trace = trace
        self.title.setText(title(trace))
        self.balance.setText(self._balance_text(trace, today))
        said = reasons(trace, today)
        self.reasons.setText("\n".join(said))
        self.reasons.setVisible(bool(said))
        warned = " ".join(warning(code, trace) for code in trace.warnings)
        self.notice.say(Tone.WARN, self.tr("To look at"), warned)
        self.notice.setVisible(bool(warned))
        self.correct.setVisible(trace.source is not None)
        self.remove.setVisible(trace.source is not None and trace.source[0] != "plan_event")
        self.person.setVisible(trace.prospect is not None)
        self._show_lot(trace, today)
        self.rules.show_rules(trace.rules)
        self.rules.setVisible(bool(trace.rules))
        self._no_rule.setVisible(not trace.rules)

    def _show_lot(self, trace: Trace, today: date) -> None:
        lot = trace.lot
        self._lot.setVisible(lot is not None)
        if lot is None:
            return
        name = lot_name(lot, today)
        self.lot_name.setText(name[:1].upper() + name[1:])
        said = [gone_words(lot, today)]
        if trace.posting is not None and trace.posting.kind not in _SAY_THE_END:
            said.append(usable_until(lot, today))
        self.lot_text.setText("\n".join(said))
        self.origin.setVisible(lot.entry != trace.number)

    def _balance_text(self, trace: Trace, today: date) -> str:
        if trace.posting is None:
            text = self.tr("%1 · the balance stayed %2")
            return text.replace("%1", day(trace.on, today)).replace("%2", words.number(trace.after))
        text = self.tr("%1 · %2, which left %3")
        if trace.coming:
            text = self.tr("%1, if nothing else is done · %2, which leaves %3")
        text = text.replace("%1", day(trace.on, today)).replace("%2", signed(trace.posting.credits))
        return text.replace("%3", words.number(trace.after))

    def _button(self, text: str, key: str, act: object) -> SecondaryButton:
        button = SecondaryButton(text)
        if key:
            button.show_hint(key)
        button.clicked.connect(act)
        return button

    def _correct(self) -> None:
        if self._trace is not None and self._trace.source is not None:
            self.correct_wanted.emit(self._trace.source)

    def _remove(self) -> None:
        if self._trace is not None and self._trace.source is not None:
            self.remove_wanted.emit(self._trace.source)

    def _show_person(self) -> None:
        if self._trace is not None and self._trace.prospect is not None:
            self.person_wanted.emit(self._trace.prospect)

    def _show_day(self) -> None:
        if self._trace is not None:
            self.day_wanted.emit(self._trace.on)

    def _show_origin(self) -> None:
        if self._trace is not None and self._trace.lot is not None:
            self.entry_wanted.emit(self._trace.lot.entry)
