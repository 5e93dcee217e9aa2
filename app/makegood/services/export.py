"""Cases as files for other programs, and cases from such files."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from makegood.domain.when import When
from makegood.services.cases import new_id
from makegood.services.situations import SituationError, case_from_json, case_to_json
from makegood.services.summaries import (
    issue_title,
    marketplace_name,
    next_action,
    next_day,
    title_of,
)
from makegood.text.direction import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from makegood.domain.case import Case
    from makegood.domain.catalogue import Pack
    from makegood.services.cases import CaseService, CaseView
    from makegood.storage.evidence import EvidenceStore
    from makegood.text.catalog import Catalog

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS: Final = (
    "marketplace",
    "title",
    "problem",
    "status",
    "next_day",
    "next_action",
    "order_number",
    "order_date",
    "amount",
    "currency",
    "outstanding",
)


def cases_json(cases: Iterable[Case]) -> bytes:
    """Cases as a list of situations, which `import_json` reads back."""
    parts = [json.loads(case_to_json(case)) for case in cases]
    return json.dumps({"cases": parts}, ensure_ascii=False, indent=2).encode() + b"\n"


def import_json(raw: bytes, cases: CaseService, pack: Pack) -> tuple[Case, ...]:
    """Keep the cases of a file: one situation, a list, or what `cases_json` writes.

    A case whose id is in use already comes in as a new one, so nothing is overwritten. Nothing
    is kept when any of them cannot be read: `SituationError` says why.
    """
    found = [case_from_json(json.dumps(each), pack) for each in _situations(raw, pack)]
    return tuple(
        cases.create(replace(case, id=new_id()) if cases.exists(case.id) else case)
        for case in found
    )


def cases_csv(views: Sequence[CaseView], words: Catalog) -> bytes:
    """One line a case, for a spreadsheet. Cells that would be formulas are quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for view in views:
        writer.writerow([safe_cell(clean(cell)) for cell in _row(view, words)])
    # The mark tells spreadsheets that the letters are UTF-8.
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def safe_cell(text: str) -> str:
    """A cell no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def cases_zip(views: Sequence[CaseView], words: Catalog, evidence: EvidenceStore) -> bytes:
    """Cases as JSON and CSV together with their proof, each file under its own name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("cases.json", cases_json(view.case for view in views))
        archive.writestr("cases.csv", cases_csv(views, words))
        for view in views:
            for number, kept in enumerate(evidence.of_case(view.case.id), start=1):
                path = evidence.path(kept)
                if path.is_file():
                    name = kept.name.replace("/", "_").replace("\\", "_")
                    archive.write(path, f"proof/{view.case.id}/{number:02}-{name}")
    return out.getvalue()


def _situations(raw: bytes, pack: Pack) -> list[object]:
    try:
        data = json.loads(raw)
    except ValueError:
        # The reader of one situation says what is wrong, in a sentence.
        case_from_json(raw, pack)
        raise
    if isinstance(data, dict) and isinstance(data.get("cases"), list):
        return list(data["cases"])
    return data if isinstance(data, list) else [data]


def _row(view: CaseView, words: Catalog) -> list[str]:
    case, assessment = view.case, view.assessment
    action = next_action(case, assessment)
    order_date = case.facts.get("order_date")
    day = next_day(assessment, view.created_at.date())
    return [
        marketplace_name(case, view.book),
        title_of(case, words),
        words.message(issue_title(case)),
        assessment.status,
        "" if day is None else day.isoformat(),
        "" if action is None else words.message(action),
        str(case.facts.get("order_number", "")),
        order_date.day.isoformat() if isinstance(order_date, When) else "",
        str(case.facts.get("amount", "")),
        str(case.facts.get("currency", "")),
        " ".join(f"{money.currency} {money.amount}" for money in assessment.outstanding),
    ]


__all__ = [
    "SituationError",
    "cases_csv",
    "cases_json",
    "cases_zip",
    "import_json",
    "safe_cell",
]
