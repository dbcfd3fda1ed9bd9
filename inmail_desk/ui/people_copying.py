"""Copying people as a table, for sheets and for texts alike."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QMimeData

from inmail_desk.desk.people import Column, PersonRow

from .people_columns import copied_table


def copied_rows(rows: Iterable[PersonRow], columns: Iterable[Column]) -> QMimeData:
    """The rows as tab-separated text and as an HTML table, both with a heading."""
    heading, *lines = copied_table(rows, columns)
    data = QMimeData()
    data.setText("".join("\t".join(line) + "\n" for line in [heading, *lines]))
    body = "".join(_html_row("td", line) for line in lines)
    data.setHtml(f"<table><thead>{_html_row('th', heading)}</thead><tbody>{body}</tbody></table>")
    return data


def _html_row(tag: str, cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
