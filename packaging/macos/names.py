"""Says how a result is called: PYTHONPATH=packaging python -m macos.names bundle|image|volume [ARCHITECTURE]"""

import argparse
import platform

import application

BUNDLE = f"{application.NAME}.app"


def image(architecture: str) -> str:
    """The disk image's name for "arm64" or "x86_64"."""
    return f"{application.NAME.replace(' ', '-')}-{application.VERSION}-macos-{architecture}.dmg"


def main() -> None:
    """Does what the module says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("result", choices=("bundle", "image", "volume"))
    parser.add_argument("architecture", nargs="?", default=platform.machine())
    asked = parser.parse_args()
    names = {"bundle": BUNDLE, "image": image(asked.architecture), "volume": application.NAME}
    print(names[asked.result])


if __name__ == "__main__":
    main()
