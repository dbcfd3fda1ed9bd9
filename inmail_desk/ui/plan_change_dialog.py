"""Change the plan on a day, or subscribe again; what that does is told before it is done."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from inmail_desk.desk.plan import change_plan, first_free_day, subscribe_again
from inmail_desk.desk.plan_effects import ChangeEffect, change_effect
from inmail_desk.desk.plan_page import plan_page
from inmail_desk.desk.rejection import Rejected
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile

from . import words
from .activity_dialog import ActivityDialog
from .cards import Notice
from .colours import Tone
from .day_edit import DayEdit
from .plan_before_after import BeforeAfter
from .plan_fields import BillingDayEdit, PlanBox
from .sentences import day
from .session import DeskSession

translate = QCoreApplication.translate

_WIDTH = 540


class ChangePlanDialog(ActivityDialog):
    """Another plan from a day on, past or coming."""

    def __init__(
        self, session: DeskSession, parent: QWidget | None = None, *, on: date | None = None
    ) -> None:
        super().__init__(
            session, translate("plan", "Change plan"), parent, ok_text=translate("plan", "Change plan")
        )
        self.setMinimumWidth(_WIDTH)
        now = plan_page(session.picture, session.data)
        self.plan = PlanBox(session.picture)
        self.plan.begin_without(self.tr("Choose the new plan"))
        self.day = DayEdit(session.today)
        self.day.set_day(first_free_day(session.picture, on or session.today))
        self.billing_day = BillingDayEdit(
            self.tr("as it is now") if now.change_waits else self.tr("the day of the change")
        )
        self.effect = Notice(Tone.INFO, "")
        self.add_field(self.tr("New &plan"), self.plan)
        self.add_field(self.tr("&Day you change it"), self.day)
        self.add_field(self.tr("&Renews on day"), self.billing_day)
        self.add_wide(self.effect)
        self.comparison = BeforeAfter(self, self._change)
        self.comparison.rehearsed.connect(self.tell_refusal)
        self.add_wide(self.comparison)
        self.fields = {"plan": self.plan, "day": self.day, "billing_day": self.billing_day}
        self.plan.currentIndexChanged.connect(self._tell)
        self.day.day_changed.connect(self._tell)
        self.billing_day.valueChanged.connect(self._tell)
        self._tell()
        self.plan.setFocus()

    def check(self) -> None:
        if not self.plan.plan():
            self.set_error(self.plan, self.tr("Choose the new plan."))

    def carry_out(self) -> str:
        self.session.perform(self._change)
        return self.tr("Plan change recorded")

    def _change(self, data: DataFile) -> Changed:
        return change_plan(
            data,
            self.session.picture,
            self.plan.plan(),
            on=self.day.day(),
            billing_day=self.billing_day.billing_day(),
        )

    def _tell(self, _: object = None) -> None:
        picture, today = self.session.picture, self.session.today
        self.comparison.expect()
        self.billing_day.suit(picture, self.plan.plan(), self.day.day())
        self.effect.show()
        if not self.plan.plan():
            self.effect.say(Tone.INFO, self.tr("What the change does stands here once the plan is chosen"))
            return
        try:
            effect = change_effect(
                picture,
                self.plan.plan(),
                on=self.day.day(),
                billing_day=self.billing_day.billing_day(),
            )
        except Rejected as rejected:
            # Said at its field once that has settled.
            self.effect.setVisible(rejected.field not in self.fields)
            self.effect.say(Tone.WARN, self.rejection(rejected))
            return
        self.effect.say(*effect_words(effect, today))


def effect_words(effect: ChangeEffect, today: date) -> tuple[Tone, str, str]:
    """What a plan change does: tone, title and text of a notice."""
    on = day(effect.holds_from, today)
    if effect.waits:
        title = translate("plan", "The new plan waits for the renewal on %1")
    elif effect.holds_from > today:
        title = translate("plan", "The new plan will hold from %1")
    else:
        title = translate("plan", "The new plan holds from %1")
    if effect.same_plan:
        title = translate("plan", "This is the plan you have; it starts anew on %1")
    if effect.forfeited:
        lost = translate("plan", "%1 left by then are forfeited.").replace(
            "%1", words.credits(effect.forfeited)
        )
    else:
        lost = translate("plan", "No credit is lost.")
    arrives = translate("plan", "%1 arrive that day, which leaves %2.")
    arrives = arrives.replace("%1", words.credits(effect.granted)).replace("%2", words.number(effect.balance))
    lines = (
        lost,
        arrives,
        before_and_after(
            translate("plan", "Credits a month: %1, then %2"), effect.allotment_before, effect.allotment_after
        ),
        before_and_after(translate("plan", "Cap: %1, then %2"), effect.cap_before, effect.cap_after),
    )
    tone = Tone.WARN if effect.forfeited else Tone.INFO
    return tone, title.replace("%1", on), f"{lines[0]} {lines[1]}\n{lines[2]}\n{lines[3]}"


def before_and_after(text: str, before: int | None, after: int | None) -> str:
    """Fill in a number and the one that follows it; None stands for "none"."""
    shown = [translate("plan", "none") if each is None else words.number(each) for each in (before, after)]
    return text.replace("%1", shown[0]).replace("%2", shown[1])


class SubscribeDialog(ActivityDialog):
    """A subscription that begins after another one was cancelled."""

    def __init__(
        self, session: DeskSession, parent: QWidget | None = None, *, on: date | None = None
    ) -> None:
        super().__init__(
            session,
            translate("plan", "Subscribe again"),
            parent,
            ok_text=translate("plan", "Record subscription"),
        )
        now = plan_page(session.picture, session.data)
        self.setMinimumWidth(_WIDTH)
        former = next((line.event.plan for line in now.history if line.event.plan), None)
        self.plan = PlanBox(session.picture, now.plan or former)
        self.day = DayEdit(session.today)
        likely = session.today if now.last_day is None else now.last_day + timedelta(days=2)
        self.day.set_day(first_free_day(session.picture, on or likely))
        self.billing_day = BillingDayEdit(self.tr("the day it begins"))
        self.trial = DayEdit(session.today, optional=True, ahead=True)
        self.effect = Notice(Tone.INFO, "")
        self.add_field(self.tr("&Plan"), self.plan)
        self.add_field(self.tr("&First day"), self.day)
        self.add_field(self.tr("&Renews on day"), self.billing_day)
        self.add_field(self.tr("Free &trial until (if any)"), self.trial)
        self.add_wide(self.effect)
        self.comparison = BeforeAfter(self, self._subscribe)
        self.comparison.rehearsed.connect(self.tell_refusal)
        self.add_wide(self.comparison)
        self.fields = {
            "plan": self.plan,
            "day": self.day,
            "billing_day": self.billing_day,
            "trial_ends_on": self.trial,
        }
        self.plan.currentIndexChanged.connect(self._tell)
        self.day.day_changed.connect(self._tell)
        self.billing_day.valueChanged.connect(self.comparison.expect)
        self._tell()
        self.plan.setFocus()

    def check(self) -> None:
        first, last = self.day.day(), self.trial.day()
        if first is not None and last is not None and last < first:
            self.set_error(self.trial, self.tr("The trial would end before it begins. Choose a later day."))

    def carry_out(self) -> str:
        self.session.perform(self._subscribe)
        return self.tr("Subscription recorded")

    def _subscribe(self, data: DataFile) -> Changed:
        trial = self.trial.day()
        return subscribe_again(
            data,
            self.session.picture,
            self.plan.plan(),
            on=self.day.day(),
            billing_day=self.billing_day.billing_day(),
            trial_ends_on=None if trial is None else trial + timedelta(days=1),
        )

    def _tell(self, _: object = None) -> None:
        self.comparison.expect()
        on = self.day.day()
        self.billing_day.suit(self.session.picture, self.plan.plan(), on)
        allotment = self.session.picture.rules.number("allotment", self.plan.plan(), on or self.session.today)
        if on is None:
            self.effect.say(Tone.INFO, self.tr("Type the first day of the subscription"))
            return
        title = self.tr("%1 arrive on %2, and then at each renewal")
        title = title.replace("%1", words.credits(allotment)).replace("%2", day(on, self.session.today))
        self.effect.say(
            Tone.INFO, title, self.tr("Credits of a former subscription do not come back with it.")
        )
