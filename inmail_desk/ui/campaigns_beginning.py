"""What stands on the page Campaigns before there is a campaign."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .cards import EmptyState
from .controls import SecondaryButton
from .fitting import keep_fitting


class CampaignsBeginning(QWidget):
    """Says what a campaign is for, and offers a first one or a ready-made split."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        said = EmptyState(
            "campaign",
            self.tr("No campaign yet"),
            self.tr(
                "A campaign gathers the people you write to for one purpose, and keeps credits for them: hiring,"
                " a launch, a search for a job. Begin with one of your own, or with a ready-made split of a month’s"
                " credits."
            ),
        )
        keep_fitting(said, lambda: said.setMaximumWidth(said.fontMetrics().averageCharWidth() * 80))
        self.first = SecondaryButton(self.tr("First campaign…"))
        self.split = SecondaryButton(self.tr("Choose a ready-made split…"))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(said, 100)
        middle.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.first)
        buttons.addWidget(self.split)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(middle)
        column.addLayout(buttons)
        column.addStretch(3)
