"""Makes the pages of the window. Each is imported when it is first seen: a start pays for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from makegood.ui.shell.host import Host


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

        return WizardPage(host.services)
    raise KeyError(name)
