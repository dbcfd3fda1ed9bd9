"""Work that a page can do without for a moment: done in a thread of its own, without a sign of life."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread
from time import sleep
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer

from inmail_desk.garbage import searched_by_nobody

_LOOK_EVERY_MS = 15
_BEGIN_AFTER_MS = 30
"""So that a page that is being shown is painted first."""

_A_TURN = 0.0001
"""Seconds after which the thread lets the window go on; with Python's own 5 ms, painting would take many times as long,
since each line that is drawn waits for its turn. To make the screens of a list while it is being read held the window
up twice as long with half a millisecond."""

Step = Callable[[], Any]


class _Answer(NamedTuple):
    place: int
    result: Any
    trouble: Exception | None


class Background(QObject):
    """Does steps one after another off the GUI thread, and hands over what each gives.

    New steps take the place of those that are left. The thread knows nothing of Qt: whatever becomes of the page
    meanwhile, nothing is emitted across threads.
    """

    def __init__(self, parent: QObject, *, begin_after_ms: int = _BEGIN_AFTER_MS) -> None:
        super().__init__(parent)
        self._stop = Event()
        self._thread: Thread | None = None
        self._answers: SimpleQueue[_Answer] = SimpleQueue()
        self._left = 0
        self._steps: tuple[Step, ...] = ()
        self._take: Callable[[int, Any], None] | None = None
        self._beginning = QTimer(self, singleShot=True, interval=begin_after_ms)
        self._beginning.timeout.connect(self._begin)
        self._looking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._collect)

    def run(self, steps: Sequence[Step], take: Callable[[int, Any], None]) -> None:
        """Starts the steps; `take` gets the place of each, from 0, and what it gave, in the GUI thread.

        What a step raises is raised in the GUI thread, and ends the work.
        """
        self.stop()
        self._steps, self._take, self._left = tuple(steps), take, len(steps)
        if steps:
            self._beginning.start()

    def is_busy(self) -> bool:
        """Tell whether anything is still to be handed over."""
        return self._left > 0

    def stop(self) -> None:
        """Drop what is left."""
        self._stop.set()
        self._beginning.stop()
        self._looking.stop()
        self._left = 0

    def end_with(self, step: Step) -> None:
        """Drop what is left, and do this once the thread has ended what it is at. Nobody hears of it."""
        self.stop()
        arguments = ((step,), SimpleQueue[_Answer](), Event(), self._thread)
        self._thread = Thread(target=_work, args=arguments, name="background")
        self._thread.start()

    def wait(self) -> None:
        """Hand over all that is left, now."""
        if self._beginning.isActive():
            self._begin()
        if self._thread is not None:
            self._thread.join()
        self._collect()

    def _begin(self) -> None:
        self._beginning.stop()
        self._stop, self._answers = Event(), SimpleQueue()
        # The thread alone has the steps then, and takes apart what they hold: that may be much.
        steps, self._steps = self._steps, ()
        arguments = (steps, self._answers, self._stop, self._thread)
        self._thread = Thread(target=_work, args=arguments, name="background")
        self._thread.start()
        self._looking.start()

    def _collect(self) -> None:
        while self._left:
            try:
                answer = self._answers.get_nowait()
            except Empty:
                return
            self._left -= 1
            if answer.trouble is not None:
                self.stop()
                raise answer.trouble
            assert self._take is not None
            self._take(answer.place, answer.result)
        self._looking.stop()


def let_go(held: Sequence[list[Any]]) -> None:
    """Empties long lists in a thread of their own, once nothing else holds what is in them: call it last."""
    if sum(map(len, held)) > _FEW:
        Thread(target=_let_go, args=(held,), name="letting go", daemon=True).start()


def _let_go(held: Sequence[list[Any]]) -> None:
    with searched_by_nobody(), _in_short_turns():
        take_apart(held)


def take_apart(held: Iterable[list[Any]]) -> None:
    """Empties long lists little by little, for a thread in which nobody waits for it: objects that go all at once hold
    Python's lock for as long as that takes."""
    for each in held:
        while each:
            del each[-_LET_GO_AT_ONCE:]
            sleep(_REST)


_FEW = 1000
_LET_GO_AT_ONCE, _REST = 100, 0.001  # objects, and seconds after them


def _work(steps: Sequence[Step], answers: SimpleQueue[_Answer], stop: Event, former: Thread | None) -> None:
    if former is not None:
        former.join()
    with searched_by_nobody(), _in_short_turns():
        _do(steps, answers, stop)


_lock = Lock()
_kept: list[float] = []


@contextmanager
def _in_short_turns() -> Iterator[None]:
    with _lock:
        _kept.append(sys.getswitchinterval())
        sys.setswitchinterval(_A_TURN)
    try:
        yield
    finally:
        # Whoever ends last takes what was there before the first: several pages may have a thread.
        with _lock:
            sys.setswitchinterval(_kept.pop())


def _do(steps: Sequence[Step], answers: SimpleQueue[_Answer], stop: Event) -> None:
    for place, step in enumerate(steps):
        if stop.is_set():
            return
        try:
            answers.put(_Answer(place, step(), None))
        except Exception as trouble:  # noqa: BLE001  (whatever it is, the GUI thread has to hear of it)
            answers.put(_Answer(place, None, trouble))
            return
