"""The scripts for macOS, run with fakes of its tools."""

import plistlib
import sys
from pathlib import Path

import application
import pytest
from macos import names

from .fake_tools import FakeTools

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these are shell scripts for macOS")

IDENTITY = "Developer ID Application: Amara Okafor (A1B2C3D4E5)"
BINARY = b"\xcf\xfa\xed\xfe" + bytes(28)
CREDENTIALS = {"NOTARY_KEY": "a-key-nobody-may-see", "NOTARY_KEY_ID": "KEY1", "NOTARY_ISSUER": "issuer-1"}


@pytest.fixture
def tools(tmp_path: Path) -> FakeTools:
    tools = FakeTools(tmp_path, "codesign", "hdiutil", "xcrun", "dmgbuild", "spctl", "plutil", "openssl")
    tools.add("python", f'exec {sys.executable} "$@"\n')
    return tools


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A bundle as PyInstaller lays it out: a program, a library, a framework, and what is no binary."""
    bundle = tmp_path / names.BUNDLE
    inner = bundle / "Contents/Frameworks/PySide6/Qt/lib/QtCore.framework"
    for file in (
        bundle / "Contents/MacOS/inmail-desk",
        bundle / "Contents/Frameworks/lib with space.dylib",
        inner / "Versions/A/QtCore",
    ):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(BINARY)
    (inner / "Resources").mkdir()
    for place in (inner / "Resources", bundle / "Contents"):
        (place / "Info.plist").write_bytes(plistlib.dumps({}))
    return bundle


def test_what_lies_within_is_signed_before_what_it_lies_in(tools: FakeTools, bundle: Path) -> None:
    assert tools.run("packaging/macos/sign.sh", bundle).returncode == 0
    signed = [call.rpartition("--timestamp=none ")[2] for call in tools.calls() if " --sign " in call]
    library = f"{bundle}/Contents/Frameworks/lib with space.dylib"
    framework = f"{bundle}/Contents/Frameworks/PySide6/Qt/lib/QtCore.framework"
    assert sorted(signed) == sorted([library, f"{framework}/Versions/A/QtCore", framework, str(bundle)])
    assert signed[-2:] == [framework, str(bundle)]


def test_a_signature_is_ad_hoc_where_there_is_no_identity(tools: FakeTools, bundle: Path) -> None:
    said = tools.run("packaging/macos/sign.sh", bundle).stdout
    assert all("--sign - " in call for call in tools.calls() if " --sign " in call)
    assert "the signature is ad hoc" in said


def test_an_identity_signs_for_the_hardened_runtime(tools: FakeTools, bundle: Path) -> None:
    tools.run("packaging/macos/sign.sh", bundle, MACOS_IDENTITY=IDENTITY)
    signing = [call for call in tools.calls() if " --sign " in call]
    assert all(f"--sign {IDENTITY} --timestamp --options runtime" in call for call in signing)
    assert [call.endswith(str(bundle)) for call in signing if "--entitlements" in call] == [True]


def test_the_seal_is_checked_when_it_is_made(tools: FakeTools, bundle: Path) -> None:
    tools.run("packaging/macos/sign.sh", bundle)
    assert tools.calls()[-1] == f"codesign --verify --deep --strict --verbose=2 {bundle}"


def test_a_broken_seal_ends_it(tools: FakeTools, bundle: Path) -> None:
    tools.add("codesign", "case $1 in --verify) exit 1 ;; esac\n")
    assert tools.run("packaging/macos/sign.sh", bundle).returncode == 1


def test_an_image_stays_unsigned_where_there_is_no_identity(tools: FakeTools, tmp_path: Path) -> None:
    image = tmp_path / "desk.dmg"
    image.touch()
    done = tools.run("packaging/macos/sign.sh", image)
    assert (done.returncode, tools.calls()) == (0, [])
    assert "stays unsigned" in done.stdout


def test_an_image_is_signed_by_an_identity(tools: FakeTools, tmp_path: Path) -> None:
    image = tmp_path / "desk.dmg"
    image.touch()
    tools.run("packaging/macos/sign.sh", image, MACOS_IDENTITY=IDENTITY)
    assert tools.calls() == [f"codesign --force --sign {IDENTITY} --timestamp {image}"]


@pytest.mark.parametrize("script", ["sign.sh", "make_dmg.sh", "notarise.sh"])
def test_dry_runs_say_what_they_would_do_and_do_none_of_it(
    script: str, tools: FakeTools, bundle: Path, tmp_path: Path
) -> None:
    image = tmp_path / "desk.dmg"
    image.touch()
    what = image if script == "notarise.sh" else bundle
    done = tools.run(
        f"packaging/macos/{script}",
        "--dry-run",
        what,
        PYTHON=sys.executable,
        MACOS_IDENTITY=IDENTITY,
        **CREDENTIALS,
    )
    assert (done.returncode, tools.calls()) == (0, [])
    assert "\n+ " in f"\n{done.stdout}"


def test_the_image_bears_the_version_and_the_processor(
    tools: FakeTools, bundle: Path, tmp_path: Path
) -> None:
    done = tools.run(
        "packaging/macos/make_dmg.sh", bundle, tmp_path, PYTHON=sys.executable, MACOS_ARCHITECTURE="arm64"
    )
    assert done.stdout.splitlines()[-1] == f"{tmp_path}/{names.image('arm64')}"
    made = next(call for call in tools.calls() if call.startswith("dmgbuild"))
    assert made.endswith(f"{application.NAME} {tmp_path}/{names.image('arm64')}")
    assert f"program={bundle}" in made


def test_an_image_that_hdiutil_calls_damaged_ends_it(tools: FakeTools, bundle: Path, tmp_path: Path) -> None:
    tools.add("hdiutil", "exit 1\n")
    assert tools.run("packaging/macos/make_dmg.sh", bundle, tmp_path, PYTHON=sys.executable).returncode == 1


def test_without_a_bundle_it_is_said_how_to_make_one(tools: FakeTools, tmp_path: Path) -> None:
    done = tools.run("packaging/macos/make_dmg.sh", tmp_path / "None.app")
    assert (done.returncode, tools.calls()) == (2, [])
    assert "packaging/freeze.py" in done.stderr


def test_nothing_is_notarised_without_credentials(tools: FakeTools, tmp_path: Path) -> None:
    done = tools.run("packaging/macos/notarise.sh", tmp_path / "desk.dmg")
    assert (done.returncode, tools.calls()) == (0, [])
    assert done.stdout.startswith("Not notarised")


@pytest.mark.parametrize("missing", ["NOTARY_KEY", "NOTARY_KEY_ID", "NOTARY_ISSUER", "MACOS_IDENTITY"])
def test_half_a_credential_is_named(missing: str, tools: FakeTools, tmp_path: Path) -> None:
    given = {**CREDENTIALS, "MACOS_IDENTITY": IDENTITY}
    del given[missing]
    done = tools.run("packaging/macos/notarise.sh", tmp_path / "desk.dmg", **given)
    assert (done.returncode, tools.calls()) == (2, [])
    assert f"needs {missing} too" in done.stderr


def test_what_apple_answers_is_fastened_to_the_image(tools: FakeTools, tmp_path: Path) -> None:
    image = tmp_path / "desk.dmg"
    image.touch()
    done = tools.run("packaging/macos/notarise.sh", image, MACOS_IDENTITY=IDENTITY, **CREDENTIALS)
    assert [call.split()[1:3] for call in tools.calls()] == [
        ["notarytool", "submit"],
        ["stapler", "staple"],
        ["stapler", "validate"],
    ]
    assert CREDENTIALS["NOTARY_KEY"] not in done.stdout + done.stderr + "".join(tools.calls())


def test_an_image_that_apple_refuses_ends_it(tools: FakeTools, tmp_path: Path) -> None:
    image = tmp_path / "desk.dmg"
    image.touch()
    tools.add("xcrun", "case $1 in stapler) exit 65 ;; esac\n")
    done = tools.run("packaging/macos/notarise.sh", image, MACOS_IDENTITY=IDENTITY, **CREDENTIALS)
    assert done.returncode == 65


def test_a_certificate_gives_the_identity_and_no_secret_away(tools: FakeTools, tmp_path: Path) -> None:
    tools.add("openssl", "echo a-made-up-password\n")
    tools.add("security", f"""case $1 in find-identity) echo '  1) 0A1B "{IDENTITY}"' ;; esac\n""")
    done = tools.run(
        "packaging/macos/keychain.sh",
        MACOS_CERTIFICATE="Y2VydGlmaWNhdGU=",
        MACOS_CERTIFICATE_PASSWORD="a-password-nobody-may-see",
        GITHUB_ENV=str(tmp_path / "env"),
        RUNNER_TEMP=str(tmp_path),
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "env").read_text("utf-8") == f"MACOS_IDENTITY={IDENTITY}\n"
    assert "nobody-may-see" not in done.stdout + done.stderr
    assert "made-up" not in done.stdout + done.stderr


def test_a_certificate_of_another_kind_is_refused(tools: FakeTools, tmp_path: Path) -> None:
    tools.add(
        "security", """case $1 in find-identity) echo '  1) 0A1B "Apple Development: Amara"' ;; esac\n"""
    )
    given = {
        "MACOS_CERTIFICATE": "Y2VydA==",
        "MACOS_CERTIFICATE_PASSWORD": "x",
        "GITHUB_ENV": str(tmp_path / "env"),
    }
    done = tools.run("packaging/macos/keychain.sh", RUNNER_TEMP=str(tmp_path), **given)
    assert done.returncode == 2
    assert "Developer ID Application" in done.stderr


def test_without_a_certificate_nothing_is_put_into_a_keychain(tools: FakeTools) -> None:
    tools.add("security")
    assert tools.run("packaging/macos/keychain.sh").returncode == 0
    assert tools.calls() == []


def test_a_finished_image_is_looked_at_as_it_will_be_downloaded(tools: FakeTools) -> None:
    done = tools.run("packaging/macos/verify.sh", "--dry-run", names.image("arm64"), PYTHON=sys.executable)
    assert done.returncode == 0, done.stderr
    for wanted in (
        "hdiutil attach",
        "codesign --verify --deep --strict",
        "plutil -lint",
        "oldest_system",
        "spctl",
        "detach",
    ):
        assert wanted in done.stdout


def test_an_image_that_the_system_will_not_let_go_of_is_no_worse_for_it(
    tools: FakeTools, tmp_path: Path
) -> None:
    image = tmp_path / names.image("arm64")
    image.touch()
    inside = " ".join(
        f'"$place/{name}"' for name in (".DS_Store", ".VolumeIcon.icns", "Applications", names.BUNDLE)
    )
    tools.add(
        "hdiutil", f"for place; do :; done; case $1 in attach) mkdir {inside} ;; detach) exit 16 ;; esac\n"
    )
    tools.add("python", f'case $2 in macos.names) exec {sys.executable} "$@" ;; esac\n')
    done = tools.run("packaging/macos/verify.sh", image, PYTHON="python", TMPDIR=str(tmp_path))
    assert [call for call in tools.calls() if call.startswith("hdiutil detach")]
    assert done.returncode == 0, done.stderr
