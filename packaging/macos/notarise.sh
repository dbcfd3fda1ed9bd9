#!/bin/sh
# Has Apple look through a signed image, and fastens the answer to it: sh packaging/macos/notarise.sh [--dry-run] IMAGE
#
# Only with credentials: MACOS_IDENTITY (see sign.sh), and a key of App Store Connect: NOTARY_KEY (what stands in its .p8 file),
# NOTARY_KEY_ID, NOTARY_ISSUER. Without any of them it says so and is content.
set -eu
# shellcheck source=packaging/macos/commands.sh
. "$(dirname -- "$0")/commands.sh"

[ $# -eq 1 ] || stop "Say which image: sh packaging/macos/notarise.sh [--dry-run] IMAGE"
image=$1
if [ -z "${NOTARY_KEY:-}${NOTARY_KEY_ID:-}${NOTARY_ISSUER:-}" ]; then
    echo "Not notarised: there is no key of App Store Connect (NOTARY_KEY, NOTARY_KEY_ID, NOTARY_ISSUER)."
    exit 0
fi
for name in NOTARY_KEY NOTARY_KEY_ID NOTARY_ISSUER MACOS_IDENTITY; do
    eval "value=\${$name:-}"
    # shellcheck disable=SC2154 # eval gives it
    [ -n "$value" ] || stop "Notarising needs $name too: set all of NOTARY_KEY, NOTARY_KEY_ID, NOTARY_ISSUER, MACOS_IDENTITY, or none."
done
[ -f "$image" ] || stop "There is no $image: make it with make_dmg.sh first."

scraps=$(mktemp -d)
trap 'rm -rf "$scraps"' EXIT
(umask 077 && printf '%s\n' "$NOTARY_KEY" >"$scraps/key.p8")
run xcrun notarytool submit "$image" --key "$scraps/key.p8" --key-id "$NOTARY_KEY_ID" --issuer "$NOTARY_ISSUER" \
    --wait --timeout 45m
# Stapling fails where the answer was no, and ends the release.
run xcrun stapler staple "$image"
run xcrun stapler validate "$image"
