"""A whole pack in few lines: every kind of record once, and nothing wrong with it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from makegood.content.checks.running import run_checks
from makegood.content.source import load_source

if TYPE_CHECKING:
    from pathlib import Path

    from makegood.content.problems import Problem
    from makegood.content.source import Source

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = NOW.date()

SOURCES = """\
checked: {on: 2026-11-01, how: stored-copy}
sources:
  help: {publisher: Shop, title: Help, url: "https://help.shop.example/help", read_in: copy}
"""

FILES: dict[str, str] = {
    "pack.yaml": """\
version: "2026.1"
schema: 1
licence: CC0-1.0
languages: [en, lv]
groups:
  baltic: [EE, LV]
guide_lines: [E1]
shelf_life: {contact: 6, marketplace: 12, payment: 12, law: 24}
limits: {sentence: 25, help: 20}
source_only: [check]
""",
    "countries.yaml": "countries: [EE, LV, NO]\n",
    "issues.yaml": "topics:\n  - {id: delivery, icon: box, issues: [late]}\n",
    "facts.yaml": """\
facts:
  - {id: order_date, kind: date, about: true}
  - {id: order_number, kind: reference, private: true}
  - {id: trader_country, kind: country}
  - {id: amount, kind: amount}
  - {id: gift, kind: yes_no}
  - {id: payment_method, kind: choice, choices: [card, other]}
""",
    "anchors.yaml": """\
anchors:
  - {id: contract_date, facts: [order_date]}
  - {id: first_complaint_date, event: sent, party: [seller]}
""",
    "remedies.yaml": "remedies:\n  - {id: refund, money: true}\n",
    "evidence.yaml": "evidence:\n  - {id: order_page}\n",
    "details.yaml": "details:\n  - {id: asked_before}\n",
    "tones.yaml": "tones: [firm]\n",
    "do_now.yaml": SOURCES
    + """\
do_now:
  - {id: stop_card, issues: [late], sources: [help], confidence: official}
""",
    "retired.yaml": """\
retired:
  - {what: phone, value: "+37212345678", why: "Old."}
  - {what: id, value: parcel_late, now: late}
""",
    "guard.yaml": """\
guard:
  - {id: mailboxes, use: mail_host, why: "Open to all.", hosts: [mail.example]}
""",
    "calendars.yaml": """\
computed_with: "by hand"
calendars:
  - {country: EE, weekend: [6, 7], first: 2026-01-01, last: 2026-12-31, days: [2026-12-25]}
""",
    "paragraphs.yaml": """\
paragraphs:
  - {id: subject.order, part: subject, applies: {fact: public, op: eq, value: false}}
  - {id: greeting.plain, part: greeting}
""",
    "stages.yaml": "stages: []\n",
    "marketplaces/shop.yaml": SOURCES
    + """\
id: shop
name: Shop
colour: "#123456"
confidence: official
hosts: [shop.example]
sites:
  - id: shop.example
    host: shop.example
    countries: ["@baltic"]
    sources: [help]
    confidence: official
order_numbers:
  - {pattern: "[0-9]{4}", example: "1234"}
readers:
  - {fact: order_number, pattern: "Order: (?P<value>[0-9]+)"}
channels:
  - id: form
    kind: form
    party: platform
    purpose: orders
    target: {url: "https://help.shop.example/contact"}
    hours: {zone: Europe/Tallinn, days: {"1": ["08:00-20:00"]}}
    reply: {days: 2}
    sets: [first_complaint_date]
    sources: [help]
    confidence: official
    guide: [E1]
  - id: call
    kind: phone
    party: platform
    purpose: any
    target: {phone: "+37256000000"}
    fallback: form
    sources: [help]
    confidence: official
answers:
  - {id: wait, sources: [help], confidence: official}
issues:
  - issue: late
    answers: [wait]
    evidence: [order_page]
    details: [asked_before]
    asks: [{fact: order_number, needed: true}]
    remedies: [refund]
    channels: [form, call]
    ladder: main
    traps: [confirm]
    variants:
      - {id: lost, applies: {fact: trader_country, op: in, value: ["@baltic"]}}
ladders:
  - id: main
    rungs:
      - {id: ask, party: seller, stage: first, channels: [form]}
      - id: help_desk
        party: body
        stage: body
        body: desk
        after: [ask]
        windows: [shop-file]
        save_first: [order_page]
traps:
  - {id: confirm, sources: [help], confidence: official}
notices:
  - id: old
    channels: [form]
    issues: [late]
    about: ["+37212345678"]
    sources: [help]
    confidence: unconfirmed
""",
    "bodies/desk.yaml": SOURCES
    + """\
