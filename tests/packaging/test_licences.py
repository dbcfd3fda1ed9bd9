"""Whose works lie in the frozen program, and that none is given on without its licence."""

import json
import sys
import sysconfig
from importlib.metadata import Distribution, distribution
from pathlib import Path

import application
import licences
import pytest
import sqlalchemy
from PySide6 import QtCore

from inmail_desk import paths


def a_distribution(folder: Path, metadata: str, **texts: str) -> Distribution:
    """An installed package with these metadata, and the files beside them that `texts` names."""
    place = folder / "thing-1.dist-info"
    place.mkdir()
    (place / "METADATA").write_text(f"Metadata-Version: 2.1\nName: thing\nVersion: 1\n{metadata}\n")
    (place / "RECORD").write_text("".join(f"{place.name}/{name},,\n" for name in texts))
    for name, text in texts.items():
        (place / name).write_text(text)
    return Distribution.at(place)


def test_a_file_of_a_package_brings_that_packages_licence() -> None:
    (work,) = licences.works_in([sqlalchemy.__file__], ours=[])
    assert work.name == "SQLAlchemy"
    assert "Permission is hereby granted" in "".join(work.texts.values())


def test_qt_brings_the_lesser_licence_the_one_it_refers_to_and_those_of_its_parts() -> None:
    (work,) = licences.works_in([QtCore.__file__], ours=[])
    assert set(work.texts) == {"LGPL-3.0.txt", "GPL-3.0.txt", "Qt-third-parties.txt"}
    assert work.licence == "LGPL-3.0-only"


def test_what_is_pythons_own_brings_pythons_licence() -> None:
    (work,) = licences.works_in([json.__file__], ours=[])
    assert work.name == "Python"
    assert "PSF" in "".join(work.texts.values())


def test_what_pythons_framework_says_of_itself_is_pythons_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On macOS, PyInstaller takes it along with the library."""
    framework = tmp_path / "Python.framework" / "Versions" / "3.11"
    monkeypatch.setattr(sys, "base_prefix", str(framework))
    (work,) = licences.works_in([str(framework / "Resources" / "Info.plist")], ours=[])
    assert work.name == "Python"


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("libsqlite3.so.0.8.6", "SQLite"),
        ("sqlite3.dll", "SQLite"),
        ("libicudata.so.73", "ICU"),
        ("libxcb-cursor.so.0", "XCB"),
        ("VCRUNTIME140_1.dll", "Microsoft Visual C++ runtime"),
        ("libffi-8.dll", "libffi"),
    ],
)
def test_libraries_are_known_by_their_names(file: str, name: str) -> None:
    work = licences.known_library(file)
    assert work is not None
    assert work.name == name
    assert all(work.texts.values())


def test_our_own_files_are_nobody_elses() -> None:
    assert licences.works_in([__file__], ours=[Path(__file__).parent]) == []


def test_our_own_sources_from_elsewhere_stop_the_making() -> None:
    with pytest.raises(licences.MissingLicence, match="paths"):
        licences.works_in([paths.__file__], ours=[])


def test_a_file_that_nobody_knows_stops_the_making(tmp_path: Path) -> None:
    with pytest.raises(licences.MissingLicence, match=r"libstrange\.so"):
        licences.works_in([str(tmp_path / "libstrange.so")], ours=[])


def test_a_package_without_the_text_of_its_licence_stops_the_making(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = a_distribution(tmp_path, "License: MIT")
    monkeypatch.setattr(licences, "_owners", lambda: {str(tmp_path / "thing.py"): bare})
    with pytest.raises(licences.MissingLicence, match="thing"):
        licences.works_in([str(tmp_path / "thing.py")], ours=[])


@pytest.mark.parametrize(
    ("metadata", "licence"),
    [
        ("License-Expression: MIT", "MIT"),
        ("License: BSD 3-Clause", "BSD 3-Clause"),
        ("Classifier: License :: OSI Approved :: MIT License", "MIT License"),
        ("", ""),
    ],
)
def test_the_name_of_a_licence_is_taken_from_what_the_package_says(
    tmp_path: Path, metadata: str, licence: str
) -> None:
    assert licences.of_distribution(a_distribution(tmp_path, metadata)).licence == licence


def test_the_texts_are_laid_beside_an_index(tmp_path: Path) -> None:
    work = licences.of_distribution(
        a_distribution(tmp_path, "License: MIT", LICENSE="Copyright 2020 Ann Example\nMay be used.")
    )
    folder = tmp_path / "licences"
    licences.write([work], folder, "_internal/PySide6")
    (entry,) = json.loads((folder / "index.json").read_text("utf-8"))
    assert entry == {
        "name": "thing",
        "version": "1",
        "licence": "MIT",
        "copyright": ["Copyright 2020 Ann Example"],
        "texts": ["thing-LICENSE.txt"],
    }
    assert "May be used." in (folder / "thing-LICENSE.txt").read_text("utf-8")


def test_the_index_for_people_says_how_qt_is_replaced(tmp_path: Path) -> None:
    works = licences.works_in([QtCore.__file__], ours=[])
    licences.write(works, tmp_path / "licences", "_internal/PySide6/Qt/lib")
    text = (tmp_path / "licences" / "THIRD-PARTY.txt").read_text("utf-8")
    for words in (
        "_internal/PySide6/Qt/lib",
        distribution("PySide6_Essentials").version,
        "LGPL-3.0.txt",
        "download.qt.io",
    ):
        assert words in text


def test_former_texts_do_not_stay(tmp_path: Path) -> None:
    folder = tmp_path / "licences"
    folder.mkdir()
    (folder / "former-LICENSE.txt").touch()
    licences.write([], folder, "")
    assert {each.name for each in folder.iterdir()} == {"index.json", "THIRD-PARTY.txt"}


def test_every_package_that_the_program_needs_brings_its_licence() -> None:
    site = Path(sysconfig.get_path("purelib"))
    files = [
        site / name / "__init__.py"
        for name in ("sqlmodel", "alembic", "icalendar", "xlsxwriter", "rapidfuzz", "pydantic")
    ]
    works = licences.works_in([str(file) for file in files], ours=[application.ROOT / "inmail_desk"])
    assert len(works) == len(files)
