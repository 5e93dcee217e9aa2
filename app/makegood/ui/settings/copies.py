"""Where the cases are kept, copies of them, and what other programs can read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox
from typing_extensions import override

from makegood.services.backup import back_up, look_into, restore
from makegood.storage.folder import write_private
from makegood.ui.settings.section import SettingRow, SettingsSection
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from makegood.ui.shell.host import Host

Format = Literal["json", "csv", "ics", "zip"]

_BACKUP_NAME: Final = "makegood-{day}.zip"
_EXPORT_NAME: Final = "makegood-cases.{format}"


class CopiesSection(SettingsSection):
    """Copy, restore, export, import, and the folder itself."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.copy = Button("", "plain", icon_name="save-file")
        self.copy.clicked.connect(self._choose_copy)
        self._copy_row = SettingRow(self.copy)
        self.restore = Button("", "plain", icon_name="restore")
        self.restore.clicked.connect(self._choose_restore)
        self._restore_row = SettingRow(self.restore)
        self._copies = self.add_card(self._copy_row, self._restore_row)
        self.json = Button("JSON", "plain", size="small")
        self.csv = Button("CSV", "plain", size="small")
        self.ics = Button("ICS", "plain", size="small")
        self.zip = Button("ZIP", "plain", size="small")
        buttons = TurningRow()
        kinds: tuple[tuple[Button, Format], ...] = (
            (self.json, "json"), (self.csv, "csv"), (self.ics, "ics"), (self.zip, "zip"),
        )  # fmt: skip
        for button, kind in kinds:
            button.clicked.connect(lambda _c=False, kind=kind: self._choose_export(kind))
            buttons.add(button)
        self._export_row = SettingRow(buttons)
        self.take_in = Button("", "plain")
        self.take_in.clicked.connect(self._choose_import)
        self._import_row = SettingRow(self.take_in)
        self._exports = self.add_card(self._export_row, self._import_row)
        self.open_folder = Button("", "plain", icon_name="open-outside")
        self.open_folder.clicked.connect(self._open_folder)
        self.copy_folder = Button("", "plain", icon_name="copy")
        self.copy_folder.clicked.connect(self._copy_folder)
        both = TurningRow()
        both.add(self.open_folder)
        both.add(self.copy_folder)
        self._folder_row = SettingRow(both, below=True)
        self._folder = self.add_card(self._folder_row)
        self.finish()

    @override
    def retranslate(self) -> None:
        self._copies.setText(self.tr("Copies"))
        self._copy_row.set_words(
            self.tr("Make a copy of everything"),
            self.tr("One file with all cases and their proof. Keep it in another place."),
        )
        self.copy.setText(self.tr("Make a copy"))
        self._restore_row.set_words(
            self.tr("Restore a copy"),
            self.tr("It takes the place of what is here. What is here is kept aside."),
        )
        self.restore.setText(self.tr("Restore"))
        self._exports.setText(self.tr("For other programs"))
        self._export_row.set_words(
            self.tr("Write all cases into a file"),
            self.tr(
                "JSON can be read back here, CSV opens in a spreadsheet, "
                "ICS puts the days into a calendar, ZIP holds the proof."
            ),
        )
        self._import_row.set_words(
            self.tr("Read cases from a JSON file"),
            self.tr("They are added to the cases here; nothing is overwritten."),
        )
        self.take_in.setText(self.tr("Choose a file"))
        self._folder.setText(self.tr("Where your cases are"))
        self._folder_row.set_words(
            str(self.host.services.data_dir), self.tr("Only you can read this folder.")
        )
        self.open_folder.setText(self.tr("Open the folder"))
        self.copy_folder.setText(self.tr("Copy the path"))

    # Acts, each with the dialog before it

    def make_copy(self, target: Path) -> None:
        """Write everything into one file."""
        services = self.host.services

        def act() -> None:
            back_up(services.database, services.data_dir, target, services.clock())

        if self.host.attempt(act):
            self.host.say_done(self.tr("The copy was made: {name}").format(name=target.name))

    def restore_copy(self, source: Path) -> None:
        """Put a copy in the place of what is here, and open everything anew."""
        services = self.host.services
        # The copy is looked into while everything is still open: a wrong file costs nothing.
        if not self.host.attempt(lambda: look_into(source)):
            return
        folder, now = services.data_dir, services.clock()
        self.host.restart(lambda: restore(source, folder, now))

    def export(self, kind: Format, target: Path) -> None:
        """Write all cases into a file."""
        from makegood.services.export import cases_csv, cases_json, cases_zip

        services = self.host.services

        def act() -> None:
            views = [services.cases.view(case_id) for case_id in services.cases.ids()]
            if kind == "json":
                data = cases_json([view.case for view in views])
            elif kind == "csv":
                data = cases_csv(views, services.words)
            elif kind == "ics":
                data = services.calendar.file(language=services.language).data
            else:
                data = cases_zip(views, services.words, services.evidence)
            write_private(target, data)

        if self.host.attempt(act):
            said = self.tr("Written: {name}").format(name=target.name)
            if kind == "ics" and not services.settings.current.reminder_details:
                said = f"{said}. {self.host.phrases.app('calendar.private')}"
            self.host.say_done(said)

    def import_cases(self, source: Path) -> None:
        """Add the cases of a file."""
        from makegood.services.export import SituationError, import_json

        services = self.host.services
        found: list[int] = []

        def act() -> None:
            raw = source.read_bytes()
            found.append(len(import_json(raw, services.cases, services.packs.pack)))

        try:
            if self.host.attempt(act):
                text = self.tr("Cases added: {count}").format(count=found[0])
                self.host.say_done(text)
        except SituationError as error:
            sentence = self.host.phrases.render(error.text)
            QMessageBox.warning(self, self.tr("Nothing was added"), sentence)
        except OSError:
            QMessageBox.warning(
                self, self.tr("Nothing was added"), self.tr("The file cannot be read.")
            )

    def _choose_copy(self) -> None:
        day = self.host.phrases.today().isoformat()
        usual = _BACKUP_NAME.format(day=day)
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Make a copy"), usual)
        if name:
            self.make_copy(Path(name))

    def _choose_restore(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, self.tr("Restore a copy"))
        if not name:
            return
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("Put this copy in the place of what is here?"))
        box.setInformativeText(self.tr("What is here is kept aside in the folder of your cases."))
        yes = box.addButton(self.tr("Restore"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is yes:
            self.restore_copy(Path(name))

    def _choose_export(self, kind: Format) -> None:
        usual = _EXPORT_NAME.format(format=kind)
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Write all cases"), usual)
        if name:
            self.export(kind, Path(name))

    def _choose_import(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, self.tr("Read cases"), "", "*.json")
        if name:
            self.import_cases(Path(name))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.host.services.data_dir)))

    def _copy_folder(self) -> None:
        QGuiApplication.clipboard().setText(str(self.host.services.data_dir))
        self.host.say_done(self.tr("Copied"))
