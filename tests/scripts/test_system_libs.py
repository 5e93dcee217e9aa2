"""The script that looks for system libraries, on systems made of stand-in commands."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "system_libs.sh"
REAL_TOOLS = ("sh", "tr", "sed", "cat", "env", "true")
ALL_LIBRARIES = (
    "libGL.so.1 libEGL.so.1 libxkbcommon.so.0 libglib-2.0.so.0 libfreetype.so.6 libfontconfig.so.1 "
    "libdbus-1.so.3 libxkbcommon-x11.so.0 libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-keysyms.so.1 "
    "libxcb-shape.so.0"
)


class System:
    """A Linux system: which libraries it has, who is asking, and what apt-get was told."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.log = folder / "apt.log"
        for tool in REAL_TOOLS:
            found = shutil.which(tool)
            assert found
            (self.bin / tool).symlink_to(found)
        self.command("uname", "echo Linux")
        self.command("apt-get", f'echo "$@" >> {self.log}')
        self.user(1000)
        self.libraries(ALL_LIBRARIES)

    def command(self, name: str, line: str) -> None:
        path = self.bin / name
        path.write_text(f"#!{self.bin}/sh\n{line}\n", encoding="utf-8")
        path.chmod(0o755)

    def user(self, number: int) -> None:
        self.command("id", f"echo {number}")

    def libraries(self, names: str) -> None:
        self.command("ldconfig", f"for name in {names}; do echo $name; done")

    def run(self, *arguments: str, answer: str | None = None, **environment: str):
        """Run the script; with an answer, on a terminal where a person types it."""
        variables = {"PATH": str(self.bin), "PYTHON": sys.executable, **environment}
        terminal = None
        source = subprocess.DEVNULL
        if answer is not None:
            ours, source = pty.openpty()
            terminal = (ours, source)
            os.write(ours, f"{answer}\n".encode())
        try:
            return subprocess.run(
                [self.bin / "sh", SCRIPT, *arguments],
                env=variables,
                stdin=source,
                capture_output=True,
                text=True,
                check=False,
                timeout=30,
            )
        finally:
            for end in terminal or ():
                os.close(end)

    def installed(self) -> list[str]:
        """The lines apt-get was called with."""
        return self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []


@pytest.fixture
def system(tmp_path: Path) -> System:
    return System(tmp_path)


def test_a_complete_system_is_passed_in_silence(system: System):
    ended = system.run()
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_root_installs_what_is_missing_without_a_question(system: System):
    system.user(0)
    system.libraries(ALL_LIBRARIES.replace("libxcb-icccm.so.4", ""))
    ended = system.run()
    assert ended.returncode == 0
    update, install = system.installed()
    assert update.endswith("update")
    assert install.endswith("install --yes --no-install-recommends libxcb-icccm4")


@pytest.mark.parametrize("value", ["1", "true"])
def test_ci_installs_without_a_question(system: System, value: str):
    system.command("sudo", 'shift; exec "$@"')
    system.libraries("")
    ended = system.run(CI=value)
    assert ended.returncode == 0
    assert "libgl1" in system.installed()[-1]
    assert "[y/N]" not in ended.stdout


def test_deps_does_not_ask(system: System):
    system.command("sudo", 'shift; exec "$@"')
    system.libraries("")
    assert system.run("--yes").returncode == 0
    assert "libdbus-1-3" in system.installed()[-1]


def test_nobody_to_ask_gets_the_one_line(system: System):
    system.libraries(ALL_LIBRARIES.replace("libEGL.so.1", ""))
    ended = system.run()
    assert ended.returncode == 1
    assert (
        "su -c 'apt-get update && apt-get install --yes --no-install-recommends libegl1'"
        in ended.stderr
    )
    assert system.installed() == []


def test_a_person_who_says_yes_gets_them_installed(system: System):
    system.command("sudo", 'exec "$@"')
    system.libraries(ALL_LIBRARIES.replace("libEGL.so.1", ""))
    ended = system.run(answer="y")
    assert ended.returncode == 0, ended.stderr
    assert "[y/N]" in ended.stdout
    assert system.installed()[-1].endswith("libegl1")


def test_a_person_who_says_no_gets_the_one_line(system: System):
    system.command("sudo", 'exec "$@"')
    system.libraries(ALL_LIBRARIES.replace("libEGL.so.1", ""))
    ended = system.run(answer="n")
    assert ended.returncode == 1
    assert "sudo sh -c 'apt-get update && apt-get install" in ended.stderr
    assert system.installed() == []


def test_a_failed_installation_says_what_to_run(system: System):
    system.user(0)
    system.command("apt-get", "exit 100")
    system.libraries("")
    ended = system.run()
    assert ended.returncode == 1
    assert "apt-get update && apt-get install" in ended.stderr


def test_without_apt_the_packages_are_still_named(system: System):
    (system.bin / "apt-get").unlink()
    system.libraries(ALL_LIBRARIES.replace("libEGL.so.1", ""))
    ended = system.run()
    assert ended.returncode == 1
    assert "libegl1" in ended.stdout
    assert "Debian's names" in ended.stderr


def test_a_missing_python_is_a_package_too(system: System):
    system.user(0)
    system.run(PYTHON="")
    assert system.installed()[-1].endswith("python3 python3-venv")


def test_a_wayland_session_needs_its_own_libraries(system: System):
    ended = system.run(WAYLAND_DISPLAY="wayland-0")
    assert "libwayland-cursor0" in ended.stdout


ALL_DICTIONARIES = "ar de_DE el_GR en_GB en_US et_EE lv_LV ru_RU"


def dictionaries(system: System, names: str) -> None:
    """Give the system hunspell with these dictionaries."""
    system.command("hunspell", f"for name in {names}; do echo /usr/share/hunspell/$name; done")


def test_all_dictionaries_there_are_passed_in_silence(system: System):
    dictionaries(system, ALL_DICTIONARIES)
    ended = system.run("--spelling")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_ci_installs_the_dictionaries_that_are_missing(system: System):
    system.user(0)
    dictionaries(system, ALL_DICTIONARIES.replace("et_EE", "").replace("ru_RU", ""))
    assert system.run("--spelling", CI="true").returncode == 0
    assert system.installed()[-1].endswith(
        "install --yes --no-install-recommends myspell-et hunspell-ru"
    )


def test_the_programs_of_the_desktop_tests_are_looked_for_alone(system: System):
    system.libraries("")
    system.command("dbus-daemon", "")
    system.command("sudo", 'shift; exec "$@"')
    ended = system.run("--desktop", CI="true")
    assert ended.returncode == 0
    assert "The tests of reminders and of the tray call programs" in ended.stdout
    assert system.installed()[-1].endswith("install --yes --no-install-recommends dbus-bin xvfb")
    for name in ("dbus-send", "Xvfb"):
        system.command(name, "")
    assert system.run("--desktop").stdout == ""


def test_without_hunspell_everything_is_asked_for(system: System):
    ended = system.run("--spelling")
    assert ended.returncode == 1
    assert "hunspell hunspell-ar hunspell-de-de hunspell-el" in ended.stderr
    assert "The spelling tests read dictionaries" in ended.stdout


def test_dictionaries_are_no_business_of_a_plain_run(system: System):
    assert system.run().returncode == 0
    assert system.installed() == []
