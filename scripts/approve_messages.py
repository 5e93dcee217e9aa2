"""Write the approved messages anew, after the words of the guide data were changed on purpose.

Run it from anywhere, then read the difference: what it writes is what the tests expect.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MESSAGES = ROOT / "tests" / "_files" / "messages"
DOCS = ROOT / "docs" / "messages.md"
BLOCK = re.compile(r"^```text (\S+)\n.*?^```$", re.MULTILINE | re.DOTALL)


def main() -> int:
    """Write one file for each story and language; say which of them changed."""
    sys.path[:0] = [str(ROOT), str(ROOT / "app")]
    from tests.drafting.legal import LEGAL
    from tests.drafting.stories import LANGUAGES, STORIES, drafted, written

    from makegood import paths
    from makegood.services.packs import PackFolders, open_packs

    guide = open_packs(
        PackFolders(source=paths.wizard_data_dir(), cache=ROOT / "build" / "approve.pack")
    )
    MESSAGES.mkdir(parents=True, exist_ok=True)
    texts = {
        f"{name}.{language}.txt": written(drafted(guide, story, language))
        for name, story in STORIES.items()
        for language in LANGUAGES
    }
    texts |= {
        f"legal/{name}.{language}.txt": written(legal.spot(guide).draft(guide, language))
        for name, legal in LEGAL.items()
        for language in LANGUAGES
    }
    (MESSAGES / "legal").mkdir(exist_ok=True)
    for name, text in texts.items():
        file = MESSAGES / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8", newline="\n")
            print(file.relative_to(ROOT))
    told = DOCS.read_text(encoding="utf-8")
    shown = BLOCK.sub(lambda block: shown_in_docs(block[1], texts), told)
    if shown != told:
        DOCS.write_text(shown, encoding="utf-8", newline="\n")
        print(DOCS.relative_to(ROOT))
    return 0


def shown_in_docs(name: str, texts: dict[str, str]) -> str:
    """A block of the documents that shows a message whole."""
    return f"```text {name}\n{texts[f'{name}.txt']}```"


if __name__ == "__main__":
    sys.exit(main())
