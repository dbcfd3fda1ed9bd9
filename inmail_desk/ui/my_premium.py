"""The way to LinkedIn's own page about the subscription, in the person's browser."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from .controls import SecondaryButton

MY_PREMIUM = "https://www.linkedin.com/mypreferences/d/manage-premium"
"""Where LinkedIn shows the plan, its next billing day and the InMail credits."""

OpenUrl = Callable[[str], object]


def open_in_browser(address: str) -> bool:
    """Open an address in the person's own browser; give whether there is one."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    return QDesktopServices.openUrl(QUrl(address))


class MyPremiumButton(SecondaryButton):
    """Opens My Premium. Nothing is read from there: the person reads it and types."""

    def __init__(self, open_url: OpenUrl = open_in_browser, parent: QWidget | None = None) -> None:
        super().__init__("", icon_name="open-browser", parent=parent)
        self.setText(self.tr("Open My Premium"))
        self.setToolTip(self.tr("Opens LinkedIn in your browser: %1").replace("%1", MY_PREMIUM))
        self.clicked.connect(lambda: open_url(MY_PREMIUM))
