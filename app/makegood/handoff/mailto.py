"""A link that opens the user's mail program with the message in it."""

from __future__ import annotations

from urllib.parse import quote

from makegood.handoff.header import one_line

SAFE_LENGTH = 2000
"""Characters of an encoded link that every mail program and Windows are known to take."""


def mailto(address: str, subject: str, body: str) -> str | None:
    """The ``mailto:`` link (RFC 6068), or None when it would be too long to be safe.

    Line breaks in the body become CRLF as the RFC asks; line breaks elsewhere become spaces, so
    that no field can add a header.
    """
    to = quote(one_line(address), safe="@+.-_")
    text = quote("\r\n".join(body.splitlines()), safe="")
    link = f"mailto:{to}?subject={quote(one_line(subject), safe='')}&body={text}"
    return link if len(link) <= SAFE_LENGTH else None
