"""What a person sees on the page Campaigns, and how its tables are read and typed into."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from inmail_desk.ui.campaign_members_table import Column as Member
from inmail_desk.ui.campaigns_page import CampaignsPage

from ..keyboard import press


def column(table: QTableView, number: int) -> list[str]:
    """What a column of a table says, from top to bottom."""
    model = table.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def members(page: CampaignsPage) -> list[str]:
    """The first names of the members shown, from top to bottom."""
    return [name.split()[0] for name in column(page.table, Member.NAME)]


def selected(page: CampaignsPage) -> list[str]:
    """The first names of the selected members."""
    return [prospect.name.split()[0] for prospect in page.selected_prospects()]


def line(page: CampaignsPage, name: str) -> list[str]:
    """What the table of campaigns says of a campaign, from its purpose on."""
    table = page.campaigns_table
    row = column(table, 0).index(name)
    model = table.model()
    return [str(model.index(row, number).data()) for number in range(1, model.columnCount())]


def texts(widget: QWidget) -> str:
    """All that labels in a widget say, as far as they can be seen."""
    labels = [each for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    return "\n".join(label.text() for label in labels if label.text())


def press_button(button: QWidget) -> None:
    """Presses a button from the keyboard."""
    button.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Space)
