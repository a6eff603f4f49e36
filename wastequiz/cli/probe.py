"""What `doctor` asks of Qt, in a process of its own: where Qt ends the program, doctor still speaks. Prints one line of JSON."""

from __future__ import annotations

import json
import sys


def look(language: str) -> dict[str, object]:
    """Versions, font, loudspeaker and voice; needs Qt."""
    from PySide6 import __version__ as pyside
    from PySide6.QtCore import qVersion
    from PySide6.QtWidgets import QApplication

    from wastequiz.stage.sound import Sound
    from wastequiz.stage.theme import font_is_whole
    from wastequiz.stage.voice import Voice

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert app is not None
    return {
        "qt": qVersion(),
        "pyside": pyside,
        "font": font_is_whole(),
        "sound": Sound().check(),
        "voice": Voice(language=language).check(),
    }


def screens() -> dict[str, object]:
    """The screens there are, as width and height; needs Qt and a display."""
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    assert app is not None
    return {"screens": [f"{s.size().width()}x{s.size().height()}" for s in QGuiApplication.screens()]}


def kiosk() -> dict[str, object]:
    """How X11's screen saver is set; None where there is no X11."""
    from wastequiz.kiosk import x_saver

    return {"saver": x_saver.read()}


if __name__ == "__main__":
    asked = {"screens": screens, "kiosk": kiosk}.get(sys.argv[1], lambda: look(sys.argv[1]))
    sys.stdout.write(json.dumps(asked()) + "\n")
