"""Where the frozen program begins."""

import sys

from inmail_desk.__main__ import main

sys.exit(main())
