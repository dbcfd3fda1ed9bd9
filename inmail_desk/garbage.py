"""When the interpreter looks for garbage: seldom, because nearly all that this program makes is kept."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


def put_off() -> None:
    """Looks for none until `look_seldom`."""
    gc.disable()


def look_seldom() -> None:
    """Leaves out of every later search what is there by now, and searches only after many new objects: a statement of
    thousands of InMails would else be searched through again and again while it is computed."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    gc.enable()


_lock = Lock()
_kept: list[bool] = []


@contextmanager
def searched_by_nobody() -> Iterator[None]:
    """For work in a thread of its own: the search would take widgets that are garbage apart there, where Qt forbids
    it. Several threads may be within it at a time.

    Where the work has made much, that is left out of every later search: to go through it would hold the window up, and
    nearly all of it is kept. What refers to itself is lost to the search then, and has to be closed by whoever made it.
    """
    with _lock:
        _kept.append(gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        # Whoever ends last takes what was there before the first.
        with _lock:
            if _kept.pop():
                if gc.get_count()[0] > gc.get_threshold()[0]:
                    # The very next object would else set the search off, in this thread.
                    gc.freeze()
                gc.enable()