id: desk
kind: consumer_body
country: EE
confidence: official
hosts: [desk.example]
applies: {fact: country, op: eq, value: EE}
channels:
  - id: desk_mail
    kind: mail
    party: body
    purpose: any
    target: {mail: help@desk.example}
    sources: [help]
    confidence: official
""",
    "rules/shop.yaml": SOURCES
    + """\
rules:
  - id: shop-file
    kind: file_by
    group: marketplace
    who: user
    marketplaces: [shop]
    applies: {all: [{fact: issue, op: eq, value: late}, {not: {fact: gift, op: eq, value: true}}]}
    term: {anchor: contract_date, offset: {days: 30}}
    met_by: [{event: escalated, rung: help_desk, party: desk}]
    sources: [help]
    confidence: official
""",
    "phrases/en.yaml": """\
language: en
phrases:
  late:
    - it is late
    - where is my parcel
""",
    "templates/en/message.yaml": """\
subject.order: "Order: {order_number}"
greeting.plain: "Hello,"
""",
    "templates/lv/message.yaml": """\
reviewed: false
subject.order: "Pasūtījums: {order_number}"
greeting.plain: "Labdien!"
""",
    "locales/en/issues.yaml": """\
topics: {delivery: {title: "Delivery", help: "late or lost"}}
late:
  title: "It is late"
  variants: {lost: {title: "It is lost"}}
""",
    "locales/en/facts.yaml": """\
order_date: {label: "Order date"}
order_number: {label: "Order number"}
trader_country: {label: "Country of the seller"}
amount: {label: "Sum"}
gift: {label: "A gift"}
payment_method: {label: "Paid with", choices: {card: "Card", other: "Something else"}}
""",
    "locales/en/remedies.yaml": 'refund: {title: "Money back", help: "All of it."}\n',
    "locales/en/evidence.yaml": 'order_page: {title: "Order page", why: "It shows the order."}\n',
    "locales/en/details.yaml": 'asked_before: "I asked before."\n',
    "locales/en/do_now.yaml": 'stop_card: {title: "Stop the card", steps: ["Call the bank."]}\n',
    "locales/en/rules.yaml": 'shop-file: {title: "Open a case"}\n',
    "locales/en/bodies.yaml": """\
desk:
  title: "Help desk"
  for_whom: "Everybody."
  cost: "Free."
  asks_for: "Your order."
  how_long: "A week."
  first: "Ask the shop."
  channels: {desk_mail: {title: "Mail"}}
""",
    "locales/en/shop.yaml": """\
channels:
  form: {title: "Form", help: "On the help page."}
  call: {title: "Phone"}
answers:
  wait: {title: "Wait", body: ["Wait a day."]}
traps:
  confirm: {title: "Do not confirm"}
notices:
  old: {body: "An old number goes round."}
rungs:
  ask: {title: "Ask"}
  help_desk: {title: "Ask the help desk"}
""",
    "locales/en/app.yaml": 'days: {one: "{count} day", other: "{count} days"}\n',
}


def translated() -> dict[str, str]:
    """The same words in the second language, so that nothing is missing there."""
    files = {
        name.replace("/en/", "/lv/"): f"reviewed: true\n{text}"
        for name, text in FILES.items()
        if name.startswith("locales/en/") and name != "locales/en/app.yaml"
    }
    files["locales/lv/app.yaml"] = (
        "reviewed: true\n"
        'days: {zero: "{count} dienu", one: "{count} diena", other: "{count} dienas"}\n'
    )
    return files


def write_pack(folder: Path, changes: dict[str, str | None] | None = None) -> Path:
    """Write the pack below a folder, with some files changed, or left out where None."""
    folder = folder / "pack"
    files: dict[str, str | None] = {**FILES, **translated(), **(changes or {})}
    for name, text in files.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder


def edited(name: str, old: str, new: str) -> dict[str, str | None]:
    """One file of the pack with one piece of text replaced; the piece must be there."""
    text = FILES.get(name) or translated()[name]
    assert old in text, old
    return {name: text.replace(old, new, 1)}


def line_of(changes: dict[str, str | None], name: str, piece: str) -> int:
    """The line on which a piece of a changed file stands."""
    text = changes[name]
    assert text is not None
    return text[: text.index(piece)].count("\n") + 1


def checked(folder: Path, *, release: bool = False, today: date | None = TODAY) -> Source:
    """The pack of a folder, read and checked at noon of a day."""
    source = load_source(folder)
    now = None if today is None else datetime.combine(today, NOW.timetz())
    run_checks(source, now, release=release)
    return source


def found(source: Source, rule: str) -> list[Problem]:
    """The findings of one check."""
    return [problem for problem in source.problems if problem.rule == rule]
