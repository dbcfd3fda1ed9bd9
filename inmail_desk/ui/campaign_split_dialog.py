"""Starting campaigns from a ready-made split of a month's credits."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from inmail_desk.desk.campaign_splits import (
    CONFIDENCE,
    FOLLOW_UPS,
    SPLITS,
    Split,
    free_name,
    second_inmail_is_refused,
    suggested_by,
)
from inmail_desk.desk.campaigns import NewCampaign, add_campaigns
from inmail_desk.desk.rejection import Rejected

from . import words
from .activity_dialog import ActivityDialog
from .campaign_split_words import part_meaning, part_name
from .cards import Notice
from .choice import Choice
from .colours import Tone
from .dates import short_day_with_year
from .labels import Role, Text
from .session import DeskSession

translate = QCoreApplication.translate

_MOST_PARTS = max(len(split.parts) for split in SPLITS)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CampaignSplitDialog(ActivityDialog):
    """Shows the splits with who suggests them; the one chosen becomes a campaign for each part, at one stroke."""

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        title = translate("split", "Start from a split")
        super().__init__(session, title, parent, ok_text=translate("split", "Add campaigns"))
        self.setMinimumWidth(640)
        self._allotment = session.picture.statement.allotment
        self.split = Choice([(place, _title(split), "") for place, split in enumerate(SPLITS)])
        self.split.choose(0)
        self.split.changed.connect(lambda _: self._show_parts())
        fit = self.tr("&Fit it to your plan, which brings %1 a month")
        self.fit = QCheckBox(fit.replace("%1", words.credits(self._allotment)))
        self.fit.setChecked(self._allotment > 0)
        self.fit.toggled.connect(lambda _: self._show_credits())
        self.parts = QWidget()
        self.names: list[QLineEdit] = []
        self._meanings: list[Text] = []
        self._suggested: list[Text] = []
        self._yours: list[Text] = []
        self._make_rows()
        self._caution = Notice(
            Tone.INFO,
            self.tr("By the rules in use, LinkedIn takes no second InMail before an answer"),
            self.tr("The follow-up can then go to people who have answered, or use free touches instead."),
        )
        self.month = Text("", Role.SMALL)

        self.add_field(self.tr("&Split"), self.split)
        if self._allotment:
            self.add_field("", self.fit)
            self.fit.setAccessibleName(fit.replace("&", "").replace("%1", words.credits(self._allotment)))
        self.add_field(self.tr("&Campaigns"), self.parts)
        self.add_wide(self._caution)
        self.add_wide(self.month)
        self.source = Text(_source(), Role.SMALL, selectable=True)
        self.add_wide(self.source)
        self.fields |= {f"name {place}": self.parts for place in range(_MOST_PARTS)}
        self._show_parts()

    def chosen(self) -> Split:
        """The split chosen."""
        place = self.split.value()
        assert isinstance(place, int)
        return SPLITS[place]

    def budgets(self) -> tuple[int, ...]:
        """The budgets of the campaigns that would be added, in the order of the parts."""
        split = self.chosen()
        if self.fit.isChecked():
            return split.scaled(self._allotment)
        return tuple(credits for _, credits in split.parts)

    def rejection(self, rejected: Rejected) -> str:
        if rejected.field.startswith("name "):
            self.parts.setFocusProxy(self.names[int(rejected.field.removeprefix("name "))])
        return super().rejection(rejected)

    def carry_out(self) -> str:
        split, budgets = self.chosen(), self.budgets()
        new = [
            NewCampaign(name=field.text(), purpose=split.purpose, credit_budget=credits)
            for field, credits in zip(self.names, budgets, strict=False)
        ]
        self.session.perform(add_campaigns, new)
        text = self.tr("%1 campaigns added, with %2 planned.").replace("%1", words.number(len(new)))
        return text.replace("%2", words.credits(sum(budgets)))

    def _make_rows(self) -> None:
        grid = QGridLayout(self.parts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(Text(self.tr("Name, and what it is for"), Role.QUIET), 0, 0)
        headings = (self.tr("Suggested"), self.tr("Yours"))
        for column, heading in enumerate(headings, start=1):
            text = Text(heading, Role.QUIET, wrap=False)
            text.setAlignment(_RIGHT)
            grid.addWidget(text, 0, column)
        for place in range(_MOST_PARTS):
            name, meaning = QLineEdit(), Text("", Role.SMALL)
            name.setMinimumWidth(name.fontMetrics().averageCharWidth() * 30)
            suggested, yours = Text("", Role.QUIET, wrap=False), Text("", Role.STRONG, wrap=False)
            for part in (suggested, yours):
                part.setAlignment(_RIGHT)
            row = 1 + 3 * place
            grid.addWidget(name, row, 0)
            grid.addWidget(suggested, row, 1)
            grid.addWidget(yours, row, 2)
            grid.addWidget(meaning, row + 1, 0)
            grid.setRowMinimumHeight(row + 2, 4)
            self.names.append(name)
            self._meanings.append(meaning)
            self._suggested.append(suggested)
            self._yours.append(yours)

    def _show_parts(self) -> None:
        split = self.chosen()
        for place in range(_MOST_PARTS):
            shown = place < len(split.parts)
            for row in (self.names, self._meanings, self._suggested, self._yours):
                row[place].setVisible(shown)
            if shown:
                part, credits = split.parts[place]
                self.names[place].setText(free_name(self.session.picture, part_name(part)))
                self._meanings[place].setText(part_meaning(part))
                self._suggested[place].setText(words.number(credits))
        follows_up = any(part in FOLLOW_UPS for part, _ in split.parts)
        self._caution.setVisible(follows_up and second_inmail_is_refused(self.session.picture))
        self._show_credits()

    def _show_credits(self) -> None:
        split, budgets = self.chosen(), self.budgets()
        for place, credits in enumerate(budgets):
            self._yours[place].setText(words.number(credits))
            name = self.tr("Campaign %1 of %2, %3").replace("%1", words.number(place + 1))
            name = name.replace("%2", words.number(len(budgets))).replace("%3", words.credits(credits))
            self.names[place].setAccessibleName(name)
            self.names[place].setAccessibleDescription(self._meanings[place].text())
        said = self.tr("Suggested: %1 a month. Yours: %2.")
        if self.fit.isChecked():
            said = self.tr("Suggested: %1 a month. Your plan brings %2: the same shares make %3.")
            shares = " + ".join(map(words.number, budgets))
            said = said.replace("%2", words.number(self._allotment)).replace("%3", shares)
        said = said.replace("%1", words.credits(split.credits)).replace("%2", words.number(sum(budgets)))
        budget = self.tr("A budget counts all InMails of its campaign: raise it when another month begins.")
        self.month.setText(f"{said} {budget}")


def _title(split: Split) -> str:
    shares = " + ".join(words.number(credits) for _, credits in split.parts)
    text = translate("split", "%1: %2 a month, %3").replace("%1", words.purpose(split.purpose))
    return text.replace("%2", words.credits(split.credits)).replace("%3", shares)


def _source() -> str:
    source = suggested_by()
    text = translate("split", "Suggested in “%1”: %2. Read on %3; %4, not LinkedIn’s own advice.")
    text = text.replace("%3", short_day_with_year(source.read_on)).replace("%4", words.confidence(CONFIDENCE))
    return text.replace("%2", source.where).replace("%1", source.title, 1)
