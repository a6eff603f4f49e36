"""The staff PIN: set at the first entry, asked for later; shown as dots, never as digits."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wastequiz.domain.errors import KnownError, PinLocked
from wastequiz.i18n import _
from wastequiz.services import enrolling
from wastequiz.stage import paint, scenery
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Art, Panel, Words
from wastequiz.ui.context import Context, alive, alive0
from wastequiz.ui.kiosk.staff_pin import KioskPin
from wastequiz.ui.places import ClassReportPage, LessonPlay, StaffPlace
from wastequiz.ui.screen import Screen
from wastequiz.wording import errors

LONGEST = 12
SHORTEST = 6
KEYS = "123456789"
SECOND_MS = 1000

WAITING, FIRST, AGAIN, CHECK, BUSY, LOCKED = "waiting", "first", "again", "check", "busy", "locked"


class _Dots(QWidget):
    """As many filled dots as digits were typed, in a row with empty ones up to the shortest PIN."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.look, self.unit, self.filled = canvas.look, canvas.unit, 0

    def take_unit(self, unit: float) -> None:
        self.unit = unit
        self.update()

    def show_count(self, filled: int) -> None:
        self.filled = filled
        self.setAccessibleName(_("Digits typed: {n}").format(n=filled))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint.ready(p)
        p.scale(self.unit, self.unit)
        t = self.look.theme
        w, h = self.width() / self.unit, self.height() / self.unit
        paint.rounded(p, QRectF(0, 0, w, h), 28, t.colour("surface.paper"), t.colour("surface.lip"), max(3.0, t.border_floor))
        count = max(SHORTEST, self.filled)
        step = min(62.0, (w - 40) / count)
        for i in range(count):
            x = w / 2 + (i - (count - 1) / 2) * step
            on = i < self.filled
            paint.circle(p, x, h / 2, 15 if on else 10, t.colour("ink.text") if on else None, t.colour("ink.textHint"), 0 if on else 4)
        p.end()


