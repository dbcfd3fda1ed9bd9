"""Takes what is wanted of a part of Qt, instead of all there is: see contents.py."""

from contents import of_qt
from PyInstaller.utils.hooks.qt import add_qt6_dependencies

hiddenimports, binaries, datas = of_qt(add_qt6_dependencies(__file__))
