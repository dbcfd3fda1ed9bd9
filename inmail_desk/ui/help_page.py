"""The page of Help on how the credits are counted: contents at the left, the text with the person's numbers beside."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTextBrowser, QWidget

from .colours import current_colours
from .help_advice import Section

_CONTENTS_CHARACTERS = 34
_MARGIN = 14


class CreditsPage(QWidget):
    """The explanation, part by part, as text that can be selected. The contents lead to each part and follow the text
    as it scrolls."""

    def __init__(self, parts: Sequence[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("How the credits are counted"))
        self._parts = tuple(parts)
        self._going = False
        self.contents = QListWidget()
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setWordWrap(True)
        self.contents.setSpacing(3)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.addItems([part.title for part in self._parts])
        self.contents.setFixedWidth(self.fontMetrics().averageCharWidth() * _CONTENTS_CHARACTERS)
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("How the credits are counted"))
        self.text.document().setDocumentMargin(_MARGIN)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.contents)
        row.addWidget(self.text, 1)
        self.setFocusProxy(self.text)
        self._write()
        self.contents.setCurrentRow(0)
        self.contents.currentRowChanged.connect(self._go_to)
        self.contents.itemClicked.connect(lambda _: self._go_to(self.contents.currentRow()))
        self.text.verticalScrollBar().valueChanged.connect(self._mark_part)

    def changeEvent(self, event: QEvent) -> None:
        """Colours and sizes of the text are its own: write it anew where the window's change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            bar = self.text.verticalScrollBar()
            was = bar.value()
            self._write()
            bar.setValue(was)

    def _write(self) -> None:
        self.text.setHtml("".join(_html(part) for part in self._parts))

    def _go_to(self, row: int) -> None:
        if row < 0 or self._going:
            return
        self._going = True
        self.text.scrollToAnchor(self._parts[row].key)
        self._going = False

    def _mark_part(self) -> None:
        """Mark in the contents what is being read: the last part that begins in the upper third of the text."""
        if self._going:
            return
        read = self.text.verticalScrollBar().value() + self.text.viewport().height() / 3
        begun = [row for row, top in enumerate(self._tops()) if top <= read]
        self._going = True
        self.contents.setCurrentRow(begun[-1] if begun else 0)
        self._going = False

    def _tops(self) -> list[float]:
        """Where each part begins in the document, in pixels."""
        document = self.text.document()
        layout = document.documentLayout()
        tops = []
        block = document.begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                tops.append(layout.blockBoundingRect(block).top())
            block = block.next()
        return tops


def _html(part: Section) -> str:
    paragraphs = "".join(
        f'<p style="line-height: 140%; margin-top: 4px;">{escape(text)}</p>' for text in part.paragraphs
    )
    title = f'<a name="{part.key}">{escape(part.title)}</a>'
    return f'<h3 style="margin-top: 20px; margin-bottom: 2px;">{title}</h3>{paragraphs}{_own(part)}'


def _own(part: Section) -> str:
    """The person's numbers on a ground of their own."""
    if not part.own:
        return ""
    colours = current_colours()
    head = QCoreApplication.translate("CreditsPage", "Your numbers")
    lines = "".join(f'<p style="line-height: 140%; margin: 2px 0;">{escape(text)}</p>' for text in part.own)
    return (
        f'<table width="100%" cellpadding="10" cellspacing="0" bgcolor="{colours.accent_soft}" '
        f'style="margin-top: 6px;"><tr><td>'
        f'<p style="color: {colours.accent}; margin: 0;"><b>{escape(head)}</b></p>{lines}</td></tr></table>'
    )
