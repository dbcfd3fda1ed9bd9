"""`python -m tests.desk.fuzz_json [SECONDS]`: exports of everything are broken, led by what reading them does.

Nothing but `JsonRefused` may leave the import of one, and what is taken in can be shown. Where that is not so, the
bytes are written beside where this was started, and the program ends with the error. Needs atheris.
"""

import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["inmail_desk.exchange", "inmail_desk.desk", "inmail_desk.store"]):
    from inmail_desk.desk.exporting_json import exported_json, import_json
    from inmail_desk.desk.picture import read_picture
    from inmail_desk.exchange.json_in import JsonRefused
    from inmail_desk.store.data_file import DataFile

from .opened_desk import NOW, TODAY, Desk
from .test_exporting_json import full


def main(seconds: int) -> None:
    """Fuzzes for so many seconds."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        corpus = folder / "corpus"
        corpus.mkdir()
        with DataFile.create(folder / "Full.inmaildesk") as data:
            (corpus / "full").write_bytes(exported_json(full(Desk.begun(data)).data))
        empty = DataFile.create(folder / "Empty.inmaildesk")

        def once(content: bytes) -> None:
            with suppress(JsonRefused):
                empty.rehearse(
                    lambda: import_json(empty, content, now=NOW),
                    lambda _: _require(read_picture(empty, TODAY)),
                )

        atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=100000", str(corpus)], once)
        atheris.Fuzz()


def _require(picture: object) -> None:
    assert picture is not None


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)
