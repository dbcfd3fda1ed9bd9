"""`python -m tests.exchange.fuzz_list [SECONDS]`: lists, pasted pages and workbooks are broken, led by what the readers
do.

Nothing but `Unreadable` and AmbiguousDate may leave them. Where it does, the bytes are written beside where this was
started, and the program ends with the error. Needs atheris, which finds the bytes that lead on.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["inmail_desk.exchange"]):
    from inmail_desk.exchange.list_tables import pasted_list, read_list
    from inmail_desk.exchange.unreadable import Unreadable

    from .real_lists import (
        LISTS,
        PAGE,
        parts_of_workbook,
        understand,
        understand_page,
        workbook,
        workbook_with,
    )

_PARTS = tuple(parts_of_workbook())


def main(seconds: int) -> None:
    """Fuzzes for so many seconds."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        corpus = folder / "corpus"
        corpus.mkdir()
        # The first byte says what the others are: a file, a pasted text, or a part of a workbook.
        seeds = [b"\0" + text.encode(encoding) for text in LISTS for encoding in ("utf-8", "utf-16")]
        seeds += [b"\1" + text.encode() for text in (*LISTS, PAGE)] + [b"\0" + workbook()]
        seeds += [bytes([2 + place]) + parts_of_workbook()[part] for place, part in enumerate(_PARTS)]
        for number, seed in enumerate(seeds):
            (corpus / str(number)).write_bytes(seed)

        def once(data: bytes) -> None:
            kind, content = (data[0] if data else 0) % (2 + len(_PARTS)), data[1:]
            try:
                if kind == 1:
                    text = content.decode("utf-8", "replace")
                    understand_page(text)
                    understand(pasted_list(text, "pasted"))
                    return
                path = folder / "list"
                path.write_bytes(content if kind == 0 else workbook_with(_PARTS[kind - 2], content))
                understand(read_list(path))
            except Unreadable:
                pass

        atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=20000", str(corpus)], once)
        atheris.Fuzz()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)
