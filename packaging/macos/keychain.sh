#!/bin/sh
# Puts a Developer ID into a keychain of its own, on a machine that is thrown away afterwards: sh packaging/macos/keychain.sh
#
# MACOS_CERTIFICATE: a .p12 in base64; MACOS_CERTIFICATE_PASSWORD: its password. The identity's name goes into the file that
# GITHUB_ENV names, as MACOS_IDENTITY, for sign.sh and notarise.sh. Without a certificate it says so and is content.
set -eu
if [ -z "${MACOS_CERTIFICATE:-}" ]; then
    echo "No Developer ID: MACOS_CERTIFICATE is not set. The program will be signed ad hoc."
    exit 0
fi
: "${GITHUB_ENV:?is only set on a runner: elsewhere keep the certificate in your own keychain and set MACOS_IDENTITY}"
: "${MACOS_CERTIFICATE_PASSWORD:?is the password of MACOS_CERTIFICATE}"

scraps=$(mktemp -d)
trap 'rm -rf "$scraps"' EXIT
umask 077
printf '%s' "$MACOS_CERTIFICATE" | base64 --decode >"$scraps/certificate.p12"
keychain=${RUNNER_TEMP:-/tmp}/inmail-desk.keychain-db
password=$(openssl rand -hex 24)
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 7200 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$scraps/certificate.p12" -f pkcs12 -k "$keychain" -P "$MACOS_CERTIFICATE_PASSWORD" -T /usr/bin/codesign
# Lets codesign use the key without a question on the screen.
security set-key-partition-list -S apple-tool:,apple: -k "$password" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain-db
identity=$(security find-identity -v -p codesigning "$keychain" | sed -n 's/.*"\(Developer ID Application: .*\)".*/\1/p' | head -n 1)
if [ -z "$identity" ]; then
    echo "MACOS_CERTIFICATE holds no identity named \"Developer ID Application\": Gatekeeper accepts no other." >&2
    exit 2
fi
echo "MACOS_IDENTITY=$identity" >>"$GITHUB_ENV"
echo "Signing as: $identity"
