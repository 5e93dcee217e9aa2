"""What the command line is given by the composition root."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from makegood.domain.text import Arg, Text
from makegood.text.locale import SOURCE_LANGUAGE

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from datetime import datetime

    from makegood.handoff.document import Document
    from makegood.services.bundle import Services
    from makegood.services.packs import PackService
    from makegood.text.catalog import Catalog


class Exit(IntEnum):
    """How a command ends."""

    DONE = 0
    PROBLEM = 1
    WRONG_USE = 2


class CommandError(Exception):
    """A command cannot go on; its text is one sentence for the person who typed it."""

    def __init__(self, sentence: str, code: Exit = Exit.PROBLEM) -> None:
        self.code = code
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How the window is to be opened."""

    data_dir: Path | None = None
    language: str | None = None
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Program:
    """The parts of the program that commands use. Nothing is opened before a command asks.

    `clock` gives the present moment in the user's zone; `source` the folder of the shipped
    guide data; `packs` the guide data for a data folder; `services` the use cases on a data
    folder in a language; `data_dir` is the usual data folder; `open_window` runs the window
    and returns its exit code, None where only commands are wanted; `notify` shows a title and a
    text on the desktop and says whether it could; `make_pdf` turns a document for a country (for
    its size of paper) into a PDF file, and names the letters that no font here has.
    """

    version: str
    clock: Callable[[], datetime]
    source: Callable[[], Path]
    packs: Callable[[Path | None], PackService]
    services: Callable[[Path | None, str | None], Services]
    data_dir: Callable[[], Path]
    open_window: Callable[[WindowOptions], int] | None = None
    notify: Callable[[str, str], bool] | None = None
    make_pdf: Callable[[Document, str], tuple[bytes, frozenset[str]]] | None = None


class Desk:
    """The guide data and the words a command works with."""

    def __init__(self, arguments: argparse.Namespace, program: Program) -> None:
        """Open the guide data and find the language that the person asked for.

        Raises `CommandError` for a language that has no texts.
        """
        self.packs = program.packs(arguments.data_dir)
        language = arguments.lang or SOURCE_LANGUAGE
        self.language = self.known_language(language)
        self.words: Catalog = self.packs.words(self.language)
        for refusal in self.packs.refused[:1]:
            sentence = self.say("own_guide_refused", file=refusal.file, line=refusal.line)
            print(sentence, file=sys.stderr)

    def known_language(self, language: str) -> str:
        """The language itself, if there are texts in it; raises `CommandError` otherwise."""
        known = self.packs.pack.languages
        if language not in known:
            words = self.packs.words(SOURCE_LANGUAGE)
            args: dict[str, Arg] = {"language": language, "known": ", ".join(known)}
            sentence = words.message(Text("app_cli.unknown_language", args))
            raise CommandError(sentence, Exit.WRONG_USE)
        return language

    def say(self, key: str, **args: Arg) -> str:
        """A sentence of the command line."""
        return self.words.message(Text(f"app_cli.{key}", args))

    def error(self, key: str, code: Exit = Exit.PROBLEM, **args: Arg) -> CommandError:
        """An error to raise, with its sentence."""
        return CommandError(self.say(key, **args), code)


def read_input(name: str, desk: Desk) -> bytes:
    """The bytes of a file, or of standard input for ``-``.

    Raises `CommandError` when they cannot be read.
    """
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise desk.error("unreadable", file=name, reason=_reason(error)) from error


def write_output(path: Path, data: bytes, desk: Desk) -> None:
    """Write a file for the user alone. Raises `CommandError` when it cannot be written."""
    import os

    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
    except OSError as error:
        raise desk.error("unwritable", file=str(path), reason=_reason(error)) from error


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
