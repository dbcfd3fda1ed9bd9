"""The chosen campaign beside its members: its budget, what the budget means, and whom to write to next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from inmail_desk.desk.campaigns import CampaignLine, CampaignsOverview
from inmail_desk.store.values import Prospect

from . import campaign_words, words
from .cards import Card, Meter
from .chips import Chip
from .colours import Tone
from .controls import IconButton, NumberEdit, PrimaryButton
from .fitting import keep_fitting
from .labels import OneLine, Role, Separator, Text
from .person_words import names

_WIDE, _NARROW = 38, 30
"""In characters."""
MOST_AT_ONCE = 25
_AT_FIRST = 5


class CampaignFacts(QScrollArea):
    """Tells about one campaign and offers to write to its best members."""

    edit_wanted = Signal()
    delete_wanted = Signal()
    log_wanted = Signal()
    """The InMails to the best members, as many as `count()`, are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._best: Sequence[Prospect] = ()
        self._touched = False
        self._shown: tuple[int | None] | None = None
        self.name = OneLine("", Role.NAME)
        self.edit = IconButton("edit", self.tr("Edit campaign"))
        self.edit.clicked.connect(self.edit_wanted)
        self.delete = IconButton("trash", self.tr("Delete campaign"))
        self.delete.clicked.connect(self.delete_wanted)
        self.purpose = Text("", Role.QUIET)
        self.number = Text("", Role.NUMBER, wrap=False)
        self.unit = Text("", Role.QUIET)
        self._chip = Chip("", Tone.DANGER)
        self.meter = Meter(self.tr("Used of the budget"))
        self.means = Text(selectable=True)
        counts = Text(campaign_words.what_counts(), Role.SMALL)
        self.best_title = Text(self.tr("Write next"), Role.STRONG)
        self.best_names = Text("", Role.QUIET, selectable=True)
        self._how_many = NumberEdit(1, MOST_AT_ONCE)
        self._how_many.setAccessibleName(self.tr("How many of the best members"))
        keep_fitting(self._how_many, self._fit_number)
        self._how_many.valueChanged.connect(self._count_chosen)
        self.log = PrimaryButton(self.tr("Log InMails…"), icon_name="send")
        self.log.clicked.connect(self.log_wanted)

        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.purpose, 1)
        head.addWidget(self.edit)
        head.addWidget(self.delete)
        figure = QHBoxLayout()
        figure.setSpacing(10)
        figure.addWidget(self.number)
        figure.addWidget(self.unit, 1)
        figure.addWidget(self._chip)
        self._writing = QWidget()
        writing = QHBoxLayout(self._writing)
        writing.setContentsMargins(0, 2, 0, 0)
        writing.setSpacing(8)
        writing.addWidget(self._how_many)
        writing.addWidget(self.log, 1)
        card = Card()
        card.body.setSpacing(6)
        card.body.addWidget(self.name)
        card.body.addLayout(head)
        card.body.addLayout(figure)
        card.body.addWidget(self.meter)
        card.body.addSpacing(4)
        for part in (
            self.best_title,
            self.best_names,
            self._writing,
            Separator(),
            self.means,
            counts,
        ):
            card.body.addWidget(part)
        card.body.addStretch(1)
        self._content = QWidget()
        self._content.setObjectName("content")
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.setWidget(self._content)
        self._least = self._content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        self._wide = True
        keep_fitting(self, lambda: self.fit(wide=self._wide))

    def fit(self, *, wide: bool) -> None:
        """Takes the width for a window with room, or for a small one."""
        self._wide = wide
        characters = _WIDE if wide else _NARROW
        self.setFixedWidth(max(self._least, self.fontMetrics().averageCharWidth() * characters + 34))

    def _fit_number(self) -> None:
        self._how_many.setFixedWidth(self._how_many.fontMetrics().horizontalAdvance("00") + 46)

    def count(self) -> int:
        """How many of the best members are to be written to."""
        return self._how_many.value()

    def best(self) -> Sequence[Prospect]:
        """Those members, the best first."""
        return self._best[: self.count()]

    def show_line(self, line: CampaignLine, overview: CampaignsOverview, best: Sequence[Prospect]) -> None:
        """Shows a campaign; `best` are those to write to next, the best first, at most `MOST_AT_ONCE`."""
        shown = (None if line.campaign is None else line.campaign.id,)
        if shown != self._shown:
            self._shown, self._touched = shown, False
        self.name.setText(campaign_words.title(line))
        for button in (self.edit, self.delete):
            button.setVisible(line.campaign is not None)
        self.purpose.setVisible(line.campaign is not None)
        if line.campaign is not None:
            self.purpose.setText(campaign_words.purpose(line.campaign.purpose))
        budget = None if line.campaign is None else line.campaign.credit_budget
        self.number.setText(words.number(line.used))
        used = (
            self.tr("used") if budget is None else self.tr("used of %1").replace("%1", words.number(budget))
        )
        self.unit.setText(used)
        left = campaign_words.left(line)
        if line.left is not None and line.left > 0:
            left = self.tr("%1 left").replace("%1", left)
        self._chip.set_state(left, campaign_words.left_tone(line))
        self.meter.setVisible(budget is not None)
        if budget is not None:
            self.meter.set_progress(line.used, budget)
            self.meter.setAccessibleDescription(f"{words.number(line.used)} {used}, {left}")
        self.means.setText(campaign_words.budget_said(line, overview))
        self._show_best(line, overview, best)

    def _show_best(self, line: CampaignLine, overview: CampaignsOverview, best: Sequence[Prospect]) -> None:
        self._best = best
        self._writing.setVisible(bool(best))
        if not best:
            self.best_names.setText(_why_nobody(self, line))
            return
        self._how_many.blockSignals(True)
        self._how_many.setRange(1, len(best))
        if not self._touched:
            room = [len(best), _AT_FIRST, max(1, overview.balance)]
            room += [line.left] if line.left is not None and line.left > 0 else []
            self._how_many.setValue(min(room))
        self._how_many.blockSignals(False)
        self._name_best()

    def _count_chosen(self) -> None:
        self._touched = True
        self._name_best()

    def _name_best(self) -> None:
        chosen = self.best()
        self.best_names.setText(self.tr("The best: %1").replace("%1", names(chosen), 1))
        self.log.setText(self.tr("Log InMail…") if len(chosen) == 1 else self.tr("Log InMails…"))


def _why_nobody(widget: CampaignFacts, line: CampaignLine) -> str:
    if not line.members:
        return widget.tr("Nobody is in it yet.")
    if not line.to_write:
        return widget.tr("Everybody has had an InMail, or takes none.")
    return widget.tr("Nobody can be sent an InMail now: beside each name stands why.")
