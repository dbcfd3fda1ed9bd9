"""What of the ledger is shown: kinds that count, the days, and a person."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from inmail_desk.desk.ledger_page import Asked, Group, Period

from . import words
from .controls import LinkButton, ListSearch, OneOfThese, Pill
from .day_edit import DayEdit
from .fitting import keep_fitting
from .flow import Flow
from .labels import Role, Text
from .ledger_words import group_name, period_name
from .sentences import day

translate = QCoreApplication.translate

KEY = "/"


class NameSearch(ListSearch):
    """Finds entries by the name of their person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("ledger", "Person"), shortcut=KEY, parent=parent)
        self.setAccessibleName(translate("ledger", "Find entries of a person by name"))
        self.setToolTip(translate("ledger", "Only entries about a person of this name"))
        keep_fitting(self, lambda: self.setFixedWidth(self.fontMetrics().averageCharWidth() * 24 + 30))


class LedgerFilters(QWidget):
    """The filters; `asked` says what they let through."""

    changed = Signal()
    left = Signal()
    """The keyboard is to go on to the list."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prospect: int | None = None
        self._pills: dict[Group | None, Pill] = {}
        self._group = OneOfThese(self)
        pills = QWidget()
        row = QHBoxLayout(pills)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(8)
        for group in (None, *Group):
            pill = Pill("")
            pill.clicked.connect(self.changed)
            self._group.addButton(pill)
            row.addWidget(pill)
            self._pills[group] = pill
        self._pills[None].setChecked(True)
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("Days"))
        for each in Period:
            self.period.addItem(period_name(each), each)
        self.period.currentIndexChanged.connect(self._choose_period)
        self.search = NameSearch()
        self.search.textChanged.connect(self._type)
        self.search.left.connect(self.left)

        tools = QWidget()
        flow = Flow(tools, spacing=8)
        for part in (pills, self.period, self.search):
            flow.addWidget(part)
        self._today = today
        self._days = QWidget()
        self._fields: tuple[DayEdit, DayEdit] | None = None
        self._one_day: date | None = None
        self._only = QWidget()
        self._only_text = Text(role=Role.STRONG, wrap=False)
        everything = LinkButton(self.tr("Show everything"))
        everything.clicked.connect(self.clear)
        everything.clicked.connect(self.left)  # the button goes, and the keyboard is to stay on the page
        self.everything = everything
        only = QHBoxLayout(self._only)
        only.setContentsMargins(0, 0, 0, 0)
        only.setSpacing(10)
        only.addWidget(self._only_text)
        only.addWidget(everything)
        only.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (tools, self._days, self._only):
            column.addWidget(part)
        self._days.hide()
        self._only.hide()

    @property
    def first(self) -> DayEdit:
        """The field for the first day of a chosen period."""
        return self._day_fields()[0]

    @property
    def last(self) -> DayEdit:
        """The field for the last day of a chosen period."""
        return self._day_fields()[1]

    def _day_fields(self) -> tuple[DayEdit, DayEdit]:
        """Both fields, made once they are wanted: few people choose days, and the page is to be there at once."""
        if self._fields is not None:
            return self._fields
        first = DayEdit(self._today, self.tr("First day"), optional=True)
        last = DayEdit(self._today, self.tr("Last day"), optional=True, ahead=True)
        self._fields = first, last
        row = QHBoxLayout(self._days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for label, field in ((self.tr("&From"), first), (self.tr("&to"), last)):
            caption = Text(label, wrap=False)
            caption.setBuddy(field)
            caption.setContentsMargins(0, 6, 0, 0)
            field.setFixedWidth(field.fontMetrics().averageCharWidth() * 36)
            field.day_changed.connect(self._change_days)
            row.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        return self._fields

    def asked(self) -> Asked:
        """What a person wants to see."""
        chosen = self._group.checkedButton()
        first = last = self._one_day
        if first is None and self._fields is not None:
            first, last = (field.day() for field in self._fields)
        return Asked(
            group=next(group for group, pill in self._pills.items() if pill is chosen),
            prospect=self._prospect,
            name=self.search.text(),
            period=Period(self.period.currentData()),
            first=first,
            last=last,
        )

    def show_counts(self, counts: Mapping[Group | None, int]) -> None:
        """Show how many entries each kind has."""
        for group, pill in self._pills.items():
            pill.setText(f"{group_name(group)} {words.number(counts[group])}")

    def show_person(self, prospect_id: int, name: str) -> None:
        """Let only the entries of a person through, on all days until today."""
        self._reset()
        self._prospect = prospect_id
        self._say_only(self.tr("Only what is about %1").replace("%1", name, 1))
        self.changed.emit()

    def show_day(self, on: date, today: date) -> None:
        """Let only the entries of a day through."""
        self._reset()
        self._set_quietly(Period.CHOSEN)
        self._one_day = on
        self._say_only(self.tr("Only %1").replace("%1", day(on, today)))
        self.changed.emit()

    def clear(self) -> None:
        """Let everything until today through."""
        self._reset()
        self.changed.emit()

    def is_clear(self) -> bool:
        """Whether everything until today is let through."""
        return self.asked() == Asked()

    def show_coming(self) -> None:
        """Let what is coming through."""
        self._reset()
        self._set_quietly(Period.COMING)
        self.changed.emit()

    def _reset(self) -> None:
        self.blockSignals(True)
        self._prospect = None
        self._pills[None].setChecked(True)
        self.search.clear()
        self._one_day = None
        for field in self._fields or ():
            field.set_day(None)
        self._set_quietly(Period.ALL)
        self._days.hide()
        self._only.hide()
        self.blockSignals(False)

    def _set_quietly(self, period: Period) -> None:
        was = self.period.blockSignals(True)
        self.period.setCurrentIndex(self.period.findData(period))
        self.period.blockSignals(was)

    def _say_only(self, text: str) -> None:
        self._only_text.setText(text)
        self._only.show()

    def _type(self) -> None:
        if self._prospect is not None:
            self._prospect = None
            self._only.hide()
        self.changed.emit()

    def _choose_period(self) -> None:
        chosen = self.period.currentData() == Period.CHOSEN
        self._one_day = None
        if chosen:
            self._day_fields()
        self._days.setVisible(chosen)
        if self._prospect is None:
            self._only.hide()
        if chosen:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _change_days(self) -> None:
        if self.period.currentData() == Period.CHOSEN:
            self.changed.emit()
