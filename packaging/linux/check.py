"""Has the packages for Linux looked through by the tools of systems that take them. Run by `make try-packages`.

A tool that is not there is left out, and that is said. 1 where one of them finds something.
"""

import argparse
import gzip
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import application
import tools

from . import deb, rpm_package, shared_files

_RPMLINT = Path(__file__).parent / "templates" / "rpmlint.toml"


def main() -> int:
    """Does what the module says."""
    parser = argparse.ArgumentParser(prog="linux.check", description=__doc__)
    parser.add_argument(
        "--out", type=Path, default=application.ROOT / "dist", metavar="DIR", help="of the packages"
    )
    out: Path = parser.parse_args().out
    with tempfile.TemporaryDirectory() as folder:
        share = Path(folder)
        shared_files.lay_out(share)
        name = application.IDENTIFIER
        manual = share / "manual.1"
        manual.write_bytes(
            gzip.decompress((share / "man" / "man1" / f"{application.COMMAND}.1.gz").read_bytes())
        )
        commands: Sequence[Sequence[str]] = (
            ["desktop-file-validate", str(share / "applications" / f"{name}.desktop")],
            [
                "appstreamcli",
                "validate",
                "--no-net",
                "--pedantic",
                str(share / "metainfo" / f"{name}.metainfo.xml"),
            ],
            ["xmllint", "--noout", str(share / "mime" / "packages" / f"{name}.xml")],
            ["update-mime-database", str(share / "mime")],
            ["man", "--warnings", "--local-file", "-Tutf8", "-Z", str(manual)],
            # Of packages that are made elsewhere than Debian, it says much that is only for those of Debian.
            [
                "lintian",
                "--allow-root",
                "--fail-on",
                "error,warning",
                str(out / deb.file_name(application.VERSION)),
            ],
            ["rpmlint", "--config", str(_RPMLINT), str(out / rpm_package.file_name(application.VERSION))],
        )
        return max(_look(command) for command in commands)


def _look(command: Sequence[str]) -> int:
    absent = tools.missing(command[0])
    if absent:
        print(f"  left out: {absent}")
        return 0
    told = os.environ | {"LC_ALL": "C.UTF-8", "MANROFFSEQ": ""}
    done = subprocess.run(command, check=False, env=told, capture_output=True, text=True)
    # man writes the page itself to its output, and what is wrong with it beside that.
    said = (done.stderr if command[0] == "man" else done.stdout + done.stderr).strip()
    wrong = done.returncode != 0 or (command[0] == "man" and said)
    print(f"  {command[0]} {'IS NOT CONTENT' if wrong else 'is content'}" + (f":\n{said}" if said else ""))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
