"""Files that are dropped on the window: a frame over it says what will happen with them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from .colours import current_colours

DATA_FILES = (".inmaildesk", ".json")
"""How the names of files end that are opened: data files, and everything of one as JSON."""


class DropTarget(QObject):
    """Takes local files that are dropped on a window. What covers the window while they are dragged is made then."""

    dropped = Signal(object)
    """Carries the paths."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._cover: DropCover | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            return self._enter(event)
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            # Let go before the pointer moved on, to the cover.
            if self._cover is not None:
                self._cover.dropEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _enter(self, event: QDragEnterEvent) -> bool:
        paths = local_paths(event.mimeData())
        if not paths or QApplication.activeModalWidget() is not None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if self._cover is None:
            self._cover = DropCover(self._window)
            self._cover.dropped.connect(self.dropped)
        self._cover.show_for(paths)
        return True


class DropCover(QWidget):
    """Covers the window while files are dragged over it, and takes them."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        from .cards import Icon
        from .colours import Tone
        from .labels import Role, Text

        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self._title = Text(role=Role.TITLE)
        self._text = Text(role=Role.QUIET)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(Icon("import", Tone.INFO, size=48), 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (self._title, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addStretch(1)
        window.installEventFilter(self)
        self.hide()

    def show_for(self, paths: Sequence[Path]) -> None:
        """Say what will happen with these."""
        names = ", ".join(path.name for path in paths[:3])
        names += "…" if len(paths) > 3 else ""
        opens = is_data_file(paths)
        self._title.setText(self.tr("Drop to open it") if opens else self.tr("Drop to import"))
        quiet = self.tr("%1 · nothing is written before you have looked through it")
        self._text.setText(names if opens else quiet.replace("%1", names, 1))
        parent = self.parentWidget()
        assert parent is not None
        self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.hide()
        self.dropped.emit(local_paths(event.mimeData()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self.resize(event.size())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(colours.page)
        ground.setAlphaF(0.95)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(QColor(colours.accent), 3, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().adjusted(18, 18, -18, -18), 14, 14)


def local_paths(dragged: QMimeData) -> list[Path]:
    """The files and folders of this computer among what is dragged."""
    if not dragged.hasUrls():
        return []
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile() and url.toLocalFile()]


def is_data_file(paths: Sequence[Path]) -> bool:
    """Whether this is a data file, or everything of one: to be opened."""
    return len(paths) == 1 and paths[0].suffix.lower() in DATA_FILES


def is_list(paths: Sequence[Path]) -> bool:
    """Whether this is a list of people rather than an archive of LinkedIn's, or a file of one."""
    if len(paths) != 1:
        return False
    name = paths[0].name.lower()
    return name.endswith(_LISTS) or (name.endswith((".csv", ".txt")) and name not in _OF_AN_ARCHIVE)


_LISTS = (".xlsx", ".xlsm", ".tsv")
_OF_AN_ARCHIVE = frozenset(
    f"{name}.csv"
    for name in (
        "messages",
        "connections",
        "invitations",
        "profile",
        "receipts",
        "receipts_v2",
        "guide_messages",
    )
)
