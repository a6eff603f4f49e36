"""Contact sheets of the drawings, to look at every one beside its neighbours: large, at 64 and at 32 pixels, light, dark and in grey.

    just sheet                            all item drawings, by name, in pictures/sheets
    just sheet --blind 7                  in an order drawn by that number, numbers in place of names: for naming by a fresh eye
    just sheet --only 'sign_*' bananas    just these

Every sheet holds 40 drawings. With --blind, `key.tsv` beside the sheets says which number is which; whoever names them must not see it.
"""

from __future__ import annotations

import argparse
import os
import random
from fnmatch import fnmatch
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
FOLDERS = ("items", "bins", "scenes")
COLUMNS, ROWS = 8, 5
WIDE, HIGH = 240, 300
LARGE, SMALL, TINY = 190, 64, 32
PAPER, CARD, DUSK = "#FFF7EA", "#FFF3DC", "#34346E"


def drawn(file: Path, side: int) -> QImage:
    """The drawing on a clear square of `side` pixels, its proportions kept."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(str(file))
    if not renderer.isValid():
        raise SystemExit(f"{file.name} is no drawing that Qt can show.")
    size = renderer.defaultSize()
    scale = side / max(size.width(), size.height())
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wide, high = size.width() * scale, size.height() * scale
    renderer.render(painter, QRectF((side - wide) / 2, (side - high) / 2, wide, high))
    painter.end()
    return image


def paint_cell(p: QPainter, left: int, top: int, file: Path, title: str, *, blind: bool) -> None:
    """One drawing: large on its disc; at 64 on paper, on dusk and in grey; at 32. Blind: large and at 64 only."""
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QColor(CARD))
    p.drawEllipse(QPointF(left + WIDE / 2, top + 100), 98, 98)
    p.drawImage(left + (WIDE - LARGE) // 2, top + 5, drawn(file, LARGE))
    small = drawn(file, SMALL)
    shown = [(PAPER, small)] if blind else [(PAPER, small), (DUSK, small), ("#FFFFFF", grey(small)), (PAPER, drawn(file, TINY))]
    for n, (ground, image) in enumerate(shown):
        p.setBrush(QColor(ground))
        box = QRectF(left + 4 + n * 59, top + 204, 58, 66)
        p.drawRect(box)
        p.drawImage(QPointF(box.center().x() - image.width() / 2, box.center().y() - image.height() / 2), image)
    p.setPen(QColor("#2F2430"))
    p.drawText(QRectF(left, top + 272, WIDE, 24), Qt.AlignmentFlag.AlignCenter, title)


def grey(image: QImage) -> QImage:
    """The same picture without its colours, its clear ground kept."""
    found = QImage(image.size(), QImage.Format.Format_ARGB32)
    for y in range(image.height()):
        for x in range(image.width()):
            c = image.pixelColor(x, y)
            light = round(0.299 * c.red() + 0.587 * c.green() + 0.114 * c.blue())
            found.setPixelColor(x, y, QColor(light, light, light, c.alpha()))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--out", type=Path, default=HERE.parent / "pictures" / "sheets")
    parser.add_argument("--folder", choices=FOLDERS, default="items")
    parser.add_argument("--only", nargs="+", default=["*"], help="names, or patterns like sign_*")
    parser.add_argument("--blind", type=int, help="a number: the order is drawn by it, and numbers stand in place of names")
    asked = parser.parse_args()
    files = [f for f in sorted((HERE / asked.folder).glob("*.svg")) if any(fnmatch(f.stem, only) for only in asked.only)]
    if not files:
        raise SystemExit("No drawing has such a name. Look in assets/items.")
    blind = asked.blind is not None
    if blind:
        random.Random(asked.blind).shuffle(files)
    asked.out.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication.instance() or QGuiApplication([])
    if blind:
        lines = [f"{n}\t{file.stem}" for n, file in enumerate(files, start=1)]
        (asked.out / "key.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    page = COLUMNS * ROWS
    for start in range(0, len(files), page):
        here = files[start : start + page]
        rows = -(-len(here) // COLUMNS)
        sheet = QImage(COLUMNS * WIDE, rows * HIGH, QImage.Format.Format_RGB32)
        sheet.fill(QColor(PAPER))
        p = QPainter(sheet)
        font = QFont()
        font.setPixelSize(18)
        p.setFont(font)
        for n, file in enumerate(here):
            title = str(start + n + 1) if blind else file.stem
            paint_cell(p, n % COLUMNS * WIDE, n // COLUMNS * HIGH, file, title, blind=blind)
        p.end()
        name = asked.out / f"sheet_{start // page + 1:02}.png"
        sheet.save(str(name))
        print(name)
    del app


if __name__ == "__main__":
    main()
