"""Fields for the value of a rule: a number, a number or none, one of a few, or several responses."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.rule_names import (
    CapScope,
    CreditBackExpiry,
    ExpiryMode,
    Overage,
    PlanChangeCredits,
    PlanChangeEffective,
    Renewal,
    RuleKey,
    SecondInMail,
)
from inmail_desk.credit_rules.rules import RuleAnswer

from . import words
from .choice import Choice
from .labels import Role, Text
from .number_line import NumberLine
from .plan_rule_meanings import rule_meaning
from .plan_rules_words import capital, value_words

translate = QCoreApplication.translate

_CHOICES: dict[str, tuple[object, ...]] = {
    "renewal": tuple(Renewal),
    "purchase": (True, False),
    "cap.applies_to": tuple(CapScope),
    "expiry.mode": tuple(ExpiryMode),
    "credit_back.enabled": (True, False),
    "credit_back.expiry": tuple(CreditBackExpiry),
    "second_inmail": tuple(SecondInMail),
    "overage": tuple(Overage),
    "plan_change.effective": tuple(PlanChangeEffective),
    "plan_change.credits": tuple(PlanChangeCredits),
}


class ValueEdit(QWidget):
    """The base of the fields: `value()` is None while there is none."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else the key of its label does nothing

    def value(self) -> object:
        """Return the value, in the type that the rules use."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show a value."""
        raise NotImplementedError


def value_edit(rule: str) -> ValueEdit:
    """Make the field that fits the values of a rule."""
    if rule == "cap":
        return CapValue()
    if rule == "credit_back.outcomes":
        return OutcomesValue()
    if rule in _CHOICES:
        return ChoiceValue(rule, _CHOICES[rule])
    return NumberValue(_unit(rule))


def _unit(rule: str) -> str:
    match rule:
        case "allotment":
            return translate("override", "credits a month")
        case "expiry.renewals":
            return translate("override", "renewals")
        case "reminder.days":
            return translate("override", "days; 0 for no reminder")
        case _:
            return translate("override", "days")


class NumberValue(ValueEdit):
    """A whole number with its unit."""

    def __init__(self, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = NumberLine()
        self.line.number_changed.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.line)
        row.addWidget(Text(unit, Role.QUIET), 1)
        self.setFocusProxy(self.line)

    def value(self) -> object:
        return self.line.number()

    def set_value(self, value: object) -> None:
        assert isinstance(value, int)
        self.line.set_number(value)
        self.line.selectAll()


class CapValue(ValueEdit):
    """A number of credits, or no cap. An empty number is not yet no cap: `is_missing`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = NumberLine()
        self.none = QCheckBox(self.tr("&No cap: credits may pile up"))
        self.line.number_changed.connect(self.changed)
        self.none.toggled.connect(self.line.setDisabled)
        self.none.toggled.connect(self.changed)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.line)
        row.addWidget(Text(self.tr("credits at most"), Role.QUIET), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.line)

    def value(self) -> object:
        return None if self.none.isChecked() else self.line.number()

    def is_missing(self) -> bool:
        """Tell whether neither a number was typed nor none was wanted."""
        return not self.none.isChecked() and self.line.number() is None

    def set_value(self, value: object) -> None:
        assert value is None or isinstance(value, int)
        self.none.setChecked(value is None)
        self.line.set_number(value)
        self.line.selectAll()
        self.setFocusProxy(self.none if value is None else self.line)


class ChoiceValue(ValueEdit):
    """One of the values that a rule may have, each with what it means."""

    def __init__(self, rule: str, values: tuple[object, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = values
        # By place, because True and 1 would be the same.
        self.choice = Choice(
            [
                (place, capital(value_words(rule, value)), _meaning(rule, value))
                for place, value in enumerate(values)
            ]
        )
        self.choice.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choice)
        self.setFocusProxy(self.choice)

    def value(self) -> object:
        place = self.choice.value()
        return self._values[place] if isinstance(place, int) else None

    def set_value(self, value: object) -> None:
        self.choice.choose(self._values.index(value))


def _meaning(rule: str, value: object) -> str:
    key = RuleKey(rule, None)
    return rule_meaning(RuleAnswer(key=key, value=value, from_on=None, override=True, sourced=None))


class OutcomesValue(ValueEdit):
    """Any of the responses."""

    _COLUMNS = 2

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        self.boxes: dict[Outcome, QCheckBox] = {}
        for place, outcome in enumerate(Outcome):
            box = QCheckBox(words.outcome(outcome))
            box.toggled.connect(self.changed)
            self.boxes[outcome] = box
            grid.addWidget(box, place // self._COLUMNS, place % self._COLUMNS)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def value(self) -> object:
        return frozenset(outcome for outcome, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: object) -> None:
        assert isinstance(value, frozenset)
        for outcome, box in self.boxes.items():
            box.setChecked(outcome in value)
