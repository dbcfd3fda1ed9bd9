"""How long long histories take: beside a program for ledgers, as they grow, and by the clock."""

import math
from collections.abc import Iterator, Sequence

from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.statement import Kind, Posting
from inmail_desk.garbage import look_seldom

from .figures import Figure, shortest
from .making import TODAY, history, rules_for

DECADE = 20_000
SIZES = (2_500, 5_000, 10_000, 20_000, 40_000)

_ADDING = {Kind.ALLOTMENT, Kind.CREDIT_BACK}


def figures() -> Iterator[Figure]:
    """The figures of this module, one after the other."""
    look_seldom()  # as the program does, and for both programs alike
    yield _against_a_ledger_program()
    yield _growth()
    facts, rules = history(5_000, years=3), rules_for(5_000, years=3)
    taken = shortest(lambda: compute_statement(facts, rules, TODAY), times=60)
    yield Figure("5,000 InMails replayed", taken * 1000, "ms", 50)


def _against_a_ledger_program() -> Figure:
    """The same lots as commodities held at cost, booked first in, first out, loaded from text without any cache."""
    from beancount import loader

    facts, rules = history(DECADE, years=10), rules_for(DECADE, years=10)
    postings = compute_statement(facts, rules, TODAY).postings
    text = ledger_text(postings)
    entries, errors, _ = loader.load_string(text)
    if errors or len(entries) != len(postings) + 3:
        raise RuntimeError(f"the ledger program booked something else: {errors[:3]}")
    del entries
    # By turns, so that what else the machine does meets both alike.
    ours = theirs = math.inf
    for _ in range(3):
        ours = min(ours, shortest(lambda: compute_statement(facts, rules, TODAY), times=6))
        theirs = min(theirs, shortest(lambda: loader.load_string(text), times=1))
    return Figure("A decade with 20,000 InMails, as a part of beancount's time", ours / theirs, "", 1 / 40)


def ledger_text(postings: tuple[Posting, ...]) -> str:
    """The postings as a ledger: one transaction for each, with the credits as lots that have a date and a cost."""
    opened = min(posting.on for posting in postings)
    lines = [
        'option "booking_method" "FIFO"',
        f'{opened} open Assets:Credits CREDIT "FIFO"',
        f"{opened} open Income:Granted",
        f"{opened} open Expenses:Gone",
    ]
    for posting in postings:
        lines.append(f'{posting.on} * "{posting.kind}"')
        if posting.kind in _ADDING:
            lines.append(f"  Assets:Credits  {posting.credits} CREDIT {{1 USD, {posting.on}}}")
            lines.append("  Income:Granted")
        else:
            lines.append(f"  Assets:Credits  {posting.credits} CREDIT {{}}")
            lines.append("  Expenses:Gone")
    return "\n".join(lines) + "\n"


def _growth() -> Figure:
    """The exponent p for which the time grows like n to the p, fitted over all sizes; the bound is what n log n gives
    when it is fitted in the same way."""
    made = [(history(size, years=10), rules_for(size, years=10)) for size in SIZES]
    taken = [math.inf for _ in SIZES]
    for _ in range(10):
        for place, (facts, rules) in enumerate(made):
            run = shortest(lambda facts=facts, rules=rules: compute_statement(facts, rules, TODAY), times=1)  # type: ignore[misc]
            taken[place] = min(taken[place], run)
    return Figure(
        "Growth of the time from 2,500 to 40,000 InMails, as an exponent",
        slope(SIZES, taken),
        "",
        slope(SIZES, [n * math.log(n) for n in SIZES]),
    )


def slope(sizes: Sequence[int], taken: Sequence[float]) -> float:
    """The slope of the straight line through the points on doubly logarithmic paper."""
    xs, ys = [math.log(size) for size in sizes], [math.log(each) for each in taken]
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    above = sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True))
    return above / sum((x - x_mean) ** 2 for x in xs)
