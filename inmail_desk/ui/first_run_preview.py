"""What the answers lead to, while they are given: a card beside the questions."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from .cards import Card
from .labels import Role, Text

if TYPE_CHECKING:
    from inmail_desk.desk.setting_up import Preview

    from .first_run_figures import PreviewFigures


class PreviewCard(Card):
    """Before the questions are answered it says what will stand here; its figures are made when there are any."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What you will see"), parent)
        self._today = today
        self._waiting = Text(
            self.tr("The credits you hold by the day they expire, and what you would lose first."), Role.QUIET
        )
        self._figures: PreviewFigures | None = None
        self.body.addWidget(self._waiting)

    def show_waiting(self) -> None:
        """Show no figures yet, but what they will be."""
        if self._figures is not None:
            self._figures.hide()
        self._waiting.show()

    def show_preview(self, preview: "Preview") -> None:
        """Show what the answers lead to."""
        if self._figures is None:
            from .first_run_figures import PreviewFigures

            self._figures = PreviewFigures(self._today)
            self.body.addWidget(self._figures)
        self._waiting.hide()
        self._figures.show()
        self._figures.show_preview(preview)

    def summary(self) -> str:
        """Return the first loss in a few words, "" before there are figures."""
        return "" if self._figures is None else self._figures.first_loss()