class StaffPinScreen(Screen):
    """Lets staff in. `new`: someone who is in already chooses another PIN."""

    scenery_name = scenery.DESK
    for_staff = True

    def __init__(self, context: Context, then: StaffPlace, *, new: bool = False) -> None:
        super().__init__(context)
        self.setAccessibleName(_("Staff PIN"))
        self.then = then
        self.at_kiosk = KioskPin(self, context.kiosk) if context.kiosk is not None else None
        opened_in = context.session.report_from
        if isinstance(then, ClassReportPage) and isinstance(opened_in, LessonPlay):
            self.back_to = opened_in
        self.state = WAITING
        self._digits = ""
        self._chosen = ""
        self._seconds = 0
        self.add_back()
        self.card = Panel(self, radius=48)
        self.mascot = Art(self, "bins/mascot_think")
        self.head = Words(self, "", 56, head=True)
        self.text = Words(self, "", 34, colour="ink.textSecondary", valign="top")
        self.message = Words(self, "", 34, bold=True, colour="brand.primaryLip", valign="top")
        self.dots = _Dots(self)
        self.keys = [Button(self, digit, "paper", size=50) for digit in KEYS + "0"]
        for key in self.keys:
            key.clicked.connect(lambda _checked=False, digit=key.label: self.type(digit))
        self.delete = Button(self, "", "ghost", size=44, icon="undo")
        self.delete.setAccessibleName(_("Delete the last digit"))
        self.delete.clicked.connect(self.take_back)
        self.ok = Button(self, _("OK"), "primary", size=44)
        self.ok.clicked.connect(self.enter)
        self.ok.setFocus()
        self._tick = QTimer(self)
        self._tick.setInterval(SECOND_MS)
        self._tick.timeout.connect(self.second_passed)
        if new and context.staff_in:
            self._begin(FIRST)
        else:
            enrolling.has_pin(context.school, alive(self, self._know))

    def _know(self, there_is_one: bool) -> None:
        if self.at_kiosk is None:
            self._begin(CHECK if there_is_one else FIRST)
        elif there_is_one:
            enrolling.pin_wait(self.context.school, alive(self, self._ask_at_kiosk))
        else:  # whoever found the corners must not be the one to choose it
            self.head.setText(_("For staff only"))
            self.text.setText(_("There is no staff PIN yet. Choose one at the desk, before the kiosk is started."))
            self._show()

    def _ask_at_kiosk(self, seconds: int) -> None:
        self._begin(CHECK)
        if seconds > 0:
            self._lock(seconds)

    # ---- where things stand
    def arrange(self) -> None:
        self.put_back()
        across, x, y = 560.0, 1120.0, 96.0
        if self.tall:
            x, y = 220.0, 880.0
            self.put(self.mascot, 420, 150, 240, 240)
            self.put(self.head, 90, 420, 900, 120)
            self.put(self.text, 90, 550, 900, 140)
            self.put(self.message, 90, 700, 900, 150)
        else:
            self.put(self.mascot, 200, 170, 280, 280)
            self.put(self.head, 200, 470, 800, 130)
            self.put(self.text, 200, 610, 800, 150)
            self.put(self.message, 200, 772, 800, 170)
        self.put(self.card, x - 40, y, across + 80, 900)
        self.put(self.dots, x, y + 40, across, 112)
        wide, high, gap = (across - 2 * 20) / 3, 148.0, 20.0
        placed = [*self.keys[:9], self.delete, self.keys[9], self.ok]
        for i, key in enumerate(placed):
            self.put(key, x + (i % 3) * (wide + gap), y + 186 + (i // 3) * (high + gap), wide, high)

    # ---- what is asked
    def _begin(self, state: str, message: str = "") -> None:
        self.state = state
        self._digits = ""
        self.head.setText({FIRST: _("Choose a staff PIN"), AGAIN: _("Once more, please"), CHECK: _("For staff only")}[state])
        self.text.setText(
            {
                FIRST: _("At least {n} digits. Write it down in a safe place: nobody can look it up.").format(n=SHORTEST),
                AGAIN: _("Type the same PIN again, so that no slip locks you out."),
                CHECK: _("Type the staff PIN."),
            }[state]
        )
        self._say(message)
        self._show()

    def _say(self, message: str) -> None:
        self.message.setText(message)
        self.setAccessibleDescription(message)

    def _show(self) -> None:
        self.dots.show_count(len(self._digits))
        for key in (*self.keys, self.delete, self.ok):
            key.faded = self.state in (WAITING, BUSY, LOCKED)
            key.update()

    @property
    def _open(self) -> bool:
        return self.state in (FIRST, AGAIN, CHECK)

    def type(self, digit: str) -> None:
        """One more digit."""
        if self._open and len(self._digits) < LONGEST:
            self._digits += digit
            self._say("")
            self._show()

    def take_back(self) -> None:
        """Deletes the last digit."""
        if self._open:
            self._digits = self._digits[:-1]
            self._show()

    def enter(self) -> None:
        """Takes what was typed."""
        if not self._open or (self.state == CHECK and not self._digits):
            return
        if self.state == CHECK:
            self._wait()
            enrolling.unlock(self.context.school, self._digits, alive0(self, self._let_in), alive(self, self._refused))
        elif self.state == FIRST:
            if len(self._digits) < SHORTEST:
                self._say(_("This PIN is too short. Choose at least {n} digits.").format(n=SHORTEST))
                return
            self._chosen = self._digits
            self._begin(AGAIN)
        elif self._digits != self._chosen:
            self._begin(FIRST, _("The two were not the same. Please choose again."))
        else:
            self._wait()
            enrolling.set_pin(self.context.school, self._digits, alive0(self, self._let_in), alive(self, self._not_set))

    def _wait(self) -> None:
        self.state = BUSY
        self._show()

    def _let_in(self) -> None:
        self._digits = self._chosen = ""
        self.context.staff_in = True
        self.go.emit(self.then)

    def _not_set(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            self.trouble(error)
            return
        self._begin(FIRST, errors.sentence(error))

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, PinLocked):
            self._begin(CHECK)
            self._lock(error.seconds_left)
            if self.at_kiosk is not None:
                self.at_kiosk.locked(error.seconds_left)
        elif isinstance(error, KnownError):
            self._begin(CHECK, errors.sentence(error))
        else:
            self.trouble(error)

    def _lock(self, seconds: int) -> None:
        self.state = LOCKED
        self._seconds = seconds
        self._say(errors.sentence(PinLocked(seconds)))
        self._show()
        self._tick.start()

    def second_passed(self) -> None:
        """Counts the waiting time down."""
        self._seconds -= 1
        if self._seconds > 0:
            self._say(errors.sentence(PinLocked(self._seconds)))
            return
        self._tick.stop()
        self._begin(CHECK, _("You can try again now."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = unicodedata.normalize("NFKC", event.text())
        if len(typed) == 1 and typed in KEYS + "0":
            self.type(typed)
        elif event.key() == Qt.Key.Key_Backspace:
            self.take_back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter()
        else:
            super().keyPressEvent(event)
