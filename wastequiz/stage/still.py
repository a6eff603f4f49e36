"""Things on a page that only show something: words, pictures, cards. They take no touches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.kept import KeptPainting
from wastequiz.stage.leaving import let_go_when_gone


class Painted(QWidget):
    """A part of the page painted in units by `paint_part`. `name` is what a screen reader says, '' for decoration."""

    def __init__(self, canvas: Canvas, name: str = "") -> None:
        self._painting = KeptPainting()
        super().__init__(canvas)
        let_go_when_gone(self)
        self.canvas, self.look, self.unit = canvas, canvas.look, canvas.unit
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def take_unit(self, unit: float) -> None:
        self.unit = unit
        self.update()

    def update(self, *region: Any) -> None:
        self._painting.forget()
        super().update(*region)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._painting.show(self, None, self._paint).end()

    def _paint(self, p: QPainter) -> None:
        paint.ready(p)
        p.scale(self.unit, self.unit)
        self.paint_part(p, QRectF(0, 0, self.width() / self.unit, self.height() / self.unit))

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        """Paints the part into `box`; `p` is in units."""


class Words(QLabel):
    """A line or paragraph, painted; `head` uses the fattened display type. Always plain text."""

    def __init__(
        self,
        canvas: Canvas,
        text: str,
        size: float,
        *,
        bold: bool = False,
        head: bool = False,
        colour: str = "ink.text",
        align: str = "left",
        valign: str = "middle",
        halo: bool = False,
    ) -> None:
        super().__init__(canvas)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.look, self.unit = canvas.look, canvas.unit
        self.size_of_text, self.bold, self.head, self.token, self.align, self.valign, self.halo = (
            size,
            bold,
            head,
            colour,
            align,
            valign,
            halo,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def take_unit(self, unit: float) -> None:
        self.unit = unit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint.ready(p)
        p.scale(self.unit, self.unit)
        box = QRectF(0, 0, self.width() / self.unit, self.height() / self.unit)
        colour = self.look.theme.colour(self.token)
        if self.head or self.halo:
            halo = self.look.theme.colour("surface.card") if self.halo and not self.look.theme.high_contrast else None
            inner = box.adjusted(8, 0, -8, 0) if self.halo else box
            words.display(
                p, self.look, inner, self.text(), self.size_of_text, colour, align=self.align, valign=self.valign, halo=halo, fat=0.03
            )
        else:
            words.text(p, self.look, box, self.text(), self.size_of_text, colour, bold=self.bold, align=self.align, valign=self.valign)
        p.end()


class Art(Painted):
    """A picture on the page that only decorates, or (with a name) is told by a screen reader."""

    def __init__(self, canvas: Canvas, picture: str, name: str = "") -> None:
        super().__init__(canvas, name)
        self.picture = picture

    def show_picture(self, picture: str) -> None:
        self.picture = picture
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        aspect = self.look.pictures.aspect(self.picture)
        across = min(box.width(), box.height() * aspect)
        self.look.pictures.draw(p, self.picture, (box.width() - across) / 2, box.height() - across / aspect, across)


class Panel(Painted):
    """A card that something stands on. `painter` may add to its face: it is called with a painter in units and the box."""

    LIP = 8.0

    def __init__(
        self,
        canvas: Canvas,
        *,
        radius: float = 40,
        fill: str = "surface.card",
        border: str = "surface.line",
        lip: str = "surface.lip",
        painter: Callable[[QPainter, QRectF], None] | None = None,
    ) -> None:
        super().__init__(canvas)
        self.shadow_radius = radius
        self._style = {"fill": fill, "border": border, "lip": lip}
        self._painter = painter

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        face = box.adjusted(0, 0, 0, -self.LIP)
        paint.panel(p, self.look, face, self.shadow_radius, fill=self._style["fill"], border=self._style["border"], lip=self._style["lip"])
        if self._painter is not None:
            self._painter(p, face)
