"""The line over the demo that says what it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from .cards import Icon
from .colours import Tone
from .controls import SecondaryButton
from .labels import Text


class DemoBanner(QFrame):
    """Says that the people are invented and nothing is kept; `own_wanted` when the person wants their own file."""

    own_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        words = Text(self.tr("This is the demo: the people are invented, and nothing you do here is kept."))
        own = SecondaryButton(self.tr("Start my own"))
        own.clicked.connect(self.own_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 28, 6)
        row.setSpacing(10)
        row.addWidget(Icon("info", Tone.INFO))
        row.addWidget(words, 1)
        row.addWidget(own)
