"""Reports about invented people, and what their PDFs say."""

import io
from datetime import date, datetime, timedelta
from typing import Any

from pypdf import PdfReader

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.report_values import ActivityReport, Person, ReportAsked, Stage, StageKind, Totals, Week
from inmail_desk.store.values import TouchKind
from inmail_desk.ui.report_layout import Laid, laid_out
from inmail_desk.ui.report_paper import A4, Pen, Sheet
from inmail_desk.ui.report_printing import pdf

BEGIN = datetime(2026, 9, 1, 9)
PERIOD = ReportAsked(first=date(2026, 9, 1), last=date(2026, 11, 30))


def person(number: int, steps: int = 3, **more: Any) -> Person:
    at = BEGIN + timedelta(hours=number)
    sent_on = at.date()
    stages = [
        Stage(at, StageKind.SENT, text=f"Subject {number}"),
        Stage(at + timedelta(days=3), StageKind.REMINDER, sent_on=sent_on),
        Stage(
            at + timedelta(days=9), StageKind.ANSWERED, sent_on=sent_on, outcome=Outcome.REPLY, credited=True
        ),
    ]
    while len(stages) < steps:
        stages.append(Stage(at + timedelta(days=len(stages) + 9), StageKind.TOUCH, touch=TouchKind.COMMENT))
    fields: dict[str, Any] = {
        "id": number,
        "name": f"Person Number{number:04}",
        "company": "Northwind",
        "title": "Head of Talent",
        "address": "",
        "notes": "",
        "stages": tuple(stages[:steps]),
    }
    return Person(**(fields | more))


def report(*people: Person, **asked: Any) -> ActivityReport:
    fields = {name: getattr(PERIOD, name) for name in PERIOD.__dataclass_fields__}
    count = len(people)
    totals = Totals(
        reached=count, added=0, inmails=count, free_inmails=0, answers=count, credits_back=count, deleted=0,
        undelivered=0, delivered=count, soon=count, late=count, open_soon=0, open_late=0,
        touches={TouchKind.COMMENT: 2} if count else {},
    )  # fmt: skip
    week = Week(
        first=date(2026, 9, 1), last=date(2026, 9, 6), people=count, inmails=count, answers=0, touches=0
    )
    return ActivityReport(
        asked=ReportAsked(**(fields | asked)),
        today=date(2026, 11, 22),
        campaign="",
        people=people,
        totals=totals,
        weeks=(week,) if count else (),
    )


def laid(of: ActivityReport, name: str = "", sheet: Sheet = A4) -> Laid:
    return laid_out(of, name, sheet, Pen())


def texts(of: ActivityReport, name: str = "", sheet: Sheet = A4) -> list[str]:
    """The text of each page of the PDF, its lines and spaces made even."""
    return [" ".join(page.extract_text().split()) for page in reader(of, name, sheet).pages]


def reader(of: ActivityReport, name: str = "", sheet: Sheet = A4) -> PdfReader:
    pen = Pen()
    return PdfReader(io.BytesIO(pdf(laid_out(of, name, sheet, pen), pen)))
