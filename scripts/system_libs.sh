#!/bin/sh
# Makes sure that the system has what Qt and the virtual environment need.
#
#     scripts/system_libs.sh [--yes] [--spelling | --desktop]
#
# With --spelling it looks for hunspell and the dictionaries that the spelling tests read (about
# 30 MB), and with --desktop for the bus and the display on which the tests of reminders and of the
# tray run the program; for nothing else. Without them those tests are skipped and say so.
#
# Prints nothing when all is there. Otherwise it names the Debian packages and installs them:
# without asking as root, with CI=1 or CI=true, or with --yes; after a question on a terminal;
# and where it can do neither it prints the one line to run and ends with 1.
# Written for sh, because Python itself may be one of the missing things.
set -u

assume_yes=no
spelling=no
desktop=no
for argument in "$@"; do
    case "$argument" in
        --yes) assume_yes=yes ;;
        --spelling) spelling=yes ;;
        --desktop) desktop=yes ;;
    esac
done
case "${CI:-}" in 1 | true | yes) assume_yes=yes ;; esac
[ "$(id -u)" = 0 ] && assume_yes=yes

# Windows and macOS bring these libraries with the system or with the Qt wheel.
[ "$(uname -s)" = Linux ] || exit 0

# Library and the Debian package that holds it. The second group is for a real window (xcb): it is
# asked for always, because without libxcb-icccm4 or libxcb-keysyms1 Qt blames a library that is there.
libraries="
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libglib-2.0.so.0 libglib2.0-0
libfreetype.so.6 libfreetype6
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
"
[ -z "${WAYLAND_DISPLAY:-}" ] || libraries="$libraries
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
"

# Dictionary and the Debian package that holds it.
dictionaries="
ar hunspell-ar
de_DE hunspell-de-de
el_GR hunspell-el
en_GB hunspell-en-gb
en_US hunspell-en-us
et_EE myspell-et
lv_LV hunspell-lv
ru_RU hunspell-ru
"

# Program and the Debian package that holds it.
programs="
dbus-daemon dbus-daemon
dbus-send dbus-bin
Xvfb xvfb
"

missing_programs() {
    echo "$programs" | while read -r program package; do
        [ -n "$program" ] || continue
        command -v "$program" >/dev/null 2>&1 || echo "$package"
    done
}

missing_dictionaries() {
    command -v hunspell >/dev/null 2>&1 || echo hunspell
    known=$(hunspell -D 2>&1 </dev/null)
    echo "$dictionaries" | while read -r dictionary package; do
        [ -n "$dictionary" ] || continue
        case "$known" in
            *"/$dictionary"*) ;;
            *) echo "$package" ;;
        esac
    done
}

find_ldconfig() {
    for candidate in ldconfig /sbin/ldconfig /usr/sbin/ldconfig; do
        if command -v "$candidate" >/dev/null 2>&1; then
            echo "$candidate"
            return
        fi
    done
}

missing_packages() {
    ldconfig=$(find_ldconfig)
    if [ -n "$ldconfig" ]; then
        known=$("$ldconfig" -p 2>/dev/null)
        echo "$libraries" | while read -r library package; do
            [ -n "$library" ] || continue
            case "$known" in
                *"$library"*) ;;
                *) echo "$package" ;;
            esac
        done
    fi
    # ${PYTHON} is what the Makefile found; empty when there is no Python 3.11 or newer at all.
    if [ -z "${PYTHON:-}" ]; then
        echo python3
        echo python3-venv
    elif ! "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null; then
        "$PYTHON" -c 'import sys; print(f"python3.{sys.version_info.minor}-venv")'
    fi
}

if [ "$spelling" = yes ]; then
    missing=$(missing_dictionaries)
elif [ "$desktop" = yes ]; then
    missing=$(missing_programs)
else
    missing=$(missing_packages)
fi
packages=$(echo "$missing" | tr '\n' ' ' | sed 's/ *$//')
[ -n "$packages" ] || exit 0

if [ "$spelling" = yes ]; then
    echo "The spelling tests read dictionaries that are not installed yet:"
elif [ "$desktop" = yes ]; then
    echo "The tests of reminders and of the tray call programs that are not installed yet:"
else
    echo "Makegood needs system packages that are not installed yet:"
fi
echo "    $packages"

if ! command -v apt-get >/dev/null 2>&1; then
    echo "These are Debian's names. Install what your system calls them, then run this again." >&2
    exit 1
fi

install="apt-get install --yes --no-install-recommends $packages"
root_shell=""
if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null 2>&1; then
        root_shell="sudo"
    fi
fi

cannot() {
    echo "They were not installed. The one line to run:" >&2
    if [ "$(id -u)" = 0 ]; then
        echo "    apt-get update && $install" >&2
    elif [ -n "$root_shell" ]; then
        echo "    sudo sh -c 'apt-get update && $install'" >&2
    else
        echo "    su -c 'apt-get update && $install'" >&2
    fi
    exit 1
}

if [ "$assume_yes" = no ]; then
    if [ ! -t 0 ] || [ -z "$root_shell" ]; then
        cannot
    fi
    printf 'Install them now with sudo? [y/N] '
    read -r answer || answer=""
    case "$answer" in
        [yY] | [yY][eE][sS]) ;;
        *) cannot ;;
    esac
elif [ "$(id -u)" != 0 ]; then
    [ -n "$root_shell" ] || cannot
    # Nobody may be there to type a password.
    [ -t 0 ] || root_shell="sudo -n"
fi

# An old package list names files that are gone, so it is renewed first; a mirror out of reach
# does not matter when the packages were fetched before.
$root_shell env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 update ||
    echo "The package list could not be renewed; going on with the old one." >&2
# shellcheck disable=SC2086 # the names are words on purpose
$root_shell env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 \
    install --yes --no-install-recommends $packages || cannot
