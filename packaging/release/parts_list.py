"""Writes the list of the works of others in the program (its SBOM) as CycloneDX JSON.

    PYTHONPATH=packaging python -m release.parts_list take FROZEN SYSTEM FOLDER
    PYTHONPATH=packaging python -m release.parts_list join FOLDER FILE

Freezing finds out what lies in the program, and lays an index of it beside the licences. The first form takes that
index from a frozen program, as SYSTEM.json; the second makes one list of all that were taken.
"""

import argparse
import json
import os
import shutil
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import application

INDEX = "index.json"
_PINNED = application.ROOT / "packaging" / "constraints.txt"
_SYSTEMS = f"{application.COMMAND}:systems"


def main() -> int:
    """Does what the module says. Gives the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    taking, joining = commands.add_parser("take"), commands.add_parser("join")
    taking.add_argument("frozen", type=Path)
    taking.add_argument("system")
    for each in (taking, joining):
        each.add_argument("folder", type=Path)
    joining.add_argument("file", type=Path)
    asked = parser.parse_args()
    try:
        if asked.command == "take":
            take(asked.frozen, asked.system, asked.folder)
        else:
            asked.file.write_text(joined(asked.folder), "utf-8", newline="\n")
    except FileNotFoundError as missing:
        print(missing, file=sys.stderr)
        return 2
    return 0


def take(frozen: Path, system: str, folder: Path) -> Path:
    """Copies a frozen program's index to SYSTEM.json in the folder. Raises FileNotFoundError."""
    found = sorted(each for each in frozen.rglob(f"licences/{INDEX}") if not each.is_symlink())
    if not found:
        raise FileNotFoundError(f"There is no licences/{INDEX} in {frozen}: freeze the program first.")
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(found[0], folder / f"{system}.json"))


def joined(folder: Path) -> str:
    """The list of all that was taken into the folder, as JSON. Raises FileNotFoundError where nothing was."""
    systems: dict[tuple[str, str, str], list[str]] = {}
    for file in sorted(folder.glob("*.json")):
        for work in json.loads(file.read_text("utf-8")):
            systems.setdefault((work["name"], work["version"], work["licence"]), []).append(file.stem)
    if not systems:
        raise FileNotFoundError(f"Nothing was taken into {folder}.")
    return _as_cyclonedx(systems)


def _as_cyclonedx(systems: dict[tuple[str, str, str], list[str]]) -> str:
    from cyclonedx.contrib.license.factories import LicenseFactory
    from cyclonedx.model import ExternalReference, ExternalReferenceType, Property, XsUri
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.output.json import JsonV1Dot6
    from packageurl import PackageURL

    licences = LicenseFactory()
    program = Component(
        type=ComponentType.APPLICATION,
        name=application.NAME,
        version=application.VERSION,
        description=application.SUMMARY,
        licenses=[licences.make_from_string(application.LICENCE)],
        external_references=[
            ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(application.HOMEPAGE))
        ],
        bom_ref=application.COMMAND,
    )
    pinned = _pinned()
    parts = []
    for (name, version, licence), where in sorted(systems.items()):
        key = name.lower().replace("_", "-")
        parts.append(
            Component(
                type=ComponentType.LIBRARY,
                name=name,
                version=version or None,
                licenses=[licences.make_from_string(licence)] if licence else [],
                purl=PackageURL("pypi", None, key, version) if key in pinned else None,
                properties=[Property(name=_SYSTEMS, value=" ".join(where))],
                bom_ref=f"{key}@{version}" if version else key,
            )
        )
    bom = Bom(components=parts)
    bom.metadata.component = program
    bom.metadata.timestamp = _moment()
    bom.register_dependency(program, parts)
    content = JsonV1Dot6(bom).output_as_string(indent=2)
    named = json.loads(content)
    # The same parts get the same list: its number comes from them, not from chance.
    del named["serialNumber"]
    number = uuid.uuid5(uuid.NAMESPACE_URL, application.RELEASES + json.dumps(named, sort_keys=True))
    return json.dumps({**named, "serialNumber": f"urn:uuid:{number}"}, indent=2, ensure_ascii=False) + "\n"


def _moment() -> datetime:
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(given), UTC) if given else datetime.now(UTC).replace(microsecond=0)


def _pinned() -> set[str]:
    lines: list[Any] = _PINNED.read_text("utf-8").splitlines()
    return {line.partition("==")[0].lower().replace("_", "-") for line in lines}


if __name__ == "__main__":
    sys.exit(main())
