"""The `wastequiz` command: without a word it opens the window, with one it does that and ends. Nothing here needs Qt to be imported."""

from __future__ import annotations

import sys


def main() -> None:
    """What the installed command and `python -m wastequiz` call. The way to the window is short: it loads nothing only other commands need."""
    from wastequiz.cli.opening import open_at_once

    opened = open_at_once(sys.argv[1:])
    if opened is not None:
        sys.exit(opened)
    from wastequiz.cli.commands import run

    run()
