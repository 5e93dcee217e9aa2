"""The wheel's build hook: compile the guide data, so that an installed program need not.

A problem in the guide data stops the build. There is no fallback: a wheel without the compiled
pack would look right and start wrong.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompilePackHook(BuildHookInterface[Any]):
    """Adds the compiled guide data to the wheel. An editable install compiles at start instead."""

    PLUGIN_NAME = "custom"
    _folder: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a folder of its own and tell hatch where the file goes."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "app"))
        try:
            from makegood.paths import COMPILED_PACK_NAME
            from makegood.services.packs import PackProblemsError, build_pack
        finally:
            sys.path.remove(str(root / "app"))
        self._folder = Path(tempfile.mkdtemp(prefix="makegood-pack-"))
        compiled = self._folder / COMPILED_PACK_NAME
        try:
            build_pack(root / "wizard_data", compiled)
        except PackProblemsError as error:
            places = "\n".join(
                f"wizard_data/{problem.file}:{problem.line}: {problem.rule}"
                for problem in error.problems
            )
            raise SystemExit(f"The guide data hold errors:\n{places}") from error
        build_data["force_include"][str(compiled)] = f"makegood/{COMPILED_PACK_NAME}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what `initialize` made."""
        if self._folder is not None:
            shutil.rmtree(self._folder)
