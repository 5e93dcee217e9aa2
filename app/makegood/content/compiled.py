"""Compiled guide data: what a start reads instead of YAML."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import msgspec

from makegood.content.container import Container, DamagedPackError, packed
from makegood.content.manifest import SCHEMA
from makegood.domain.catalogue import Pack
from makegood.text.catalog import Catalog
from makegood.text.locale import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from makegood.content.source import Source

_CORE: Final = "core"
_NARROWING: Final = "narrowing"
_OWN: Final = "own"
_MADE_FROM: Final = "made from"
_WORDS: Final = "words."

# Without a fixed order the bytes would differ from run to run, as sets do.
_encoder: Final = msgspec.msgpack.Encoder(order="deterministic")
_words_decoder: Final = msgspec.msgpack.Decoder(dict[str, str | tuple[str, ...] | dict[str, str]])


class OtherSchemaError(Exception):
    """The guide data have a form that this program does not read."""


def compiled_bytes(
    source: Source,
    narrowing: bytes,
    own: frozenset[str] = frozenset(),
    made_from: str = "",
) -> bytes:
    """A source as one file.

    `own` are values that a person's own files brought in. `made_from` names the state of the
    sources, in a file that is kept to be used again.
    """
    sections = {_CORE: _encoder.encode(source.pack)}
    for code in sorted(source.languages):
        sections[f"{_WORDS}{code}"] = _encoder.encode(source.languages[code].entries)
    sections[_NARROWING] = narrowing
    sections[_OWN] = _encoder.encode(sorted(own))
    sections[_MADE_FROM] = made_from.encode()
    return packed(source.pack.schema, source.pack.version, sections)


class CompiledPack:
    """An opened file of guide data; each part is decoded when it is first asked for.

    Opening, and every part, raise `DamagedPackError` when the bytes are not as written.
    """

    def __init__(self, container: Container, *, strict: bool = False) -> None:
        """Take over a container.

        Raises `OtherSchemaError` when this program does not know the form of the data.
        """
        if container.schema != SCHEMA:
            raise OtherSchemaError(f"form {container.schema}, known is {SCHEMA}")
        self._container = container
        self._strict = strict
        self._pack: Pack | None = None
        self._catalogs: dict[str, Catalog] = {}

    @property
    def digest(self) -> str:
        """The checksum of the whole, in hex: it names exactly these data."""
        return self._container.digest

    @property
    def version(self) -> str:
        """The version of the guide data."""
        return self._container.version

    @property
    def pack(self) -> Pack:
        """Everything but the words."""
        if self._pack is None:
            try:
                with _no_collection():
                    pack = msgspec.msgpack.decode(self._container.section(_CORE), type=Pack)
            except (msgspec.DecodeError, KeyError) as error:
                raise DamagedPackError("the guide data do not fit this program") from error
            self._pack = msgspec.structs.replace(pack, digest=self.digest)
        return self._pack

    def words(self, language: str) -> Catalog:
        """The words of a language, with those of the source language behind them.

        An unknown language gives the source language.
        """
        if f"{_WORDS}{language}" not in self._container.names():
            language = SOURCE_LANGUAGE
        if language not in self._catalogs:
            self._catalogs[language] = self._catalog(language)
        return self._catalogs[language]

    def narrowing(self) -> bytes:
        """What narrowing learnt, as it wrote it; empty when there is nothing."""
        return bytes(self._container.section(_NARROWING))

    def made_from(self) -> str:
        """The state of the sources it was made from; empty in a file that was built to be given
        away.
        """
        if _MADE_FROM not in self._container.names():
            return ""
        return bytes(self._container.section(_MADE_FROM)).decode()

    def own(self) -> frozenset[str]:
        """Numbers, addresses and hosts that come from a person's own files."""
        return msgspec.msgpack.decode(self._container.section(_OWN), type=frozenset[str])

    def _catalog(self, language: str) -> Catalog:
        try:
            entries = _words_decoder.decode(self._container.section(f"{_WORDS}{language}"))
        except (msgspec.DecodeError, KeyError) as error:
            raise DamagedPackError(f"the words of {language} cannot be read") from error
        if language == SOURCE_LANGUAGE:
            return Catalog(language, entries, strict=self._strict)
        return Catalog(
            language,
            entries,
            fallback=lambda: self.words(SOURCE_LANGUAGE),
            strict=self._strict,
        )


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without looking for garbage: tens of thousands of records are made here, all of them kept.

    Otherwise each few hundred new ones set off a search that finds nothing, a quarter of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def open_compiled(path: Path, *, strict: bool = False) -> CompiledPack:
    """The guide data in a compiled file.

    Raises `DamagedPackError`, `OtherSchemaError`, or `OSError` when it cannot be read at all.
    """
    return CompiledPack(Container.open(path), strict=strict)
