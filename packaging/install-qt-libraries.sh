#!/bin/sh
# Installs the system libraries that Qt needs, where they are missing and this is Debian (or a child of it) run by root.
# Elsewhere it says what to install. Does nothing where Qt starts already.
set -u
starts() {
    QT_QPA_PLATFORM=offscreen "$PYTHON" -c 'from PySide6.QtWidgets import QApplication; QApplication([])' >/dev/null 2>&1
}
starts && exit 0
libraries="libglib2.0-0 libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 fonts-dejavu-core"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing the system libraries that Qt needs: $libraries"
    log=$(mktemp)
    # shellcheck disable=SC2086 # the libraries are a word each
    if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $libraries; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        exit 2
    fi
    rm -f "$log"
    starts && exit 0
fi
echo "Qt cannot start: system libraries are missing. On Debian or Ubuntu run: sudo apt-get install $libraries" >&2
exit 2
