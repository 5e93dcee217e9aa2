"""Writing down that a copied file belongs to a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.services import enclosures
from makegood.services.cases import new_id

if TYPE_CHECKING:
    from makegood.flow.answers import ProofFile
    from makegood.ui.shell.host import Host


def keep_file(host: Host, case_id: str, file: ProofFile, proof: str = "") -> bool:
    """Let a file that was copied belong to a case; `proof` is the kind it counts as.

    False where the case is gone by now, or, with the trouble told, where it cannot be written.
    """
    services = host.services
    if not services.cases.exists(case_id):
        return False
    kept = host.attempt(
        lambda: enclosures.add_to_case(
            services.evidence, case_id, file, new_id(), proof, services.clock()
        )
    )
    if kept:
        services.changes.tell("cases")
    return kept
