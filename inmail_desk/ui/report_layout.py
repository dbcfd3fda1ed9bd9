"""The activity report on paper: what stands where, as blocks that the pages are made of."""

from collections.abc import Sequence
from typing import NamedTuple

from inmail_desk.desk.activity_report import diary
from inmail_desk.desk.report_values import ActivityReport, Order, Person, Stage

from . import report_words as said
from .report_paper import Block, Face, Mark, Page, Pen, Rule, Shade, Sheet, Words, paged

_GAP = 70.0
_CELL = 60.0
"""Between a column and the next."""
_ROW = 32.0
"""Above and beneath the text of a row, together."""
_MOST_LINES = 24
"""Of one row; a longer text goes on in a row of its own, so that no page is too short for it."""
_FIRST_PEOPLE, _FIRST_STEPS = 40, 120
_HEADER = 330.0
"""What the line on top of the second and every later page takes."""
_NUMBERS, _BAR = (520.0, 760.0, 520.0, 580.0), 760.0
"""The columns of the weeks: InMails, free touches, people, answers, and the bar beside them."""
_TOGETHER = 14
"""Rows of one person that are not parted where they need not be."""
_ALWAYS_TOGETHER = 8
"""Steps of one person that never need to be: with a name and an address they have no more rows than that."""


class Column(NamedTuple):
    """A column of a table: where it begins, and how wide its texts may be. Numbers end at its right side."""

    heading: str
    x: float
    width: float
    number: bool = False


class Laid(NamedTuple):
    """A report on its pages. `title` stands on top of the second and every later one, `period` beside it. `total` is
    how many pages there are, None where only the first ones were laid out."""

    sheet: Sheet
    pages: tuple[Page, ...]
    title: str
    period: str
    footer: str
    total: int | None


def laid_out(
    report: ActivityReport, name: str, sheet: Sheet, pen: Pen, *, most_people: int | None = None
) -> Laid:
    """The report on pages of a size; `name` is whose it is, "" for nobody's. Of more than `most_people` only the first
    ones are laid out: enough to see how it begins."""
    return _Layout(report, name, sheet, pen, most_people).laid()


def page_marks(laid: Laid, number: int, pen: Pen) -> list[tuple[float, Sequence[Mark]]]:
    """What is painted on a page, counted from 0: marks, each with how far down from the upper margin they begin."""
    sheet, room = laid.sheet, laid.sheet.room
    marks: list[tuple[float, Sequence[Mark]]] = []
    top = 0.0
    if number:
        period = Words(room, 0, laid.period, Face.SMALL, right=True)
        title = pen.elided(laid.title, Face.SMALL, room - pen.width(laid.period, Face.SMALL) - _CELL)
        marks.append((0, (Words(0, 0, title, Face.SMALL), period, Rule(0, 150, room))))
        top = _HEADER
    marks += [(top + y, block.marks) for y, block in laid.pages[number].blocks]
    foot = sheet.length + 170
    page = said.page_number(number + 1, laid.total)
    marks.append((foot, (Words(0, 0, laid.footer, Face.SMALL), Words(room, 0, page, Face.SMALL, True))))
    return marks


