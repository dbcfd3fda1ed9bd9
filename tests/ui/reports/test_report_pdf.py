"""The report as a PDF, read by somebody else."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from PySide6.QtCore import QLocale, QSizeF
from PySide6.QtGui import QColor

from inmail_desk.desk.report_values import Order
from inmail_desk.ui.report_layout import laid_out, page_marks
from inmail_desk.ui.report_paper import A4, LETTER, Face, Pen, Sheet, Words, usual_sheet
from inmail_desk.ui.report_printing import picture

from .reporting import laid, person, reader, report, texts

MANY = [person(number) for number in range(60)]


@cache
def many(order: Order) -> list[str]:
    """The pages of the report about all of them."""
    return texts(report(*MANY, order=order), "Alex Miller")


def test_an_empty_period_says_so() -> None:
    (page,) = texts(report())
    assert "Nothing was recorded in this period." in page


def test_the_first_page_says_whose_report_it_is_and_of_which_days() -> None:
    (page,) = texts(report(person(1)), "Alex Miller")
    assert page.startswith("Activity report Alex Miller 1 September – 30 November 2026")


def test_both_rates_are_named() -> None:
    (page,) = texts(report(person(1)))
    assert "100% Answered within 30 days" in page
    assert "100% Answered within 90 days" in page


def test_half_a_percent_is_rounded_up() -> None:
    of = report(person(1))
    (page,) = texts(replace(of, totals=replace(of.totals, delivered=8, soon=1)))
    assert "13% Answered within 30 days" in page


@pytest.mark.parametrize("order", Order)
def test_everybody_is_there(order: Order) -> None:
    text = " ".join(many(order))
    assert [each.name for each in MANY if each.name not in text] == []


@pytest.mark.parametrize("order", Order)
def test_each_step_is_there_with_its_day(order: Order) -> None:
    (page,) = texts(report(person(1), order=order))
    for step in ("Sent: “Subject 1”", "LinkedIn’s reminder", "the credit came back"):
        assert step in page
    assert [day for day in ("1 Sep 2026", "4 Sep 2026", "10 Sep 2026") if day not in page] == []


def test_every_page_has_its_number() -> None:
    pages = many(Order.PERSON)
    count = len(pages)
    assert count > 3
    assert [page.endswith(f"Page {number} of {count}") for number, page in enumerate(pages, 1)] == [
        True
    ] * count


def test_every_later_page_says_whose_report_it_is_and_repeats_the_headings() -> None:
    _, *later = many(Order.PERSON)
    for page in later:
        assert page.startswith(
            "Activity report · Alex Miller 1 September – 30 November 2026 Day Channel What was done"
        )


@pytest.mark.parametrize("sheet", [A4, LETTER])
@pytest.mark.parametrize("order", Order)
def test_nothing_is_painted_beyond_the_margins(sheet: Sheet, order: Order) -> None:
    pen = Pen()
    people = [*MANY[:40], person(500, notes="word " * 2_000), person(501, name="Wolfeschlegelstein" * 40)]
    of = laid_out(report(*people, order=order, notes=True, addresses=True), "N" * 200, sheet, pen)
    for number in range(len(of.pages)):
        *inside, foot = page_marks(of, number, pen)
        for y, marks in inside:
            for mark in marks:
                if isinstance(mark, Words):
                    assert y + mark.y + pen.height(mark.face) <= sheet.length + 1
                    assert mark.right or mark.x + pen.width(mark.text, mark.face) <= sheet.room + 1
        assert foot[0] < sheet.length + sheet.bottom


def test_a_person_with_few_steps_stays_on_one_page() -> None:
    pages = many(Order.PERSON)
    for each in MANY:
        page = next(page for page in pages if each.name in page)
        assert f"Subject {each.id}”" in page
    assert "(continued)" not in " ".join(pages)


def test_a_person_with_many_steps_goes_on_with_the_name_said_again() -> None:
    pages = texts(report(person(1, steps=120)))
    assert len(pages) > 2
    assert all("Person Number0001 (continued)" in page for page in pages[1:])


def test_a_note_longer_than_a_page_goes_on_and_nothing_of_it_is_lost() -> None:
    note = " ".join(f"word{number}" for number in range(1_200))
    text = " ".join(texts(report(person(1, notes=note), notes=True)))
    assert [number for number in range(1_200) if f"word{number} " not in f"{text} "] == []


@pytest.mark.parametrize(
    "name", ["Zoë Ångström", "Łukasz Świętochowski", "Ελένη Παπαδοπούλου", "Иван Петров"]
)
def test_names_in_other_letters_are_texts_in_the_pdf(name: str) -> None:
    assert name in texts(report(person(1, name=name)))[0]


def test_a_very_long_name_is_not_cut() -> None:
    name = "-".join(["Wolfeschlegelsteinhausenberger"] * 12)
    assert name in texts(report(person(1, name=name)))[0].replace(" ", "")


def test_the_fonts_are_in_the_file() -> None:
    fonts = reader(report(person(1))).pages[0]["/Resources"]["/Font"].values()
    for font in fonts:
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)


@pytest.mark.parametrize(("sheet", "size"), [(A4, (595, 842)), (LETTER, (612, 792))])
def test_the_paper_has_its_size(sheet: Sheet, size: tuple[int, int]) -> None:
    box = reader(report(person(1)), sheet=sheet).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


@pytest.mark.parametrize(("locale", "sheet"), [("en_US", LETTER), ("en_GB", A4), ("de_DE", A4)])
def test_the_paper_is_that_of_the_country(locale: str, sheet: Sheet) -> None:
    assert usual_sheet(QLocale(locale)) is sheet


def test_the_title_says_what_it_is() -> None:
    metadata = reader(report(person(1)), "Alex Miller").metadata
    assert metadata is not None
    assert metadata.title == "Activity report · Alex Miller · 1 September – 30 November 2026"


def test_parts_that_are_not_asked_for_are_left_out() -> None:
    (page,) = texts(report(person(1), summary=False, weeks=False))
    assert "InMails sent" not in page
    assert "Week by week" not in page


def test_a_period_over_the_turn_of_a_year_names_both_years() -> None:
    (page,) = texts(report(first=date(2025, 12, 1), last=date(2026, 1, 31)))
    assert "1 December 2025 – 31 January 2026" in page


def test_the_picture_of_a_page_is_white_paper_with_black_on_it() -> None:
    pen = Pen()
    image = picture(laid(report(person(1))), 0, pen, QSizeF(300, 300))
    colours = {
        QColor(image.pixel(x, y)).lightness() for x in range(image.width()) for y in range(image.height())
    }
    assert QColor(image.pixel(2, 2)).name() == "#ffffff"
    assert min(colours) < 100


def test_of_a_very_long_report_the_preview_lays_only_the_beginning_out() -> None:
    beginning = laid_out(report(*MANY), "", A4, Pen(), most_people=25)
    assert (beginning.total, len(beginning.pages) < len(laid(report(*MANY)).pages)) == (None, True)


def test_a_line_is_broken_where_a_sign_of_two_units_stands() -> None:
    pen = Pen()
    text = "🚀" * 200
    lines = pen.lines(text, Face.BODY, 1_000)
    assert ("".join(lines), len(lines) > 1) == (text, True)
