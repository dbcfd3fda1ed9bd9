"""Whose work lies in the frozen program and under which licences, as packages say it."""

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import application

from .filling import filled

_LICENCES = Path("_internal") / "resources" / "licences"
_SIGN = re.compile(r"^[\s*#.;/]*copyright:?\s*(\(c\)|©)?[\s,]*", re.IGNORECASE)
_COMMON = {
    "Apache-2.0": "/usr/share/common-licenses/Apache-2.0",
    "GPL-3.0-only": "/usr/share/common-licenses/GPL-3",
    "LGPL-3.0-only": "/usr/share/common-licenses/LGPL-3",
}


class Component(NamedTuple):
    """A work of others that the frozen program brings."""

    name: str
    version: str
    licence: str
    copyright: tuple[str, ...]
    texts: tuple[Path, ...]

    @property
    def called(self) -> str:
        """Its name, with its version where that is known."""
        return f"{self.name} {self.version}".strip()


def components(frozen: Path) -> Sequence[Component]:
    """What freezing has noted of each work that it took in, by name."""
    folder = frozen / _LICENCES
    noted = json.loads((folder / "index.json").read_text("utf-8"))
    found = (
        Component(
            each["name"],
            each["version"],
            each["licence"],
            tuple(each["copyright"]),
            tuple(folder / text for text in each["texts"]),
        )
        for each in noted
    )
    return sorted(found, key=lambda each: each.name.lower())


def licence_names(frozen: Path) -> Sequence[str]:
    """The licences that an RPM names, the program's first, each once."""
    return list(dict.fromkeys([application.LICENCE, *(each.licence for each in components(frozen))]))


def put_licences(frozen: Path, target: Path) -> None:
    """Copies the program's licence and those of what it brings, to be found without looking into the program."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(application.ROOT / "LICENSE", target / "LICENSE")
    shutil.copytree(frozen / _LICENCES, target / "licences")


def copyright_file(frozen: Path) -> str:
    """What Debian keeps as `copyright`: in its machine-readable form, the program first."""
    brought = components(frozen)
    names = list(dict.fromkeys(debian_name(each.licence) for each in brought))
    others = "".join(_licence_paragraph(each, brought) for each in names if each != application.LICENCE)
    return filled(
        "copyright",
        {
            "OWN_COPYRIGHT": _own_copyright(),
            "OWN_TEXT": _indented(_own_text()),
            "COPYRIGHT_OF_OTHERS": "\n".join(f" {line}" for line in _holders(brought)),
            "LICENCES_OF_OTHERS": " and ".join(names),
            "WHICH": "\n".join(f"  {each.called}: {each.licence}" for each in brought),
            "OTHER_LICENCES": others,
            "TEXTS": f"/usr/lib/{application.COMMAND}/{_LICENCES}",
        },
    )


def debian_name(licence: str) -> str:
    """A licence's name as Debian's form has it: no parentheses, and no spaces but around `and`, `or`, `with`."""
    plain = licence.replace("(", "").replace(")", "") or "unnamed"
    parts = re.split(r" (AND|OR|WITH) ", plain)
    words = [each.lower() if number % 2 else each.replace(" ", "-") for number, each in enumerate(parts)]
    return " ".join(words)


def _holders(brought: Sequence[Component]) -> Sequence[str]:
    """Whose the works are, each said once."""
    said = (line for each in brought for line in each.copyright or (f"the authors of {each.name}",))
    return list(dict.fromkeys(_SIGN.sub("", line).strip(" /\\*#.") for line in said))


def _licence_paragraph(name: str, brought: Sequence[Component]) -> str:
    having = [each for each in brought if debian_name(each.licence) == name]
    lines = [f"Of {each.called}, in {', '.join(text.name for text in each.texts)}" for each in having]
    common = [path for licence, path in _COMMON.items() if licence in name.split()]
    lines += [f"On Debian systems also in {path}." for path in common]
    return f"\nLicense: {name}\n" + "".join(f" {line}\n" for line in lines)


def _own_copyright() -> str:
    text = (application.ROOT / "LICENSE").read_text("utf-8")
    return next(_SIGN.sub("", line).strip() for line in text.splitlines() if line.startswith("Copyright"))


def _own_text() -> str:
    text = (application.ROOT / "LICENSE").read_text("utf-8")
    return text[text.index("Permission") :].strip()


def _indented(text: str) -> str:
    return "\n".join(f" {line}" if line.strip() else " ." for line in text.splitlines())
