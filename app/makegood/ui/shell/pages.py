"""The pages of the window, each imported and made when first seen: a start pays for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.ui.shell.host import View

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget, QWidget

    from makegood.ui.cases.case_page import CasePage
    from makegood.ui.guides.guides_page import GuidesPage
    from makegood.ui.shell.host import Host
    from makegood.ui.wizard.page import WizardPage


class Pages:
    """The pages made so far by their names, all in one stack."""

    def __init__(self, host: Host, stack: QStackedWidget) -> None:
        self._host = host
        self._made: dict[str, QWidget] = {}
        self.stack = stack

    def get(self, name: str) -> QWidget:
        """A page by its name, made if need be. Raises `KeyError` for an unknown one."""
        page = self._made.get(name)
        if page is None:
            page = self._made[name] = make_page(name, self._host)
            self.stack.addWidget(page)
        return page

    @property
    def case(self) -> CasePage:
        """The page of one case."""
        from makegood.ui.cases.case_page import CasePage

        page = self.get("case")
        assert isinstance(page, CasePage)
        return page

    @property
    def guides(self) -> GuidesPage:
        """The page of the guides."""
        from makegood.ui.guides.guides_page import GuidesPage

        page = self.get("guides")
        assert isinstance(page, GuidesPage)
        return page

    @property
    def wizard(self) -> WizardPage:
        """The wizard."""
        from makegood.ui.wizard.page import WizardPage

        page = self.get("wizard")
        assert isinstance(page, WizardPage)
        return page

    @property
    def in_view(self) -> View | None:
        """What is shown, as the window speaks to it; None before the first page."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, View) else None

    @property
    def any_made(self) -> bool:
        """Whether there is a page at all yet."""
        return bool(self._made)

    def name_of(self, page: QWidget | None) -> str:
        """The name of a page; empty for what is none."""
        return next((name for name, made in self._made.items() if made is page), "")

    def close(self) -> None:
        """Have every page keep what it holds."""
        for page in self._made.values():
            page.close()


def make_page(name: str, host: Host) -> QWidget:
    """A page by its name. Raises `KeyError` for an unknown one."""
    if name == "today":
        from makegood.ui.today.today_page import TodayPage

        return TodayPage(host)
    if name == "check":
        from makegood.ui.today.check_page import CheckPage

        return CheckPage(host)
    if name == "cases":
        from makegood.ui.cases.cases_page import CasesPage

        return CasesPage(host)
    if name == "case":
        from makegood.ui.cases.case_page import CasePage

        return CasePage(host)
    if name == "guides":
        from makegood.ui.guides.guides_page import GuidesPage

        return GuidesPage(host)
    if name == "settings":
        from makegood.ui.settings.settings_page import SettingsPage

        return SettingsPage(host)
    if name == "welcome":
        from makegood.ui.shell.welcome import WelcomePage

        return WelcomePage(host)
    if name == "wizard":
        from makegood.ui.wizard.page import WizardPage

        page = WizardPage(host.services)
        page.saved.connect(host.show_saved)
        page.closed.connect(host.open_today)
        page.contact_doubted.connect(host.check_contact)
        return page
    raise KeyError(name)
