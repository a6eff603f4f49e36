"""The keyboard on the screen, for boards and tablets without one: pinyin with candidates, English, digits and signs.

A page makes one, tells it which fields it types into (`attach`), puts it with `arrange`, and hears `opened` and `composing`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QInputMethodEvent, QKeyEvent, QMouseEvent, QPointingDevice, QTextCharFormat

from wastequiz.i18n import _
from wastequiz.stage import keys
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import Field
from wastequiz.stage.key_sheet import HINTS, Found, KeySheet
from wastequiz.stage.keys import ENGLISH, PINYIN, SIGNS, Key

Candidates = Callable[[str], Found]
"""What typed letters may mean, best first: (words, how many of the letters they use up)."""

AUTO, ALWAYS, NEVER = "auto", "always", "never"
"""When it opens by itself: when a field is touched with a finger, whenever a field has the focus, or not at all."""
LONGEST_LETTERS = 30


class Keyboard(QObject):
    """Types into the attached field that had the focus last. Without `candidates` it has no pinyin layout until `use` brings them."""

    opened = Signal(bool)
    """It opened (True) or closed; the page should make room."""
    composing = Signal(str)
    """The letters typed so far that have not become words; '' when there are none."""

    def __init__(
        self,
        page: Canvas,
        candidates: Candidates | None = None,
        *,
        press: Callable[[], Any] = lambda: None,
        when: str = AUTO,
        chinese: bool = True,
        enter_icon: str = "check",
    ) -> None:
        """`press` plays the sound of a key; `when` it opens by itself; `chinese`: begins with pinyin."""
        super().__init__(page)
        self.page, self.when, self.chinese = page, when, chinese
        self.layout = PINYIN if chinese and candidates else ENGLISH
        self.letters = ""
        self.capital = False
        self.is_open = False
        self.sheet: KeySheet | None = None
        """Its pieces; made when it opens for the first time."""
        self._field: Field | None = None
        self._engine, self._press, self._enter_icon = candidates, press, enter_icon
        self._language = self.layout
        self._found: Found = ()
        self._writing = False

    # ---- whom it types for
    def attach(self, field: Field) -> None:
        """Types into `field` from now on when that has the focus; may be called for several fields."""
        field.installEventFilter(self)
        field.textChanged.connect(self._changed_elsewhere)
        if self.field is None:
            self._field = field

    def use(self, candidates: Candidates) -> None:
        """Brings the engine under the pinyin layout, where it came later."""
        first = self._engine is None
        self._engine = candidates
        if first and self.chinese and self.layout == ENGLISH:
            self._choose_layout(PINYIN)
        else:
            self._label()

    @property
    def field(self) -> Field | None:
        """The field it types into now."""
        return self._field if self._field is not None and shiboken6.isValid(self._field) else None

    def _take(self, field: Field) -> None:
        if field is not self.field:
            self.drop_letters()
            self._field = field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, Field):
            kind = event.type()
            if kind == QEvent.Type.FocusIn:
                self._take(watched)
                if self.when == ALWAYS:
                    self.open()
            elif kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent) and by_finger(event):
                self._take(watched)
                if self.when != NEVER:
                    self.open()
            elif kind == QEvent.Type.Hide and watched is self.field and shiboken6.isValid(self.page) and self.page.isVisible():
                self.close()
        return False

    # ---- opening and closing
    def open(self) -> None:
        """Rises; the page hears `opened` and puts it."""
        if self.is_open:
            return
        self.is_open = True
        if self.sheet is None:
            self.sheet = KeySheet(self.page, self._deeds(), self._letter, self._choose, self._press, self._enter_icon)
            self._label()
        self._offer()
        self.opened.emit(True)

    def close(self) -> None:
        """Sinks; letters that have not become words are dropped, and the focus goes back to the field."""
        if not self.is_open or self.sheet is None:
            return
        self.is_open = False
        self.drop_letters()
        had_focus = any(key.hasFocus() for key in self.sheet.all())
        self.sheet.hide()
        if had_focus and self.field is not None:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit(False)

    def toggle(self) -> None:
        if self.is_open:
            self.close()
        else:
            self.open()

    # ---- where it stands
    def height(self, across: float) -> float:
        """How high it must be when it is `across` units wide."""
        return keys.height_of(across)

    def arrange(self, box: QRectF | None = None, *, aside: float = 0.0) -> None:
        """Puts the sheet into `box` (units; None: across the lower edge of the page), its keys `aside` units from either side."""
        if not self.is_open or self.sheet is None:
            return
        area = self.page.area
        if box is None:
            high = self.height(area.width() - 2 * aside)
            box = QRectF(area.left(), area.bottom() - high, area.width(), high)
        self.sheet.arrange(box, aside)

    def key(self, name: str) -> Key:
        """The key that types or does `name` ("q", "space"). Raises KeyError, also while it never was open."""
        if self.sheet is None:
            raise KeyError(name)
        found = self.sheet.keys.get(name)
        return found or {key.label: key for key in self.sheet.keys.values()}[name]

    # ---- what keys do
    def _deeds(self) -> Mapping[str, Callable[[], Any]]:
        return {
            "hide": self.close,
            keys.SHIFT: self._shift,
            keys.BACK: self._take_back,
            keys.SWITCH: lambda: self._choose_layout(self._language if self.layout == SIGNS else SIGNS),
            keys.LANGUAGE: lambda: self._choose_layout(ENGLISH if self._language == PINYIN else PINYIN),
            keys.SPACE: self._space,
            keys.STOP: lambda: self._type(keys.COMMA[self.layout]),
            keys.ENTER: self._enter,
        }

    def _letter(self, row: int, n: int) -> None:
        sign = keys.SIGNS_OF[self.layout][row][n]
        if self.layout == PINYIN:
            self._add(sign)
            return
        self._type(sign.upper() if self.capital else sign)
        if self.capital:
            self.capital = False
            self._label()

    def _add(self, letter: str) -> None:
        if len(self.letters) < LONGEST_LETTERS:
            self._write(self.letters + letter)

    def _type(self, text: str) -> None:
        """Writes `text`; letters that wait become their first candidate before it."""
        waiting = self._found[0][0] if self._found else self.letters
        self._write("", waiting + text)

    def _choose(self, number: int) -> None:
        if number < len(self._found):
            text, used = self._found[number]
            self._write(self.letters[used:], text)

    def _space(self) -> None:
        if self.letters and self._found:
            self._choose(0)
        else:
            self._write("", self.letters or " ")

    def _enter(self) -> None:
        """Writes waiting letters as they stand, else does what Enter does in the field."""
        if self.letters:
            self._write("", self.letters)
        elif self.field is not None:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(self.field, QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r"))

    def _take_back(self) -> None:
        if self.letters:
            self._write(self.letters[:-1])
        elif self.field is not None:
            self.field.backspace()

    def _shift(self) -> None:
        if self.layout == ENGLISH:
            self.capital = not self.capital
            self._label()
        elif self.layout == PINYIN and self.letters:
            self._add("'")  # splits syllables: xi'an
        else:
            self._type("'")

    def _choose_layout(self, layout: str) -> None:
        if self.letters:
            self._write("", self.letters)
        self.layout, self.capital = layout, False
        if layout != SIGNS:
            self._language = layout
        self._label()
        self._offer()

    def _label(self) -> None:
        if self.sheet is not None:
            self.sheet.label(self.layout, self._language, capital=self.capital, chinese=self._engine is not None)

    def _offer(self) -> None:
        if self.sheet is not None:
            self.sheet.offer(self._found, self.letters or _(HINTS[self.layout]))

    # ---- letters on their way
    def drop_letters(self) -> None:
        """Forgets letters that have not become words."""
        if self.letters:
            self._write("")

    def _changed_elsewhere(self) -> None:
        if not self._writing:
            self.drop_letters()

    def _write(self, letters: str, text: str = "") -> None:
        """Writes `text` into the field and shows `letters` behind the cursor, as an input method of the system does."""
        before, self.letters = self.letters, letters
        self._found = self._engine(letters) if letters and self._engine else ()
        if self.field is not None:
            form = QTextCharFormat()
            form.setFontWeight(QFont.Weight.Normal)
            form.setForeground(self.page.look.theme.colour("ink.textSecondary"))
            kind = QInputMethodEvent.AttributeType
            shown = [
                QInputMethodEvent.Attribute(kind.TextFormat, 0, len(letters), form),
                QInputMethodEvent.Attribute(kind.Cursor, len(letters), 1, None),
            ]
            event = QInputMethodEvent(letters, shown if letters else [])
            event.setCommitString(text)
            self._writing = True
            QCoreApplication.sendEvent(self.field, event)
            self._writing = False
        self._offer()
        if letters != before:
            self.composing.emit(letters)


def by_finger(event: QMouseEvent) -> bool:
    """Whether a press came from a finger rather than a mouse."""
    finger = event.pointerType() == QPointingDevice.PointerType.Finger
    return finger or event.source() != Qt.MouseEventSource.MouseEventNotSynthesized
