"""What the activity report is to hold; its first page stands beside."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inmail_desk.desk.activity_report import report_name
from inmail_desk.desk.report_source import ReportSource
from inmail_desk.desk.report_values import Order, ReportAsked, ReportPeriod, period_days

from . import report_words as said
from . import words
from .controls import SecondaryButton
from .dates import weeks_start_in_force
from .day_edit import DayEdit
from .dialogs import FormDialog
from .report_paper import usual_sheet
from .report_preview import ReportPreview
from .report_printing import make_ready
from .session import DeskSession
from .value_combo import ValueCombo

_SETTLED_AFTER_MS = 150
_WIDTH, _HEIGHT = 50, 33  # lines


class ReportDialog(FormDialog):
    """Asks for the period, for whom, in which order, and what is told."""

    save_wanted = Signal()
    """The fields are in order, and the report is to become a PDF."""
    print_wanted = Signal()

    def __init__(
        self, session: DeskSession, selected: Iterable[int] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(said.title(), parent, ok_text=said.save())
        make_ready()
        self._session = session
        self._selected = frozenset(selected)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sheet = usual_sheet(QLocale())
        self.source = ReportSource(Path(session.data.path), session.today)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_AFTER_MS)
        self._settled.timeout.connect(self.show_preview)
        self._add_fields()
        self._put_preview_beside()
        self.print_button = SecondaryButton(self.tr("&Print…"))
        self.print_button.clicked.connect(lambda: self._want(self.print_wanted))
        self.buttons.insertWidget(2, self.print_button)
        self._follow_period()
        self.show_preview()
        line = self.fontMetrics().height()
        self.resize(_WIDTH * line, _HEIGHT * line)

    def _add_fields(self) -> None:
        session = self._session
        self.period = ValueCombo()
        self.period.offer((said.period_name(each), each) for each in _PERIODS)
        self.period.show_value(ReportPeriod.LAST_90_DAYS)
        self.first = DayEdit(session.today, optional=True)
        self.last = DayEdit(session.today, optional=True)
        self.who = ValueCombo()
        self.who.offer(self._choices())
        self.order = ValueCombo()
        self.order.offer((said.order_name(each), each) for each in Order)
        self.name = QLineEdit(report_name(session.data.read))
        self.name.setPlaceholderText(self.tr("Yours, or your company’s"))
        self.name.setMaxLength(200)
        self.add_field(self.tr("P&eriod"), self.period)
        self.add_field(self.tr("&From"), self.first)
        self.add_field(self.tr("&To"), self.last)
        self.add_field(self.tr("&Who"), self.who)
        self.add_field(self.tr("&Order"), self.order)
        self.add_field(self.tr("&Name on top"), self.name)
        self.told = {name: QCheckBox(text) for name, text in said.parts()}
        for name in ("summary", "weeks", "subjects", "credits"):
            self.told[name].setChecked(True)
        boxes = QWidget()
        column = QVBoxLayout(boxes)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(6)
        for box in self.told.values():
            column.addWidget(box)
            box.toggled.connect(self._change)
        column.addStretch(1)
        self.add_field(self.tr("Include"), boxes)
        self.period.currentIndexChanged.connect(self._follow_period)
        for day in (self.first, self.last):
            day.day_changed.connect(self._change)
        self.who.currentIndexChanged.connect(self._change)
        self.order.currentIndexChanged.connect(self._change)
        self.name.textChanged.connect(self._change)

    def _choices(self) -> list[tuple[str, object]]:
        choices: list[tuple[str, object]] = [(self.tr("Everybody"), None)]
        if self._selected:
            text = self.tr("Selected in the list: %1").replace("%1", words.people(len(self._selected)))
            choices.append((text, self._selected))
        campaigns = self._session.picture.campaigns.values()
        choices += [(self.tr("Campaign %1").replace("%1", each.name, 1), each.id) for each in campaigns]
        return choices

    def _put_preview_beside(self) -> None:
        item = self.column.takeAt(0)
        form = None if item is None else item.widget()
        assert form is not None
        self.preview = ReportPreview(self.sheet, self)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addWidget(form, 1)
        both.addWidget(self.preview, 1)
        self.column.insertLayout(0, both, 1)

    # What is asked for

    def asked(self) -> ReportAsked | None:
        """What the report is to hold; None while the days are not in order."""
        period = self.period.value()
        days = period_days(period, self._session.today)
        if days is None:
            first, last = self.first.day(), self.last.day()
            if first is None or last is None or first > last:
                return None
            days = first, last
        who = self.who.value()
        return ReportAsked(
            first=days[0],
            last=days[1],
            campaign=who if isinstance(who, int) else None,
            people=who if isinstance(who, frozenset) else None,
            order=self.order.value(),
            week_start=weeks_start_in_force(),
            **{name: box.isChecked() for name, box in self.told.items()},
        )

    def check(self) -> None:
        if self.period.value() is not ReportPeriod.CHOSEN:
            return
        for field in (self.first, self.last):
            if field.day() is None and not self.error(field):
                self.set_error(field, self.tr("A day is missing."))
        first, last = self.first.day(), self.last.day()
        if first is not None and last is not None and first > last:
            self.set_error(self.last, self.tr("This day is before the first one."))

    def accept(self) -> None:
        """Asks for the file; the dialog closes only once there is one."""
        self._want(self.save_wanted)

    def finish(self) -> None:
        """Closes with success: the report is being written."""
        super().accept()

    def done(self, result: int) -> None:
        self.preview.stop()
        self.source.close()
        super().done(result)

    def _want(self, signal: SignalInstance) -> None:
        """Tells what is wanted where nothing is wrong."""
        for field in (self.first, self.last):
            self.set_error(field, field.explain() if field.isVisibleTo(self) else "")
        self.check()
        wrong = [field for field in (self.first, self.last) if self.error(field)]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            signal.emit()

    # What is shown

    def _follow_period(self) -> None:
        chosen = self.period.value() is ReportPeriod.CHOSEN
        for field in (self.first, self.last):
            self.show_field(field, chosen)
        if chosen and self.first.day() is None:
            first, last = period_days(ReportPeriod.THIS_MONTH, self._session.today) or (None, None)
            self.first.set_day(first)
            self.last.set_day(last)
        self._change()

    def _change(self) -> None:
        self._settled.start()

    def show_preview(self) -> None:
        """Shows the first page as it is asked for now."""
        asked = self.asked()
        if asked is not None:
            self.preview.show_report(self.source, asked, self.name.text())


_PERIODS = (
    ReportPeriod.THIS_MONTH,
    ReportPeriod.LAST_MONTH,
    ReportPeriod.LAST_90_DAYS,
    ReportPeriod.THIS_YEAR,
    ReportPeriod.CHOSEN,
)
