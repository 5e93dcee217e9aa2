#!/bin/sh
# Opens Makegood from the checkout; without a screen, walks the main job and saves pictures of it.
#
#     scripts/run.sh PYTHON [ARGUMENT...]
set -eu
python=$1
shift

root=$(cd "$(dirname "$0")/.." && pwd)
export PYTHONPATH="$root/app"

no_screen() {
    [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]
}

case "$*" in
    "" | --demo) opens_window=yes ;;
    *) opens_window=no ;;
esac

if [ "$opens_window" = yes ] && no_screen; then
    echo "There is no screen here, so no window can be opened."
    echo "Walking the main job off screen with made-up data instead; pictures go to build/walk/."
    export QT_QPA_PLATFORM=offscreen
    exec "$python" "$root/scripts/walk.py" --out "$root/build/walk"
fi
exec "$python" -m makegood "$@"
