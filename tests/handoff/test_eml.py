"""Mail files."""

from __future__ import annotations

from email import message_from_bytes, policy

import pytest

from makegood.handoff.eml import Attachment, unsent_mail


def test_round_trip_with_an_attachment() -> None:
    data = unsent_mail(
        "help@example.com",
        "Παραγγελία 1",
        "مرحبا\n\nΤέλος",
        [Attachment("photo.jpg", b"\xff\xd8\x00", "image/jpeg"), Attachment("x", b"1", "odd")],
    )
    message = message_from_bytes(data, policy=policy.default)
    assert message["To"] == "help@example.com"
    assert message["Subject"] == "Παραγγελία 1"
    assert message["X-Unsent"] == "1"
    assert message["Message-ID"] is None
    assert message["From"] is None
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines() == ["مرحبا", "", "Τέλος"]
    photo, odd = message.iter_attachments()
    assert (photo.get_filename(), photo.get_content()) == ("photo.jpg", b"\xff\xd8\x00")
    assert photo.get_content_type() == "image/jpeg"
    assert odd.get_content_type() == "application/octet-stream"


def test_no_field_adds_a_header() -> None:
    data = unsent_mail("", "Hello\r\nBcc: b@example.com", "x", [Attachment("a\nb.txt", b"")])
    message = message_from_bytes(data, policy=policy.default)
    assert message["Bcc"] is None
    assert message["To"] is None
    assert message["Subject"] == "Hello Bcc: b@example.com"
    assert [part.get_filename() for part in message.iter_attachments()] == ["a b.txt"]


@pytest.mark.parametrize("address", ["nonsense", "a@b@c", "@"])
def test_no_mail_address(address: str) -> None:
    with pytest.raises(ValueError, match="is not a mail address"):
        unsent_mail(address, "s", "b")
