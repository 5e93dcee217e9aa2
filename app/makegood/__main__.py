"""`python -m makegood` and the command `makegood`."""

from __future__ import annotations

import io
import sys
from typing import Final

_INTERRUPTED: Final = 130
"""What shells expect of a program that was stopped with Ctrl+C."""


def main() -> int:
    """Run the program with the arguments of this process."""
    from makegood.bootstrap import main as run

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show Greek is no reason to stop halfway.
            stream.reconfigure(errors="backslashreplace")
    try:
        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
