#!/bin/sh
# Looks at a finished image as whoever downloads it will have it: sh packaging/macos/verify.sh [--dry-run] IMAGE
#
# Fails where the seal is broken, the Info.plist is no property list, a binary asks for a newer macOS than the Info.plist says
# or was built for another processor than the image's name says. What Gatekeeper thinks is only told: it refuses whatever is
# not notarised.
set -eu
# shellcheck source=packaging/macos/commands.sh
. "$(dirname -- "$0")/commands.sh"

[ $# -eq 1 ] || stop "Say which image: sh packaging/macos/verify.sh [--dry-run] IMAGE"
image=$1
[ -n "$dry_run" ] || [ -f "$image" ] || stop "There is no $image: make it with make_dmg.sh first."
architecture=${image##*-macos-}
architecture=${architecture%.dmg}
place=$(mktemp -d)
bundle=$place/$("$PYTHON" -m macos.names bundle)

leave() {
    run hdiutil detach "$place" -quiet || run hdiutil detach "$place" -force -quiet || true
    rmdir "$place" || true
}
run hdiutil attach "$image" -readonly -nobrowse -noautoopen -mountpoint "$place"
trap leave EXIT
for file in .DS_Store .VolumeIcon.icns Applications "${bundle##*/}"; do
    run test -e "$place/$file" || stop "The image lacks $file."
done
run plutil -lint "$bundle/Contents/Info.plist"
run codesign --verify --deep --strict --verbose=2 "$bundle"
run codesign --display --verbose=2 "$bundle"
run "$PYTHON" -m macos.oldest_system "$bundle" "$architecture"
run spctl --assess --type execute --verbose=2 "$bundle" || echo "Gatekeeper will ask whoever opens it; download.md says what to do."
