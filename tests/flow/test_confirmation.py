"""Order confirmations, pasted or dropped."""

from __future__ import annotations

from email.message import EmailMessage

from tests.flow.conftest import TODAY

from makegood.flow.confirmation import offers, text_of
from makegood.flow.engine import Engine

PLAIN = """Thank you!
Order no. B-1234, placed on
Placed on 2 October 2026
Total: 49,90 €
Paid with Visa ending in 4242
"""
EXPECTED = {
    "order_number": "B-1234",
    "order_date": "2026-10-02",
    "amount": "49.90",
    "currency": "EUR",
    "payment_method": "card_visa",
}


def found(engine: Engine, text: str) -> dict[str, str]:
    """The facts offered, by their stored value."""
    market = engine.guide.marketplaces["bazaar"]
    return {o.fact: o.typed.value for o in offers(text, market, engine.guide, TODAY)}


def test_plain_text(engine: Engine) -> None:
    assert found(engine, PLAIN) == EXPECTED


def test_what_is_not_understood_is_not_offered(engine: Engine) -> None:
    assert found(engine, "Placed on Someday\nTotal: free\nPaid with gold") == {}


def test_a_mail_file(engine: Engine) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Your order no. B-1234"
    mail["From"] = "shop@bazaar.example"
    mail.set_content("Placed on 2 October 2026\n")
    mail.add_alternative("<p>other</p>", subtype="html")
    mail.add_attachment(b"\x00", maintype="application", subtype="pdf", filename="a.pdf")
    assert found(engine, text_of(bytes(mail))) == {
        "order_number": "B-1234",
        "order_date": "2026-10-02",
    }


def test_a_mail_in_html_alone(engine: Engine) -> None:
    mail = EmailMessage()
    mail["From"] = "shop@bazaar.example"
    mail.set_content(
        "<html><head><title>Order no. Z-1</title></head><style>p{}</style>"
        "<p>Order no. <b>B-1234</b></p><table><tr><td>Total: 49,90 €</td></tr></table></p></html>",
        subtype="html",
    )
    text = text_of(bytes(mail))
    assert "Z-1" not in text
    assert found(engine, text) == {
        "order_number": "B-1234", "amount": "49.90", "currency": "EUR",
    }  # fmt: skip


def test_a_page_saved_as_html(engine: Engine) -> None:
    page = b"<html><body>Order no. B-1234<br>Total: 5 EUR</body></html>"
    assert found(engine, text_of(page))["amount"] == "5"


def test_odd_bytes_are_never_refused() -> None:
    assert "B-1234" in text_of(b"\xff\xfe order no. B-1234")
    assert text_of(b"") == ""
    assert "Hello" in text_of(b"Subject: x\nContent-Type: text/plain; charset=nonsense\n\nHello")


def test_a_mail_without_text(engine: Engine) -> None:
    mail = EmailMessage()
    mail["From"] = "a@bazaar.example"
    mail["Date"] = "Fri, 2 Oct 2026 10:00:00 +0200"
    mail.add_attachment(b"\x00", maintype="application", subtype="pdf", filename="a.pdf")
    assert text_of(bytes(mail)).startswith("Date: Fri, 02 Oct 2026")
