"""Where the frozen program begins."""

import os
import sys


def _hand_on_no_libraries() -> None:
    """Gives programs that are started from here, such as the browser, the system's libraries again, not ours: on Linux
    PyInstaller names its own to the loader, which has read that by now."""
    former = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if former is not None:
        os.environ["LD_LIBRARY_PATH"] = former
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)


def _speak_to_nobody() -> None:
    """Lets what is said at a terminal go nowhere where there is none: Windows gives none to a program with a window."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  (open as long as we run)


if __name__ == "__main__":
    if sys.platform == "linux":
        _hand_on_no_libraries()
    _speak_to_nobody()
    from inmail_desk.__main__ import main

    sys.exit(main())
