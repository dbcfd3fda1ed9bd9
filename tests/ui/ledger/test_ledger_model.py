"""The ledger's model, held against Qt's own tester."""

from PySide6.QtTest import QAbstractItemModelTester

from inmail_desk.desk.ledger_page import Asked, Group, Ledger, Period
from inmail_desk.ui.ledger_model import Col, LedgerModel
from inmail_desk.ui.session import DeskSession

from ..conftest import TODAY


def test_the_model_keeps_qts_rules_whatever_is_shown(session: DeskSession) -> None:
    model = LedgerModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    ledger = Ledger(session.picture, session.data)

    for asked in (Asked(), Asked(group=Group.LOST), Asked(period=Period.COMING), Asked()):
        model.show_entries(ledger.ask(asked).entries, ledger.detail, TODAY)
        model.set_order(latest_first=not model.latest_first)

    cells = [model.index(row, column) for row in range(model.rowCount()) for column in Col]
    assert all(isinstance(cell.data(), str) for cell in cells)


def test_only_what_is_in_sight_is_worked_out(session: DeskSession) -> None:
    ledger = Ledger(session.picture, session.data)
    asked_of = []
    model = LedgerModel()

    def detail(entry):
        asked_of.append(entry)
        return ledger.detail(entry)

    model.show_entries(ledger.entries, detail, TODAY)
    assert asked_of == []

    model.index(3, Col.WHAT).data()

    assert asked_of == [model.entry(3)]
