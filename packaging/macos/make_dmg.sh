#!/bin/sh
# Makes the disk image of a signed bundle: sh packaging/macos/make_dmg.sh [--dry-run] BUNDLE [FOLDER]
#
# Its name is said on the last line. dmgbuild, of the extra "release", lays the window out without asking Finder.
# MACOS_ARCHITECTURE: arm64 or x86_64, where it is not this computer's.
set -eu
# shellcheck source=packaging/macos/commands.sh
. "$(dirname -- "$0")/commands.sh"

[ $# -ge 1 ] || stop "Say of which bundle: sh packaging/macos/make_dmg.sh [--dry-run] BUNDLE [FOLDER]"
bundle=${1%/}
folder=${2:-$repository/dist}
[ -d "$bundle" ] || stop "There is no $bundle: make it with packaging/freeze.py first."
architecture=${MACOS_ARCHITECTURE:-$(uname -m)}
image=$folder/$("$PYTHON" -m macos.names image "$architecture")
volume=$("$PYTHON" -m macos.names volume)
scraps=$(mktemp -d)
trap 'rm -rf "$scraps"' EXIT

run "$PYTHON" -m macos.pictures "$scraps"
run rm -f "$image"
# hdiutil finds a volume busy now and then, for as long as something indexes it.
for attempt in 1 2 3; do
    if run dmgbuild --detach-retries 20 --settings "$repository/packaging/macos/dmg_settings.py" \
        -D "program=$bundle" -D "pictures=$scraps" "$volume" "$image"; then
        break
    fi
    [ "$attempt" -lt 3 ] || stop "The image could not be made in three attempts."
    run rm -f "$image"
    run sleep 10
done
run hdiutil verify "$image"
echo "$image"
