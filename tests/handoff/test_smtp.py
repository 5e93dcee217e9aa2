"""A mail file goes to a real mail server on this machine's own address and is read back."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

import aiosmtpd.controller
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from makegood.handoff.eml import Attachment, unsent_mail

PHOTO = bytes(range(256)) * 40
BODY = "Hello,\n\nGröße: 5\n.a line that begins with a dot\nПосылка не пришла.\n\nلم يصل الطرد."


class Kept(Message):
    """Keeps what arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.raw: list[bytes] = []
        self.to: list[list[str]] = []

    def prepare_message(self, session, envelope):
        self.raw.append(envelope.original_content)
        self.to.append(envelope.rcpt_tos)
        return super().prepare_message(session, envelope)

    def handle_message(self, message) -> None:
        """Nothing more to do with it."""


class LocalController(Controller):
    """Takes the port that the system gives it."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def server(loopback: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Kept, int]]:
    # It would try the machine's other addresses first.
    monkeypatch.setattr(aiosmtpd.controller, "get_localhost", lambda: "127.0.0.1")
    kept = Kept()
    controller = LocalController(kept, hostname="127.0.0.1", port=0, ready_timeout=60)
    controller.start()
    try:
        yield kept, controller.port
    finally:
        controller.stop()


def deliver(data: bytes, port: int) -> None:
    """What a mail program does with the file: its own sender, then to the server as it stands."""
    read = message_from_bytes(data, policy=policy.SMTP)
    with smtplib.SMTP("127.0.0.1", port, local_hostname="localhost", timeout=60) as client:
        refused = client.sendmail("eleni@example.com", [read["To"]], data)
    assert refused == {}


def arrived(kept: Kept) -> EmailMessage:
    (raw,) = kept.raw
    return message_from_bytes(raw, policy=policy.default)


def test_text_and_files_arrive_as_they_were(server: tuple[Kept, int]) -> None:
    kept, port = server
    deliver(
        unsent_mail(
            "help@shop.example",
            "Order 1 – Größe – Παραγγελία",
            BODY,
            [Attachment("фото.jpg", PHOTO), Attachment("bill & copy.pdf", b"%PDF-1.4\r\n.\r\n")],
        ),
        port,
    )
    message = arrived(kept)
    assert kept.to == [["help@shop.example"]]
    assert message["To"] == "help@shop.example"
    assert message["Subject"] == "Order 1 – Größe – Παραγγελία"
    assert message["X-Unsent"] == "1"
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n").rstrip() == BODY
    photo, bill = message.iter_attachments()
    assert (photo.get_filename(), photo.get_content_type()) == ("фото.jpg", "image/jpeg")
    assert photo.get_content() == PHOTO
    assert (bill.get_filename(), bill.get_content_type()) == ("bill & copy.pdf", "application/pdf")
    assert bill.get_content() == b"%PDF-1.4\r\n.\r\n"
    assert not message.defects


def test_only_our_own_headers_arrive(server: tuple[Kept, int]) -> None:
    kept, port = server
    odd = "\r\nBcc: thief@example.com\r\n\r\n<b>body</b>\0\u202e"
    deliver(
        unsent_mail(
            "help@shop.example", f"Hello{odd}", f"Text{odd}", [Attachment(f"a{odd}.txt", b"x")]
        ),
        port,
    )
    message = arrived(kept)
    assert set(message.keys()) == {"Subject", "To", "X-Unsent", "MIME-Version", "Content-Type"}
    assert message["Subject"] == "Hello Bcc: thief@example.com <b>body</b>"
    (file,) = message.iter_attachments()
    assert file.get_filename() == "a Bcc thief@example.com b body b .txt"
    assert set(file.keys()) == {
        "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "MIME-Version",
    }  # fmt: skip
    text = message.get_body(("plain",)).get_content()
    assert text.replace("\r\n", "\n") == "Text\nBcc: thief@example.com\n\n<b>body</b>\n"
