"""The wheel, installed where nothing else is: does the program in it work?

No network is needed: what building and running it take comes from build/wheelhouse, which
`make wheelhouse` (and so `make test`) fills from the locked versions. The wheel is built as
`pip install .` builds it: in an environment that holds the build requirements and nothing else.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import makegood

ROOT = Path(__file__).resolve().parent.parent
WHEELHOUSE = ROOT / "build" / "wheelhouse"

pytestmark = pytest.mark.timeout(300)

# Opens the window as a person starts it, lets it paint, looks at it from inside, and closes it.
WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from makegood.__main__ import main

seen = []

def look():
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow)]
    if not (windows and windows[0].isVisible()):
        return
    seen.append(windows[0].windowTitle())
    timer.stop()
    QApplication.closeAllWindows()
    QApplication.quit()

def started(application):
    global timer
    timer = QTimer(application)
    timer.timeout.connect(look)
    timer.start(50)

class Watched(QApplication):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        started(self)

import PySide6.QtWidgets
PySide6.QtWidgets.QApplication = Watched
sys.argv = ["makegood", "--demo"]
code = main()
assert seen, "no window was shown"
print("window:", seen[0])
sys.exit(code)
"""


def bare_environment(home: Path) -> dict[str, str]:
    """The environment of somebody who has no checkout: nothing that leads back to this one."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "PIP_", "COV_", "COVERAGE", "PYTEST", "MAKEGOOD"))
        and name != "VIRTUAL_ENV"
    }
    return kept | {
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": WHEELHOUSE.as_uri(),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def run(command: list[str | Path], home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=home,
        env=bare_environment(home),
        timeout=240,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert WHEELHOUSE.is_dir(), "build/wheelhouse is empty: run `make wheelhouse` once"
    out = tmp_path_factory.mktemp("wheel")
    built = run([sys.executable, "-m", "build", "--wheel", "--outdir", out, ROOT], out)
    assert built.returncode == 0, built.stdout + built.stderr
    (found,) = out.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of an environment that holds the wheel and what it asks for."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home / "env", with_pip=True)
    scripts = home / "env" / "bin"
    pip = run([scripts / "python", "-m", "pip", "install", "--quiet", wheel], home)
    assert pip.returncode == 0, pip.stdout + pip.stderr
    return scripts


def test_the_wheel_holds_program_and_data_and_nothing_else(wheel: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        "makegood/__main__.py",
        "makegood/py.typed",
        "makegood/guide.pack",
        "makegood/wizard_data/pack.yaml",
        "makegood/wizard_data/LICENSE",
        "makegood/wizard_data/locales/en/app_dates.yaml",
        "makegood/resources/icons/appicon.svg",
    }
    assert expected - names == set()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"makegood", f"makegood-{makegood.__version__}.dist-info"}
    assert not [name for name in names if name.endswith((".pyc", ".ts.bak", ".orig"))]


def test_the_installed_command_tells_its_version(installed: Path, tmp_path: Path):
    told = run([installed / "makegood", "--version"], tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert makegood.__version__ in told.stdout


def test_the_installed_command_checks_the_guide_data_it_came_with(installed: Path, tmp_path: Path):
    checked = run([installed / "makegood", "pack", "check"], tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_installed_program_opens_its_window(installed: Path, tmp_path: Path):
    opened = run([installed / "python", "-c", WINDOW], tmp_path)
    assert opened.returncode == 0, opened.stdout + opened.stderr
    assert "window:" in opened.stdout
