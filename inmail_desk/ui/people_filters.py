"""The filters that count, and what stands in the list's place where nobody is left."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from inmail_desk.desk.people import Filter

from . import words
from .cards import EmptyState
from .controls import ListSearch, OneOfThese, Pill, SecondaryButton
from .labels import Role, Text

translate = QCoreApplication.translate


class FilterPills(QWidget):
    """One filter is chosen of all; each says how many people it has. They stand in a row, or as `layout` has them."""

    chosen = Signal(object)
    """Carries the Filter that the person chose."""

    def __init__(self, layout: QLayout | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pills: dict[Filter, Pill] = {}
        group = OneOfThese(self)
        row = layout or QHBoxLayout()
        self.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for filter in Filter:
            pill = Pill("")
            pill.clicked.connect(lambda _checked, filter=filter: self.chosen.emit(filter))
            group.addButton(pill)
            row.addWidget(pill)
            self._pills[filter] = pill
        self._pills[Filter.ALL].setChecked(True)

    def show_counts(self, counts: Mapping[Filter, int]) -> None:
        """Shows how many people each filter has."""
        for filter, pill in self._pills.items():
            pill.setText(f"{words.filter_name(filter)} {words.number(counts[filter])}")

    def choose(self, filter: Filter) -> None:
        """Shows that this filter is in force."""
        self._pills[filter].setChecked(True)


class PeopleSearch(ListSearch):
    """The search over the people."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("search", "Search name, company, note"), shortcut="Ctrl+F", parent=parent)
        self.setAccessibleDescription(
            translate("search", "The search looks for each word in name, company, title, tags and notes.")
        )
        self.setMinimumWidth(150)
        self.setMaximumWidth(320)


class NobodyYet(QWidget):
    """For a file without a single prospect: the ways by which people come in."""

    add_wanted = Signal()
    import_wanted = Signal()
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        empty = EmptyState(
            "people",
            translate("nobody", "Nobody here yet"),
            translate(
                "nobody",
                "Copy the address of a LinkedIn profile, choose Add prospect and paste it. "
                "Several addresses, or the whole text of a profile page, do as well.",
            ),
            translate("nobody", "Add prospect"),
            self,
        )
        empty.clicked.connect(self.add_wanted)
        more = Text(
            translate("nobody", "Or bring in all at once what LinkedIn or a sheet has:"),
            Role.QUIET,
            parent=self,
        )
        more.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.archive = SecondaryButton(
            translate("nobody", "Import from LinkedIn…"), icon_name="import", parent=self
        )
        self.archive.clicked.connect(self.import_wanted)
        self.list = SecondaryButton(translate("nobody", "Import a list…"), icon_name="table", parent=self)
        self.list.clicked.connect(self.list_wanted)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addStretch(1)
        ways.addWidget(self.archive)
        ways.addWidget(self.list)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(empty)
        column.addWidget(more)
        column.addLayout(ways)
        column.addStretch(2)


def nobody_found(filter: Filter, elsewhere: int) -> EmptyState:
    """For a search without a match; `elsewhere` counts those whom it finds outside of the filter."""
    if elsewhere:
        text = words.counted(
            elsewhere,
            translate("nobody", "1 person is found among all, and none under “%2”."),
            translate("nobody", "%1 people are found among all, and none under “%2”."),
        ).replace("%2", words.filter_name(filter))
        return EmptyState(
            "search", translate("nobody", "Nobody found here"), text, translate("nobody", "Search all people")
        )
    return EmptyState(
        "search",
        translate("nobody", "Nobody found"),
        translate("nobody", "The search looks for each word in name, company, title, tags and notes."),
        translate("nobody", "Clear the search"),
    )


def nobody_under(filter: Filter) -> EmptyState:
    """For a filter without people."""
    match filter:
        case Filter.TO_WRITE:
            title = translate("nobody", "Nobody is left to write to")
            text = translate("nobody", "Everybody in the list has had an InMail, or takes none.")
        case Filter.PENDING:
            title = translate("nobody", "Nobody is pending")
            text = translate(
                "nobody", "Whoever has not answered stands here while an answer returns the credit."
            )
        case Filter.LAPSED:
            title = translate("nobody", "Nobody has lapsed")
            text = translate(
                "nobody", "Whoever has not answered stands here once no answer returns the credit."
            )
        case _:
            title = translate("nobody", "Nobody has answered yet")
            text = translate("nobody", "Record a response, and the person stands here with the outcome.")
    return EmptyState("filter", title, text, translate("nobody", "Show all people"))
