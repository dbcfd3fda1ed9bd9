"""The log: what the program met, never what is in the person's data."""

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

LOG_NAME = "inmail-desk.log"
_log = logging.getLogger("inmail_desk")


def start_log(folder: Path) -> None:
    """Writes the log into a file of this folder; at most a megabyte is kept. Raises OSError."""
    handler = RotatingFileHandler(
        folder / LOG_NAME, maxBytes=500_000, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    _log.propagate = False


def fault_report(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> str:
    """What is told of a fault: its type and where it arose.

    The message is left out, because it may quote the person's data.
    """
    lines = [f"{kind.__module__}.{kind.__qualname__}"]
    lines += [
        f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    cause = fault.__cause__ or fault.__context__
    if cause is not None:
        lines += ["because of", fault_report(type(cause), cause, cause.__traceback__)]
    return "\n".join(lines)


def log_fault(report: str) -> None:
    """Keeps the report of a fault."""
    _log.error("%s", report)
