"""The composition root: the one module that knows all others and puts them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from makegood import __version__, paths
from makegood.cli.program import Program
from makegood.services.clock import system_clock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from makegood.cli.program import WindowOptions
    from makegood.handoff.document import Document
    from makegood.services.bundle import Services
    from makegood.services.packs import Around, PackFolders, PackService
    from makegood.services.sessions import Glimpse

OVERLAY_NAME: Final = "guide"
"""The folder, beside the cases, where a person's own corrections of the guide data stand."""

_COMPILER: Final = ("content", "domain", "narrowing", "text")


def main(arguments: Sequence[str]) -> int:
    """Run a command, or open the window when there is none. Returns the exit code."""
    from makegood.cli.main import run

    return run(arguments, program())


def program() -> Program:
    """The parts a command may ask for; each is made when it is asked for."""
    return Program(
        version=__version__,
        clock=system_clock,
        source=paths.wizard_data_dir,
        packs=packs,
        services=build,
        data_dir=paths.user_data_dir,
        open_window=open_window,
        notify=notify,
        make_pdf=make_pdf,
    )


def notify(title: str, text: str) -> bool:
    """Show a notification on the desktop; False where its service does not answer."""
    from makegood.ui.shell.notifier import desktop_notify

    return desktop_notify(title, text)


def make_pdf(document: Document, country: str) -> tuple[bytes, frozenset[str]]:
    """A document as a PDF file, without a window; and the letters that no font here has."""
    from makegood.ui.print import fonts_without_window
    from makegood.ui.print import make_pdf as lay_out

    fonts_without_window()
    pdf = lay_out(document, country)
    return pdf.data, pdf.missing


def open_window(options: WindowOptions) -> int:
    """Open the window and stay until it is closed; made-up cases go with their folder."""
    import tempfile
    from pathlib import Path

    if not options.demo:
        return _run_window(options, options.data_dir or paths.user_data_dir())
    with tempfile.TemporaryDirectory(prefix="makegood-demo-") as folder:
        return _run_window(options, options.data_dir or Path(folder))


def _run_window(options: WindowOptions, folder: Path) -> int:
    from makegood.text.locale import SOURCE_LANGUAGE
    from makegood.ui.app import run

    return run(
        lambda around: build(folder, options.language, options.demo, around=around),
        folder,
        options.language,
        say=lambda text: packs(folder).words(options.language or SOURCE_LANGUAGE).render(text),
    )


def pack_folders(data_dir: Path | None = None) -> PackFolders:
    """Where this program's guide data lie; `data_dir` is the folder a person chose for cases."""
    from makegood.services.packs import PackFolders

    compiled = paths.compiled_pack_file()
    return PackFolders(
        source=paths.wizard_data_dir(),
        cache=paths.cached_pack_file(),
        compiled=() if compiled is None else (compiled,),
        overlay=(data_dir or paths.user_data_dir()) / OVERLAY_NAME,
        code=tuple(paths.PACKAGE_DIR / name for name in _COMPILER),
    )


def packs(data_dir: Path | None = None, around: Around | None = None) -> PackService:
    """The guide data in use. `around` does the work where they must be compiled first.

    Raises `makegood.services.packs.GuideDataError` when there are none that can be used.
    """
    from makegood.services.packs import open_packs

    return open_packs(pack_folders(data_dir), around=around)


def build(
    data_dir: Path | None = None,
    lang: str | None = None,
    demo: bool = False,
    clock: Callable[[], datetime] | None = None,
    around: Around | None = None,
) -> Services:
    """Open the user's files and the guide data, and put the use cases together.

    With `demo` an empty `data_dir` is filled with made-up cases; the caller gives a temporary
    folder. Raises `makegood.storage.errors.StorageError` and
    `makegood.services.packs.GuideDataError`.
    """
    from makegood.services.bundle import open_services

    now = clock or system_clock
    folder = data_dir or paths.user_data_dir()
    guide = packs(folder, around)

    def peek(data: bytes) -> Glimpse:
        # Only where an unfinished complaint lies there: the wizard is not needed at the start.
        from makegood.services.wizard import glimpse_of

        return glimpse_of(data, guide.pack)

    services = open_services(
        folder,
        guide,
        now,
        language=lang,
        version=__version__,
        demo=demo,
        peek=peek,
    )
    if demo:
        from makegood.services.demo import fill

        fill(services.cases, paths.wizard_data_dir() / "demo", services.packs.pack, now())
    return services
