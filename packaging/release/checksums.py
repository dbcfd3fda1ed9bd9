"""Writes SHA256SUMS of all that lies in a folder: PYTHONPATH=packaging python -m release.checksums FOLDER"""

import argparse
import hashlib
from pathlib import Path

from .results import CHECKSUMS


def main() -> None:
    """Does what the module says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    print(write(parser.parse_args().folder).read_text("utf-8"), end="")


def write(folder: Path) -> Path:
    """Writes the list, in the form that `sha256sum --check` and `shasum -a 256 --check` read. Its path."""
    lines = []
    for file in sorted(each for each in folder.iterdir() if each.is_file() and each.name != CHECKSUMS):
        with file.open("rb") as opened:
            lines.append(f"{hashlib.file_digest(opened, 'sha256').hexdigest()}  {file.name}\n")
    made = folder / CHECKSUMS
    made.write_bytes("".join(lines).encode())
    return made


if __name__ == "__main__":
    main()
