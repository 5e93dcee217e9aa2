"""What is done with a case as a whole: named, put into a calendar, deleted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from makegood.services.summaries import title_of
from makegood.storage.folder import write_private

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from makegood.domain.case import Case
    from makegood.ui.shell.host import Host

_CALENDAR_NAME: Final = "makegood.ics"


class CaseActs(QObject):
    """The acts behind the menu of a case; each asks what it needs and says what it did."""

    def __init__(self, host: Host, page: QWidget) -> None:
        super().__init__(page)
        self._host = host
        self._page = page

    def add_to(self, menu: QMenu, case: Case) -> None:
        """Put the acts into a menu, the one that cannot be undone last."""
        menu.addSeparator()
        menu.addAction(self.tr("Give it another name"), lambda: self.rename(case))
        menu.addAction(self.tr("Copy the order number"), lambda: self._copy_number(case))
        menu.addAction(
            self.tr("Put its dates into a calendar"), lambda: self._choose_calendar(case.id)
        )
        menu.addSeparator()
        menu.addAction(self.tr("Delete the case"), lambda: self.delete(case.id))

    def rename(self, case: Case) -> None:
        """Ask for another name."""
        before = title_of(case, self._host.services.words)
        name, agreed = QInputDialog.getText(
            self._page, self.tr("Name of the case"), self.tr("Name"), text=before
        )
        cases = self._host.services.cases
        if agreed and self._host.attempt(lambda: cases.set_title(case.id, name)):
            self._host.say_done(self.tr("The case has another name"), undo=True)

    def delete(self, case_id: str) -> None:
        """Delete a case for good, after a question."""
        box = QMessageBox(self._page)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("Delete this case for good?"))
        box.setInformativeText(
            self.tr("Its log, messages and proof go with it. This cannot be undone.")
        )
        yes = box.addButton(self.tr("Delete the case"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        agreed = box.clickedButton() is yes
        box.deleteLater()
        if agreed and self._host.attempt(lambda: self._host.services.cases.delete(case_id)):
            self._host.open_cases()
            self._host.say_done(self.tr("The case was deleted"))

    def write_calendar(self, case_id: str, target: Path) -> None:
        """Write the dates of a case into a file for a calendar program."""
        services = self._host.services

        def act() -> None:
            file = services.calendar.file(case_id, language=services.language)
            write_private(target, file.data)

        if self._host.attempt(act):
            said = self.tr("Written: {name}. Open it with your calendar.").format(name=target.name)
            if not services.settings.current.reminder_details:
                said = f"{said} {self._host.phrases.app('calendar.private')}"
            self._host.say_done(said)

    def _choose_calendar(self, case_id: str) -> None:
        title = self.tr("Put its dates into a calendar")
        name, _kind = QFileDialog.getSaveFileName(self._page, title, _CALENDAR_NAME, "*.ics")
        if name:
            self.write_calendar(case_id, Path(name))

    def _copy_number(self, case: Case) -> None:
        number = case.facts.get("order_number")
        if isinstance(number, str):
            QGuiApplication.clipboard().setText(number)
            self._host.say_done(self.tr("Copied"))
