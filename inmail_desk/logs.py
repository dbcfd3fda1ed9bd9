"""The log: what the program met, never what is in the person's data."""

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

LOG_NAME = "inmail-desk.log"


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


def log_fault(folder: Path, report: str) -> None:
    """Keeps the report of a fault in a file of this folder; at most a megabyte is kept. Raises OSError."""
    handler = RotatingFileHandler(folder / LOG_NAME, maxBytes=500_000, backupCount=1, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    try:
        handler.emit(logging.LogRecord("inmail_desk", logging.ERROR, "", 0, report, None, None))
    finally:
        handler.close()
