"""What a person sees of a widget, and keys pressed where the focus is."""

from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget


def seen(widget: QWidget) -> str:
    """Return all texts of visible labels and buttons, line by line."""
    parts = []
    for each in widget.findChildren(QWidget):
        if isinstance(each, QLabel) and each.isVisible() and each.text():
            # The sign before the key of a field's label is not seen.
            parts.append(each.text().replace("&", "") if each.buddy() is not None else each.text())
        elif isinstance(each, QAbstractButton) and each.isVisible() and each.text():
            parts.append(each.text().replace("&", ""))
    return "\n".join(parts)


def button(widget: QWidget, text: str) -> QAbstractButton:
    """Return the visible button of that text or name."""
    return next(
        each
        for each in widget.findChildren(QAbstractButton)
        if each.isVisible() and text in (each.text().replace("&", ""), each.accessibleName())
    )


def choose(menu: QMenu, *path: str) -> None:
    """Choose an entry of a menu, through its submenus."""
    for text in path[:-1]:
        menu = next(each.menu() for each in menu.actions() if each.text().replace("&", "") == text)
    next(each for each in menu.actions() if each.text().replace("&", "") == path[-1]).trigger()
