"""The first question: which plan. Cards with the numbers and where they were read, and a plan of one's own."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inmail_desk.desk.setting_up import PlanCard

from . import words
from .cards import Card, CardRow
from .controls import LinkButton
from .first_run_cards import ChoiceCard
from .first_run_field import AnyField, Field, Stop
from .first_run_sources import SourcesTable, life_words, source_words
from .labels import Role, Text
from .number_line import NumberLine

_LEAST = 236
_LONGEST_NAME = 80


class OwnNumbers(QWidget):
    """Two numbers of the person's own: the credits a month, and the cap."""

    changed = Signal()

    def __init__(self, cap_hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.allotment = Field(self.tr("Credits a &month"), NumberLine())
        self.cap = Field(self.tr("At m&ost (the cap)"), NumberLine(), hint=cap_hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self.allotment, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.cap, 1, Qt.AlignmentFlag.AlignTop)
        for field in (self.allotment.field, self.cap.field):
            field.number_changed.connect(self.changed)

    def values(self) -> tuple[int | None, int | None]:
        """Return the credits a month and the cap; None for a number not typed."""
        return self.allotment.field.number(), self.cap.field.number()


class KnownPlan(Card):
    """What is known about the plan that was chosen, and room for another number."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._summary = Text(role=Role.STRONG, selectable=True)
        self._read_in = Text(role=Role.QUIET, selectable=True)
        self._others = SourcesTable(self)
        self.other_number = LinkButton(self.tr("LinkedIn shows me another number"))
        self.other_number.clicked.connect(self._open_numbers)
        self.numbers = OwnNumbers(parent=self)
        self.numbers.hide()
        self.numbers.changed.connect(self._numbers_typed)
        for part in (self._summary, self._read_in, self._others):
            self.body.addWidget(part)
        link = QHBoxLayout()
        link.addWidget(self.other_number)
        link.addStretch(1)
        self.body.addLayout(link)
        self.body.addWidget(self.numbers)
        self._cap: int | None = None
        self.summary = ""
        """The plan and its numbers, in a line."""

    def show_card(self, card: PlanCard) -> None:
        """Show another plan; numbers typed for the former one are gone."""
        says = card.says[0]
        self._cap = says.cap
        parts = [self.tr("%1 a month").replace("%1", words.credits(says.allotment or 0))]
        if says.cap is not None:
            parts.append(self.tr("at most %1").replace("%1", words.number(says.cap)))
        parts.append(life_words(says))
        if card.renews_on_the_first:
            parts.append(self.tr("granted on the first of each month"))
        numbers = ", ".join(parts)
        self._summary.setText(numbers)
        self.summary = self.tr("%1: %2").replace("%2", numbers).replace("%1", card.title, 1)
        self._read_in.setText(self.tr("Read in: %1").replace("%1", source_words(says)))
        self._others.show_card(card)
        self.numbers.hide()
        self.other_number.show()
        for field in (self.numbers.allotment, self.numbers.cap):
            field.field.set_number(None)

    def _open_numbers(self) -> None:
        self.other_number.hide()
        self.numbers.show()
        self.numbers.allotment.field.setFocus()
        self._numbers_typed()

    def _numbers_typed(self) -> None:
        allotment, cap = self.numbers.values()
        kept = self._cap if cap is None else cap
        if allotment is not None and kept is not None and allotment > kept:
            hint = self.tr("No more than %1 would ever arrive: enter LinkedIn’s cap too.")
        elif cap is None:
            hint = self.tr("empty: %1, as above")
        else:
            hint = ""
        self.numbers.cap.hint(hint.replace("%1", self.tr("no cap") if kept is None else words.number(kept)))
        self.changed.emit()


class OwnPlan(Card):
    """A plan that no card shows: its name, its credits a month, its cap."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        name = QLineEdit()
        name.setMaxLength(_LONGEST_NAME)
        name.setMinimumWidth(300)
        name.textChanged.connect(self.changed)
        self.name = Field(self.tr("&Name of the plan, as LinkedIn calls it"), name)
        self.numbers = OwnNumbers(self.tr("empty: no cap"))
        self.numbers.changed.connect(self.changed)
        self.body.setSpacing(12)
        self.body.addWidget(
            Text(
                self.tr(
                    "An older plan, or one that no source lists: LinkedIn’s numbers for it are yours to enter. "
                    "Expiry and credit back follow LinkedIn Help."
                ),
                Role.QUIET,
            )
        )
        self.body.addWidget(self.name)
        self.body.addWidget(self.numbers)


class PlanChoice(QWidget):
    """The cards of all plans, and beneath them what is known about the one chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[ChoiceCard, ...] = ()
        self._row: CardRow | None = None
        self.known = KnownPlan(self)
        self.own = OwnPlan(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._error = Text(role=Role.ERROR)
        for part in (self._error, self.known, self.own):
            part.hide()
            self._column.addWidget(part)
        self.known.changed.connect(self.changed)
        self.own.changed.connect(self.changed)

    def show_cards(self, plans: Sequence[PlanCard]) -> None:
        """Show the plans to choose from, and one card more for any other plan."""
        own = ChoiceCard(
            None,
            self.tr("Another plan"),
            self.tr("older, or not listed"),
            small=self.tr("with numbers of your own"),
        )
        self._cards = (*(self._card(plan) for plan in plans), own)
        for card in self._cards:
            card.toggled.connect(self._show_chosen)
        self._row = CardRow(self._cards, least=_LEAST)
        self._column.insertWidget(0, self._row)
        self._row.show()

    def _card(self, plan: PlanCard) -> ChoiceCard:
        says = plan.says[0]
        if says.cap is None:
            text = self.tr("a month, no cap")
        else:
            text = self.tr("a month, at most %1").replace("%1", words.number(says.cap))
        small = "" if says.confidence is None else words.confidence(says.confidence)
        card = ChoiceCard(plan, plan.title, text, number=words.number(says.allotment or 0), small=small)
        card.setToolTip(source_words(says))
        return card

    def is_answered(self) -> bool:
        """Tell whether a card was chosen."""
        return any(card.isChecked() for card in self._cards)

    def chosen(self) -> PlanCard | None:
        """Return the plan chosen; None for a plan of one's own, or before the choice."""
        return next((card.value for card in self._cards if card.isChecked()), None)

    def choose(self, plan: str) -> None:
        """Choose a plan by its key; one that no card shows becomes a plan of one's own of that name."""
        for card in self._cards[:-1]:
            if card.value.plan == plan:
                card.setChecked(True)
                return
        self._cards[-1].setChecked(True)
        self.own.name.field.setText(plan)

    def plan(self) -> str:
        """Return the plan's name, "" where there is none yet."""
        card = self.chosen()
        return self.own.name.field.text().strip() if card is None else card.plan

    def summary(self) -> str:
        """Return the plan chosen with its numbers, in a line."""
        return self.plan() if self.chosen() is None else self.known.summary

    def numbers(self) -> tuple[int | None, int | None]:
        """Return the credits a month and the cap that the person typed; None for what the rulebook says."""
        return (self.own if self.chosen() is None else self.known).numbers.values()

    def fields(self) -> dict[str, AnyField]:
        """Return the fields shown, by the answer that each is for."""
        shown = self.own if self.chosen() is None else self.known
        found = {"allotment": shown.numbers.allotment, "cap": shown.numbers.cap}
        return {"plan": self.own.name, **found} if shown is self.own else found

    def say(self, error: str) -> None:
        """Say that a choice is missing; "" takes it back."""
        self._error.setText(error)
        self._error.setVisible(bool(error))

    def stops(self) -> list[Stop]:
        """Return what Enter moves to, in order; what is not shown is among it."""
        if self._row is None:
            return []
        first = next((card for card in self._cards if card.isChecked()), self._cards[0])
        return [Stop(self._row, first), *(Stop(field, field.field) for field in self.fields().values())]

    def _show_chosen(self, checked: bool) -> None:
        if not checked:
            return
        card = self.chosen()
        if card is not None:
            self.known.show_card(card)
        self.known.setVisible(card is not None)
        self.own.setVisible(card is None)
        self.say("")
        self.changed.emit()
