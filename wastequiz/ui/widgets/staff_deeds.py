"""What staff does with the kiosk itself: pause, skip, volume, language, close."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from wastequiz import i18n
from wastequiz.i18n import _
from wastequiz.stage.asking import Ask
from wastequiz.stage.still import Words
from wastequiz.ui.widgets.staff_pieces import GAP, HIGH, StaffButton, StaffCard, StaffTab

if TYPE_CHECKING:
    from wastequiz.ui.screens.kiosk_staff import KioskStaffScreen

STEP = 20
LOUDEST = 100


class Deeds:
    """The card "This kiosk"."""

    def __init__(self, page: KioskStaffScreen) -> None:
        self.page, self.kiosk = page, page.kiosk
        self.card = StaffCard(page, _("This kiosk"))
        self.pause = StaffButton(page, "")
        self.skip = StaffButton(page, _("End what is running"), icon="next")
        self.volume = Words(page, "", 27, bold=True)
        self.softer = StaffButton(page, "", icon="minus", size=34)
        self.louder = StaffButton(page, "", icon="plus", size=34)
        self.language = Words(page, _("Speaks first"), 27, bold=True)
        self.languages = {code: StaffTab(page, i18n.language_name(code), size=27) for code in page.plan.languages}
        self.shut = StaffButton(page, _("Close the kiosk …"), "danger", icon="lock")
        self.pause.clicked.connect(self.pause_or_go_on)
        self.skip.clicked.connect(self.ask_skip)
        self.softer.clicked.connect(lambda: self.turn(-STEP))
        self.louder.clicked.connect(lambda: self.turn(STEP))
        for code, piece in self.languages.items():
            piece.clicked.connect(lambda _checked=False, code=code: self.speak(code))
        self.shut.clicked.connect(self.ask_close)
        self.tell()

    def tell(self) -> None:
        """Says how things stand."""
        kiosk = self.kiosk
        if kiosk.paused:
            self.pause.set_label(_("Let visitors in again"), icon="play", kind="primary")
        else:
            self.pause.set_label(_("Pause for visitors"), icon="pause", kind="card")
        self.skip.setEnabled(kiosk.visit is not None)
        loud = kiosk.volume
        self.volume.setText(_("Volume: {n} %").format(n=loud) if loud else _("Volume: off"))
        for button, name, ends in ((self.softer, _("Softer; now {n} %"), 0), (self.louder, _("Louder; now {n} %"), LOUDEST)):
            button.setAccessibleName(name.format(n=loud))
            button.setEnabled(loud != ends and not kiosk.plan.calm)
            button.update()
        for code, piece in self.languages.items():
            piece.choose(code == kiosk.plan.languages[0])

    # ---- deeds
    def pause_or_go_on(self) -> None:
        self.kiosk.pause(not self.kiosk.paused)
        said = _("Paused: visitors see that it goes on soon.") if self.kiosk.paused else _("Visitors can begin again.")
        self.page.tell(said)
        self.tell()

    def ask_skip(self) -> None:
        Ask(
            self.page,
            _("End what is running?"),
            _("The visitor's round stops here. What was answered is kept, and prizes that were won stay won."),
            _("No, let it go on"),
            _("End it"),
            self._skip,
        )

    def _skip(self) -> None:
        self.kiosk.skip()

    def turn(self, by: int) -> None:
        """Softer or louder, and heard at once."""
        loud = max(0, min(LOUDEST, self.kiosk.volume + by))
        self.kiosk.set_volume(loud)
        self.page.context.sound.play("right")
        self.kiosk.incident("volume_set", f"{loud} %")
        self.tell()

    def speak(self, code: str) -> None:
        """What the kiosk speaks while nobody has chosen, from now until it is closed."""
        kiosk = self.kiosk
        if code == kiosk.plan.languages[0]:
            return
        kiosk.plan = replace(kiosk.plan, languages=(code, *(c for c in kiosk.plan.languages if c != code)))
        self.kiosk.incident("language_set", code)
        kiosk.wish(kiosk.wishes.but(language=code))

    def ask_close(self) -> None:
        Ask(
            self.page,
            _("Close the kiosk?"),
            _("The program ends and the computer can be used. Everything is kept."),
            _("No, leave it open"),
            _("Close the kiosk"),
            self._close,
        )

    def _close(self) -> None:
        kiosk = self.kiosk
        if kiosk.visit is not None:
            kiosk.forget("staff")
        self.page.context.leave_program()

    # ---- where things stand
    @property
    def needs(self) -> float:
        """How high the card would like to be."""
        return StaffCard.TITLE + 5 * HIGH + 4 * GAP + 32

    def put(self, box: QRectF) -> None:
        """Five rows, as high as the box allows."""
        put, pad = self.page.put, 26.0
        put(self.card, box.left(), box.top(), box.width(), box.height())
        x, across = box.left() + pad, box.width() - 2 * pad
        top = box.top() + StaffCard.TITLE + 4
        high = min(HIGH, (box.bottom() - 24 - top - 4 * GAP) / 5)
        rows = [top + i * (high + GAP) for i in range(5)]
        put(self.pause, x, rows[0], across, high)
        put(self.skip, x, rows[1], across, high)
        side = 110.0
        put(self.volume, x, rows[2], across - 2 * side - 2 * GAP, high)
        put(self.softer, x + across - 2 * side - GAP, rows[2], side, high)
        put(self.louder, x + across - side, rows[2], side, high)
        label = min(210.0, across * 0.36)
        put(self.language, x, rows[3], label, high)
        wide = (across - label - GAP * len(self.languages)) / max(1, len(self.languages))
        for i, piece in enumerate(self.languages.values()):
            put(piece, x + label + GAP + i * (wide + GAP), rows[3], wide, high)
        put(self.shut, x, rows[4], across, high)
