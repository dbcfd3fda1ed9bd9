"""One rule in full: its value and meaning, its steps, the person's own values, and where it was read."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inmail_desk.desk.plan_rules import OwnStep, RuleLine, RuleStep, may_hold_for_every_plan

from . import plan_rules_words as said
from .cards import Card
from .chips import Chip
from .controls import LinkButton, SecondaryButton
from .labels import Role, SectionTitle, Separator, Text
from .my_premium import OpenUrl
from .plan_rows import empty
from .plan_rule_meanings import rule_meaning
from .plan_rules import may_open
from .rule_words import rule_name, rule_value

translate = QCoreApplication.translate


class RulePanel(Card):
    """Shows the rule that is chosen in the list beside it, and what can be done about it."""

    override_wanted = Signal(object)
    """Carries the line: another value is to be used."""
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    """Carry one of the person's values, an `OwnStep`."""
    compare_wanted = Signal(str)
    """Carries the rule on which the sources are to be compared."""

    def __init__(self, open_url: OpenUrl, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._open_url = open_url
        self._line: RuleLine | None = None
        self._name = Text(role=Role.QUIET)
        self._value = Text(role=Role.NAME, selectable=True)
        self._meaning = Text(selectable=True)
        self._idle = Text(role=Role.QUIET)
        self._chip = Chip()
        self.override_button = SecondaryButton(self.tr("Use another value…"))
        self.override_button.clicked.connect(lambda: self.override_wanted.emit(self._line))
        self._steps_title = SectionTitle(self.tr("When each value holds"))
        self._steps = QVBoxLayout()
        self._steps.setSpacing(8)
        self._rulebooks = Text(selectable=True)
        self._source = Text(role=Role.QUIET, selectable=True)
        self._read_on = Text(role=Role.QUIET, selectable=True)
        self.open_link = LinkButton(self.tr("Open it in your browser"))
        self.open_link.clicked.connect(self._open)
        self._others_title = SectionTitle(self.tr("Other sources differ"))
        self._others = Text(selectable=True)
        self.compare_link = LinkButton(self.tr("Compare the sources"))
        self.compare_link.clicked.connect(self._compare)
        for part in (
            self._name,
            self._value,
            self._meaning,
            self._idle,
            _beside(self._chip),
            _beside(self.override_button),
            Separator(),
            self._steps_title,
            self._steps,
            SectionTitle(self.tr("Where it was read")),
            self._rulebooks,
            self._source,
            self._read_on,
            _beside(self.open_link),
            self._others_title,
            self._others,
            _beside(self.compare_link),
        ):
            if isinstance(part, QWidget):
                self.body.addWidget(part)
            else:
                self.body.addLayout(part)
        self.body.addStretch(1)

    def show_line(self, line: RuleLine) -> None:
        """Show this rule in place of the former one."""
        if line == self._line:
            return
        self._line = line
        name = rule_name(line.rule)
        self.setAccessibleName(name)
        self.setAccessibleDescription(said.capital(rule_value(line.answer)))
        self._name.setText(name)
        self._value.setText(said.capital(rule_value(line.answer)))
        self._meaning.setText(rule_meaning(line.answer))
        self._chip.set_state(*said.certainty(line))
        _say(self._idle, said.idle_words(line))
        self.override_button.setAccessibleDescription(name)
        self._show_steps(line)
        sourced = line.answer.sourced
        nobody = self.tr("In no rulebook: it belongs to a plan of your own.")
        self._source.setText(nobody if sourced is None else sourced.source.title)
        _say(self._read_on, "" if sourced is None else said.read_on(sourced))
        _say(self._rulebooks, said.rulebooks_words(line))
        where = "" if sourced is None else sourced.source.where
        self.open_link.setVisible(may_open(where))
        self.open_link.setToolTip(where)
        others = said.others_lines(line)
        self._others_title.setVisible(bool(others))
        _say(self._others, "\n".join(others))
        self.compare_link.setVisible(line.conflicting)

    def _show_steps(self, line: RuleLine) -> None:
        empty(self._steps)
        self.step_buttons: list[LinkButton] = []
        told: list[OwnStep] = []
        for place, step in enumerate(line.steps):
            following = line.steps[place + 1] if place + 1 < len(line.steps) else None
            own = next((each for each in line.own if each.gives(step)), None)
            told += [] if own is None else [own]
            self._steps.addWidget(self._step(said.step_words(step, following, line.rule), step, own))
        for own in line.own:
            if own not in told:
                text = said.own_words(own, line.rule, says_plan=may_hold_for_every_plan(line.rule))
                self._steps.addWidget(self._step(text, None, own))
        self._steps_title.setVisible(bool(line.steps or line.own))

    def _step(self, text: str, step: RuleStep | None, own: OwnStep | None) -> QWidget:
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(Text(text, selectable=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        if step is not None:
            row.addWidget(Chip(*said.time_words(step.time)))
        if own is not None:
            for title, wanted in (
                (self.tr("Edit…"), self.edit_wanted),
                (self.tr("Remove…"), self.remove_wanted),
            ):
                button = LinkButton(title)
                button.setAccessibleDescription(text)
                button.clicked.connect(lambda _=False, wanted=wanted: wanted.emit(own))
                self.step_buttons.append(button)
                row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return place

    def _open(self) -> None:
        if self._line is not None and self._line.answer.sourced is not None:
            self._open_url(self._line.answer.sourced.source.where)

    def _compare(self) -> None:
        assert self._line is not None
        self.compare_wanted.emit(self._line.rule)


def _say(label: Text, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))


def _beside(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    return row
