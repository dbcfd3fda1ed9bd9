"""What an activity refuses before anything is written. The window words it; nothing was changed."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal  # only a price needs it

MOST_CREDITS = 100_000
"""The largest number of credits that can be entered: far more than any plan holds, and small enough to catch a slip."""

HIGHEST_PRICE = 1_000_000
_MOST_PLACES = 6

LONGEST_LINE = 2_000
LONGEST_TEXT = 100_000
"""In characters: of a name or another single line, and of notes."""

EARLIEST_DAY = date(2003, 5, 5)
"""The day LinkedIn opened: nothing can have happened before it. A slip of the year would replay thousands of months."""


class Problem(StrEnum):
    """Why it was refused. The comment says which of the details go with it."""

    DAY_MISSING = "day_missing"
    DAY_IN_FUTURE = "day_in_future"  # day
    BEFORE_INMAIL = "before_inmail"  # day, limit (the day sent), name
    AFTER_LIMIT = "after_limit"  # day, limit (the last day)
    BEFORE_TRACKING = "before_tracking"  # day, limit (the first day)
    SECOND_PLAN_STEP = "second_plan_step"  # day
    NO_PLAN = "no_plan"  # day
    PLAN_IN_FORCE = "plan_in_force"  # day
    YEARS_AHEAD = "years_ahead"  # day, limit (the last day that can be entered)
    CONTRADICTION = "contradiction"  # day (of the entry that stands against it)
    NUMBER_MISSING = "number_missing"
    NUMBER_TOO_LARGE = "number_too_large"  # number, most
    NEGATIVE_NUMBER = "negative_number"  # number
    NAME_MISSING = "name_missing"
    NO_CURRENCY = "no_currency"
    NOT_AN_ADDRESS = "not_an_address"  # text
    NOT_LINKEDIN = "not_linkedin"  # text
    NOT_A_PERSON = "not_a_person"  # text
    ALREADY_KNOWN = "already_known"  # name, text (the address), prospect
    NOT_LATEST_RENEWAL = "not_latest_renewal"  # day, limit (the latest renewal)
    LOTS_DO_NOT_ADD_UP = "lots_do_not_add_up"  # number (their sum), most (the balance)
    LOT_EXPIRED = "lot_expired"  # day
    LESS_THAN_A_DAY = "less_than_a_day"
    LESS_THAN_A_RENEWAL = "less_than_a_renewal"
    CHOICE_MISSING = "choice_missing"
    NO_OUTCOMES = "no_outcomes"
    OWN_PLAN_NEEDS_ALLOTMENT = "own_plan_needs_allotment"  # name (the plan)
    OPENING_LOT_WOULD_EXPIRE = "opening_lot_would_expire"  # day (tracking began), limit (its grant)
    OPENING_RENEWAL_DIFFERS = "opening_renewal_differs"  # day (tracking began)
    CAMPAIGN_EXISTS = "campaign_exists"  # name
    TEXT_TOO_LONG = "text_too_long"  # most
    NOBODY = "nobody"
    RULEBOOK_WITHOUT_PLAN = "rulebook_without_plan"  # name (of the plan), text (the rulebook's title)
    RULEBOOK_AGAINST_RENEWAL = "rulebook_against_renewal"  # day (tracking began), text
    RULEBOOK_AGAINST_FACT = "rulebook_against_fact"  # day, text
    RULEBOOK_AGAINST_VALUE = "rulebook_against_value"  # name (of the rule), text
    RULEBOOK_THERE = "rulebook_there"  # text
    TOO_MANY_RULEBOOKS = "too_many_rulebooks"  # most


class Details(NamedTuple):
    """The facts that a message fills in; None or "" where they do not belong to the problem."""

    day: date | None = None
    limit: date | None = None
    number: int | None = None
    most: int | None = None
    name: str = ""
    text: str = ""
    prospect: int | None = None


class Rejected(Exception):
    """An entry that cannot be kept. `field` names the argument that is wrong, "" where no single one is."""

    def __init__(self, problem: Problem, *, field: str = "", details: Details | None = None) -> None:
        self.problem = problem
        self.field = field
        self.details = details or Details()
        super().__init__(problem, field, self.details)


def checked_line(text: str, field: str) -> str:
    """The text in one line, without spaces around it and signs that no file can hold. Raises `Rejected`."""
    return _not_too_long(" ".join(_without_nul(text).split()), field, LONGEST_LINE)


def checked_name(text: str, field: str = "name") -> str:
    """The same for a line that cannot be empty."""
    line = checked_line(text, field)
    if not line:
        raise Rejected(Problem.NAME_MISSING, field=field)
    return line


def checked_text(text: str, field: str) -> str:
    """The text of any number of lines, without spaces around it. Raises `Rejected`."""
    return _not_too_long(_without_nul(text).strip(), field, LONGEST_TEXT)


def _without_nul(text: str) -> str:
    return text.replace("\0", "")


def _not_too_long(text: str, field: str, most: int) -> str:
    if len(text) > most:
        raise Rejected(Problem.TEXT_TOO_LONG, field=field, details=Details(number=len(text), most=most))
    return text


def checked_number(number: int | None, field: str, most: int = MOST_CREDITS) -> int:
    """The number, where it is one that can be entered. Raises `Rejected`."""
    if number is None:
        raise Rejected(Problem.NUMBER_MISSING, field=field)
    if number < 0:
        raise Rejected(Problem.NEGATIVE_NUMBER, field=field, details=Details(number=number))
    if number > most:
        raise Rejected(Problem.NUMBER_TOO_LARGE, field=field, details=Details(number=number, most=most))
    return number


def checked_billing_day(number: int | None) -> int | None:
    """The day of the month, 1 to 31; None where it is to follow from another day. Raises `Rejected`."""
    if number == 0:
        raise Rejected(Problem.NUMBER_MISSING, field="billing_day")
    return None if number is None else checked_number(number, "billing_day", 31)


def checked_price(price: "Decimal | None", currency: str) -> "tuple[Decimal, str]":
    """The price, to the sixth place as a file holds it, and the currency's code of three capital letters, as in USD.
    Raises `Rejected`."""
    if price is None or not price.is_finite():
        raise Rejected(Problem.NUMBER_MISSING, field="price")
    if price < 0:
        raise Rejected(Problem.NEGATIVE_NUMBER, field="price", details=Details(number=int(price)))
    if price > HIGHEST_PRICE:
        details = Details(number=int(price), most=HIGHEST_PRICE)
        raise Rejected(Problem.NUMBER_TOO_LARGE, field="price", details=details)
    code = currency.strip()
    if len(code) != 3 or not (code.isascii() and code.isalpha()):
        raise Rejected(Problem.NO_CURRENCY, field="currency")
    return _rounded(price), code.upper()


def _rounded(price: "Decimal") -> "Decimal":
    from decimal import Decimal

    rounded = price.quantize(Decimal(1).scaleb(-_MOST_PLACES))
    if not rounded:
        return Decimal(0)  # without a sign, and without an exponent of its own
    exponent = price.as_tuple().exponent
    return price if isinstance(exponent, int) and exponent >= -_MOST_PLACES else rounded


def checked_day(day: date | None, today: date, field: str = "day") -> date:
    """The day, where it is not later than today, nor before LinkedIn opened. Raises `Rejected`."""
    if day is None:
        raise Rejected(Problem.DAY_MISSING, field=field)
    if day < EARLIEST_DAY:
        raise Rejected(Problem.BEFORE_TRACKING, field=field, details=Details(day=day, limit=EARLIEST_DAY))
    if day > today:
        raise Rejected(Problem.DAY_IN_FUTURE, field=field, details=Details(day=day, limit=today))
    return day
