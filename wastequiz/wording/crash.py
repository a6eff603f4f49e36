"""The report of a bug: what a person copies for whoever mends the program. It holds no names and no answers."""

from __future__ import annotations

import platform
import sys
import traceback

from wastequiz import __version__


def report_of(error: BaseException) -> str:
    """Version, system and the traceback, as plain text."""
    where = "".join(traceback.format_exception(error))
    return f"WasteQuiz {__version__}\nPython {sys.version.split()[0]}\n{platform.platform()}\n\n{where}"
