"""The rulebooks side by side: who says what, what each makes of this person's own facts, and the way to another."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inmail_desk.credit_rules.rulebook import Rulebook
from inmail_desk.desk.comparing import standing
from inmail_desk.desk.picture import Picture
from inmail_desk.desk.rulebook_files import FileRefused, file_name, read_rulebook_file, write_rulebook_file
from inmail_desk.desk.rulebook_shelf import import_rulebook, newer_shipped, remove_rulebook
from inmail_desk.desk.rulebooks import Column, Result, SideBySide, result_by, side_by_side

from . import rulebooks_words as said
from .activity_dialog import ActivityDialog
from .background import Background
from .cards import Notice
from .colours import Tone
from .controls import SecondaryButton
from .labels import Role, Text
from .my_premium import OpenUrl, open_in_browser
from .page import GAP
from .rulebooks_detail import DetailCard
from .rulebooks_model import BALANCE_ROW
from .rulebooks_table import RulebooksTable
from .said import Said
from .session import DeskSession, made_step
from .tab_order import order_tabs


class RulebooksView(QWidget):
    """The third part of the page Plan & rules. It keeps up with the session while it can be seen.

    What the person's facts come to by each rulebook is counted off the GUI thread and filled in.
    """

    def __init__(
        self, session: DeskSession, parent: QWidget | None = None, *, open_url: OpenUrl = open_in_browser
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._side: SideBySide | None = None
        self._known: tuple[Picture, dict[str, Result]] | None = None
        self._background = Background(self)
        self.setAcceptDrops(True)
        # It fills the page: only the table scrolls, and what was chosen in it stays beside it.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        policy.setVerticalStretch(100)
        self.setSizePolicy(policy)

        self.newer_button = SecondaryButton(self.tr("Compare…"))
        self.newer_button.clicked.connect(self.offer_newer)
        self.newer = Notice(Tone.INFO, "", "", self.newer_button)
        self.import_button = SecondaryButton(self.tr("Import rulebook…"), icon_name="import")
        self.import_button.clicked.connect(self.choose_import)
        self._about = Text(
            self.tr(
                "Sources disagree about how LinkedIn counts. Each column is one of them, with your own numbers by"
                " it; ≠ marks what differs from the one in use."
            ),
            Role.QUIET,
        )
        self.table = RulebooksTable()
        self.table.chosen.connect(self._show_detail)
        self.detail = DetailCard(open_url)
        self.detail.switch_button.clicked.connect(self.switch)
        self.detail.export_button.clicked.connect(self.choose_export)
        self.detail.remove_button.clicked.connect(self.remove)
        self.said = Said()
        self.said.undo_clicked.connect(lambda: session.undo_or_say(self))

        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._about, 1)
        head.addWidget(self.import_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.newer)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        column.addWidget(self.said)
        session.changed.connect(self._on_change)

    # What can be done

    def show_rule(self, rule: str) -> None:
        """Choose a rule in the rulebook in use; nothing where it plays no part."""
        self._refresh_if_stale()
        row = self.table.books.row_of(rule)
        if row is not None:
            self.table.choose(row, 0)

    def switch(self) -> None:
        """Ask whether the rulebook of the chosen cell is to be used, with a before and after."""
        column = self._chosen()
        if column is not None and not column.book.in_use:
            result = self._results().get(column.book.rulebook.text)
            self._ask_to_switch(column, None if result is None else result.picture)

    def offer_newer(self) -> None:
        """Ask whether the newer version of the rulebook in use is to be used, with a before and after."""
        newer = newer_shipped(self._session.picture)
        if newer is None or self._side is None:
            return
        place = self.table.books.place_of(newer.text)
        column = None if place is None else self.table.books.column(place)
        assert column is not None, "what ships stands beside the others"
        result = self._results().get(newer.text)
        self._ask_to_switch(column, None if result is None else result.picture)

    def choose_import(self) -> None:
        """Ask for a rulebook file and import it."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, self.tr("Import a rulebook"), "", _file_types())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.import_file(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def import_file(self, path: Path) -> None:
        """Import the rulebook in a file, or say why it cannot be."""
        try:
            rulebook = read_rulebook_file(path)
        except FileRefused as refused:
            self._say_why_not(refused)
            return
        done = self._session.perform_or_say(self, import_rulebook, self._session.picture, rulebook)
        if done is None:
            return
        self._refresh_if_stale()
        place = self.table.books.place_of(rulebook.text)
        if place is not None:
            self.table.choose(BALANCE_ROW, place)
        text = self.tr("“%1” stands beside the others now. Nothing else has changed.")
        self.said.say(text.replace("%1", rulebook.title), undo=made_step(done))

    def choose_export(self) -> None:
        """Ask where the rulebook of the chosen cell is to be written."""
        column = self._chosen()
        if column is None:
            return
        from PySide6.QtWidgets import QFileDialog

        rulebook = column.book.rulebook
        dialog = QFileDialog(self, self.tr("Export the rulebook"), file_name(rulebook), _file_types())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(lambda path: self.export_file(rulebook, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_file(self, rulebook: Rulebook, path: Path) -> None:
        """Write a rulebook into a file, or say why it cannot be."""
        try:
            write_rulebook_file(path, rulebook)
        except FileRefused as refused:
            self._say_why_not(refused)
            return
        self.said.say(self.tr("Written: %1").replace("%1", str(path)), undo=False)

    def remove(self) -> None:
        """Remove the imported rulebook of the chosen cell; it can be taken back."""
        column = self._chosen()
        if column is None or column.book.place is None or column.book.in_use:
            return
        done = self._session.perform_or_say(self, remove_rulebook, column.book.place)
        if done is not None:
            text = self.tr("“%1” was removed").replace("%1", column.book.rulebook.title)
            self.said.say(text, undo=made_step(done))

    def wait(self) -> None:
        """Fill in all numbers now."""
        self._background.wait()

    def _ask_to_switch(self, column: Column, by_it: Picture | None) -> None:
        from .rulebook_switch_dialog import SwitchRulebookDialog

        assert self._side is not None
        dialog = SwitchRulebookDialog(
            self._session,
            column.book,
            self,
            plan_title=column.plan_title,
            differing=said.differing(self._side, column),
            by_it=by_it,
        )
        dialog.accepted.connect(lambda: self._switched(dialog))
        dialog.open()

    def _switched(self, dialog: ActivityDialog) -> None:
        self.said.say(dialog.said, undo=dialog.changed)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that asked is gone

    def _say_why_not(self, refused: FileRefused) -> None:
        from .messages import show_text

        show_text(self, said.file_words(refused))

    def _chosen(self) -> Column | None:
        index = self.table.currentIndex()
        return self.table.books.column(index.column()) if index.isValid() else None

    # A file dropped on it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.import_file(path)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        self._refresh_if_stale()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.said.clear()
        super().hideEvent(event)

    def _on_change(self, changed: object) -> None:
        self.said.clear()
        tables = getattr(changed, "tables", frozenset({"setting"}))
        if changed is None or getattr(changed, "facts", True) or "setting" in tables:
            self._stale = True
            if self.isVisible():
                self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if not self._stale:
            return
        self._stale = False
        picture = self._session.picture
        former = self.table.currentIndex()
        chosen = self._chosen()
        self._side = side = side_by_side(picture, self._session.data)
        known = self._results()
        results = [known.get(column.book.rulebook.text) for column in side.columns]
        self.table.books.show_side(side, results, self._session.today)
        place = None if chosen is None else self.table.books.place_of(chosen.book.rulebook.text)
        self.table.choose(former.row() if former.isValid() else BALANCE_ROW, place or 0)
        self._show_newer(newer_shipped(picture))
        self._count([column for column, result in zip(side.columns, results, strict=True) if result is None])
        order_tabs(self)

    def _results(self) -> dict[str, Result]:
        """What is known of the present facts by each rulebook, by its text."""
        picture = self._session.picture
        if self._known is None or not _same_facts(self._known[0], picture):
            used = Result(picture=picture, standing=standing(picture))
            self._known = (picture, {picture.rules.rulebook.text: used})
        return self._known[1]

    def _count(self, columns: list[Column]) -> None:
        picture, known = self._session.picture, self._results()

        def take(place: int, result: Result) -> None:
            column = columns[place]
            known[column.book.rulebook.text] = result
            self.table.books.show_result(column, result)
            self._show_detail()

        steps = [lambda rulebook=column.book.rulebook: result_by(picture, rulebook) for column in columns]
        self._background.run(steps, take)

    def _show_newer(self, newer: Rulebook | None) -> None:
        self.newer.setVisible(newer is not None)
        if newer is not None:
            used = self._session.picture.rules.rulebook
            title = self.tr("A newer version of “%1” came with InMail Desk").replace("%1", newer.title)
            text = self.tr("You use the version of %1; the newer one is of %2. Yours holds until you switch.")
            text = text.replace("%1", used.version).replace("%2", newer.version)
            self.newer.say(Tone.INFO, title, text)

    def _show_detail(self) -> None:
        index = self.table.currentIndex()
        if index.isValid() and self._side is not None:
            self.detail.show_cell(
                self.table.books, self._side, index.row(), index.column(), self._session.today
            )


def _same_facts(one: Picture, other: Picture) -> bool:
    return one.recorded is other.recorded and one.rules is other.rules and one.today == other.today


def _dropped_file(mime: QMimeData) -> Path | None:
    """The one file on this computer that is dropped, None for anything else."""
    urls = mime.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())


def _file_types() -> str:
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication.translate("rulebooks", "Rulebooks (*.json);;All files (*)")
