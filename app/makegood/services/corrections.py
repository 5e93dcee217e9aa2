"""A person's own corrections of the guide data: one record changed, kept apart from ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from makegood.content.node_paths import around, at, nested, without
from makegood.content.nodes import Map, Seq, text_of
from makegood.content.overlaying import merged
from makegood.content.problems import ProblemLog
from makegood.content.reading import read_file
from makegood.content.writing import yaml_of
from makegood.domain.text import Text, say
from makegood.services.correctable import WORDS, Record, fields_of
from makegood.services.own_files import Correction, contents_of, keep_all, own_errors, put_back
from makegood.services.typed_facts import understood
from makegood.services.undo import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from makegood.content.nodes import Node
    from makegood.content.problems import Problem
    from makegood.services.changes import Changes
    from makegood.services.correctable import Field
    from makegood.services.packs import PackService
    from makegood.services.settings import SettingsService
    from makegood.services.undo import UndoStack

_PUBLISHER: Final = "Own correction"
_OWN_SOURCE: Final = "own_correction"
_RULES: Final = "rules"
_PROVENANCE: Final = ("sources", "checked", "confidence")


@dataclass(frozen=True, slots=True)
class Prepared:
    """Guide data with a change in them, ready to be used; `before` is what the files held."""

    packs: PackService
    before: Mapping[Path, bytes | None]
    what: Text


class RefusedError(Exception):
    """A correction that would make the guide data wrong; `text` says what is wrong with it."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.id)


