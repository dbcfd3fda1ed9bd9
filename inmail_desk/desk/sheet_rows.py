"""Rows copied from a spreadsheet: cells with tabs between them, with or without a line of headings."""

from collections.abc import Sequence

_FIELD_OF_HEADING = {
    "name": "name",
    "full name": "name",
    "person": "name",
    "prospect": "name",
    "first name": "first",
    "last name": "last",
    "title": "title",
    "job title": "title",
    "position": "title",
    "role": "title",
    "headline": "title",
    "company": "company",
    "organisation": "company",
    "organization": "company",
    "employer": "company",
    "location": "location",
    "city": "location",
}
_ORDER = ("name", "title", "company", "location")
_FEWEST_ROWS = 2


def sheet_rows(lines: Sequence[str]) -> list[dict[str, str]] | None:
    """The rows as fields (name, title, company, location) and `rest`, the cells that are none of them, as one text.

    Where a line of headings names them, the columns are read by it; else the cells are name, title, company and
    location, in this order. None where the lines are no rows of a sheet, or rows with addresses and without headings.
    """
    rows = [line.split("\t") for line in lines if line.strip(" ")]
    if len(rows) < _FEWEST_ROWS or any(len(cells) < 2 for cells in rows):
        return None
    headings = [_FIELD_OF_HEADING.get(cell.strip().casefold(), "") for cell in rows[0]]
    if "name" in headings or {"first", "last"} <= set(headings):
        rows = rows[1:]
    elif any("linkedin.com/" in line.lower() for line in lines):
        return None  # a list of addresses, which says less in its order
    else:
        headings = [*_ORDER, *[""] * max(map(len, rows))]
    return [_fields(headings, cells) for cells in rows]


def _fields(headings: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    rest = []
    for place, cell in enumerate(map(str.strip, cells)):
        field = headings[place] if place < len(headings) else ""
        # An address may stand in any column.
        if not field or "linkedin.com/" in cell.lower():
            rest.append(cell)
        elif cell:
            found.setdefault(field, cell)
    named = f"{found.pop('first', '')} {found.pop('last', '')}".strip()
    found.setdefault("name", named)
    found["rest"] = " ".join(rest)
    return found
