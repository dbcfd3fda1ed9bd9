"""Sizes that are worked out from a widget's font, and stay right where texts become larger or smaller."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

_USUAL_LINE = 18
"""The height in pixels of a line of text that widths in pixels are made for."""


def wider_with_font(widget: QWidget, width: int) -> int:
    """Return a width in pixels, made larger as far as the widget's texts are larger than usual."""
    return max(width, width * widget.fontMetrics().height() // _USUAL_LINE)


def keep_fitting(widget: QWidget, fit: Callable[[], object]) -> None:
    """Call `fit`, which sets a size after the widget's font: now, and each time that the font becomes another one."""
    fit()
    widget.installEventFilter(_Fitting(widget, fit))


class _Fitting(QObject):
    def __init__(self, widget: QWidget, fit: Callable[[], object]) -> None:
        super().__init__(widget)
        self._fit = fit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        return False
