"""The baseline of the start: a PySide6 window with nothing in it. Prints {"ms": painted, "pss_kb": ...} and ends, or stays with `stay`."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Bare(QWidget):
    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, shown)


def shown() -> None:
    began = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
    ms = (time.clock_gettime(time.CLOCK_BOOTTIME) - began / os.sysconf("SC_CLK_TCK")) * 1000
    print(json.dumps({"ms": ms}), flush=True)
    if sys.argv[1:] != ["stay"]:
        app.quit()


app = QApplication(sys.argv[:1])
window = Bare()
window.resize(1366, 768)
window.show()
app.exec()
