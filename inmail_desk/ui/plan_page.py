"""The page Plan: the plan in force, its history, the credits beside it, and the rules that matter."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from inmail_desk.desk.plan import remove_bonus, remove_purchase
from inmail_desk.desk.plan_corrections import may_remove, remove_event
from inmail_desk.desk.plan_page import HistoryLine, plan_page
from inmail_desk.desk.plan_page import PlanPage as Shown
from inmail_desk.store.changes import Changed
from inmail_desk.store.values import Bonus, Purchase

from . import plan_figures as figures
from .activity_dialog import ActivityDialog
from .cards import Card, CardRow, EmptyState, FigureCard, Notice
from .colours import Tone
from .controls import SecondaryButton
from .my_premium import OpenUrl, open_in_browser
from .page import GAP, MARGIN, PageHeader, ScrollPage
from .plan_extras import bonus_row, opening_hint, opening_rows, purchase_row
from .plan_history import HistoryCard
from .plan_rows import ListCard
from .plan_rules import RuleList
from .said import Said
from .sentences import day
from .session import DeskSession, made_step
from .tab_order import order_tabs

translate = QCoreApplication.translate


class PlanPage(ScrollPage):
    """Shows the session's plan and changes it through dialogs. It keeps up with the session while it can be seen."""

    def __init__(
        self, session: DeskSession, parent: QWidget | None = None, *, open_url: OpenUrl = open_in_browser
    ) -> None:
        self.change_button = SecondaryButton(translate("plan", "Change plan…"))
        self.cancel_button = SecondaryButton(translate("plan", "Cancel plan…"))
        self.card_button = SecondaryButton(translate("plan", "Payment card…"))
        self._header = PageHeader(
            translate("plan", "Plan"), "", self.card_button, self.cancel_button, self.change_button
        )
        super().__init__(self._header, parent)
        self._session = session
        self._stale = True
        self.change_button.clicked.connect(self.change_plan)
        self.cancel_button.clicked.connect(self.cancel_plan)
        self.card_button.clicked.connect(self.mark_card)

        self.notices = {
            "waiting": Notice(Tone.INFO, ""),
            "ends": Notice(Tone.WARN, ""),
            "trial": Notice(Tone.INFO, ""),
            "card": Notice(Tone.DANGER, ""),
        }
        self.none = Card()
        self._nothing = EmptyState(
            "plan",
            self.tr("There is no subscription"),
            self.tr(
                "Without one there are no credits: nothing is granted, nothing returns, and no InMail can be sent."
                " Your list and the history stay."
            ),
            self.tr("Subscribe again…"),
        )
        self._nothing.clicked.connect(self.subscribe_again)
        self.none.body.addWidget(self._nothing)
        self.allotment = FigureCard("plan", self.tr("Allotment"))
        self.cap = FigureCard("chart", self.tr("Cap"))
        self.renewal = FigureCard("calendar", self.tr("Next renewal"), Tone.INFO)
        self.price = FigureCard("tag", self.tr("Price"))
        self.price.link_clicked.connect(self.set_price)
        self._figures = CardRow((self.allotment, self.cap, self.renewal, self.price))
        self.history = HistoryCard()
        self.history.edit_wanted.connect(self.edit_line)
        self.history.remove_wanted.connect(self._remove_line)
        self.purchases = ListCard(self.tr("Purchases"), self.tr("Record purchase…"))
        self.purchases.button.clicked.connect(self.record_purchase)
        self.bonuses = ListCard(self.tr("Bonuses"), self.tr("Record bonus…"))
        self.bonuses.button.clicked.connect(self.record_bonus)
        self.opening = ListCard(self.tr("What tracking began with"), self.tr("Edit lots…"))
        self.opening.button.clicked.connect(self.edit_opening)
        self._rules_card = Card(self.tr("The rules behind the numbers"))
        self.rules = RuleList(open_url)
        self._rules_card.body.addWidget(self.rules)

        for part in (
            *self.notices.values(),
            self.none,
            self._figures,
            self.history,
            CardRow((self.purchases, self.bonuses), least=300),
            self.opening,
            self._rules_card,
        ):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.said = Said(self)
        self.said.undo_clicked.connect(self._undo)
        session.changed.connect(self._on_change)

    # What can be done

    def change_plan(self) -> None:
        """Ask for another plan and its first day."""
        from .plan_change_dialog import ChangePlanDialog

        self._open(ChangePlanDialog(self._session, self))

    def cancel_plan(self) -> None:
        """Ask for the last day of access."""
        from .cancel_dialog import CancelDialog

        self._open(CancelDialog(self._session, self))

    def subscribe_again(self) -> None:
        """Ask for the plan and the first day of another subscription."""
        from .plan_change_dialog import SubscribeDialog

        self._open(SubscribeDialog(self._session, self))

    def record_purchase(self) -> None:
        """Ask for single credits that were bought."""
        from .purchase_dialog import PurchaseDialog

        self._open(PurchaseDialog(self._session, self))

    def record_bonus(self) -> None:
        """Ask for credits that were given."""
        from .bonus_dialog import BonusDialog

        self._open(BonusDialog(self._session, self))

    def set_price(self) -> None:
        """Ask what the plan costs."""
        from .price_dialog import PriceDialog

        self._open(PriceDialog(self._session, self))

    def mark_card(self) -> None:
        """Ask since when the payment card is expired, or valid again."""
        from .card_dialog import CardDialog

        self._open(CardDialog(self._session, self))

    def edit_line(self, line: HistoryLine) -> None:
        """Ask for the right day, plan or balance of a line of the history."""
        from .plan_line_dialog import PlanLineDialog

        self._open(PlanLineDialog(self._session, line, self))

    def edit_opening(self) -> None:
        """Ask for the lots that tracking began with."""
        from .plan_lots_dialog import OpeningLotsDialog

        self._open(OpeningLotsDialog(self._session, self))

    def _open(self, dialog: ActivityDialog) -> None:
        dialog.accepted.connect(lambda: self._say(dialog.said, undo=dialog.changed))
        dialog.open()

    def _say(self, text: str, *, undo: bool) -> None:
        self.said.say(text, undo=undo)
        self.said.raise_()
        self._place_said()

    def _place_said(self) -> None:
        """Keep the line at the lower edge, wherever the page is scrolled to."""
        seen = self.viewport().geometry()
        height = self.said.sizeHint().height()
        self.said.setGeometry(
            seen.left() + MARGIN, seen.bottom() - height - GAP, seen.width() - 2 * MARGIN, height
        )

    def _undo(self) -> None:
        self._session.undo_or_say(self)

    def _remove_line(self, line: HistoryLine) -> None:
        picture, text = self._session.picture, self.tr("Removed from the plan’s history")
        self._remove(text, remove_event, picture, line.event)

    def _remove_purchase(self, purchase: Purchase) -> None:
        self._remove(self.tr("Purchase removed"), remove_purchase, purchase.id)

    def _remove_bonus(self, bonus: Bonus) -> None:
        self._remove(self.tr("Bonus removed"), remove_bonus, bonus.id)

    def _remove(self, text: str, activity: Callable[..., Changed], *args: object) -> None:
        changed = self._session.perform_or_say(self, activity, *args)
        if changed is not None:
            self._say(text, undo=made_step(changed))

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._refresh()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_said()

    def _on_change(self, changed: object) -> None:
        # The line speaks of the step before this one: Undo beside it would take back another than it names.
        self.said.clear()
        if changed is not None and not getattr(changed, "facts", True):
            return
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        picture, today = self._session.picture, self._session.today
        page = plan_page(picture, self._session.data)
        there_is_one = page.plan is not None
        self._header.set_subtitle(figures.subtitle(page, today))
        for button in (self.change_button, self.cancel_button, self.card_button):
            button.setVisible(there_is_one)
        self.none.setVisible(not there_is_one)
        self._figures.setVisible(there_is_one)
        self._rules_card.setVisible(there_is_one)
        self.purchases.button.setVisible(page.sells_credits)
        self.bonuses.button.setVisible(there_is_one)
        self._show_notices(page, today)
        self.allotment.show_figure(figures.allotment_figure(page))
        self.cap.show_figure(figures.cap_figure(page))
        self.renewal.show_figure(figures.renewal_figure(page, today))
        self.price.show_figure(figures.price_figure(page))
        self.history.show_lines(page.history, today, lambda line: may_remove(picture, line.event))
        self._show_extras(page, today)
        self.rules.show_rules(page.rules)
        order_tabs(self)

    def _show_extras(self, page: Shown, today: date) -> None:
        hint = self.tr("None so far.")
        if not page.purchases and page.plan is not None and not page.sells_credits:
            hint = self.tr("By the rules below, LinkedIn sells no single credits for this plan.")
        bought = [purchase_row(each) for each in page.purchases]
        for row, purchase in zip(bought, page.purchases, strict=True):
            row.removed.connect(lambda purchase=purchase: self._remove_purchase(purchase))
        self.purchases.show_rows("" if bought else hint, bought)
        given = [bonus_row(each, today) for each in page.bonuses]
        for row, bonus in zip(given, page.bonuses, strict=True):
            row.removed.connect(lambda bonus=bonus: self._remove_bonus(bonus))
        nothing = self.tr("None so far: a promotion, a survey or LinkedIn’s support may give some.")
        self.bonuses.show_rows("" if given else nothing, given)
        self.opening.setVisible(page.began is not None)
        self.opening.show_rows(opening_hint(page, today), opening_rows(page, today))

    def _show_notices(self, page: Shown, today: date) -> None:
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
