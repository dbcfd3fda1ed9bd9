"""The order in which Tab goes through a page, whatever the order in which its parts were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QScrollArea, QSplitter, QWidget


def order_tabs(page: QWidget) -> None:
    """Let Tab go through everything on the page as its layouts have it, also where parts of it were put in later."""
    for former, following in pairwise(_in_order(page)):
        QWidget.setTabOrder(former, following)


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusProxy() is None and _may_be_come_to(widget):
        yield widget
    if isinstance(widget, QSplitter):
        for part in (widget.widget(place) for place in range(widget.count())):
            if part is not None:
                yield from _in_order(part)
        return
    inner = (widget.widget() or widget) if isinstance(widget, QScrollArea) else widget
    layout = inner.layout()
    if layout is not None:
        yield from _of_layout(layout)


def _may_be_come_to(widget: QWidget) -> bool:
    # Tab passes over the buttons of a group that are not chosen; they have their place for when they are.
    kinds = Qt.FocusPolicy.StrongFocus if isinstance(widget, QAbstractButton) else Qt.FocusPolicy.TabFocus
    return bool(widget.focusPolicy() & kinds)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _in_order(widget)
        elif inner is not None:
            yield from _of_layout(inner)
