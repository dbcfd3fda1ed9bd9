"""Looks whether a tag may become a release: PYTHONPATH=packaging python -m release.before TAG

Its number must be pyproject.toml's and head the change log, and the addresses in [project.urls] must be those of the
repository that is released from, which GITHUB_REPOSITORY names on a runner. Else it says in one sentence each what to
change, and exits with 2.
"""

import argparse
import os
import sys
from collections.abc import Mapping

import application

from . import changelog


def main() -> int:
    """Does what the module says. Gives the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("tag", metavar="TAG", help="as git knows it: v1.2.3")
    found = obstacles(parser.parse_args().tag, os.environ)
    print("\n".join(found) or f"{application.NAME} {application.VERSION} can be released.", file=sys.stderr)
    return 2 if found else 0


def obstacles(tag: str, environment: Mapping[str, str]) -> list[str]:
    """What is in the way, one sentence each."""
    found = []
    if tag != f"v{application.VERSION}":
        found.append(
            f"The tag is {tag}, but pyproject.toml says {application.VERSION}: "
            f"change the version there, or tag the commit v{application.VERSION}."
        )
    try:
        changelog.section()
    except changelog.NoSection as trouble:
        found.append(str(trouble))
    repository = environment.get("GITHUB_REPOSITORY", "")
    if repository:
        found += _addresses(f"{environment.get('GITHUB_SERVER_URL', 'https://github.com')}/{repository}")
    return found


def _addresses(home: str) -> list[str]:
    expected = {
        "Homepage": (application.HOMEPAGE, home),
        "Releases": (application.RELEASES, f"{home}/releases"),
    }
    return [
        f"This is released from {home}, but in pyproject.toml {name} is {named}: people would be sent there. "
        f"Change it to {right}."
        for name, (named, right) in expected.items()
        if named.rstrip("/").lower() != right.lower()
    ]


if __name__ == "__main__":
    sys.exit(main())
