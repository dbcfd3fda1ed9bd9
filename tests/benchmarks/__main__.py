"""`python -m tests.benchmarks [MODULE...]`: measures, and prints each figure beside its bound.

MODULE is one of `replay`, `starting`, `working`, `pages`, `importing`, `lists`, `responsive` and `frozen`; all of
them where none is named. A figure over its bound is no failure: machines differ, and what else they do.
"""

import importlib
import sys

MODULES = ("replay", "starting", "working", "pages", "importing", "lists", "responsive", "frozen")


def main(names: list[str]) -> None:
    """Measures what the modules of these names measure."""
    for name in names or MODULES:
        for figure in importlib.import_module(f".{name}", __package__).figures():
            print(figure, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
