"""Documents on paper: read back from the PDF file."""

from __future__ import annotations

import getpass
import socket
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QUrl
from PySide6.QtGui import QPageSize, QTextDocument
from PySide6.QtWidgets import QApplication
from tests.ui import pdf_kit

from makegood.handoff.document import (
    Document,
    Heading,
    Items,
    LetterHead,
    Paragraph,
    Rows,
    Signature,
)
from makegood.ui.print import make_pdf, page_size
from makegood.ui.print_flow import Flow, _ordered

pytestmark = pytest.mark.usefixtures("qapp")


def a_letter(*parts: object, language: str = "en", **more: object) -> Document:
    head = LetterHead(
        sender=("Eleni", "Street 1"), addressee=("Shop Ltd", "Dublin"), place_date="Today"
    )
    return Document(
        language=language,
        title="Order 1",
        head=head,
        parts=parts,
        page_line="Page {page} of {count}",
        **more,
    )


def test_everything_stands_in_reading_order() -> None:
    document = a_letter(
        Paragraph("Hello,"),
        Paragraph("Order: 1\nItem: Dress"),
        Rows((("Number", "12-34"), ("Name", ""))),
        Paragraph("Goodbye."),
        Signature("Eleni P."),
        Heading("Enclosed"),
        Items(("photo.jpg", "bill.pdf"), "number"),
        reference="Your reference: R-7",
        foot="At the foot",
    )
    found = pdf_kit.words(make_pdf(document).data)
    wanted = (
        "Eleni", "Street 1", "Shop Ltd", "Dublin", "Today", "Your reference: R-7", "Order 1",
        "Hello,", "Order: 1 Item: Dress", "Number 12-34", "Name", "Goodbye.", "Eleni P.",
        "Enclosed", "1. photo.jpg", "2. bill.pdf",
    )  # fmt: skip
    at = 0
    for piece in wanted:
        assert piece in found[at:], f"{piece} is not where it belongs in {found}"
        at = found.index(piece, at) + len(piece)
    assert "At the foot" in found
    assert "Page" not in found


def test_a_long_letter_numbers_its_pages_and_loses_no_line() -> None:
    paragraphs = [Paragraph(f"Sentence number {n}. " + "More words. " * 30) for n in range(40)]
    pdf = make_pdf(a_letter(*paragraphs, Signature("Eleni")))
    pages = pdf_kit.texts(pdf.data)
    assert pdf.pages == len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
    whole = " ".join(" ".join(pages).split())
    assert [n for n in range(40) if f"Sentence number {n}." not in whole] == []
    # The head is on the first page alone.
    assert "Shop Ltd" not in " ".join(pages[1:])


@pytest.mark.parametrize("lines", range(20, 40))
def test_a_heading_never_ends_a_page_and_a_name_stays_with_the_closing(lines: int) -> None:
    document = a_letter(
        *[Paragraph(f"Line {n}") for n in range(lines)],
        Heading("Heading"),
        Paragraph("Under it"),
        Paragraph("Closing"),
        Signature("Name"),
    )
    for page in pdf_kit.texts(make_pdf(document).data):
        assert ("Heading" in page) == ("Under it" in page)
        assert ("Closing" in page) == ("Name" in page)


def test_markup_is_text() -> None:
    odd = '<b>bold</b> &amp; <img src="file:///etc/passwd"> <a href="x">y</a> &lt;'
    document = a_letter(
        Paragraph(odd, odd), Heading(odd), Rows(((odd, odd),)), Items((odd,)), Signature(odd)
    )
    assert pdf_kit.words(make_pdf(document).data).count(odd) == 7


def test_nothing_is_loaded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        QTextDocument, "loadResource", lambda _self, _kind, name: asked.append(str(name))
    )
    make_pdf(a_letter(Paragraph('<img src="https://example.com/a.png">')))
    assert asked == []
    picture = tmp_path / "a.txt"
    picture.write_text("secret")
    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QFont, QPdfWriter

    writer = QPdfWriter(str(tmp_path / "x.pdf"))
    font = QFont()
    font.setPointSizeF(10)
    flow = Flow(a_letter(), writer, QSizeF(1000, 1000), 0, font)
    address = QUrl.fromLocalFile(str(picture))
    assert flow.text.resource(QTextDocument.ResourceType.StyleSheetResource, address) is None


def test_the_file_names_nobody() -> None:
    data = make_pdf(a_letter(Paragraph("Hello"))).data
    found = pdf_kit.properties(data)
    assert set(found) == {"Title", "Creator", "Producer", "CreationDate", "ModDate"}
    assert found["Title"] == "Order 1"
    assert found["Creator"] == "Makegood"
    assert found["Producer"].startswith("Qt ")
    for name in (socket.gethostname(), getpass.getuser(), str(Path.home())):
        assert name.encode() not in data


def test_the_title_of_the_file_is_as_clean_as_the_page() -> None:
    data = make_pdf(msgspec.structs.replace(a_letter(), title="Order\u202e\u00a01\n2")).data
    assert pdf_kit.properties(data)["Title"] == "Order 1 2"


