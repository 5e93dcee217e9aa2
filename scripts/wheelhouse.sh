#!/bin/sh
# Fills build/wheelhouse with the locked packages the program needs, for installing without network.
#
#     scripts/wheelhouse.sh PYTHON
#
# The test of the wheel installs from here. Nothing is fetched while the locked list is the one
# the folder was filled from.
set -eu
python=$1
root=$(cd "$(dirname "$0")/.." && pwd)
house=$root/build/wheelhouse
filled_from=$house/filled-from.txt

if cmp -s "$root/constraints/runtime.txt" "$filled_from"; then
    exit 0
fi
echo "Filling build/wheelhouse (once)"
rm -rf "$house"
mkdir -p "$house"
"$python" -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: \
    --require-hashes --requirement "$root/constraints/runtime.txt" --dest "$house"
cp "$root/constraints/runtime.txt" "$filled_from"
