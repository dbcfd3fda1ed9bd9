"""The tags of some people: which to give them all, and which to take away."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from inmail_desk.desk.prospects import set_tags

from .activity_dialog import ActivityDialog
from .person_words import names
from .session import DeskSession

translate = QCoreApplication.translate

_ROWS_SHOWN = 7


class TagsDialog(ActivityDialog):
    """Every tag there is, ticked where all of these prospects have it; half ticked, which leaves it as it is, where
    only some do."""

    def __init__(self, session: DeskSession, ids: Sequence[int], parent: QWidget | None = None) -> None:
        title = translate("TagsDialog", "Tags")
        super().__init__(session, title, parent, ok_text=translate("TagsDialog", "Set tags"))
        self._people = self.people(ids)
        self.new = QLineEdit()
        self.new.setPlaceholderText(self.tr("Separate several by commas"))
        self.tags = QListWidget()
        self.tags.setSpacing(2)
        self._before: dict[str, Qt.CheckState] = {}
        for tag in session.data.read.tags():
            self._add_tag(tag)
        rows = min(_ROWS_SHOWN, self.tags.count())
        self.tags.setFixedHeight(rows * (self.tags.sizeHintForRow(0) + 4) + 12)

        self.add_people(self._people)
        self.add_field(self.tr("&New"), self.new)
        if self._before:
            self.add_field(self.tr("&Tags"), self.tags)
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def carry_out(self) -> str:
        add = [tag.strip() for tag in self.new.text().split(",") if tag.strip()]
        remove: list[str] = []
        for row in range(self.tags.count()):
            item = self.tags.item(row)
            if item.checkState() != self._before[item.text()]:
                (add if item.checkState() is Qt.CheckState.Checked else remove).append(item.text())
        self.session.perform(set_tags, [prospect.id for prospect in self._people], add=add, remove=remove)
        if not add and not remove:
            return self.tr("No tag was changed.")
        parts = []
        if add:
            parts.append(self.tr("Tagged %1").replace("%1", ", ".join(add)))
        if remove:
            parts.append(self.tr("No longer tagged %1").replace("%1", ", ".join(remove)))
        return f"{'. '.join(parts)}: {names(self._people)}."

    def _add_tag(self, tag: str) -> None:
        having = sum(tag in prospect.tags for prospect in self._people)
        state = Qt.CheckState.PartiallyChecked
        if having in (0, len(self._people)):
            state = Qt.CheckState.Checked if having else Qt.CheckState.Unchecked
        item = QListWidgetItem(tag)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(state)
        self._before[tag] = state
        self.tags.addItem(item)