class CorrectionService:
    """Corrections by a person: kept in a folder of their own, used at once, taken back."""

    def __init__(
        self,
        packs: PackService,
        settings: SettingsService,
        clock: Callable[[], datetime],
        undo: UndoStack,
        changes: Changes,
    ) -> None:
        self._packs = packs
        self._settings = settings
        self._clock = clock
        self._undo = undo
        self._changes = changes
        self._own: tuple[str, dict[str, Node]] | None = None

    @property
    def possible(self) -> bool:
        """Whether there is a folder of one's own to keep corrections in."""
        folders = self._packs.folders
        return folders is not None and folders.overlay is not None and folders.source.is_dir()

    def fields(self, record: Record, fact: object, language: str) -> tuple[Field, ...]:
        """What of a record can be corrected, with what is known now in a language."""
        return fields_of(record, fact, self._packs.words(language))

    def is_corrected(self, record: Record) -> bool:
        """Whether anything of the record comes from a person's own files."""
        own = self._own_files()
        return bool(own) and any(
            at(node, path) is not None for node, path in self._places(record, own)
        )

    def is_added(self, record: Record) -> bool:
        """Whether the record itself is a person's own: nothing shipped lies under it."""
        if not self.is_corrected(record):
            return False
        source, _ = self._folders()
        for name in self._files_of(record, source):
            node = read_file(source / name, name, ProblemLog())
            if node is not None and at(node, record.path) is not None:
                return False
        return True

    def seen_at(self, record: Record) -> str:
        """Where the person saw it, as written down with the correction; empty if nowhere."""
        for node, path in self._places(record, self._own_files()):
            found = at(node, path if path[-1] == "sources" else (*path, "sources"))
            if isinstance(found, Map):
                found = found.get(_OWN_SOURCE)
            elif isinstance(found, Seq) and found.items:
                found = found.items[0]
            if isinstance(found, Map):
                return text_of(found.get("title")) or ""
        return ""

    def read(
        self, record: Record, field: Field, typed: str, seen: str, language: str
    ) -> tuple[Correction, ...]:
        """What was typed as corrections of the files it concerns; nothing is written yet.

        `seen` says where the person saw it. Raises `NotUnderstoodError` for what cannot be that
        fact, `RefusedError` where the record is gone.
        """
        value = understood(field.form, typed, self._settings.current.country, language)
        return self._parts(record, field, value, seen, language)

    def prepare(self, parts: Iterable[Correction]) -> Prepared:
        """Write corrections and read the guide data anew. Takes seconds, and touches nothing that
        is in use: it may run beside the window.

        Raises `RefusedError` for what would make the guide data wrong, `OSError` when the folder
        cannot be written; nothing is changed then.
        """
        source, overlay = self._folders()
        parts = tuple(parts)
        before = contents_of(overlay / part.file for part in parts)
        problems = keep_all(parts, source, overlay)
        if problems:
            earlier = own_errors(source, overlay)
            raise RefusedError(_own_mistake(earlier[0]) if earlier else _refusal(problems[0]))
        return self._prepared(before, say("app_corrections.done"))

    def prepare_return(self, record: Record) -> Prepared:
        """Write a person's own files without one record, and read the guide data anew.

        What else is in the files stays. Raises `RefusedError` where the rest would be wrong without
        it, `OSError` when the folder cannot be written; nothing is changed then.
        """
        _, overlay = self._folders()
        own = self._own_files()
        left: dict[str, Node | None] = {}
        for name, path in self._names(record, own):
            node = left.get(name, own[name])
            if node is not None and at(node, path) is not None:
                left[name] = without(node, path)
        before = contents_of(overlay / name for name in left)
        left_over = {
            overlay / name: None if node is None else yaml_of(node).encode()
            for name, node in left.items()
        }
        try:
            put_back(left_over)
            prepared = self._prepared(before, say("app_corrections.taken_back"))
        except OSError:
            put_back(before)
            raise
        if prepared.packs.refused:
            # Something else in the person's own files needs the record.
            wrong = prepared.packs.refused[0]
            put_back(before)
            raise RefusedError(
                say("app_corrections.wrong.own_file", file=wrong.file, line=wrong.line)
            )
        return prepared

    def use(self, prepared: Prepared) -> None:
        """Use guide data that were read anew, in the whole program, and remember the way back.

        Both are kept: going back waits for no reading.
        """

        def put(contents: Mapping[Path, bytes | None], packs: PackService) -> None:
            put_back(contents)
            self._take(packs)

        old, new = self._packs.as_now(), prepared.packs
        self._take(new)
        before, after = prepared.before, contents_of(prepared.before)
        self._undo.push(Step(prepared.what, "", lambda: put(before, old), lambda: put(after, new)))

    def to_send(self, record: Record) -> str:
        """The person's own facts of one record alone, as a small file to send on."""
        parts: dict[str, Node] = {}
        for name, path in self._names(record, self._own_files()):
            found = at(self._own_files()[name], path)
            if found is not None:
                parts[name] = merged(parts.get(name), around(path, found)) or found
        return "---\n".join(
            f"# Correction of wizard_data/{name}\n{yaml_of(node)}" for name, node in parts.items()
        )

    def _folders(self) -> tuple[Path, Path]:
        """Where the shipped guide data lie, and a person's own. Only where it is `possible`."""
        folders = self._packs.folders
        assert folders is not None
        assert folders.overlay is not None
        return folders.source, folders.overlay

    def _prepared(self, before: Mapping[Path, bytes | None], what: Text) -> Prepared:
        return Prepared(self._packs.fresh(), before, what)

    def _take(self, packs: PackService) -> None:
        self._packs.become(packs)
        self._own = None
        self._changes.tell("guide")

    def _parts(
        self, record: Record, field: Field, value: object, seen: str, language: str
    ) -> tuple[Correction, ...]:
        """The fact itself, and with it who says so."""
        source = {"publisher": _PUBLISHER, "title": seen, "read_in": "copy"}
        fields: dict[str, object] = {
            "sources": [source],
            "checked": {"on": self._clock().date().isoformat(), "how": "stored-copy"},
            "confidence": "third-party",
        }
        if record.within is None:
            # The top of such a file speaks for the records inside it too: only add to it.
            fields = {"sources": {_OWN_SOURCE: source}}
        file = self._file_of(record)
        if not field.words:
            fields = {**nested(field.path, value), **fields}
            return (_correction(record, file, fields),)
        return (
            _correction(record, file, fields),
            self._words(f"{record.stem}.{field.words}", value, language),
        )

    def _words(self, key: str, value: object, language: str) -> Correction:
        """New words, in the language in which they are read now."""
        code = language if self._packs.words(language).has(key) else "en"
        name, _, rest = key.partition(".")
        if isinstance(value, list) and self._is_text(code, key):
            value = " ".join(value)
        return Correction(f"locales/{code}/{name}.yaml", nested(tuple(rest.split(".")), value))

    def _is_text(self, language: str, key: str) -> bool:
        words = self._packs.words(language)
        return words.has(key) and isinstance(words.lookup(key), str)

    def _file_of(self, record: Record) -> str:
        """The file a record stands in; rules are looked for in all of theirs."""
        source, overlay = self._folders()
        for folder in (source, overlay):
            for name in self._files_of(record, folder):
                node = read_file(folder / name, name, ProblemLog())
                if node is not None and at(node, record.path) is not None:
                    return name
        raise RefusedError(say("app_corrections.wrong.gone"))

    def _files_of(self, record: Record, folder: Path) -> list[str]:
        if record.kind != "rule":
            return [record.file] if (folder / record.file).is_file() else []
        return [f"{_RULES}/{path.name}" for path in sorted((folder / _RULES).glob("*.yaml"))]

    def _own_files(self) -> dict[str, Node]:
        """A person's own files that are in use, by name."""
        folders = self._packs.folders
        if folders is None or folders.overlay is None or self._packs.refused:
            return {}
        if self._own is None or self._own[0] != self._packs.digest:
            found: dict[str, Node] = {}
            if folders.overlay.is_dir():
                for path in sorted(folders.overlay.rglob("*.yaml")):
                    name = path.relative_to(folders.overlay).as_posix()
                    node = read_file(path, name, ProblemLog())
                    if node is not None:
                        found[name] = node
            self._own = (self._packs.digest, found)
        return self._own[1]

    def _names(self, record: Record, own: Mapping[str, Node]) -> list[tuple[str, tuple[str, ...]]]:
        """Where a record and its words can stand: names of files, and the way inside each.

        Of a body as a whole the ways to reach it are records of their own.
        """
        stem, _, rest = record.stem.partition(".")
        words = tuple(rest.split("."))
        inside = [record.path] if record.path else [(key,) for key in _PROVENANCE]
        said = [words] if record.path else [(*words, name) for name, _ in WORDS[record.kind]]
        found: list[tuple[str, tuple[str, ...]]] = []
        for name in own:
            if name == record.file or (record.kind == "rule" and name.startswith(f"{_RULES}/")):
                found += [(name, path) for path in inside]
            elif name.startswith("locales/") and name.endswith(f"/{stem}.yaml"):
                found += [(name, path) for path in said]
        return found

    def _places(
        self, record: Record, own: Mapping[str, Node]
    ) -> list[tuple[Node, tuple[str, ...]]]:
        return [(own[name], path) for name, path in self._names(record, own)]


def _refusal(problem: Problem) -> Text:
    """Why a correction was refused, in the person's words where there are any for it."""
    if problem.rule in ("strange_host", "retired", "no_reply", "unknown_zone", "not_span"):
        return say(f"app_corrections.wrong.{problem.rule}")
    return say("app_corrections.wrong.data", problem=problem.message)


def _own_mistake(problem: Problem) -> Text:
    """Which file must be mended first: it had this mistake before the correction."""
    return say("app_corrections.wrong.own_file", file=problem.file, line=problem.line)


def _correction(record: Record, file: str, fields: Mapping[str, object]) -> Correction:
    if record.within is None:
        return Correction(file, fields)
    return Correction(file, fields, record.within, record.id)
