"""A measured figure beside the bound that it has to keep, as one line."""

import time
from collections.abc import Callable
from typing import NamedTuple


class Figure(NamedTuple):
    """`value` in `unit` ("" for a ratio or an exponent); `bound` is the largest that is all right."""

    name: str
    value: float
    unit: str
    bound: float

    def __str__(self) -> str:
        verdict = "ok" if self.value <= self.bound else "OVER"
        return (
            f"{self.name:<78} {self._shown(self.value):>9}   at most {self._shown(self.bound):<9} {verdict}"
        )

    def _shown(self, value: float) -> str:
        if self.unit:
            return f"{value:.0f} {self.unit}"
        return f"1/{1 / value:.0f}" if value < 0.1 else f"{value:.2f}"


def shortest(work: Callable[[], object], times: int) -> float:
    """The shortest of so many runs in seconds: what disturbs a run only makes it longer."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return min(taken)
