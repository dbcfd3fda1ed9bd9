#!/bin/sh
# Adds the program in this folder to the menu of whoever runs this, or takes it out again with --remove. Data is not touched.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
entry=applications/@IDENTIFIER@.desktop
kind=mime/packages/@IDENTIFIER@.xml
icon=icons/hicolor/scalable/apps/@IDENTIFIER@.svg

case ${1-} in
'')
    # In an Exec line a path stands in quotes; a sign that means something there is escaped twice.
    # shellcheck disable=SC2016
    command=$(printf '%s' "$here/@COMMAND@" | sed -e 's/\\/\\\\\\\\/g' -e 's/["`$]/\\\\&/g' -e 's/%/%%/g')
    for each in "$entry" "$kind" "$icon"; do
        mkdir -p "$share/$(dirname "$each")"
    done
    COMMAND=$command awk '/^Exec=/ { print "Exec=\"" ENVIRON["COMMAND"] "\" -- %u"; next } { print }' \
        "$here/share/$entry" >"$share/$entry"
    cp "$here/share/$kind" "$share/$kind"
    cp "$here/share/$icon" "$share/$icon"
    ;;
--remove)
    rm -f "$share/$entry" "$share/$kind" "$share/$icon"
    ;;
*)
    echo "Usage: $0 [--remove]" >&2
    exit 2
    ;;
esac

# Desktops look for what is new themselves, but sooner where they are told.
if command -v update-mime-database >/dev/null; then
    update-mime-database "$share/mime" || true
fi
if command -v update-desktop-database >/dev/null; then
    update-desktop-database "$share/applications" || true
fi
