"""Mail files."""

from __future__ import annotations

import getpass
import socket
from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.handoff.eml import Attachment, media_type, unsent_mail
from makegood.text.direction import clean

# Sentences as people write them, and what nobody should write into a field.
_ANY_TEXT = st.text(st.characters(codec=None, exclude_characters=""), max_size=200)


def read(data: bytes):
    return message_from_bytes(data, policy=policy.default)


def test_round_trip_with_attachments() -> None:
    message = read(
        unsent_mail(
            "help@example.com",
            "Παραγγελία 1",
            "مرحبا\n\nΤέλος",
            [Attachment("photo.jpg", b"\xff\xd8\x00"), Attachment("x", b"1")],
        )
    )
    assert message["To"] == "help@example.com"
    assert message["Subject"] == "Παραγγελία 1"
    assert message["X-Unsent"] == "1"
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines() == ["مرحبا", "", "Τέλος"]
    photo, odd = message.iter_attachments()
    assert (photo.get_filename(), photo.get_content()) == ("photo.jpg", b"\xff\xd8\x00")
    assert photo.get_content_type() == "image/jpeg"
    assert odd.get_content_type() == "application/octet-stream"


def test_nothing_names_this_machine_or_its_user() -> None:
    data = unsent_mail("a@example.com", "s", "b", [Attachment("a.pdf", b"1")])
    message = read(data)
    assert set(message.keys()) == {"Subject", "To", "X-Unsent", "MIME-Version", "Content-Type"}
    for name in (socket.gethostname(), getpass.getuser()):
        assert f"@{name}".encode() not in data
        assert f"{name}@".encode() not in data


def test_no_field_adds_a_header() -> None:
    message = read(
        unsent_mail("", "Hello\r\nBcc: b@example.com", "x", [Attachment("a\nb.txt", b"")])
    )
    assert message["Bcc"] is None
    assert message["To"] is None
    assert message["Subject"] == "Hello Bcc: b@example.com"
    assert [part.get_filename() for part in message.iter_attachments()] == ["a b.txt"]


@pytest.mark.parametrize(
    "address",
    [
        "nonsense",
        "a@b@c",
        "@",
        "a@example.com\r\nBcc: b@example.com",
        "a@example.com, b@example.com",
    ],
)
def test_no_mail_address(address: str) -> None:
    with pytest.raises(ValueError, match="is not a mail address"):
        unsent_mail(address, "s", "b")


@given(_ANY_TEXT, _ANY_TEXT)
def test_whatever_is_typed_arrives_and_adds_nothing(subject: str, body: str) -> None:
    message = read(unsent_mail("help@example.com", subject, body))
    assert set(message.keys()) == {
        "Subject", "To", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    }  # fmt: skip
    assert message["Subject"] == " ".join(clean(subject).split())
    part = message.get_body(("plain",))
    assert part is not None
    assert part.get_content().replace("\r\n", "\n").rstrip("\n") == clean(body).rstrip("\n")


def test_only_seven_bits_leave() -> None:
    data = unsent_mail("a@example.com", "Größe", "Ελλάδα " * 300, [Attachment("ü.png", b"\xff")])
    assert data.isascii()
    assert max(len(line) for line in data.splitlines()) <= 998


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("IMG_1.HEIC", "image/heic"),
        ("bill.pdf", "application/pdf"),
        ("page.html", "application/octet-stream"),
        ("old.eml", "application/octet-stream"),
        ("jpg", "image/jpeg"),
        ("", "application/octet-stream"),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    assert media_type(name) == kind
