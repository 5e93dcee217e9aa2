"""How long the message takes to be written anew after a key was typed: under 8 ms.

Run from the top of the checkout: ``python benchmarks/bench_message.py``. A letter is added to the
person's own words, as while typing; the wizard's use case then gives the whole message in two
languages, with what is missing and weak: once as a first message, once as one with legal effect.
Processor time is what counts, so that another program's work does not.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1] / "app"))

from makegood import paths
from makegood.services.bundle import open_services
from makegood.services.cases import new_id
from makegood.services.packs import PackFolders, open_packs
from makegood.services.wizard import WizardService, glimpse_of

if TYPE_CHECKING:
    from makegood.flow.session import Session

KEYS = 200
LIMIT_MS = 8.0
NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Europe/Tallinn"))


@dataclass(frozen=True)
class Measured:
    """Milliseconds a key: the middle one, and the one that 95 of 100 stay under."""

    median: float
    most: float


def session_for(wizard: WizardService, stage: str | None) -> Session:
    """A damaged item bought in Estonia; the message is in German, read in Estonian."""
    session = wizard.begin().answer(
        marketplace="generic",
        country="EE",
        topic="item",
        issue="damaged",
        remedy="refund",
        channel="seller_message",
        language="de",
        details=("box_damaged", "part_broken", "photos_ready"),
        stage=stage,
    )
    facts = dict(session.answers.facts)
    for name, text in {
        "order_number": "A-778812",
        "order_date": "2 November 2026",
        "delivery_date": "12 November 2026",
        "item": "Kettle",
        "item_kind": "standard",
        "seller_kind": "trader",
        "trader_country": "DE",
        "amount": "39.90",
        "currency": "EUR",
        "payment_method": "card_visa",
    }.items():
        facts[name] = wizard.read(session, wizard.engine.guide.facts[name], text).typed
    return session.answer(facts=facts)


def measure(wizard: WizardService, stage: str | None, keys: int = KEYS) -> Measured:
    """The time of each key that is typed into the person's own words."""
    session = session_for(wizard, stage)
    own = wizard.engine.guide.facts["own_words"]
    text, taken = "The handle", []
    for number in range(keys):
        text += "abcdefgh "[number % 9]
        facts = {**session.answers.facts, "own_words": wizard.read(session, own, text).typed}
        session = session.answer(facts=facts)
        begun = time.process_time()
        draft = wizard.messages.draft(session)
        taken.append((time.process_time() - begun) * 1000)
        assert draft is not None
    taken.sort()
    return Measured(statistics.median(taken), taken[int(len(taken) * 0.95)])


def main() -> int:
    """Print the figures; 1 if a key takes longer than allowed."""
    with tempfile.TemporaryDirectory() as folder:
        guide = open_packs(
            PackFolders(source=paths.wizard_data_dir(), cache=Path(folder) / "guide.pack")
        )
        services = open_services(
            Path(folder) / "data",
            guide,
            lambda: NOW,
            peek=lambda data: glimpse_of(data, guide.pack),
        )
        services.settings.change(reading_language="et")
        wizard = WizardService(
            services.packs, services.sessions, services.cases, services.settings, services.clock,
            new_id,
        )  # fmt: skip
        found = {name: measure(wizard, name) for name in (None, "withdrawal", "guarantee")}
        services.close()
    for name, each in found.items():
        figures = f"{each.median:.1f} ms a key, 95 of 100 under {each.most:.1f} ms"
        print(f"{name or 'first message'}: {figures}")
    return 0 if all(each.median < LIMIT_MS for each in found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
