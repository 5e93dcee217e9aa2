"""A link that opens the user's mail program with the message in it."""

from __future__ import annotations

from urllib.parse import quote

from makegood.handoff.header import one_line
from makegood.text.direction import clean

SAFE_LENGTH = 2000
"""An encoded link shorter than this is taken whole by every mail program and by Windows."""


def mailto(address: str, subject: str, body: str) -> str | None:
    """The ``mailto:`` link (RFC 6068), or None when it would be too long to be safe.

    Line breaks in the body become CRLF as the RFC asks; line breaks elsewhere become spaces, so
    that no field can add a header. Unseen characters are left out.
    """
    to = quote(one_line(address), safe="@+.-_")
    text = quote(clean(body).replace("\n", "\r\n"), safe="")
    link = f"mailto:{to}?subject={quote(one_line(subject), safe='')}&body={text}"
    return link if len(link) < SAFE_LENGTH else None
