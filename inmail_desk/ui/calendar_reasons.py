"""Why an item of the agenda is there: a sentence for each of its postings, one for all where they are alike."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.statement import Kind
from inmail_desk.desk.calendar_agenda import AgendaItem
from inmail_desk.desk.tracing import Trace

from . import words
from .lot_words import lot_name, usable_until
from .sentences import day
from .trace_words import sentences

translate = QCoreApplication.translate


def reasons_of(item: AgendaItem, today: date) -> list[str]:
    """Why it is there, with the credits of all its postings."""
    if not item.traces:
        return []
    kinds = {trace.posting.kind for trace in item.traces if trace.posting is not None}
    if kinds and kinds <= {Kind.PLAN_CHANGE, Kind.CANCELLATION}:
        return list(sentences(_with_credits(item.traces[0], item.item.credits), today))
    if kinds == {Kind.OPENING} and len(item.traces) > 1:
        said = _opening(item.traces, today)
    else:
        said = [text for trace in _by_lot(item.traces, today) for text in sentences(trace, today)]
    more = len(item.item.entries) - len(item.traces)
    if more > 0:
        said.append(
            words.counted(more, translate("agenda", "And 1 more."), translate("agenda", "And %1 more."))
        )
    return list(dict.fromkeys(said))


def _with_credits(trace: Trace, credits: int) -> Trace:
    assert trace.posting is not None
    return replace(trace, posting=trace.posting._replace(credits=credits))


def _by_lot(traces: Sequence[Trace], today: date) -> Iterable[Trace]:
    """The traces, those of what expires together for all lots of the same name: else two would read alike."""
    together: dict[object, Trace] = {}
    for trace in traces:
        key: object = trace.number
        if trace.posting is not None and trace.posting.kind is Kind.EXPIRY and trace.lot is not None:
            key = lot_name(trace.lot, today)
            former = together.get(key)
            if former is not None and former.posting is not None:
                together[key] = _with_credits(former, former.posting.credits + trace.posting.credits)
                continue
        together[key] = trace
    return together.values()


def _opening(traces: Sequence[Trace], today: date) -> list[str]:
    text = translate("agenda", "LinkedIn showed a balance as tracking began with %1.")
    said = [text.replace("%1", traces[0].plan or translate("agenda", "the plan"), 1)]
    lots = [trace.lot for trace in traces if trace.lot is not None]
    if any(lot.inferred for lot in lots):
        said.append(
            translate(
                "agenda",
                "Credits are spent oldest first, so these are taken to be left from the newest renewals, each with "
                "one allotment at most:",
            )
        )
    part = translate("agenda", "%1 from %2: %3")
    for lot in lots:
        text = part.replace("%1", words.number(lot.credits)).replace("%2", day(lot.granted_on, today))
        said.append(text.replace("%3", usable_until(lot, today), 1))
    return said
