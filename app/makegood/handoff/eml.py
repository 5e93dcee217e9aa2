"""A mail file that a mail program opens as an unsent message."""

from __future__ import annotations

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from makegood.handoff.header import file_name, one_line
from makegood.text.direction import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

_ANY: Final = "application/octet-stream"
# Only what a mail program shows beside the text. Everything else goes as a plain file: text would
# need its character set named, and a mail or a page inside a mail is opened by nobody's wish.
_MEDIA_TYPES: Final = {
    "avif": "image/avif",
    "gif": "image/gif",
    "heic": "image/heic",
    "heif": "image/heif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "m4a": "audio/mp4",
    "mov": "video/quicktime",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "pdf": "application/pdf",
    "png": "image/png",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "webp": "image/webp",
}


class Attachment(Struct, frozen=True):
    """A file to go with the message, under the name the other side sees."""

    name: str
    data: bytes


def unsent_mail(to: str, subject: str, body: str, attachments: Sequence[Attachment] = ()) -> bytes:
    """The message as bytes of an ``.eml`` file marked ``X-Unsent: 1``.

    No date, no sender and no message id are set: the mail program adds its own, and none of
    them may name this machine. Line breaks in `to`, `subject` and file names become spaces, and
    unseen characters are left out everywhere. Raises `ValueError` when `to` is given and is no
    mail address.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(subject)
    if to:
        try:
            message["To"] = Address(addr_spec=one_line(to))
        except (MessageError, ValueError, IndexError) as error:
            raise ValueError(f"{to!r} is not a mail address") from error
    message["X-Unsent"] = "1"
    # Seven bits, so that no server on the way needs to understand more.
    message.set_content(clean(body), cte="quoted-printable")
    for attachment in attachments:
        name = file_name(attachment.name)
        main, _, sub = media_type(name).partition("/")
        message.add_attachment(attachment.data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def media_type(name: str) -> str:
    """What kind of file a name promises, as in ``image/jpeg``."""
    return _MEDIA_TYPES.get(name.rpartition(".")[2].lower(), _ANY)
