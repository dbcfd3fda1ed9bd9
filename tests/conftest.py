"""Windows are drawn without a screen, unless another platform of Qt's is named."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
