"""The part Plan of the page about it: the plan in force, its history, and the credits beside it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inmail_desk.desk.answer_cost import answer_cost
from inmail_desk.desk.picture import Picture
from inmail_desk.desk.plan_corrections import may_remove
from inmail_desk.desk.plan_page import PlanPage
from inmail_desk.desk.plan_timeline import timeline

from . import plan_figures as figures
from .cards import Card, CardRow, EmptyState, FigureCard, Notice
from .colours import Tone
from .page import GAP
from .plan_extras import bonus_row, opening_hint, opening_rows, purchase_row
from .plan_history import HistoryCard
from .plan_rows import ListCard
from .sentences import day


class PlanView(QWidget):
    """Draws what it is given, and reports gestures."""

    purchase_removed = Signal(object)
    bonus_removed = Signal(object)
    """Carry the Purchase or the Bonus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notices = {
            "waiting": Notice(Tone.INFO, ""),
            "ends": Notice(Tone.WARN, ""),
            "trial": Notice(Tone.INFO, ""),
            "card": Notice(Tone.DANGER, ""),
        }
        self.none = Card()
        self.nothing = EmptyState(
            "plan",
            self.tr("There is no subscription"),
            self.tr(
                "Without one there are no credits: nothing is granted, nothing returns, and no InMail can be sent."
                " Your list and the history stay."
            ),
            self.tr("Subscribe again…"),
        )
        self.none.body.addWidget(self.nothing)
        self.allotment = FigureCard("plan", self.tr("Allotment"))
        self.cap = FigureCard("chart", self.tr("Cap"))
        self.renewal = FigureCard("calendar", self.tr("Next renewal"), Tone.INFO)
        self.price = FigureCard("tag", self.tr("Price"))
        self._figures = CardRow((self.allotment, self.cap, self.renewal, self.price))
        self.history = HistoryCard()
        self.purchases = ListCard(self.tr("Purchases"), self.tr("Record purchase…"))
        self.bonuses = ListCard(self.tr("Bonuses"), self.tr("Record bonus…"))
        self.opening = ListCard(self.tr("What tracking began with"), self.tr("Edit lots…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for part in (
            *self.notices.values(),
            self.none,
            self._figures,
            self.history,
            CardRow((self.purchases, self.bonuses), least=300),
            self.opening,
        ):
            column.addWidget(part)
        column.addStretch(1)

    def show_plan(self, page: PlanPage, picture: Picture) -> None:
        """Show this plan in place of the former one."""
        today = picture.today
        there_is_one = page.plan is not None
        self.none.setVisible(not there_is_one)
        self._figures.setVisible(there_is_one)
        self.purchases.button.setVisible(page.sells_credits)
        self.bonuses.button.setVisible(there_is_one)
        self._show_notices(page, today)
        self.allotment.show_figure(figures.allotment_figure(page))
        self.cap.show_figure(figures.cap_figure(page))
        self.renewal.show_figure(figures.renewal_figure(page, today))
        cost = answer_cost(picture, page.purchases)
        self.price.show_figure(figures.price_figure(page, cost, today))
        self.history.show_lines(
            page.history, timeline(page, picture), today, lambda line: may_remove(picture, line.event)
        )
        self._show_extras(page, today)

    def _show_extras(self, page: PlanPage, today: date) -> None:
        hint = self.tr("None so far.")
        if not page.purchases and page.plan is not None and not page.sells_credits:
            hint = self.tr("By its rules, LinkedIn sells no single credits for this plan.")
        bought = [purchase_row(each) for each in page.purchases]
        for row, purchase in zip(bought, page.purchases, strict=True):
            row.removed.connect(lambda purchase=purchase: self.purchase_removed.emit(purchase))
        self.purchases.show_rows("" if bought else hint, bought)
        given = [bonus_row(each, today) for each in page.bonuses]
        for row, bonus in zip(given, page.bonuses, strict=True):
            row.removed.connect(lambda bonus=bonus: self.bonus_removed.emit(bonus))
        nothing = self.tr("None so far: a promotion, a survey or LinkedIn’s support may give some.")
        self.bonuses.show_rows("" if given else nothing, given)
        self.opening.setVisible(page.began is not None)
        self.opening.show_rows(opening_hint(page, today), opening_rows(page, today))

    def _show_notices(self, page: PlanPage, today: date) -> None:
        waiting = next(
            (line for line in page.history if line.waiting_until is not None and not line.coming), None
        )
        self._notice(
            "waiting",
            None if waiting is None else waiting.waiting_until,
            self.tr("From %1 the plan is %2").replace("%2", "" if waiting is None else waiting.title),
            self.tr("Until then the present plan goes on."),
            today,
        )
        self._notice(
            "ends",
            page.last_day,
            self.tr("The last day of access is %1"),
            self.tr(
                "The credits stay until then; what is left is lost with it. If you did not cancel after all,"
                " remove the line from the history."
            ),
            today,
        )
        self._notice(
            "trial",
            page.trial_last_day,
            self.tr("The free trial lasts until %1"),
            self.tr("From the day after, LinkedIn charges for the plan unless it is cancelled."),
            today,
        )
        self._notice(
            "card",
            page.card_expired_on,
            self.tr("The payment card has been expired since %1"),
            self.tr("LinkedIn takes no InMail until it is renewed. Mark it renewed with “Payment card…”."),
            today,
        )

    def _notice(self, key: str, on: date | None, title: str, text: str, today: date) -> None:
        notice = self.notices[key]
        notice.setVisible(on is not None)
        if on is not None:
            tone = {"waiting": Tone.INFO, "trial": Tone.INFO, "ends": Tone.WARN, "card": Tone.DANGER}[key]
            notice.say(tone, title.replace("%1", day(on, today)), text)
