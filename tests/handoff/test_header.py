"""One line for a header, and names for files."""

from __future__ import annotations

import pytest

from makegood.handoff.header import file_name, one_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\r\nBcc: b", "a Bcc: b"),
        ("a\u2028b\x85c\x0bd", "a b c d"),
        ("  a \t b\n", "a b"),
        ("a\0b\u202ec", "abc"),
        ("نص", "نص"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("photo 1.jpg", "photo 1.jpg"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\photos\\me.png", "C photos me.png"),
        # Shown as "annexe.txt" by a program that follows the mark.
        ("ann\u202etxt.exe", "anntxt.exe"),
        ('a"b\r\nc.pdf', "a b c.pdf"),
        (".hidden", "hidden"),
        ("", "file"),
        ("\0", "file"),
        ("x" * 200 + ".jpeg", "x" * 95 + ".jpeg"),
        ("y" * 200, "y" * 100),
        ("a." + "z" * 200, "a." + "z" * 98),
    ],
)
def test_file_names(name: str, safe: str) -> None:
    assert file_name(name) == safe
