"""Say which words of the guide data no dictionary and no word list has, and where they stand.

    python scripts/spelling.py [LANGUAGE ...]

A wrong word is mended where it stands. A right one goes into the list of its language in
`tests/_files/spelling`, or into `names.txt` when it is the same in every language. Needs hunspell
with the dictionaries: `scripts/system_libs.sh --spelling`.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(languages: list[str]) -> int:
    """Print a line for each unknown word; 1 where there is one."""
    sys.path[:0] = [str(ROOT), str(ROOT / "app")]
    from tests.drafting.test_spelling import DICTIONARIES, LEFT_OUT, allowed, unknown, words_of

    from makegood import paths
    from makegood.services.packs import PackFolders, open_packs

    guide = open_packs(
        PackFolders(source=paths.wizard_data_dir(), cache=ROOT / "build" / "spelling.pack")
    )
    wrong = 0
    for language in languages or list(DICTIONARIES):
        words = guide.words(language)
        places: defaultdict[str, list[str]] = defaultdict(list)
        for key in words:
            if not key.startswith(LEFT_OUT):
                for line in words.lines(key):
                    for word in words_of(line, language):
                        places[word].append(key)
        for word in sorted(unknown(set(places) - allowed(language), language)):
            wrong += 1
            print(f"{language}: {word}: {places.get(word, ['?'])[0]}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
