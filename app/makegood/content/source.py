"""The whole folder of guide data, read and built; every problem found on the way is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from makegood.content.converting import Converter, closest
from makegood.content.layout import (
    IGNORED,
    LISTS,
    MANIFEST,
    PACK_FIELDS,
    REMARK_KEYS,
    RESERVED_LOCALES,
    RULES,
    SHORTHAND_KEYS,
    WHOLE,
)
from makegood.content.manifest import SCHEMA, Manifest
from makegood.content.nodes import Entry, Map, Node, Scalar, Seq, text_of
from makegood.content.overlaying import merged
from makegood.content.places import Places
from makegood.content.problems import OWN, Place, Problem, ProblemLog
from makegood.content.reading import read_file
from makegood.content.translated import FOLDER as TRANSLATED
from makegood.content.words import Language
from makegood.domain.catalogue import Pack

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from makegood.text.catalog import Entry as Words

Phrases = dict[str, dict[str, tuple[str, ...]]]
"""How people say each issue: language, issue id, phrases. Of synonyms: language, idea, words."""

BROKEN: Final = "broken"
"""The kind under which `Source.ids` keeps all ids inside records that could not be built."""

_UNNAMED: Final = Manifest(version="0", schema=SCHEMA, licence="", languages=("en",))


@dataclass(slots=True)
class Source:
    """What a folder of guide data holds.

    `pack` has every record that could be built; it is complete only when no problem is an
    error. `ids` are the ids of each list as written, broken records included, so that one
    mistake is not reported again by everything that refers to it. `files` are the nodes of
    every file read, by name.
    """

    folder: Path
    pack: Pack
    manifest: Manifest
    languages: dict[str, Language]
    phrases: Phrases
    synonyms: Phrases
    log: ProblemLog
    places: Places
    ids: dict[str, dict[str, Place]]
    files: dict[str, Node] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything found so far, by file and line."""
        return self.log.in_order()

    @property
    def usable(self) -> bool:
        """Whether nothing found is an error."""
        return next(self.log.errors(), None) is None


def load_source(folder: Path, overlay: Path | None = None) -> Source:
    """Read the guide data of a folder, with a person's own corrections laid over it.

    Never raises for what the files hold: `Source.problems` tells it. References between records
    are not followed here; `makegood.content.checks` does that.
    """
    return _Loader(folder, overlay).load()


