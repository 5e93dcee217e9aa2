"""Links that open the mail program."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from makegood.handoff.mailto import SAFE_LENGTH, mailto


def test_round_trip() -> None:
    link = mailto("help@example.com", "Order 1 & 2 – ναι", "One\nTwo? 100 %\n\nΤρία")
    assert link is not None
    parts = urlsplit(link)
    assert (parts.scheme, parts.path) == ("mailto", "help@example.com")
    asked = parse_qs(parts.query, strict_parsing=True)
    assert asked["subject"] == ["Order 1 & 2 – ναι"]
    assert asked["body"] == ["One\r\nTwo? 100 %\r\n\r\nΤρία"]


def test_no_line_break_in_a_header() -> None:
    link = mailto("a@example.com", "Hello\r\nBcc: b@example.com", "x")
    assert link == "mailto:a@example.com?subject=Hello%20Bcc%3A%20b%40example.com&body=x"


def test_too_long_is_refused_not_cut() -> None:
    frame = len("mailto:a@example.com?subject=s&body=")
    longest = mailto("a@example.com", "s", "x" * (SAFE_LENGTH - frame - 1))
    assert longest is not None
    assert len(longest) == 1999
    assert mailto("a@example.com", "s", "x" * (SAFE_LENGTH - frame)) is None


def test_letters_count_as_they_are_encoded() -> None:
    assert mailto("a@example.com", "s", "x" * 700) is not None
    assert mailto("a@example.com", "s", "ж" * 700) is None


def test_the_address_adds_no_field() -> None:
    link = mailto("a@example.com?bcc=b@example.com&cc=c@example.com", "s", "b")
    assert link is not None
    parts = urlsplit(link)
    assert parse_qs(parts.query) == {"subject": ["s"], "body": ["b"]}
    assert "," not in parts.path


def test_nothing_unseen_leaves() -> None:
    link = mailto("a@example.com", "a\u202eb\0c", "d\0\u2066e\u2069\u2028f\ud800")
    assert link == "mailto:a@example.com?subject=abc&body=de%0D%0Af"
