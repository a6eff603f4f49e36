"""The foot of the desk's rail: where the data lie, when they were last backed up, and a touch that backs them up now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.errors import KnownError
from wastequiz.i18n import _
from wastequiz.services import safekeeping
from wastequiz.services.safekeeping import Kept
from wastequiz.stage import paint, words
from wastequiz.stage.pieces import Piece
from wastequiz.ui import background
from wastequiz.ui.context import alive
from wastequiz.ui.screen import Screen
from wastequiz.wording import errors, times


class BackupCard(Piece):
    """Touched, it makes a backup; what came of it stands on it. Without room for words: a tick, or what needs somebody."""

    lip_depth = 0.0
    radius = 16.0
    stays = True

    def __init__(self, page: Screen) -> None:
        super().__init__(
            page, _("Back up now") + ", " + _("Data only on this computer")
        )  # the page of backups has a button called like the label
        self.page = page
        self.with_name = True
        self.newest: Kept | None = None
        self.said = ""
        """What stands in place of the newest backup's time: it is being made, or was not made."""
        self.refused = False
        self.clicked.connect(self.back_up)
        self._look()

    def _look(self) -> None:
        school = self.page.context.school
        background.run(lambda: safekeeping.newest(school), owner=self, then=self._found, failed=self.page.trouble)

    def _found(self, newest: Kept | None) -> None:
        self.newest = newest
        self.setAccessibleDescription(_("Data only on this computer") + f". {self.line()}")
        self.update()

    def line(self) -> str:
        """When the newest backup was made, or what became of this one."""
        if self.said:
            return self.said
        if self.newest is None:
            return _("No backup yet")
        return _("Backed up {when}").format(when=times.lately(self.newest.utc_ms, self.newest.utc_ms + self.newest.age_ms))

    @property
    def late(self) -> bool:
        """Whether somebody should look after the backups."""
        return self.refused or (self.newest is not None and self.newest.overdue)

    # ---- backing up
    def back_up(self) -> None:
        """Makes a backup beside the answers; a second touch meanwhile does nothing."""
        self._say(_("Backing up…"))
        self.setEnabled(False)
        safekeeping.backup(self.page.context.school, alive(self, self._made), alive(self, self._failed))

    def _made(self, _path: Path) -> None:
        self.refused = False
        self.setEnabled(True)
        self._say("")
        self._look()

    def _failed(self, error: BaseException) -> None:
        self.setEnabled(True)
        if not isinstance(error, KnownError):
            self._say("")
            self.page.trouble(error)
            return
        self.refused = True
        self._say(_("Not backed up"))
        self.setAccessibleDescription(errors.sentence(error))

    def _say(self, text: str) -> None:
        self.said = text
        self.setAccessibleDescription(self.line())
        self.update()

    # ---- how it looks
    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        edge = self.border() if self.hovered or t.high_contrast else None
        paint.rounded(
            p, box, self.radius, t.colour("brand.primaryTint" if self.hovered else "surface.paper2"), edge, max(2.0, t.border_floor)
        )
        ink = t.colour("data.danger" if self.late else "brand.primaryLip")
        icon = "info" if self.late else "check"
        if not self.with_name:
            paint.icon(p, self.look, icon, box.center().x(), box.center().y(), 34, ink)
            return
        across = box.width() - 24
        paint.icon(p, self.look, icon, box.left() + 25, box.top() + 31, 24, ink)
        head = QRectF(box.left() + 44, box.top() + 12, across - 34, 38)
        words.text(p, self.look, head, _("Data only on this computer"), 18, t.colour("ink.text"), bold=True, floor=13, leading=1.05)
        line = QRectF(box.left() + 16, box.top() + 52, across - 6, 32)
        words.text(
            p, self.look, line, self.line(), 17, t.colour("data.danger" if self.late else "ink.textSecondary"), floor=13, leading=1.05
        )
        below = QRectF(box.left() + 16, box.top() + 86, across - 30, 32)
        label = _("Back up now")
        size, _lines = words.fit(self.look, label, 19, below.width(), below.height(), bold=True, floor=14)
        words.text(p, self.look, below, label, 19, t.colour("brand.primary"), bold=True, floor=14)
        x = below.left() + words.width(self.look, label, size, bold=True) + 14
        paint.icon(p, self.look, "next", x, below.center().y(), 18, t.colour("brand.primary"))