class _Layout:
    def __init__(
        self, report: ActivityReport, name: str, sheet: Sheet, pen: Pen, most_people: int | None
    ) -> None:
        self._report = report
        self._all = most_people is None or len(report.people) <= most_people
        self._people = report.people if self._all else report.people[:_FIRST_PEOPLE]
        self._name = " ".join(name.split())
        self._sheet = sheet
        self._pen = pen
        self._room = sheet.room
        self._period = said.days(report.asked.first, report.asked.last)

    def laid(self) -> Laid:
        report, asked = self._report, self._report.asked
        blocks = [self._heading()]
        if not report.people:
            blocks.append(self._nothing())
        else:
            if asked.summary:
                blocks += self._summary()
            if asked.weeks and report.weeks:
                blocks += self._weeks()
            blocks += self._by_day() if asked.order is Order.DAY else self._by_person()
        title = said.title() if not self._name else f"{said.title()} · {self._name}"
        # The first page has its title in the column, the others have theirs on top of it.
        pages = paged(blocks, self._sheet.length, self._sheet.length - _HEADER)
        total = len(pages) if self._all else None
        return Laid(self._sheet, tuple(pages), title, self._period, said.footer(report.today), total)

    def _heading(self) -> Block:
        pen, y = self._pen, 0.0
        marks: list[Mark] = []
        about = said.about(self._report)
        texts = [(said.title(), Face.TITLE), (self._name, Face.NAME), (self._period, Face.LEAD)]
        for text, face in (*texts, (about, Face.LEAD)):
            for line in pen.lines(text, face, self._room):
                marks.append(Words(0, y, line, face))
                y += pen.height(face)
            y += 22 if text else 0
        marks.append(Rule(0, y + 40, self._room))
        return Block(y + 40 + _GAP, tuple(marks))

    def _nothing(self) -> Block:
        title, text = said.nothing()
        marks: list[Mark] = [Words(0, 60, title, Face.STRONG)]
        y = 60 + self._pen.height(Face.STRONG) + 20
        for line in self._pen.lines(text, Face.QUIET, self._room):
            marks.append(Words(0, y, line, Face.QUIET))
            y += self._pen.height(Face.QUIET)
        return Block(y, tuple(marks))

    # The numbers

    def _summary(self) -> list[Block]:
        return [self._figures(), *self._paragraphs(said.explanations(self._report))]

    def _figures(self) -> Block:
        pen, marks = self._pen, list[Mark]()
        figures = said.figures(self._report.totals)
        gap = 60.0
        width = (self._room - gap * (len(figures) - 1)) / len(figures)
        beneath = pen.height(Face.FIGURE) + 70
        deepest = 0.0
        for place, (figure, name) in enumerate(figures):
            x = place * (width + gap)
            marks.append(Words(x, 40, figure, Face.FIGURE))
            y = beneath
            for line in pen.lines(name, Face.SMALL, width):
                marks.append(Words(x, y, line, Face.SMALL))
                y += pen.height(Face.SMALL)
            deepest = max(deepest, y)
        return Block(deepest + 110, tuple(marks))

    def _paragraphs(self, texts: Sequence[str]) -> list[Block]:
        pen, blocks = self._pen, []
        for place, text in enumerate(texts):
            lines = pen.lines(text, Face.QUIET, self._room)
            height = pen.height(Face.QUIET)
            marks = tuple(Words(0, number * height, line, Face.QUIET) for number, line in enumerate(lines))
            after = _GAP if place == len(texts) - 1 else 30
            blocks.append(Block(len(lines) * height + after, marks))
        return blocks

    def _weeks(self) -> list[Block]:
        names = (said.week_heading(), *said.week_columns())
        x = self._room - sum(_NUMBERS) - _BAR
        columns = [Column(names[0], 0, x - _CELL)]
        for name, width in zip(names[1:], _NUMBERS, strict=True):
            columns.append(Column(name, x, width - _CELL, number=True))
            x += width
        heading = self._table_heading(columns)
        most = max(week.inmails + week.touches for week in self._report.weeks)
        blocks = [self._section(said.by_week()), heading]
        for week in self._report.weeks:
            cells = [said.week(week.first, week.last)]
            cells += [said.number(each) for each in (week.inmails, week.touches, week.people, week.answers)]
            (row,) = self._rows(columns, cells, heads=(heading,))
            done = week.inmails + week.touches
            if done:
                bar = Shade(self._room - _BAR, _ROW / 2 + 25, _BAR * done / most, 75, dark=True)
                row = row._replace(marks=(*row.marks, bar))
            blocks.append(row)
        last = blocks[-1]
        blocks[-1] = last._replace(height=last.height + _GAP)
        return blocks

    # The people

    def _by_person(self) -> list[Block]:
        columns = self._columns(
            (said.day_heading(), 900), (said.channel_heading(), 1080), (said.step_heading(), 0)
        )
        heading = self._table_heading(columns)
        blocks = [self._section(said.people_section(len(self._report.people))), heading]
        for person in self._people:
            blocks += self._person(person, columns, heading)
        return blocks

    def _person(self, person: Person, columns: Sequence[Column], heading: Block) -> list[Block]:
        blocks = [self._name_of(person, person.name)._replace(heads=(heading,), with_next=True)]
        heads: tuple[Block, ...] = (heading,)
        if len(person.stages) > _ALWAYS_TOGETHER or person.notes:
            heads = (heading, self._name_of(person, said.continued(person.name)))
        for line in self._pen.lines(person.address, Face.SMALL, self._room):
            mark = Words(0, 0, line, Face.SMALL)
            blocks.append(Block(self._pen.height(Face.SMALL) + 10, (mark,), heads, with_next=True))
        for stage in person.stages:
            blocks += self._rows(columns, self._cells(stage), heads=heads)
        if person.notes:
            blocks += self._rows(columns, ["", said.notes(), person.notes], heads=heads)
        last = blocks[-1]
        blocks[-1] = last._replace(height=last.height + 50)
        if len(blocks) <= _TOGETHER and not person.notes:
            blocks[:-1] = [block._replace(with_next=True) for block in blocks[:-1]]
        return blocks

    def _name_of(self, person: Person, name: str) -> Block:
        pen, room = self._pen, self._room
        height = pen.height(Face.STRONG)
        marks: list[Mark] = [Rule(0, 0, room)]
        lines = pen.lines(name, Face.STRONG, room)[:_MOST_LINES]
        for number, line in enumerate(lines):
            marks.append(Words(0, 40 + number * height, line, Face.STRONG))
        deep = 40 + len(lines) * height
        does = said.occupation(person)
        if does:
            beside = pen.width(lines[-1], Face.STRONG) + _CELL if lines else 0
            if pen.width(does, Face.QUIET) <= room - beside:
                y = deep - height + pen.beneath(Face.STRONG, Face.QUIET)
                marks.append(Words(beside, y, does, Face.QUIET))
            else:
                for line in pen.lines(does, Face.QUIET, room)[:_MOST_LINES]:
                    marks.append(Words(0, deep, line, Face.QUIET))
                    deep += pen.height(Face.QUIET)
        return Block(deep + 14, tuple(marks))

    def _by_day(self) -> list[Block]:
        columns = self._columns(
            (said.day_heading(), 780),
            (said.person_heading(), 1450),
            (said.channel_heading(), 830),
            (said.step_heading(), 0),
        )
        heading = self._table_heading(columns)
        steps = diary(self._report)
        blocks = [self._section(said.days_section(len(steps))), heading]
        seen: set[int] = set()
        for stage, person in steps if self._all else steps[:_FIRST_STEPS]:
            day, channel, step = self._cells(stage)
            rows = self._rows(columns, [day, self._who(person, seen), channel, step], heads=(heading,))
            first = rows[0]
            rows[0] = first._replace(marks=(Rule(0, 0, self._room), *first.marks))
            blocks += rows
        for person in self._people:
            if person.notes:
                cells = ["", person.name, said.notes(), person.notes]
                blocks += self._rows(columns, cells, heads=(heading,))
        return blocks

    def _who(self, person: Person, seen: set[int]) -> str:
        """The name; with all that is told of a person where it stands for the first time."""
        if person.id in seen:
            return person.name
        seen.add(person.id)
        return "\n".join(part for part in (person.name, said.occupation(person), person.address) if part)

    def _cells(self, stage: Stage) -> list[str]:
        return [said.stage_day(stage.on), said.channel(stage), said.step(stage, self._report.today)]

    # Tables

    def _columns(self, *wanted: tuple[str, float]) -> list[Column]:
        """Columns side by side; the last one takes what is left."""
        columns, x = [], 0.0
        for heading, width in wanted:
            width = width or self._room - x
            columns.append(Column(heading, x, width - (_CELL if x + width < self._room else 0)))
            x += width
        return columns

    def _section(self, title: str) -> Block:
        height = self._pen.height(Face.SECTION)
        return Block(height + 90, (Words(0, 40, title, Face.SECTION),), with_next=True)

    def _table_heading(self, columns: Sequence[Column]) -> Block:
        height = self._pen.height(Face.HEADING) + 50
        marks: list[Mark] = [Shade(-40, 0, self._room + 80, height)]
        for column in columns:
            text = self._pen.elided(column.heading, Face.HEADING, column.width)
            end = column.x + column.width if column.number else column.x
            marks.append(Words(end, 25, text, Face.HEADING, column.number))
        return Block(height + 16, tuple(marks), with_next=True)

    def _rows(
        self, columns: Sequence[Column], cells: Sequence[str], *, heads: tuple[Block, ...]
    ) -> list[Block]:
        """A row; where a text has too many lines for one, several beneath each other."""
        pen = self._pen
        height = pen.height(Face.BODY)
        texts = [
            pen.lines(cell, Face.BODY, column.width) for column, cell in zip(columns, cells, strict=True)
        ]
        deepest = max(1, *map(len, texts))
        blocks = []
        for start in range(0, deepest, _MOST_LINES):
            marks: list[Mark] = []
            depth = min(deepest - start, _MOST_LINES)
            for column, lines in zip(columns, texts, strict=True):
                end = column.x + column.width if column.number else column.x
                for number, line in enumerate(lines[start : start + depth]):
                    y = _ROW / 2 + number * height
                    marks.append(Words(end, y, line, Face.BODY, column.number))
            blocks.append(Block(depth * height + _ROW, tuple(marks), heads))
        return blocks
