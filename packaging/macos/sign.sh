#!/bin/sh
# Signs a bundle from the inside out, or a disk image: sh packaging/macos/sign.sh [--dry-run] BUNDLE|IMAGE
#
# Ad hoc, unless MACOS_IDENTITY names a Developer ID that is in a keychain (see keychain.sh): then with Apple's time stamp and
# the hardened runtime, as notarising wants it. An image is signed with an identity only.
set -eu
# shellcheck source=packaging/macos/commands.sh
. "$(dirname -- "$0")/commands.sh"

[ $# -eq 1 ] || stop "Say what shall be signed: sh packaging/macos/sign.sh [--dry-run] BUNDLE|IMAGE"
what=${1%/}
[ -e "$what" ] || stop "There is no $what: make it with packaging/freeze.py first."
identity=${MACOS_IDENTITY:-}

# Signs one thing; a second argument names a file of entitlements.
sign() {
    if [ -z "$identity" ]; then
        run codesign --force --sign - --timestamp=none "$1"
    elif [ $# -eq 2 ]; then
        run codesign --force --sign "$identity" --timestamp --options runtime --entitlements "$2" "$1"
    else
        run codesign --force --sign "$identity" --timestamp --options runtime "$1"
    fi
}

# Whether a file is a program or library of macOS, by its first four bytes.
is_binary() {
    case $(od -An -tx1 -N4 "$1" | tr -d ' \n') in
        cffaedfe | cefaedfe | cafebabe | cafebabf) return 0 ;;
        *) return 1 ;;
    esac
}

if [ -f "$what" ]; then
    if [ -z "$identity" ]; then
        echo "The image stays unsigned: MACOS_IDENTITY names no Developer ID, and an ad hoc signature says nothing of an image."
    else
        run codesign --force --sign "$identity" --timestamp "$what"
    fi
    exit 0
fi

if [ -z "$identity" ]; then
    echo "MACOS_IDENTITY names no Developer ID: the signature is ad hoc, and Gatekeeper will ask whoever opens the program."
fi
lists=$(mktemp -d)
trap 'rm -rf "$lists"' EXIT
# -depth: what lies within comes before what it lies in. A framework's own binary is signed as part of it.
find "$what/Contents" -depth -type f >"$lists/files"
find "$what/Contents" -depth -type d -name '*.framework' >"$lists/frameworks"
while IFS= read -r file; do
    case $file in "$what/Contents/MacOS/"*) continue ;; esac
    if is_binary "$file"; then
        sign "$file"
    fi
done <"$lists/files"
while IFS= read -r framework; do
    if [ -e "$framework/Resources/Info.plist" ]; then
        sign "$framework"
    fi
done <"$lists/frameworks"
# The bundle's own signature covers the program in Contents/MacOS and seals everything else.
sign "$what" "$repository/packaging/macos/entitlements.plist"
run codesign --verify --deep --strict --verbose=2 "$what"
