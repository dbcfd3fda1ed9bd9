"""Does something as a user whom the file system can refuse: root may write what is write-protected."""

import ctypes
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

_CAPABILITIES_VERSION = 0x20080522
_NEVER_REFUSED = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH


def as_ordinary_user(act: Callable[[], T]) -> T:
    """What `act` gives. Where the tests run as root, a thread that has given root's powers over files up does it."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return act()
    with ThreadPoolExecutor(1, initializer=_give_powers_up) as thread:
        return thread.submit(act).result()


def _give_powers_up() -> None:
    # On Linux each thread has capabilities of its own; those that are given up end with the thread.
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES_VERSION, 0)
    sets = (ctypes.c_uint32 * 6)()
    for call in (libc.capget, libc.capset):
        if call(header, sets) != 0:
            raise OSError(ctypes.get_errno(), "capabilities")
        for number in range(3):  # effective, permitted, inheritable
            sets[number] &= ~_NEVER_REFUSED
