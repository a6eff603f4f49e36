"""The last weeks as lines: one's own class in orange with round dots, its year in ink, dotted, with squares; every mark has its number."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any, cast

import pyqtgraph  # pyright: ignore[reportMissingTypeStubs]
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wastequiz.domain.reporting import WeekFigure
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import desk_card
from wastequiz.stage.still import Painted
from wastequiz.wording import report
from wastequiz.wording import report_page as said

pg: Any = cast(Any, pyqtgraph)
LABEL_ROOM = 14.0
"""Per cent above the highest and below the lowest mark, where their numbers stand."""
HEAD, FOOT, SIDE = 52.0, 44.0, 20.0
NUMBER, AXIS = 18.0, 17.0
STEP = 20
"""Per cent between two lines of the ground, halved where the weeks lie close together."""


class Trend(Painted):
    """A card with the chart in it."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.weeks: Sequence[WeekFigure] = ()
        self.class_name = ""
        self.only = ""
        """What is said in place of a line that would be a single mark."""
        self._inside = QWidget(self)
        layout = QVBoxLayout(self._inside)
        layout.setContentsMargins(0, 0, 0, 0)
        self.chart: Any = pg.PlotWidget(self._inside, background=None)
        self.chart.setFrameShape(self.chart.Shape.NoFrame)
        self.chart.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chart.setAccessibleName("")
        self.chart.setAntialiasing(True)
        self.chart.setStyleSheet("background: transparent; border: none")
        self.chart.viewport().setAutoFillBackground(False)
        for part in (self._inside, self.chart, self.chart.viewport()):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        plot: Any = self.chart.getPlotItem()
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(False, False)
        plot.getViewBox().setDefaultPadding(0)
        layout.addWidget(self.chart)

    def show_weeks(self, weeks: Sequence[WeekFigure], class_name: str) -> None:
        """Shows the weeks in their order."""
        self.weeks, self.class_name = weeks, class_name
        lines = [
            _("{week}: {mine} of {n}, its year {year} of {m}").format(
                week=said.week(w.week),
                mine=report.percent(w.mine),
                n=said.number(w.mine.of),
                year=report.percent(w.year),
                m=said.number(w.year.of),
            )
            for w in weeks
        ]
        self.only = said.only_week(weeks, class_name)
        self.setAccessibleName(". ".join([self.title(), *lines]))
        self.update()
        self._draw()

    def title(self) -> str:
        return _("Trend by week")

    @property
    def alone(self) -> bool:
        """Whether the class is all there is of its year: then one line says it."""
        return all(w.mine == w.year for w in self.weeks)

    def take_unit(self, unit: float) -> None:
        super().take_unit(unit)
        self._draw()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._draw()

    # ---- the lines
    def _px(self, units: float) -> float:
        return units * self.unit

    def _draw(self) -> None:
        """Builds the chart anew for the present size, theme and weeks."""
        u, t = self.unit, self.look.theme
        wide, high = self.width(), self.height()
        across, down = wide - round(2 * SIDE * u), high - round((HEAD + FOOT) * u)
        self._inside.setGeometry(round(SIDE * u), round(HEAD * u), max(1, across), max(1, down))
        plot: Any = self.chart.getPlotItem()
        plot.clear()
        values = [s.value for w in self.weeks for s in (w.mine, w.year) if s.value is not None]
        drawn = bool(values) and not self.only
        self._inside.setVisible(drawn)
        if not drawn or across < 20 or down < 20:
            return
        room = LABEL_ROOM * t.text_scale
        low, high_end = max(-4.0, 100 * min(values) - room), min(104.0 + room, 100 * max(values) + room)
        plot.setXRange(-0.45, len(self.weeks) - 0.55, padding=0)
        plot.setYRange(low, high_end, padding=0)
        self._axes(plot, low, min(high_end, 100.0))
        ink = t.colour("data.baseline")
        if not self.alone:
            self._line(plot, [w.year.value for w in self.weeks], ink, "s", Qt.PenStyle.DotLine)
        self._line(plot, [w.mine.value for w in self.weeks], t.colour("data.mine"), "o", Qt.PenStyle.SolidLine)
        for i, week in enumerate(self.weeks):
            self._numbers(plot, i, week)

    def _axes(self, plot: Any, low: float, high: float) -> None:
        t = self.look.theme
        step = STEP if high - low > 50 else STEP // 2
        pen = pg.mkPen(t.colour("ink.textHint", 0.35) if t.high_contrast else t.colour("surface.line"), width=max(1.0, self._px(1.5)))
        marks = range(max(0, ceil(low / step) * step), int(high) + 1, step)
        for value in marks:
            plot.addItem(pg.InfiniteLine(value, angle=0, pen=pen))
        left, bottom = plot.getAxis("left"), plot.getAxis("bottom")
        left.setTicks([[(v, _("{n}%").format(n=v)) for v in marks]])
        bottom.setTicks([[(i, said.week(w.week)) for i, w in enumerate(self.weeks)]])
        font = self._font(AXIS)
        for axis, room in ((left, self._width(_("{n}%").format(n=100), AXIS) + 8), (bottom, self._px(30) * t.text_scale)):
            axis.setStyle(
                tickFont=font, tickLength=0, autoExpandTextSpace=False, hideOverlappingLabels=False, tickTextOffset=round(self._px(6))
            )
            axis.setPen(pg.mkPen(None))
            axis.setTextPen(t.colour("ink.textSecondary"))
            (axis.setWidth if axis is left else axis.setHeight)(round(room))
        bottom.setPen(pg.mkPen(t.colour("ink.textHint"), width=max(1.0, self._px(2))))

    def _line(self, plot: Any, values: Sequence[float | None], colour: QColor, symbol: str, style: Qt.PenStyle) -> None:
        known = [(i, 100 * v) for i, v in enumerate(values) if v is not None]
        own = symbol == "o"
        pen = pg.mkPen(colour, width=self._px(5 if own else 3.5), style=style)
        item = pg.PlotDataItem(
            [x for x, _y in known],
            [y for _x, y in known],
            pen=pen,
            symbol=symbol,
            symbolSize=self._px(17 if own else 11),
            symbolPen=pg.mkPen(colour, width=self._px(4 if own else 1)),
            symbolBrush=self.look.theme.colour("surface.card") if own else colour,
            antialias=True,
        )
        plot.addItem(item)

    def _numbers(self, plot: Any, at: int, week: WeekFigure) -> None:
        """The higher mark's number stands above it, the lower one's below, so that they never meet."""
        t = self.look.theme
        mine, year = week.mine.value, None if self.alone else week.year.value
        above = mine is not None and (year is None or mine >= year)
        for value, own, up in ((mine, True, above), (year, False, not above)):
            if value is None:
                continue
            colour = t.colour("data.mine") if own else t.colour("ink.textSecondary")
            label = pg.TextItem(str(round(100 * value)), color=colour, anchor=(0.5, 1.0 if up else 0.0))
            label.setFont(self._font(NUMBER, bold=own))
            label.textItem.document().setDocumentMargin(self._px(7))
            label.setPos(at, 100 * value)
            label.updateTextPos()
            plot.addItem(label)

    def _font(self, size: float, *, bold: bool = False) -> Any:
        font = self.look.theme.font(size, bold=bold)
        font.setPixelSize(max(9, round(self.look.theme.pixels(size) * self.unit)))
        return font

    def _width(self, text: str, size: float) -> float:
        return self._px(words.width(self.look, text, size))

    # ---- the card
    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        desk_card(p, self.look, box.adjusted(2, 2, -2, -6))
        head = QRectF(box.left() + 22, box.top() + 14, box.width() * 0.5, 36)
        words.display(p, self.look, head, self.title(), 26, t.colour("ink.text"), fat=0.02, floor=14)
        note = QRectF(head.right(), head.top(), box.right() - 22 - head.right(), 36)
        words.text(p, self.look, note, _("Per cent right"), 19, t.colour("ink.textSecondary"), align="right", floor=12)
        if self.only:
            self._say(p, box, self.only)
            return
        foot = QRectF(box.left() + 22, box.bottom() - FOOT - 2, box.width() - 44, FOOT - 12)
        y, half = foot.center().y(), foot.width() / 2
        paint.line(p, [(foot.left(), y), (foot.left() + 36, y)], t.colour("data.mine"), 5)
        paint.circle(p, foot.left() + 18, y, 8, t.colour("surface.card"), t.colour("data.mine"), 4)
        mine = QRectF(foot.left() + 46, foot.top(), half - 56, foot.height())
        words.text(p, self.look, mine, self.class_name, 18, t.colour("ink.text"), bold=True, floor=11, leading=1.05)
        if self.alone:
            self._say_nothing(p, box)
            return
        ink = t.colour("data.baseline")
        for k in range(4):
            paint.circle(p, foot.left() + half + 2 + k * 11, y, 2, ink)
        p.fillRect(QRectF(QPointF(foot.left() + half + 12, y - 6), QPointF(foot.left() + half + 24, y + 6)), ink)
        year = QRectF(foot.left() + half + 46, foot.top(), half - 46, foot.height())
        words.text(p, self.look, year, _("all classes of its year"), 18, t.colour("ink.textSecondary"), floor=11, leading=1.05)
        self._say_nothing(p, box)

    def _say_nothing(self, p: QPainter, box: QRectF) -> None:
        """Where there is no mark, says so."""
        if not any(w.mine.of or w.year.of for w in self.weeks):
            self._say(p, box, _("No answers in these weeks."))

    def _say(self, p: QPainter, box: QRectF, text: str) -> None:
        """Words in place of the chart."""
        room = QRectF(box.left() + 40, HEAD, box.width() - 80, box.height() - HEAD - FOOT)
        words.text(p, self.look, room, text, 22, self.look.theme.colour("ink.textSecondary"), align="center", leading=1.3)
