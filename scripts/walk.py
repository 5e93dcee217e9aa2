"""Walks the main job off screen with made-up data: pictures of each page, message, reminder."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Walk once; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "walk")
    parser.add_argument("--case", default="2-dress", help="a made-up case in wizard_data/demo")
    chosen = parser.parse_args()

    from makegood import paths
    from makegood.bootstrap import build
    from makegood.services.demo import demo_cases
    from makegood.ui.app import make_application, open_window
    from makegood.ui.walk import walk

    with tempfile.TemporaryDirectory(prefix="makegood-walk-") as folder:
        app = make_application()
        services = build(Path(folder), lang="en")
        demo = paths.wizard_data_dir() / "demo"
        names = [file.stem for file in sorted(demo.glob("*.yaml"))]
        models = demo_cases(demo, services.packs.pack, services.clock())
        model = models[names.index(chosen.case)]
        window = open_window(app, services)
        try:
            walked = walk(window, services, model, chosen.out)
        finally:
            window.close()
            services.close()
    for picture in walked.pictures:
        print(picture)
    print()
    print(walked.subject)
    print()
    print(walked.body)
    print()
    print(f"Reminder: {walked.reminder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
