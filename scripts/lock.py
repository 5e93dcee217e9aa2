"""Write constraints/*.txt anew: every package with its version and the hashes of its files.

    make lock

runtime.txt is what the program needs, build.txt what building its wheel needs; dev.txt is both
and the dev group of pyproject.toml. Only names, versions and hashes are kept, so the files say
nothing about where the packages came from. Run with the oldest Python the project supports: a
package that only that one needs would be missed by a newer one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Made by `make lock` from pyproject.toml. Do not edit by hand.\n"
OPTIONS = (
    "--quiet",
    "--generate-hashes",
    "--allow-unsafe",
    "--strip-extras",
    "--no-header",
    "--no-annotate",
    "--no-emit-options",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-trusted-host",
)


def compile_requirements(requirements: list[str], out_file: Path, upgrade: bool) -> None:
    """Resolve the requirements and write them, locked, to out_file."""
    command = [sys.executable, "-m", "piptools", "compile", *OPTIONS]
    if upgrade:
        command.append("--upgrade")
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "locked.txt"
        if out_file.exists() and not upgrade:
            draft.write_text(out_file.read_text(encoding="utf-8"), encoding="utf-8")
        subprocess.run(
            [*command, "--output-file", str(draft), "-"],
            input="\n".join(requirements) + "\n",
            text=True,
            check=True,
            cwd=ROOT,
            env=os.environ | {"CUSTOM_COMPILE_COMMAND": "make lock"},
        )
        lines = [
            line
            for line in draft.read_text(encoding="utf-8").splitlines()
            if line and not line.lstrip().startswith(("#", "--index", "--extra", "--find"))
        ]
    out_file.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Lock all three files; `--upgrade` takes the newest versions pyproject.toml allows."""
    upgrade = "--upgrade" in sys.argv[1:]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime: list[str] = project["project"]["dependencies"]
    build: list[str] = project["build-system"]["requires"]
    dev: list[str] = project["dependency-groups"]["dev"]
    # The largest set first: what all of it agrees on then binds the smaller ones.
    dev_file = ROOT / "constraints" / "dev.txt"
    compile_requirements([*runtime, *build, *dev], dev_file, upgrade)
    for name, requirements in (("runtime", runtime), ("build", build)):
        compile_requirements(
            [f"-c {dev_file}", *requirements], ROOT / "constraints" / f"{name}.txt", upgrade
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
