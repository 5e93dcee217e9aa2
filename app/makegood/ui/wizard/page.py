"""The wizard's place in the window: steps at one side, the question, the case at the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.services.cases import new_id
from makegood.services.kept_drafts import KeptDrafts
from makegood.services.wizard import WizardService
from makegood.storage.errors import StorageError
from makegood.ui.announce import announce
from makegood.ui.shell.phrases import Phrases
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget, set_ground
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.step_list import StepList
from makegood.ui.wizard.controller import WizardController
from makegood.ui.wizard.pages import page_for
from makegood.ui.wizard.progress import STEPS, Progress
from makegood.ui.wizard.side import CaseSide
from makegood.ui.wizard.step_page import Desk, StepPage
from makegood.ui.wizard.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QHideEvent, QPaintEvent, QResizeEvent

    from makegood.flow.session import StepId
    from makegood.services.bundle import Services
    from makegood.ui.wizard.message_page import MessagePage

_SIDE_FROM_EM: Final = 68
_WORDS_FROM_EM: Final = 56
_SLIM_FROM_EM: Final = 40
_REFRESH_MS: Final = 120


class _Leading(ThemedWidget):
    """Steps and the way out; its trailing edge is the line between steps and page."""

    @override
    def restyle(self) -> None:
        set_ground(self, "surface")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = 0 if mirrored else self.width() - 1
        painter.fillRect(x, 0, 1, self.height(), theme().color("border"))
        painter.end()


class WizardPage(ThemedWidget):
    """`saved(str)` with the id of the new case, `closed` when the user leaves for now.

    `contact_doubted` when a strange number or link is to be checked first.

    `open_outside` and `copy` are how pages reach other programs; tests put their own in.
    """

    saved = Signal(str)
    closed = Signal()
    contact_doubted = Signal()

    def __init__(
        self,
        services: Services,
        *,
        open_outside: Callable[[str], bool] | None = None,
        copy: Callable[[str], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.service = WizardService(
            services.packs, services.sessions, services.cases, services.settings,
            services.clock, new_id, services.evidence, services.ways,
            KeptDrafts(services.drafts, services.clock),
        )  # fmt: skip
        self.controller = WizardController(self.service, self)
        self.desk = Desk(
            self.controller,
            self.service,
            Phrases(services),
            open_outside or _open_outside,
            copy or _copy,
            services,
            self._doubt,
        )
        self._pages: dict[StepId, StepPage] = {}
        self.steps = StepList()
        self.steps.chosen.connect(lambda step: self._go_to(step))
        self.side = CaseSide(self.desk)
        self.side.change_requested.connect(self._change)
        self.side.repair_requested.connect(self._repair)
        self.progress = Progress(self.steps, self.desk, self.side.title_of, self)
        self.stack = QStackedWidget()
        self._top = TopBar(self.steps)
        self._top.panel_toggled.connect(lambda _on: self._arrange())
        self._top.left.connect(self.close_for_now)
        self._close_below = Button("", "quiet", icon_name="disk", size="small")
        self._close_below.setObjectName("close_wizard")
        self._close_below.clicked.connect(self.close_for_now)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._top)
        middle.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left = _Leading()
        self._left_column = QVBoxLayout(self._left)
        self._left_column.setSpacing(0)
        self._left.finish()
        self._left_column.addWidget(self.steps, 1)
        self._left_column.addWidget(self._close_below, 0, Qt.AlignmentFlag.AlignLeading)
        row.addWidget(self._left)
        row.addLayout(middle, 1)
        row.addWidget(self.side)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_REFRESH_MS)
        self._later.timeout.connect(self._refresh_side)
        self.controller.changed.connect(self._changed)
        self.controller.moved.connect(self._moved)
        self.controller.kept.connect(self._kept)
        self.controller.keep_failed.connect(self._keep_failed)
        self.controller.finished.connect(self.saved)
        self.side.saved.action.connect(self.controller.keep_now)
        self._keys()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            # What was typed is on the disk the moment the field, or the window, is left.
            app.focusChanged.connect(self._focus_moved)
            app.aboutToQuit.connect(self.controller.keep_now)
        self.finish()

    # For the window

    def open(self, session_id: str | None = None, marketplace: str | None = None) -> None:
        """Begin a complaint, or go on with one; `marketplace` is where it happened, if known."""
        if session_id is None:
            self.controller.begin()
            if marketplace is not None:
                self._choose_market(marketplace)
        else:
            self.controller.resume(session_id)

    def enter(self) -> None:
        """The wizard has come into view."""
        self._show_page()

    def refresh(self) -> None:
        """Show what is true now."""
        self._refresh_side()

    def close_for_now(self) -> None:
        """Leave; the complaint can be taken up again."""
        self._page().commit()
        self.controller.keep_now()
        self.closed.emit()

    def page(self, step: StepId) -> StepPage:
        """The page of a step, made when it is first asked for."""
        if step not in self._pages:
            page = page_for(step, self.desk)
            page.change_requested.connect(self._change)
            if step == "message":
                self._message_page(page).findings.changed.connect(self._show_points)
            self._pages[step] = page
            self.stack.addWidget(page)
        return self._pages[step]

    def _doubt(self) -> None:
        """Keep the complaint and have a strange number or link checked first."""
        self._page().commit()
        self.controller.keep_now()
        self.contact_doubted.emit()

    # Inside

    def _page(self) -> StepPage:
        return self.page(self.controller.session.step)

    def _keys(self) -> None:
        for keys, act in (
            ("Ctrl+Return", self._press_primary),
            ("Ctrl+Enter", self._press_primary),
            ("Alt+Left", self.controller.back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _press_primary(self) -> None:
        button = self._page().footer.primary
        if button.isEnabled() and not button.isHidden():
            button.click()

    def _go_to(self, step: str, *, come_back: bool = False) -> None:
        for known in STEPS:
            if known == step:
                self._page().commit()
                self.controller.go_to(known, come_back=come_back)

    def _change(self, answer: str) -> None:
        """Go to the page of an answer of the case so far, to its field, and come back after."""
        step, _, name = answer.partition(":")
        self._go_to(step, come_back=True)
        field = self._page().field_named(name) if name else None
        if field is not None and field.isVisible():
            field.setFocus(Qt.FocusReason.TabFocusReason)

    def _message_page(self, page: StepPage) -> MessagePage:
        # Read when it is first needed: the window opens without it.
        from makegood.ui.wizard.message_page import MessagePage

        assert isinstance(page, MessagePage), "the page of the step"
        return page

    def _choose_market(self, marketplace: str) -> None:
        from makegood.ui.wizard.where import WherePage

        page = self.page("where")
        assert isinstance(page, WherePage), "the page of the step"
        page.choose_market(marketplace)

    def _show_points(self) -> None:
        """What the message lacks stands beside it where there is room, else below it."""
        if self.controller.session.step != "message":
            self.side.show_points((), "")
            return
        page = self._message_page(self._page())
        self.side.show_points(page.findings.points, page.findings.title)
        page.set_points_beside(not self.side.isHidden())

    def _repair(self, point: str) -> None:
        if self.controller.session.step == "message":
            self._message_page(self._page()).findings.repair(point)

    def _changed(self) -> None:
        # A page that is about to be shown is drawn then.
        if self.isVisible() and self.stack.currentWidget() is self._page():
            self._page().refresh()
        self.progress.show()
        if not self._later.isActive():
            self._later.start()

    def _moved(self) -> None:
        if self.isVisible():
            self._show_page()

    def _show_page(self) -> None:
        page = self._page()
        self.stack.setCurrentWidget(page)
        page.entered()
        self.progress.show()
        self._refresh_side()
        self._show_points()
        announce(page, page.header.title.text())
        field = page.first_field()
        if field is not None:
            field.setFocus(Qt.FocusReason.TabFocusReason)
        page.to_top()

    def _refresh_side(self) -> None:
        self._later.stop()
        if self.isVisible():
            self.side.show_session()

    def _kept(self, at: object) -> None:
        from datetime import datetime

        if isinstance(at, datetime):
            self.side.saved.set_saved(
                self.tr("Saved on this computer, {time}").format(time=f"{at:%H:%M}")
            )

    def _keep_failed(self, problem: object) -> None:
        if not isinstance(problem, StorageError):
            return
        said = self.tr("Not saved: {why} Your words are still here.").format(
            why=self.desk.phrases.render(problem.text)
        )
        self.side.saved.set_failed(said, self.tr("Try again"))
        announce(self.side.saved, said, urgent=True)

    def _focus_moved(self, old: QWidget | None, _now: QWidget | None) -> None:
        if old is not None and self.isAncestorOf(old):
            self.controller.keep_now()

    # Shape

    @override
    def retranslate(self) -> None:
        self.steps.set_name(self.tr("Steps"))
        later = self.tr("Save and go on later")
        about = self.tr("Everything is saved. Today offers to go on.")
        self._close_below.setText(later)
        self._close_below.setAccessibleDescription(about)
        self._top.set_words(self.tr("Your case and its dates"), later, about)
        self.progress.show()
        if self.isVisible():
            self.side.show_session()

    @override
    def restyle(self) -> None:
        look = theme()
        set_ground(self, "background")
        self._left_column.setContentsMargins(0, 0, 0, look.space("s3"))
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """What folds away first: the side panel, then the words of the steps, then the steps."""
        em = self.width() / max(theme().em, 1.0)
        side_fits = em >= _SIDE_FROM_EM
        self._top.panel.setHidden(side_fits)
        self.side.setHidden(not side_fits and not self._top.panel.isChecked())
        room = em - (0 if side_fits or self.side.isHidden() else 22)
        compact = room < _SLIM_FROM_EM
        wordy = room >= _WORDS_FROM_EM
        self._left.setHidden(compact)
        self._close_below.setHidden(not wordy)
        self._top.close_button.setHidden(wordy)
        self.steps.menu_button.setHidden(not compact)
        self._top.setHidden(wordy and side_fits)
        self._top.fit()
        self.steps.set_mode("words" if wordy else "slim")
        if self.isVisible():
            self._show_points()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self.controller.keep_now()
        return super().event(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.controller.keep_now()
        super().hideEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.controller.keep_now()
        super().closeEvent(event)


def _open_outside(address: str) -> bool:
    return QDesktopServices.openUrl(QUrl(address))


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
