"""The one chart: credits as bars by day, for mouse, keyboard and screen reader."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from .chart_layout import Bar, Captions, ChartLayout, PlacedBar, day_span, lay_out
from .colours import Colours, current_colours
from .dates import month_name, short_day, short_day_with_year

_LEAST_BAR = 4.0
_DAYS_WITHOUT_YEAR = 365


class BarChart(QWidget):
    """Bars by the days from today on. Left and Right move between bars, Enter or a click activates one."""

    activated = Signal(object)
    """Carries the bar chosen, as the tuple of the Bars that are drawn as one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bars: tuple[Bar, ...] = ()
        self._today = date.min
        self._laid_out: ChartLayout | None = None
        self._current = -1

    def show_bars(self, today: date, bars: Sequence[Bar]) -> None:
        """Show these bars in place of the former ones; bars before `today` stand at today."""
        if (today, tuple(bars)) == (self._today, self._bars):
            return  # so that the bar in focus keeps it
        self._today = today
        self._bars = tuple(bars)
        self._current = -1
        self.setAccessibleDescription("; ".join(f"{day}: {credits}" for day, credits, _ in self.rows()))
        self._lay_out()

    def rows(self) -> tuple[tuple[str, int, str], ...]:
        """Return the same in words: the day, the credits, what they are; by day, what never expires last."""
        ordered = sorted(self._bars, key=lambda bar: bar.day or date.max)
        return tuple((self._day_words((bar,)), bar.credits, bar.label or bar.tip) for bar in ordered)

    def current(self) -> tuple[Bar, ...]:
        """Return the bar that has the keyboard's focus, () for none."""
        placed = self.layout_now().placed
        return placed[self._current].bars if self._current >= 0 else ()

    def layout_now(self) -> ChartLayout:
        """Return where everything stands at the present width."""
        if self._laid_out is None:
            self._laid_out = self._new_layout()
            self._current = min(self._current, len(self._laid_out.placed) - 1)
        return self._laid_out

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(480, line * 3 + 100)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LocaleChange):
            self.updateGeometry()
            self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.layout_now().placed) - 1
        key = event.key()
        if last < 0:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Right:
            self._move_to(min(self._current + 1, last))
        elif key == Qt.Key.Key_Left:
            self._move_to(max(self._current - 1, 0))
        elif key == Qt.Key.Key_Home:
            self._move_to(0)
        elif key == Qt.Key.Key_End:
            self._move_to(last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self.activated.emit(self.current())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keyboard = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_keyboard and self._current < 0 and self.layout_now().placed:
            self._move_to(0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._bar_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._bar_at(event.position())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self._current = number
            self.update()
            self.activated.emit(self.current())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._bar_at(QPointF(event.pos()))
            if number is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self._words(self.layout_now().placed[number]), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter, colours)
        for number, placed in enumerate(self.layout_now().placed):
            self._paint_bar(painter, placed, number, colours)

    def _lay_out(self) -> None:
        """Lay out anew, once it is painted or asked for: a page takes some other sizes before its own."""
        self._laid_out = None
        self.update()

    def _new_layout(self) -> ChartLayout:
        metrics = QFontMetricsF(self._small_font())
        captions = Captions(
            width_of=metrics.horizontalAdvance,
            day=self._day_name,
            month=self._month_name,
            today=self.tr("today"),
            never=self.tr("never"),
        )
        return lay_out(self._bars, self._today, self.width(), captions)

    def _move_to(self, number: int) -> None:
        self._current = number
        placed = self.layout_now().placed[number]
        self.setAccessibleDescription(self._words(placed))
        rect = self._rect_of(placed)
        QToolTip.showText(self.mapToGlobal(rect.topRight().toPoint()), self._words(placed), self)
        self.update()

    def _words(self, placed: PlacedBar) -> str:
        lines = [f"{self._day_words(placed.bars)}: {placed.credits}"]
        for bar in placed.bars:
            lines += [text for text in (bar.label, bar.tip) if text and text not in lines]
        return "\n".join(lines[:8] + ["…"] * (len(lines) > 8))

    def _day_words(self, bars: Sequence[Bar]) -> str:
        span = day_span(bars)
        if span is None:
            return self.tr("never")
        first, last = (self._day_name(day) for day in span)
        return first if first == last else f"{first} – {last}"

    def _day_name(self, day: date) -> str:
        """Return the day, with its year where the same day comes before it."""
        return short_day(day) if (day - self._today).days < _DAYS_WITHOUT_YEAR else short_day_with_year(day)

    def _month_name(self, first: date) -> str:
        """Return the month's name; January of a further year is named by that year."""
        further = first.month == 1 and (first - self._today).days >= _DAYS_WITHOUT_YEAR
        return str(first.year) if further else month_name(first)

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(font.pointSizeF(), 1) * 0.85)
        return font

    def _base(self) -> float:
        return self.height() - 2.0 * QFontMetricsF(self._small_font()).height() - 8

    def _rect_of(self, placed: PlacedBar) -> QRectF:
        base = self._base()
        room = base - self.fontMetrics().height() - 4
        height = max(_LEAST_BAR, room * placed.height)
        width = self.layout_now().bar_width
        return QRectF(placed.x - width / 2, base - height, width, height)

    def _bar_at(self, position: QPointF) -> int | None:
        for number, placed in enumerate(self.layout_now().placed):
            rect = self._rect_of(placed)
            rect.setTop(min(rect.top(), rect.bottom() - 24))
            rect.setBottom(self.height())
            if rect.adjusted(-1, -16, 1, 0).contains(position):
                return number
        return None

    def _paint_grid(self, painter: QPainter, colours: Colours) -> None:
        base = self._base()
        painter.setFont(self._small_font())
        line = painter.fontMetrics().height()
        for mark in self.layout_now().lines:
            painter.setPen(QPen(QColor(colours.border), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(mark.x, 0), QPointF(mark.x, base))
            painter.setPen(QColor(colours.quiet))
            place = QRectF(mark.x - 100, base + line + 5, 200, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, mark.caption)
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.drawLine(QPointF(0, base), QPointF(self.width(), base))

    def _paint_bar(self, painter: QPainter, placed: PlacedBar, number: int, colours: Colours) -> None:
        rect = self._rect_of(placed)
        strong = colours.warn if placed.tone == "next_loss" else colours.accent
        radius = min(3.0, rect.width() / 3, rect.height() / 2)
        path = QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        if placed.tone == "arriving":
            painter.setPen(QPen(QColor(colours.quiet), 1, Qt.PenStyle.DashLine))
            painter.setBrush(QBrush(QColor(colours.quiet), Qt.BrushStyle.BDiagPattern))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(strong))
        painter.drawPath(path)
        if number == self._current and self.hasFocus():
            painter.setPen(QPen(QColor(colours.text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), radius + 2, radius + 2)

        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        font.setPointSizeF(self._small_font().pointSizeF() * 1.05)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        line = painter.fontMetrics().height()
        above = QRectF(placed.x - 60, rect.top() - line - 3, 120, line)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, placed.number)
        painter.setFont(self._small_font())
        painter.setPen(QColor(colours.warn if placed.tone == "next_loss" else colours.quiet))
        beneath = QRectF(placed.x - 100, self._base() + 3, 200, line)
        painter.drawText(beneath, Qt.AlignmentFlag.AlignHCenter, placed.caption)
