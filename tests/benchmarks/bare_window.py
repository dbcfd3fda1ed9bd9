"""A window with nothing in it, to be frozen beside the program."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1240, 800)
window.show()
sys.exit(application.exec())
