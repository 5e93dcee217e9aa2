"""The window's start and end: application, look, language, one window for one folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from makegood.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from makegood.domain.text import Text
    from makegood.services.bundle import Services
    from makegood.services.packs import Around, Compiled
    from makegood.ui.i18n import Translations
    from makegood.ui.shell.single import SingleWindow
    from makegood.ui.shell.window import MainWindow

APP_ID = "io.github.makegood.Makegood"


def run(
    build: Callable[[Around], Services],
    data_dir: Path,
    language: str | None = None,
    argv: Sequence[str] = (),
    *,
    say: Callable[[Text], str],
) -> int:
    """Open the window and stay until it is closed. Returns the exit code.

    `build` opens files and services, also again after a copy was restored; what it has to do before
    that takes seconds it hands over, and a small window says so, in `language` or that of the
    desktop. Closing this window ends the program. `say` renders the
    sentence for a trouble that keeps them from opening.
    """
    app = make_application(argv)
    from makegood.ui.shell.single import SingleWindow

    try:
        single = SingleWindow(data_dir)
        if not single.claim():
            return 0
        while True:
            services = build(lambda work: _beside_a_window(app, work, language))
            between = _one_run(app, services, single)
            services.close()
            if between is None:
                single.release()
                return 0
            try:
                between()
            except StorageError as error:
                # What was here before is still here, and is opened again.
                _tell(app, say(error.text))
    except StorageError as error:
        _tell(app, say(error.text))
        return 1
    except _ClosedError:
        return 0


class _ClosedError(Exception):
    """A person closed the window that says that the guides are being made ready."""


def _beside_a_window(
    app: QApplication, work: Callable[[], Compiled], language: str | None
) -> Compiled:
    # Imported here: the usual start has nothing to compile.
    from makegood.ui.shell.getting_ready import getting_ready

    done = getting_ready(app, work, language)
    if done is None:
        raise _ClosedError
    return done[0]


def _tell(app: QApplication, sentence: str) -> None:
    from makegood.ui.shell.trouble import TroubleDialog
    from makegood.ui.theme import install_theme

    install_theme(app)
    TroubleDialog(sentence).exec()


def make_application(argv: Sequence[str] = ()) -> QApplication:
    """The application, named so that desktops know it; the one there is, if there is one."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["makegood", *argv])
    app.setApplicationName("makegood")
    app.setApplicationDisplayName("Makegood")
    app.setDesktopFileName(APP_ID)
    app.setQuitOnLastWindowClosed(True)
    return app


def open_window(app: QApplication, services: Services) -> MainWindow:
    """The main window on its first page, not yet shown."""
    from makegood.ui.i18n import Translations
    from makegood.ui.icons import app_icon
    from makegood.ui.shell.window import MainWindow
    from makegood.ui.theme import install_theme

    settings = services.settings.current
    look = install_theme(app, settings.theme, settings.text_size / 100)
    look.set_less_motion(settings.less_motion)
    translations: Translations = Translations(app)
    translations.set_language(services.language)
    services.settings.desktop_language = _desktop_language(services)
    window = MainWindow(services, translations)
    window.setWindowIcon(app_icon())
    window.start()
    return window


def _desktop_language(services: Services) -> str:
    """The language of the desktop, where messages can be read in it."""
    from PySide6.QtCore import QLocale

    from makegood.services.drafts import message_languages

    # The default was just set to the window's language; the system's is what the desktop speaks.
    code = QLocale.system().name().partition("_")[0]
    packs = services.packs
    return code if code in packs.pack.languages and message_languages([code], packs.words) else ""


def _one_run(
    app: QApplication, services: Services, single: SingleWindow
) -> Callable[[], object] | None:
    """Show the window until it closes; what to do before opening anew, None to end."""
    from makegood.ui.shell.phrases import Phrases
    from makegood.ui.shell.signals import EndSignals
    from makegood.ui.shell.trouble import catch_bugs

    catch_bugs(services.version, Phrases(services).render)
    window = open_window(app, services)
    wanted: list[Callable[[], object]] = []

    def restart(between: Callable[[], object]) -> None:
        wanted.append(between)
        window.leave()

    window.restart_wanted.connect(restart)
    single.called.connect(window.come_forward)
    window.show()
    # Ctrl+C in the terminal ends the program as its own shortcut does.
    signals = EndSignals(window.leave)
    app.exec()
    single.called.disconnect(window.come_forward)
    signals.close()
    window.deleteLater()
    # Now, not at the next turn of the loop: a window opened anew must not speak to this one.
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return wanted[0] if wanted else None
