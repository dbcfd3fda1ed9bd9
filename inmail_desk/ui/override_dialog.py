"""Use another value of a rule than the rulebook's, from a day on or always; and take one back."""

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from inmail_desk.desk.overrides import (
    Caution,
    OverrideEffect,
    OwnValue,
    override_effect,
    remove_override,
    set_override,
)
from inmail_desk.desk.picture import Picture, plan_title
from inmail_desk.desk.plan_rules import OwnStep, RuleLine, may_hold_for_every_plan
from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile

from .activity_dialog import ActivityDialog
from .cards import Notice
from .choice import Choice
from .colours import Tone
from .day_edit import DayEdit
from .labels import Role, Text
from .override_value import CapValue, value_edit
from .override_words import effect_sentence, more_sentences
from .plan_before_after import BeforeAfter
from .plan_rules_words import own_words, read_in, value_words
from .rule_words import rule_name
from .sentences import rejection
from .session import DeskSession

translate = QCoreApplication.translate

_WIDTH = 580
_ALWAYS, _FROM = "always", "from"


class OverrideDialog(ActivityDialog):
    """A value of the person's own for a rule of `plan`; `step` is one given before, to be changed."""

    def __init__(
        self,
        session: DeskSession,
        line: RuleLine,
        plan: str,
        parent: QWidget | None = None,
        *,
        step: OwnStep | None = None,
    ) -> None:
        super().__init__(
            session, translate("override", "Use another value"), parent, ok_text=translate("override", "Save")
        )
        self.setMinimumWidth(_WIDTH)
        self._line, self._plan, self._step = line, plan, step
        self._effect: OverrideEffect | None = None
        self._confirmed: OwnValue | None = None
        self.add_wide(_heading(line))
        self.value = value_edit(line.rule)
        self.value.set_value(line.answer.value if step is None else step.value)
        self.add_field(self.tr("&Value"), self.value)
        self.holds = Choice(
            (
                (_FROM, self.tr("From a day on"), self.tr("What was before that day stays as it is.")),
                (_ALWAYS, self.tr("Always"), self.tr("In the past too: everything is counted again.")),
            )
        )
        self.add_field(self.tr("&Holds"), self.holds)
        self.day = DayEdit(session.today)
        self.add_field(self.tr("&First day"), self.day)
        self.plans = QComboBox()
        self.plans.addItem(self.tr("%1 only").replace("%1", plan_title(session.picture, plan)), plan)
        if may_hold_for_every_plan(line.rule):
            self.plans.addItem(self.tr("Every plan"), None)
            self.add_field(self.tr("F&or"), self.plans)
        self.effect = Notice(Tone.INFO, "")
        self.add_wide(self.effect)
        self.comparison = BeforeAfter(self, self._change, says_same=True)
        self.comparison.rehearsed.connect(self._tell)
        self.add_wide(self.comparison)
        self.fields = {"value": self.value, "from_on": self.day}
        self._show_step(session.today if step is None else step.override.from_on)
        self.value.changed.connect(self.comparison.expect)
        self.day.day_changed.connect(self.comparison.expect)
        self.plans.currentIndexChanged.connect(self.comparison.expect)
        self.holds.changed.connect(self._show_day)
        self._show_day()
        self.comparison.compute()
        self.value.setFocus()

    def _show_step(self, from_on: date | None) -> None:
        self.holds.choose(_ALWAYS if from_on is None else _FROM)
        self.day.set_day(from_on or self.session.today)
        if self._step is not None:
            self.plans.setCurrentIndex(max(0, self.plans.findData(self._step.plan)))

    def _show_day(self, _: object = None) -> None:
        self.show_field(self.day, self.holds.value() == _FROM)
        self.comparison.expect()

    def _own(self) -> OwnValue:
        return OwnValue(
            rule=self._line.rule,
            plan=self.plans.currentData(),
            value=self.value.value(),
            from_on=self.day.day() if self.holds.value() == _FROM else None,
        )

    def _change(self, data: DataFile) -> Changed:
        if self.holds.value() == _FROM and self.day.day() is None:
            raise Rejected(Problem.DAY_MISSING, field="from_on")
        if isinstance(self.value, CapValue) and self.value.is_missing():
            raise Rejected(Problem.NUMBER_MISSING, field="value")
        session = self.session
        former = None if self._step is None else self._step.override.id
        return set_override(data, session.picture, self._own(), now=session.now(), instead_of=former)

    def check(self) -> None:
        self.comparison.settle()
        own = self._own()
        if self._confirmed != own and self._is_cut_at_once():
            self._confirmed = own
            self.set_error(
                self.value, self.tr("Is that meant? Choose Save again to keep it, or enter another number.")
            )

    def _is_cut_at_once(self) -> bool:
        cautions = () if self._effect is None else self._effect.cautions
        return any(each.caution is Caution.CAP_BELOW_ALLOTMENT for each in cautions)

    def carry_out(self) -> str:
        self.session.perform(self._change)
        text = self.tr("Your own value is kept: %1, %2").replace(
            "%2", value_words(self._line.rule, self.value.value())
        )
        return text.replace("%1", rule_name(self._line.rule))

    def _tell(self, after: object) -> None:
        today = self.session.today
        self._effect = None
        said = self.tell_refusal(after)
        self.effect.setVisible(isinstance(after, Picture) or not said)
        if isinstance(after, Rejected):
            self.effect.say(Tone.WARN, self.rejection(after))
        elif isinstance(after, Picture):
            self._tell_effect(after, today)

    def _tell_effect(self, after: Picture, today: date) -> None:
        own = self._own()
        effect = self._effect = override_effect(
            self.session.data, self.session.picture, after, own, self._plan
        )
        more = more_sentences(effect, own, today)
        warned = any(each.caution is not Caution.HOLDS_ALREADY for each in effect.cautions)
        tone = Tone.WARN if warned else Tone.INFO
        self.effect.say(tone, effect_sentence(effect, own, today), "\n".join(more))


