"""A mail file that a mail program opens as an unsent message."""

from __future__ import annotations

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from msgspec import Struct

from makegood.handoff.header import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_FALLBACK_TYPE = ("application", "octet-stream")


class Attachment(Struct, frozen=True):
    """A file to go with the message. `media_type` as in ``image/jpeg``."""

    name: str
    data: bytes
    media_type: str = "application/octet-stream"


def unsent_mail(to: str, subject: str, body: str, attachments: Sequence[Attachment] = ()) -> bytes:
    """The message as bytes of an ``.eml`` file marked ``X-Unsent: 1``.

    No date, no sender and no message id are set: the mail program adds its own, and none of
    them may name this machine. Line breaks in `to`, `subject` and file names become spaces.
    Raises `ValueError` when `to` is given and is no mail address.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(subject)
    if to:
        try:
            message["To"] = Address(addr_spec=one_line(to))
        except (MessageError, ValueError, IndexError) as error:
            raise ValueError(f"{to!r} is not a mail address") from error
    message["X-Unsent"] = "1"
    message.set_content(body)
    for attachment in attachments:
        main, _, sub = attachment.media_type.partition("/")
        kind = (main, sub) if main and sub else _FALLBACK_TYPE
        message.add_attachment(
            attachment.data, maintype=kind[0], subtype=kind[1], filename=one_line(attachment.name)
        )
    return message.as_bytes()
