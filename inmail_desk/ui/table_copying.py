"""A table for the clipboard, for sheets and for texts alike."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData


def table_to_copy(heading: Sequence[str], lines: Iterable[Sequence[str]]) -> QMimeData:
    """The lines under their heading, as tab-separated text and as an HTML table."""
    lines = tuple(lines)
    data = QMimeData()
    data.setText("".join("\t".join(line) + "\n" for line in (heading, *lines)))
    body = "".join(_html_row("td", line) for line in lines)
    data.setHtml(f"<table><thead>{_html_row('th', heading)}</thead><tbody>{body}</tbody></table>")
    return data


def _html_row(tag: str, cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
