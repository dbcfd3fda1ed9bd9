#!/bin/sh
# Installs a release's package on this system, which has nothing else, and starts the program: sh packaging/release/try_package.sh
# FOLDER. For machines that are thrown away afterwards, run by root: Debian and its children take the .deb, others the .rpm.
set -eu
folder=$(CDPATH='' cd -- "${1:?the folder of the packages}" && pwd)
if command -v apt-get >/dev/null; then
    apt-get update
    DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$folder"/*.deb
else
    dnf install --assumeyes --setopt=install_weak_deps=False "$folder"/*.rpm
fi
inmail-desk --version
inmail-desk export --describe-json >/dev/null

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
QT_QPA_PLATFORM=offscreen inmail-desk --home "$home" --demo &
program=$!
sleep 15
if ! kill "$program"; then
    echo "The program ended by itself." >&2
    exit 1
fi
wait "$program" || true
if [ -e "$home/log/inmail-desk.log" ]; then
    cat "$home/log/inmail-desk.log" >&2
    exit 1
fi
echo "It is installed, and its window was open for 15 seconds."
