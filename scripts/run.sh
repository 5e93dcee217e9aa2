#!/bin/sh
# Opens Makegood from the checkout; without a screen, walks the main job and saves pictures of it.
#
#     scripts/run.sh PYTHON [ARGUMENT...]
set -eu
python=$1
shift

root=$(dirname "$0")/..
export PYTHONPATH="$root/app"

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ] &&
    [ "${QT_QPA_PLATFORM:-}" = "" ] && [ $# -eq 0 ]; then
    echo "There is no screen here, so no window can be opened."
    echo "Walking the main job off screen with made-up data instead; pictures go to build/walk/."
    export QT_QPA_PLATFORM=offscreen
    exec "$python" "$root/scripts/walk.py" --out "$root/build/walk"
fi
exec "$python" -m makegood "$@"
