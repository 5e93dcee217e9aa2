"""The main window: the rail, the pages, and what is said in passing."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.storage.errors import StorageError
from makegood.ui.exits.file_work import FileWork
from makegood.ui.shell.beside import Beside
from makegood.ui.shell.catch_up import CatchUp, Cover
from makegood.ui.shell.day_watch import DayWatch
from makegood.ui.shell.keys import WindowKeys, undo_in_field
from makegood.ui.shell.pages import Pages
from makegood.ui.shell.phrases import Phrases
from makegood.ui.shell.places import WindowPlace
from makegood.ui.shell.places_rail import PlacesRail
from makegood.ui.shell.trouble import sorted_trouble
from makegood.ui.theme import theme
from makegood.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from makegood.services.bundle import Services
    from makegood.services.changes import Change
    from makegood.ui.i18n import Translations

_LAST_PAGE: Final = "last_page"


class MainWindow(QMainWindow):
    """Builds each page when it is first seen.

    `restart_wanted` with what to do while everything is closed: then open everything anew.
    """

    restart_wanted = Signal(object)

    built = False

    def __init__(
        self, services: Services, translations: Translations, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.phrases = Phrases(services)
        self._translations = translations
        self._place = WindowPlace(services.settings)
        self.rail = PlacesRail()
        self.rail.chosen.connect(self.go)
        self.stack = QStackedWidget()
        self._pages = Pages(self, self.stack)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        self.beside = Beside(self, services, self.phrases)
        self.beside.reminded.connect(self._remind)
        self.banner, self.tray = self.beside.banner, self.beside.tray
        self.banner.followed.connect(self.open_today)
        self.tray.opened.connect(self.come_forward)
        self.tray.checked.connect(self.come_forward)
        self.tray.checked.connect(self.check_dates)
        self.tray.left.connect(self.leave)
        self._leaving = False
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)
        row.addLayout(column, 1)
        self.setCentralWidget(middle)
        self.toast = Toast(self.stack)
        self.toast.action.connect(self.undo)
        self._refresh = QTimer(self)
        # Several changes in one turn of the loop are shown once.
        self._refresh.setSingleShot(True)
        self._refresh.timeout.connect(self.refresh)
        self._end_listening = services.changes.subscribe(self._changed)
        self._days = DayWatch(services.clock, self)
        self._days.turned.connect(self.refresh)
        self.catch_up = CatchUp(services.cases, self)
        self._cover = Cover(self._pages, self.catch_up, self)
        self._cover.lifted.connect(self._uncovered)
        self.catching_up = self._cover.page
        self.beside.start()
        self._keys = WindowKeys(self)
        self.built = True
        self.retranslate()
        self._place.restore(self)

    # What pages may ask (see host.Host)

    def open_case(self, case_id: str) -> None:
        """Show one case."""
        page = self._pages.case
        if not self.attempt(lambda: page.show_case(case_id)):
            return
        self._show("case", "cases")

    def show_saved(self, case_id: str) -> None:
        """Show a case that was written down just now."""
        self.open_case(case_id)
        self.say_done(self.tr("Saved on this computer"))

    def open_today(self) -> None:
        """Show what there is to do."""
        self.go("today")

    def open_cases(self) -> None:
        """Show the list of cases."""
        self.go("cases")

    def new_case(self, marketplace: str | None = None) -> None:
        """Begin a complaint, perhaps at a marketplace known already."""
        self._open_wizard(None, marketplace)

    def complain(self, answers: Mapping[str, object]) -> bool:
        """Begin a complaint in which these are answered, on the first page that asks for more.

        False, with the trouble told, where it could not begin.
        """
        if not self._open_wizard(None, None):
            return False
        controller = self._pages.wizard.controller

        def answer() -> None:
            controller.answer(**answers)
            while controller.session.step in ("where", "problem") and controller.advance():
                pass

        return self.attempt(answer)

    def check_dates(self) -> None:
        """Show every date for a few answers; no case is needed."""
        self._show("check", "today")

    def resume(self, session_id: str) -> None:
        """Go on with an unfinished complaint."""
        self._open_wizard(session_id, None)

    def show_guide(self, marketplace: str) -> None:
        """Show the guide of a marketplace."""
        self._pages.guides.show_marketplace(marketplace)
        self._show("guides", "guides")

    def check_contact(self) -> None:
        """Show where a number, address or link is compared with our list."""
        self._show("guides", "guides")
        self._pages.guides.show_check()

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something that reads or writes; False, with the trouble told, where it cannot be."""
        return sorted_trouble(self, self.phrases, act)

    def say_done(self, text: str, *, undo: bool = False) -> None:
        """Say in passing that something was done."""
        self.toast.show_message(text, self.tr("Undo") if undo else "")

    def restart(self, between: Callable[[], object]) -> None:
        """Close everything, do `between`, open everything anew."""
        self.restart_wanted.emit(between)

    def apply_settings(self) -> None:
        """Take theme, text size and language from the settings at once."""
        settings = self.services.settings.current
        look = theme()
        look.set_choice(settings.theme)
        look.set_font_scale(settings.text_size / 100)
        look.set_less_motion(settings.less_motion)
        self._fit_rail()
        self.beside.apply()
        language = settings.language or self.services.language
        if language != self._translations.language:
            self.services.set_language(language)
            self._translations.set_language(language)

    # Going about

    def go(self, place: str) -> None:
        """Show a place of the rail."""
        if place == "new":
            self.new_case()
            return
        self._show(place, place)

    @property
    def current_page(self) -> str:
        """The name of the page in view."""
        return self._pages.name_of(self._cover.beneath)

    def page(self, name: str) -> QWidget:
        """A page by its name, built if need be. Raises `KeyError` for an unknown one."""
        return self._pages.get(name)

    def undo(self) -> None:
        """Take back what was done last."""
        self._step(self.services.undo.undo, self.tr("Undone: {what}"))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step(self.services.undo.redo, self.tr("Done again: {what}"))

    def refresh(self) -> None:
        """Show what is true now: the page in view and the badge. Other pages follow when seen."""
        if not self.isVisible() and not self._pages.any_made:
            return
        view = self._pages.in_view
        if view is not None:
            self.attempt(view.refresh)
        self._set_rail()
        self._cover.cover()

    def start(self) -> None:
        """Show the page a person expects at the start."""
        settings = self.services.settings
        if not settings.current.welcomed and not self.services.demo:
            self._show("welcome", "today")
            return
        last = settings.remembered(_LAST_PAGE)
        self._show(last if last in ("today", "cases", "guides") else "today", None)

    def notify(self, title: str, text: str) -> bool:
        """Show a notification outside the window; False where the desktop cannot."""
        return self.beside.notify(title, text)

    def tray_available(self) -> bool:
        """Whether the desktop has a place for a mark beside its clock."""
        return self.tray.available

    def leave(self) -> None:
        """End the program, also where closing the window would leave it in the tray."""
        self._leaving = True
        self.close()

    def come_forward(self) -> None:
        """Come to the front, as a second start asks."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    # Qt calls these

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self.built and event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        # A full disk forgets where the window stood; it keeps nobody from closing it.
        with suppress(StorageError):
            self._place.keep(self)
        if self.beside.stays and not self._leaving:
            event.ignore()
            self.hide()
            return
        for work in self.findChildren(FileWork):
            work.complete()
        name = self.current_page
        with suppress(StorageError):
            self.services.settings.remember(_LAST_PAGE, "cases" if name == "case" else name)
        self._pages.close()
        self._end_listening()
        # The files are closed after the window: nothing may ask for them any more.
        self._refresh.stop()
        self.catch_up.stop()
        self._days.stop()
        self.beside.stop()
        super().closeEvent(event)

    def retranslate(self) -> None:
        """Set every word of the window itself."""
        self.setWindowTitle(
            self.tr("Makegood: made-up cases") if self.services.demo else self.tr("Makegood")
        )
        self._keys.retranslate()
        self.beside.retranslate()
        self._set_rail()
        if self._pages.any_made:
            self._refresh.start(0)

    # Inside

    def _fit_rail(self) -> None:
        """Words on the rail where there is room: that turns with the width and the text size."""
        self.rail.set_bare(theme().width_class(self.width()) == "compact")

    def _set_rail(self) -> None:
        due = 0

        def count() -> None:
            nonlocal due
            due = self.services.today.due_now()

        if not self.attempt(count) or self.services.cases.behind:
            due = 0
        self.beside.set_due(due)
        self.rail.show_due(due)

    def _show(self, name: str, place: str | None) -> None:
        page = self._pages.get(name)
        if self.stack.currentWidget() is not page:
            self.stack.setCurrentWidget(page)
        self.rail.set_current(place or name)
        if name == "today":
            self.banner.clear()
        self.refresh()
        self._enter()

    def _enter(self) -> None:
        view = self._pages.in_view
        if view is not None:
            view.enter()

    def _uncovered(self, came_back: bool) -> None:
        self.refresh()
        if came_back:
            self._enter()

    def _open_wizard(self, session_id: str | None, marketplace: str | None) -> bool:
        """Show the wizard on a complaint; False where it still shows another that is not kept."""
        wizard = self._pages.wizard
        opened = self.attempt(lambda: wizard.open(session_id, marketplace))
        self._show("wizard", "new")
        return opened

    def _remind(self, count: int) -> None:
        """Say on every page but Today that there is something to do: Today says it already."""
        self.refresh()
        if self.current_page != "today":
            self.banner.remind(count)

    def _changed(self, change: Change) -> None:
        del change
        self._refresh.start(0)

    def _step(self, act: Callable[[], object], pattern: str) -> None:
        if undo_in_field():
            return
        done: list[object] = []
        if self.attempt(lambda: done.append(act())) and done and done[0] is not None:
            what = getattr(done[0], "what", None)
            if what is not None:
                self.toast.show_message(pattern.format(what=self.phrases.render(what)), "")
