"""Measure narrowing on labelled sentences and print the tables of docs/narrowing.md.

    .venv/bin/python scripts/narrowing_report.py SENTENCES.jsonl [--confusions N]

A line has `id`, `lang`, `text`, `gold_issue` and, where more than one label is right, `accept`.
Top-k strict: the label itself is among the first k; lenient: any accepted label is. The interval
is Wilson's at 95 %. The language is not told: it is found as for a person who types.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from makegood.bootstrap import packs
from makegood.narrowing import rank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NORMAL_95 = 1.959964


@dataclass
class Tally:
    """How often the ranking was right."""

    n: int = 0
    first: int = 0
    third: int = 0
    strict: int = 0
    sure: int = 0
    sure_right: int = 0
    language: int = 0
    lost: int = 0

    def line(self, name: str) -> str:
        """A row of the table."""
        low, high = interval(self.third, self.n)
        sure = f"{self.sure_right}/{self.sure}"
        return (
            f"| {name} | {self.n} | {self.first / self.n:.3f} | {self.third / self.n:.3f} |"
            f" {low:.2f}-{high:.2f} | {self.strict / self.n:.3f} | {sure} |"
        )


@dataclass
class Report:
    """Tallies by language, issue and kind, and what was taken for what."""

    tallies: dict[str, dict[str, Tally]] = field(default_factory=dict)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)

    def tally(self, table: str, row: str) -> Tally:
        """The tally of a row, begun when there is none."""
        return self.tallies.setdefault(table, {}).setdefault(row, Tally())


def interval(right: int, n: int) -> tuple[float, float]:
    """Wilson's interval for a share."""
    share = right / n
    square = NORMAL_95**2
    middle = share + square / (2 * n)
    spread = NORMAL_95 * sqrt(share * (1 - share) / n + square / (4 * n * n))
    return (middle - spread) / (1 + square / n), (middle + spread) / (1 + square / n)


def measure(sentences: Iterable[dict[str, Any]], answer: Callable[[str], Any]) -> Report:
    """Rank each sentence and count."""
    report = Report()
    for sentence in sentences:
        narrowed = answer(sentence["text"])
        ranked = [match.issue for match in narrowed.matches]
        accepted = set(sentence.get("accept") or [sentence["gold_issue"]])
        rows = [
            ("language", sentence["lang"]),
            ("language", "all"),
            ("issue", sentence["gold_issue"]),
            ("kind", sentence.get("kind", "not said")),
        ]
        if sentence["lang"] != "en":
            rows.append(("language", "the other six"))
        for table, row in rows:
            tally = report.tally(table, row)
            tally.n += 1
            tally.first += ranked[0] in accepted
            tally.third += bool(accepted & set(ranked[:3]))
            tally.strict += sentence["gold_issue"] in ranked[:3]
            tally.sure += narrowed.sure
            tally.sure_right += narrowed.sure and ranked[0] in accepted
            tally.lost += not narrowed.understood
            tally.language += narrowed.lang == sentence["lang"]
        if ranked[0] not in accepted:
            report.confusions[sentence["gold_issue"], ranked[0]] += 1
    return report


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Measure narrowing on labelled sentences.")
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--confusions", type=int, default=15, metavar="N")
    chosen = parser.parse_args()
    lines = chosen.sentences.read_text(encoding="utf-8").splitlines()
    index = packs().narrowing()
    report = measure(
        (json.loads(line) for line in lines if line.strip()), lambda text: rank(index, text)
    )
    for table, rows in report.tallies.items():
        print(f"\n| {table} | n | top-1 | top-3 | 95 % | top-3 strict | sure and right |")
        print("|---|---|---|---|---|---|---|")
        for row in sorted(rows, key=lambda name: (name in {"all", "the other six"}, name)):
            print(rows[row].line(row))
    everything = report.tally("language", "all")
    print(f"\nLanguage recognised: {everything.language} of {everything.n}.")
    print(f"Not understood: {everything.lost}.")
    print("\n| meant | taken for | times |\n|---|---|---|")
    for (meant, taken), times in report.confusions.most_common(chosen.confusions):
        print(f"| {meant} | {taken} | {times} |")


if __name__ == "__main__":
    main()
