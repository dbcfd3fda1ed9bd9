"""Which days renew a subscription."""

from datetime import date

from .days import day_of_month
from .rule_names import Renewal
from .rules import Rules


class RenewalDays:
    """The renewal days of one plan and billing day: by the renewal rule of each day itself, or throughout by the rule
    of the day `by_rule_of` where one is given.

    They say nothing about an anchor: whoever asks knows from which day on they count.
    """

    def __init__(self, rules: Rules, plan: str, billing_day: int, by_rule_of: date | None = None) -> None:
        self._rules = rules
        self._plan = plan
        self._billing_day = billing_day
        if by_rule_of is None and rules.holds_always("renewal", plan):
            by_rule_of = date.min
        fixed = None if by_rule_of is None else rules.value("renewal", plan, by_rule_of)
        # Under one rule for all days each month has the one renewal day: the walk over two candidates is spared.
        self._only_day = None if fixed is None else 1 if fixed is Renewal.FIRST_OF_MONTH else billing_day

    def next_after(self, day: date) -> date | None:
        """The first renewal later than `day`, None where the calendar ends first."""
        year, month = day.year, day.month
        while year <= date.max.year:
            for found in self._in_month(year, month):
                if found > day:
                    return found
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        return None

    def latest_until(self, day: date) -> date | None:
        """The latest renewal on or before `day`, None where there is none."""
        year, month = day.year, day.month
        while year >= date.min.year:
            for found in reversed(self._in_month(year, month)):
                if found <= day:
                    return found
            year, month = (year - 1, 12) if month == 1 else (year, month - 1)
        return None

    def latest_before(self, day: date) -> date | None:
        """The latest renewal earlier than `day`, None where there is none."""
        return None if day == date.min else self.latest_until(date.fromordinal(day.toordinal() - 1))

    def _in_month(self, year: int, month: int) -> tuple[date, ...]:
        if self._only_day is not None:
            return (day_of_month(year, month, self._only_day),)
        first = date(year, month, 1)
        billing = day_of_month(year, month, self._billing_day)
        found = {first} if self._rule_of(first) is Renewal.FIRST_OF_MONTH else set()
        if self._rule_of(billing) is Renewal.BILLING_DAY:
            found.add(billing)
        return tuple(sorted(found))

    def _rule_of(self, day: date) -> object:
        return self._rules.value("renewal", self._plan, day)
