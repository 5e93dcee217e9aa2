#!/bin/sh
# Fills build/wheelhouse with the locked packages that the program and the building of its wheel
# need, for building and installing without network.
#
#     scripts/wheelhouse.sh PYTHON
#
# The test of the wheel works from here. Nothing is fetched while the locked lists are the ones
# the folder was filled from.
set -eu
python=$1
root=$(cd "$(dirname "$0")/.." && pwd)
house=$root/build/wheelhouse
filled_from=$house/filled-from.txt

# Some packages are made for one Python version only.
wanted() {
    "$python" --version
    cat "$root/constraints/runtime.txt" "$root/constraints/build.txt"
}

if wanted | cmp -s - "$filled_from"; then
    exit 0
fi
echo "Filling build/wheelhouse (once)"
rm -rf "$house"
mkdir -p "$house"
for list in runtime build; do
    "$python" -m pip download --quiet --disable-pip-version-check --no-deps \
        --only-binary :all: --require-hashes --requirement "$root/constraints/$list.txt" \
        --dest "$house"
done
wanted >"$filled_from"
