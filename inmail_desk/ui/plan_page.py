"""The page Plan & rules: the plan and its history, the rules it is counted by, and the rulebooks side by side."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inmail_desk.desk.plan import ended_before, remove_bonus, remove_purchase
from inmail_desk.desk.plan_corrections import remove_event
from inmail_desk.desk.plan_page import HistoryLine, plan_page
from inmail_desk.store.changes import Changed
from inmail_desk.store.values import Bonus, Purchase

from . import plan_figures as figures
from .activity_dialog import ActivityDialog
from .controls import OneOfThese, SecondaryButton, Tab
from .my_premium import OpenUrl, open_in_browser
from .page import GAP, MARGIN, PageHeader, ScrollPage
from .plan_view import PlanView
from .said import Said
from .session import DeskSession, made_step
from .tab_order import order_tabs

translate = QCoreApplication.translate

PLAN, RULES, RULEBOOKS = "plan", "rules", "rulebooks"


class PlanPage(ScrollPage):
    """Shows the session's plan and rules, and changes them through dialogs. It keeps up with the session while it can
    be seen; a part is made when it is first shown."""

    def __init__(
        self, session: DeskSession, parent: QWidget | None = None, *, open_url: OpenUrl = open_in_browser
    ) -> None:
        self.change_button = SecondaryButton(translate("plan", "Change plan…"))
        self.cancel_button = SecondaryButton(translate("plan", "Cancel plan…"))
        self.card_button = SecondaryButton(translate("plan", "Payment card…"))
        self._header = PageHeader(
            translate("plan", "Plan & rules"), "", self.card_button, self.cancel_button, self.change_button
        )
        super().__init__(self._header, parent)
        self._session = session
        self._open_url = open_url
        self._stale = True
        self._part = PLAN
        self._there_is_one = True
        self.change_button.clicked.connect(self.change_plan)
        self.cancel_button.clicked.connect(self.cancel_plan)
        self.card_button.clicked.connect(self.mark_card)
        self.column.addLayout(self._make_tabs())
        self.plan = PlanView()
        self._connect_plan()
        self._parts: dict[str, QWidget] = {PLAN: self.plan}
        self.column.addWidget(self.plan, 1)
        self.said = Said(self)
        self.said.undo_clicked.connect(self._undo)
        session.work_out_ahead(plan_page)
        session.changed.connect(self._on_change)

    def _make_tabs(self) -> QHBoxLayout:
        texts = {PLAN: self.tr("Plan"), RULES: self.tr("Rules"), RULEBOOKS: self.tr("Rulebooks")}
        self.tabs: dict[str, Tab] = {}
        group = OneOfThese(self)
        row = QHBoxLayout()
        row.setSpacing(18)
        for key, text in texts.items():
            tab = self.tabs[key] = Tab(text)
            tab.clicked.connect(lambda _checked, key=key: self.show_part(key))
            group.addButton(tab)
            row.addWidget(tab)
        row.addStretch(1)
        self.tabs[PLAN].setChecked(True)
        return row

    def _connect_plan(self) -> None:
        plan = self.plan
        plan.nothing.clicked.connect(self.subscribe_again)
        plan.price.link_clicked.connect(self.set_price)
        plan.history.edit_wanted.connect(self.edit_line)
        plan.history.remove_wanted.connect(self._remove_line)
        plan.history.add_wanted.connect(self.change_plan_on)
        plan.history.in_sight_wanted.connect(self.ensureWidgetVisible)
        plan.purchases.button.clicked.connect(self.record_purchase)
        plan.bonuses.button.clicked.connect(self.record_bonus)
        plan.purchase_removed.connect(self._remove_purchase)
        plan.bonus_removed.connect(self._remove_bonus)
        plan.opening.button.clicked.connect(self.edit_opening)

    # The parts

    def part(self) -> str:
        """Return the key of the part that is shown."""
        return self._part

    def show_part(self, key: str) -> None:
        """Show the part "plan", "rules" or "rulebooks"."""
        self.build_part(key)
        self._part = key
        self.tabs[key].setChecked(True)
        for each, widget in self._parts.items():
            widget.setVisible(each == key)
        self.verticalScrollBar().setValue(0)
        self._show_buttons()
        if key == PLAN and self._stale:
            self._refresh()
        order_tabs(self)

    def build_part(self, key: str) -> None:
        """Make a part that is not there yet; it is filled when it is shown."""
        if key not in self._parts:
            part = self._parts[key] = self._make_part(key)
            part.hide()
            self.column.addWidget(part, 1)

    def show_rule(self, rule: str) -> None:
        """Show a rule in the part Rules, chosen and in sight."""
        self.show_part(RULES)
        self._of_part(RULES).show_rule(rule)

    def compare_sources(self, rule: str) -> None:
        """Show a rule in the part Rulebooks, with what each source says of it."""
        self.show_part(RULEBOOKS)
        self._of_part(RULEBOOKS).show_rule(rule)

    def _of_part(self, key: str) -> Any:
        return self._parts[key]

    def _make_part(self, key: str) -> QWidget:
        if key == RULEBOOKS:
            from .rulebooks_view import RulebooksView

            return RulebooksView(self._session, self, open_url=self._open_url)
        from .plan_rules_view import RulesView

        rules = RulesView(self._session, open_url=self._open_url, open_dialog=self._open)
        rules.compare_wanted.connect(self.compare_sources)
        return rules

    # What can be done

    def change_plan(self) -> None:
        """Ask for another plan and its first day."""
        self.change_plan_on(None)

    def change_plan_on(self, on: date | None) -> None:
        """Ask for another plan from a day on; None for the first day from today on that is free. Where the plan was
        cancelled by then, ask for a subscription."""
        from .plan_change_dialog import ChangePlanDialog, SubscribeDialog

        if ended_before(self._session.picture, on or self._session.today):
            self._open(SubscribeDialog(self._session, self, on=on))
        else:
            self._open(ChangePlanDialog(self._session, self, on=on))

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
        self.keep_up()
        super().showEvent(event)

    def keep_up(self) -> None:
        """Take over what changed, seen or not."""
        if self._stale:
            self._refresh()

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
        picture = self._session.picture
        page = self._session.content(plan_page)
        self._header.set_subtitle(figures.subtitle(page, picture.today))
        self._there_is_one = page.plan is not None
        self._show_buttons()
        if self._part != PLAN:
            return  # still to be drawn once it is seen
        self._stale = False
        self.plan.show_plan(page, picture)
        order_tabs(self)

    def _show_buttons(self) -> None:
        for button in (self.change_button, self.cancel_button, self.card_button):
            button.setVisible(self._there_is_one and self._part == PLAN)
