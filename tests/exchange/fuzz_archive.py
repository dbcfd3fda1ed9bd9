"""`python -m tests.exchange.fuzz_archive [SECONDS]`: archives are broken byte by byte, led by what the readers do.

Nothing but `Unreadable` and AmbiguousDate may leave `read_archive`. Where it does, the bytes are written beside where
this was started, and the program ends with the error. Needs atheris, which finds the bytes that lead on.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["inmail_desk.exchange"]):
    from inmail_desk.exchange.linkedin_archive import read_archive
    from inmail_desk.exchange.moments import AmbiguousDate
    from inmail_desk.exchange.unreadable import Unreadable

from inmail_desk.store.addresses import key_in
from tests.exchange.real_archives import real_archives

_NAMES = ("archive.zip", "messages.csv", "Connections.csv", "Receipts.csv", "Invitations.csv", "Profile.csv")


def main(seconds: int) -> None:
    """Fuzzes for so many seconds."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        corpus = folder / "corpus"
        corpus.mkdir()
        for number, content in enumerate(real_archives()):
            # The first byte says which of the names the file has.
            kind = 0 if content.startswith(b"PK") else 1 + number % (len(_NAMES) - 1)
            (corpus / str(number)).write_bytes(bytes([kind]) + content)

        def once(data: bytes) -> None:
            path = folder / _NAMES[data[0] % len(_NAMES) if data else 0]
            path.write_bytes(data[1:])
            try:
                read_archive([path], key_in)
            except (Unreadable, AmbiguousDate):
                pass
            finally:
                path.unlink()

        atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=20000", str(corpus)], once)
        atheris.Fuzz()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)
