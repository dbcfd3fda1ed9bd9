# What the scripts of this folder have in common; each sources it with its own arguments.
# After it: $dry_run is "yes" or "", $repository the project's folder, and the first argument is no option any more.
# shellcheck shell=sh

dry_run=
if [ "${1:-}" = "--dry-run" ]; then
    dry_run=yes
    shift
fi
repository=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
PYTHON=${PYTHON:-python3}
export PYTHONPATH="$repository/packaging:$repository"

# Runs a command, having said which one. With --dry-run it is only said. Nothing secret belongs into its arguments.
run() {
    printf '+'
    printf ' %s' "$@"
    printf '\n'
    if [ -z "$dry_run" ]; then
        "$@"
    fi
}

# Ends with a sentence and exit code 2.
stop() {
    printf '%s\n' "$1" >&2
    exit 2
}