class RemoveOverrideDialog(ActivityDialog):
    """Takes a value of the person's own back, with what that changes."""

    def __init__(
        self, session: DeskSession, line: RuleLine, step: OwnStep, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            session,
            translate("override", "Remove your own value"),
            parent,
            ok_text=translate("override", "Remove"),
        )
        self.setMinimumWidth(_WIDTH)
        self._rule, self._step = line.rule, step
        self.add_wide(_heading(line))
        self.add_wide(Text(own_words(step, line.rule, says_plan=may_hold_for_every_plan(line.rule))))
        self.problem = Notice(Tone.WARN, "")
        self.problem.hide()
        self.add_wide(self.problem)
        self.comparison = BeforeAfter(self, self._change, says_same=True)
        self.comparison.rehearsed.connect(self._tell)
        self.add_wide(self.comparison)
        self.comparison.compute()
        self.ok_button.setFocus()

    def _change(self, data: DataFile) -> Changed:
        return remove_override(data, self.session.picture, self._step.override.id)

    def carry_out(self) -> str:
        self.session.perform(self._change)
        return self.tr("Your own value is removed: %1").replace("%1", rule_name(self._rule))

    def _tell(self, after: object) -> None:
        rejected = after if isinstance(after, Rejected) else None
        self.ok_button.setEnabled(rejected is None)
        self.problem.setVisible(rejected is not None)
        if rejected is not None:
            self.problem.say(Tone.WARN, rejection(rejected, self.session.today))


def _heading(line: RuleLine) -> QWidget:
    """The rule, and what the rulebook says of it."""
    heading = QWidget()
    column = QVBoxLayout(heading)
    column.setContentsMargins(0, 0, 0, 10)
    column.setSpacing(3)
    column.addWidget(Text(rule_name(line.rule), Role.NAME))
    sourced = line.answer.sourced
    if sourced is None:
        column.addWidget(
            Text(translate("override", "No rulebook says anything about this plan."), Role.QUIET)
        )
        return heading
    text = translate("override", "The rulebook says: %1").replace("%1", value_words(line.rule, sourced.value))
    column.addWidget(Text(text, Role.QUIET, selectable=True))
    column.addWidget(Text(read_in(sourced), Role.SMALL, selectable=True))
    return heading