def test_letters_that_no_font_has_are_told() -> None:
    assert make_pdf(a_letter(Paragraph("Hello"))).missing == frozenset()
    nowhere = "\U000e1234"
    head = LetterHead(sender=("\ue123",), addressee=(), place_date="")
    odd = a_letter(Paragraph("Hello \u0378 there \U0001f469\u200d\U0001f527"), Signature(nowhere))
    pdf = make_pdf(replace(odd, head=head))
    assert pdf.missing >= {"\ue123", "\u0378", nowhere}
    assert not pdf.missing.intersection("Helo there\u200d")
    assert "Hello" in pdf_kit.words(pdf.data)


@pytest.mark.parametrize(
    ("language", "sample"),
    [
        ("en", "Please answer by this date"),
        ("et", "Palun vastake õigeks ajaks, žürii šokk"),
        ("lv", "Lūdzu, atmaksājiet visu summu, ņ ķ ģ ļ"),
        ("de", "Bitte erstatten Sie mir den vollen Betrag: Größe"),
        ("el", "Παρακαλώ επιστρέψτε μου ολόκληρο το ποσό"),
        ("ru", "Пожалуйста, верните всю сумму, ёж"),
        ("ar", "رقم الطلب"),
    ],
)
def test_every_language_has_its_letters(language: str, sample: str) -> None:
    pdf = make_pdf(a_letter(Paragraph(sample), language=language))
    assert pdf.missing == frozenset()
    assert sample in pdf_kit.words(pdf.data)
    assert pdf_kit.ink(pdf.data) > 0.001


def test_arabic_begins_at_the_right_and_numbers_keep_their_order() -> None:
    document = a_letter(Paragraph("رقم الطلب: 111-2233445-6677889 في 2 أكتوبر"), language="ar")
    data = make_pdf(document).data
    found = pdf_kit.words(data)
    assert "111-2233445-6677889" in found
    assert not any(mark in found for mark in "\u2066\u2069\u200e\u200f")
    assert right_edge(data, "Shop Ltd") > 500
    assert left_edge(make_pdf(a_letter(language="en")).data, "Shop Ltd") < 80


def test_rows_are_mirrored() -> None:
    rows = Rows((("رقم الطلب", "Twelve and more"),))
    data = make_pdf(a_letter(rows, language="ar")).data
    assert right_edge(data, "Twelve") < left_edge(data, "الطلب")
    data = make_pdf(a_letter(Rows((("Number", "Twelve and more"),)))).data
    assert left_edge(data, "Twelve") > left_edge(data, "Number")


@pytest.mark.parametrize(
    ("text", "laid_out"),
    [
        ("رقم 111-22.", "رقم \u2066111-22\u2069."),
        ("رقم: +372 5555 (a-b) نص", "رقم: \u2066+372 5555 (a-b)\u2069 نص"),
        ("<b>x</b> نص", "\u2066<b>x</b>\u2069 نص"),
        ("نص - نص", "نص - نص"),
    ],
)
def test_foreign_pieces_are_held_together(text: str, laid_out: str) -> None:
    from PySide6.QtCore import Qt

    assert _ordered(text, Qt.LayoutDirection.RightToLeft) == laid_out
    assert _ordered(text, Qt.LayoutDirection.LeftToRight) == text


def test_one_page_where_it_can_be_one() -> None:
    many = tuple(Paragraph(f"Line {n}") for n in range(30))
    sheet = Document(language="en", title="Sheet", parts=many)
    assert make_pdf(sheet).pages == 2
    assert make_pdf(Document(language="en", title="Sheet", parts=many, one_page=True)).pages == 1
    too_many = tuple(Paragraph(f"Line {n}") for n in range(200))
    long_sheet = Document(language="en", title="Sheet", parts=too_many, one_page=True)
    assert "Line 199" in pdf_kit.words(make_pdf(long_sheet).data)


def test_paper_follows_the_country() -> None:
    assert page_size("DE").id() == QPageSize.PageSizeId.A4
    assert page_size("").id() == QPageSize.PageSizeId.A4
    assert page_size("US").id() == QPageSize.PageSizeId.Letter


def test_fonts_are_in_the_file(qapp: QApplication) -> None:
    assert pdf_kit.fonts(make_pdf(a_letter(Paragraph("Hello مرحبا"))).data)


def left_edge(data: bytes, words: str) -> float:
    return _box(data, words)[0]


def right_edge(data: bytes, words: str) -> float:
    return _box(data, words)[2]


def _box(data: bytes, words: str) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of words on the first page, in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage()
    found = text.search(words).get_next()
    assert found is not None, f"{words} is not on the page"
    boxes = [text.get_charbox(at) for at in range(found[0], found[0] + found[1])]
    return (
        min(b[0] for b in boxes), min(b[1] for b in boxes),
        max(b[2] for b in boxes), max(b[3] for b in boxes),
    )  # fmt: skip
