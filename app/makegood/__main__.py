"""`python -m makegood` and the command `makegood`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program with the arguments of this process."""
    from makegood.bootstrap import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