class _Loader:
    def __init__(self, folder: Path, overlay: Path | None) -> None:
        self._folder = folder
        self._log = ProblemLog()
        self._places = Places()
        self._files: dict[str, Node] = {}
        self._read_all(folder, overlay)
        self._ids: dict[str, dict[str, Place]] = {}
        self._lists: dict[str, list[Any]] = {}
        self._groups: Mapping[str, tuple[str, ...]] = {}

    def load(self) -> Source:
        manifest = self._manifest()
        self._groups = manifest.groups
        for name in LISTS:
            if name in self._files:
                self._list_file(name, LISTS[name])
        for name in self._in_folder("rules"):
            self._list_file(name, RULES)
        missing = {key: name for name, lists in LISTS.items() for key in lists}
        for key in missing.keys() - self._lists.keys():
            self._log.add(Place(missing[key]), "missing_list", key=key)
        for folder, cls in WHOLE.items():
            for name in self._in_folder(folder):
                self._whole_file(name, folder, cls)
        languages = {code: self._language(code) for code in manifest.languages}
        phrases = {code: self._phrases(code) for code in manifest.languages}
        synonyms = {code: self._synonyms(code) for code in manifest.languages}
        return Source(
            folder=self._folder,
            pack=self._pack(manifest),
            manifest=manifest,
            languages=languages,
            phrases=phrases,
            synonyms=synonyms,
            log=self._log,
            places=self._places,
            ids=self._ids,
            files=self._files,
        )

    def _read_all(self, folder: Path, overlay: Path | None) -> None:
        names = dict.fromkeys(self._names(folder), folder)
        own = {} if overlay is None else dict.fromkeys(self._names(overlay), overlay)
        for name in sorted(names.keys() | own.keys()):
            node = read_file(folder / name, name, self._log) if name in names else None
            if name in own:
                over = read_file(own[name] / name, f"{OWN}/{name}", self._log)
                node = merged(node, over)
            if node is not None:
                self._files[name] = node

    def _names(self, folder: Path) -> Iterator[str]:
        """The names of all files that belong here; anything else is noted."""
        if not folder.is_dir():
            self._log.add(Place(folder.name), "no_folder")
            return
        for path in sorted(folder.iterdir()):
            if path.name in IGNORED or path.name.startswith("."):
                continue
            if path.is_file() and (path.name in LISTS or path.name == MANIFEST):
                yield path.name
            elif path.is_dir() and path.name in {*WHOLE, "rules", "phrases", TRANSLATED}:
                yield from self._yaml_in(path, path.name)
            elif path.is_dir() and path.name in {"locales", "templates"}:
                for inner in sorted(path.iterdir()):
                    if inner.is_dir():
                        yield from self._yaml_in(inner, f"{path.name}/{inner.name}")
                    else:
                        self._stray(f"{path.name}/{inner.name}", ())
            else:
                self._stray(path.name, (*LISTS, MANIFEST, *WHOLE, "rules", "locales"))

    def _yaml_in(self, folder: Path, name: str) -> Iterator[str]:
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.suffix == ".yaml":
                yield f"{name}/{path.name}"
            else:
                near = f"{path.stem}.yaml" if path.suffix == ".yml" else ""
                self._log.add(Place(f"{name}/{path.name}"), "stray_file", suggestion=near)

    def _stray(self, name: str, known: tuple[str, ...]) -> None:
        self._log.add(Place(name), "stray_file", suggestion=closest(name, known))

    def _in_folder(self, folder: str) -> list[str]:
        return [name for name in self._files if name.startswith(f"{folder}/")]

    def _manifest(self) -> Manifest:
        node = self._files.get(MANIFEST)
        if node is None:
            self._log.add(Place(MANIFEST), "missing_file")
            return _UNNAMED
        found = Converter(self._log, self._places, {}).record(node, Manifest)
        if found is None:
            return _UNNAMED
        if found.schema != SCHEMA:
            place = self._places.of(found, "schema")
            self._log.add(place, "other_schema", found=found.schema, known=SCHEMA)
        return found

    def _converter(self, name: str, node: Map) -> Converter:
        sources = node.get("sources")
        known = (
            {entry.key: entry.value for entry in sources.entries}
            if isinstance(sources, Map)
            else {}
        )
        return Converter(self._log, self._places, self._groups, known, node.get("checked"))

    def _list_file(self, name: str, lists: Mapping[str, type[Struct] | None]) -> None:
        node = self._files[name]
        if not isinstance(node, Map):
            self._log.add(node.at, "not_a_mapping")
            return
        converter = self._converter(name, node)
        for entry in node.entries:
            if entry.key in SHORTHAND_KEYS or entry.key in REMARK_KEYS.get(name, ()):
                continue
            if entry.key not in lists:
                self._log.add(
                    entry.at,
                    "unknown_key",
                    suggestion=closest(entry.key, lists),
                    key=entry.key,
                    what=name,
                )
                continue
            self._list(entry, lists[entry.key], converter)

    def _list(self, entry: Entry, cls: type[Struct] | None, converter: Converter) -> None:
        built = self._lists.setdefault(entry.key, [])
        if cls is None:
            for text in converter.strings(entry.value):
                self._note_id(entry.key, text, entry.at)
                built.append(text)
            return
        if not isinstance(entry.value, Seq):
            self._log.add(entry.at, "not_a_list")
            return
        for item in entry.value.items:
            self._note_id_of(entry.key, item)
            record = converter.record(item, cls)
            if record is not None:
                built.append(record)

    def _whole_file(self, name: str, folder: str, cls: type[Struct]) -> None:
        node = self._files[name]
        self._note_id_of(folder, node)
        if not isinstance(node, Map):
            self._log.add(node.at, "not_a_mapping")
            return
        stem = name.removeprefix(f"{folder}/").removesuffix(".yaml")
        said = text_of(node.get("id"))
        if said is not None and said != stem:
            self._log.add(node.at, "file_name", suggestion=stem, id=said)
        record = self._converter(name, node).record(node, cls)
        if record is not None:
            self._lists.setdefault(folder, []).append(record)
        else:
            self._ids.setdefault(BROKEN, {}).update(_ids_inside(node))

    def _note_id_of(self, kind: str, node: Node) -> None:
        if isinstance(node, Map):
            for key in ("id", "country"):
                value = node.get(key)
                if isinstance(value, Scalar):
                    self._note_id(kind, value.value, value.at)
                    return

    def _note_id(self, kind: str, text: str, place: Place) -> None:
        known = self._ids.setdefault(kind, {})
        if text in known:
            first = known[text]
            self._log.add(place, "duplicate_id", id=text, first=f"{first.file}:{first.line}")
        known.setdefault(text, place)

    def _language(self, code: str) -> Language:
        language = Language(code)
        for name in self._in_folder(f"locales/{code}"):
            stem = name.rpartition("/")[2].removesuffix(".yaml")
            if stem in RESERVED_LOCALES:
                self._log.add(Place(name), "reserved_name", name=stem)
            else:
                language.add(self._files[name], stem, self._log)
        for name in self._in_folder(f"templates/{code}"):
            language.add(self._files[name], "templates", self._log)
        stamps = self._files.get(f"{TRANSLATED}/{code}.yaml")
        if isinstance(stamps, Map):
            texts = ((entry.key, text_of(entry.value)) for entry in stamps.entries)
            language.made_from = {key: text for key, text in texts if text is not None}
        return language

    def _phrases(self, code: str) -> dict[str, tuple[str, ...]]:
        """How people of a language say each issue; nothing when they have no such file."""
        name = f"phrases/{code}.yaml"
        node = self._files.get(name)
        if node is None:
            return {}
        phrases = node.get("phrases") if isinstance(node, Map) else None
        if not isinstance(phrases, Map):
            self._log.add(node.at, "missing_key", key="phrases", what=name)
            return {}
        issues = {issue for topic in self._lists.get("topics", ()) for issue in topic.issues}
        converter = Converter(self._log, self._places, {})
        for entry in phrases.entries:
            if entry.key not in issues:
                near = closest(entry.key, issues)
                self._log.add(entry.at, "unknown_id", suggestion=near, id=entry.key, kind="issue")
        return {entry.key: converter.strings(entry.value) for entry in phrases.entries}

    def _synonyms(self, code: str) -> dict[str, tuple[str, ...]]:
        """Which words of a language express which idea; a file of phrases may have none."""
        node = self._files.get(f"phrases/{code}.yaml")
        ideas = node.get("synonyms") if isinstance(node, Map) else None
        if not isinstance(ideas, Map):
            return {}
        converter = Converter(self._log, self._places, {})
        return {entry.key: converter.strings(entry.value) for entry in ideas.entries}

    def _pack(self, manifest: Manifest) -> Pack:
        lists = {PACK_FIELDS.get(key, key): tuple(values) for key, values in self._lists.items()}
        fields: dict[str, Any] = dict.fromkeys(Pack.__struct_fields__, ()) | lists
        fields |= {
            "version": manifest.version,
            "schema": manifest.schema,
            "languages": manifest.languages,
            "groups": dict(manifest.groups),
            "country_names": dict(manifest.country_names),
            "digest": "",
        }
        return Pack(**fields)


def _ids_inside(node: Node) -> Iterator[tuple[str, Place]]:
    """Every id anywhere below a node."""
    if isinstance(node, Seq):
        for item in node.items:
            yield from _ids_inside(item)
    elif isinstance(node, Map):
        for entry in node.entries:
            if entry.key == "id" and isinstance(entry.value, Scalar):
                yield entry.value.value, entry.at
            yield from _ids_inside(entry.value)


def read_words(folder: Path, language: str, name: str) -> dict[str, Words]:
    """The texts of one file of a language, whatever state the rest of the folder is in."""
    log = ProblemLog()
    words = Language(language)
    file = f"locales/{language}/{name}.yaml"
    node = read_file(folder / file, file, log)
    if node is not None:
        words.add(node, name, log)
    return words.entries
