"""What fingers on the glass mean: what each one holds, when it clicks, and which are palms or forgotten. Knows no Qt."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import Enum
from math import hypot
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
Key = tuple[int, int]
"""A finger as the panel names it: the device's id and the finger's id on it. A panel uses its ids again."""

PALM = 60.0
"""What is broader is a palm, in units."""
PALM_MM = 20.0
SMALL_SCREEN_MM = 550.0
"""On a screen with a shorter diagonal 60 units are no broader than a finger; there a palm is also broader than `PALM_MM`."""
STALE_MS = 1000
"""A finger not heard of for so long is stale when another one comes down as the first."""
ECHO_MS = 150
"""So long after a palm was lifted a finger beside it is still the palm: frames see a hand before and after it touches."""
GHOST_MS = 2000
"""So long after a finger was lifted the system may still play the mouse for it."""


def palm_across(unit: float, width_mm: float, height_mm: float, px_per_mm: float) -> float:
    """How broad a palm is at least, in pixels; `unit` pixels make a unit, the screen is so many millimetres large (0: unknown)."""
    if 0 < hypot(width_mm, height_mm) < SMALL_SCREEN_MM:
        return max(PALM * unit, PALM_MM * px_per_mm)
    return PALM * unit


class Grip(Enum):
    """How a finger holds what it came down on."""

    PIECE = "piece"
    THING = "thing"
    NOTHING = "nothing"


class World(Protocol[T]):
    """What lies under the glass. Positions are the window's pixels; `finger` is a number that no other finger ever has."""

    def grab(self, finger: int, x: float, y: float) -> tuple[Grip, T] | None:
        """What a finger gets hold of there; None: nothing."""
        ...

    def over(self, piece: T, x: float, y: float) -> bool:
        """Whether the piece lies uppermost there and can be clicked."""
        ...

    def press(self, piece: T, down: bool) -> None: ...
    def click(self, piece: T) -> None: ...
    def move(self, finger: int, thing: T, x: float, y: float) -> None: ...
    def up(self, finger: int, thing: T, x: float, y: float) -> None: ...
    def lost(self, finger: int, thing: T) -> None: ...


@dataclass(slots=True)
class _Contact(Generic[T]):
    """One finger from coming down to being lifted. `on`: it lies on the piece it holds."""

    finger: int
    x: float
    y: float
    heard_ms: float
    grip: Grip = Grip.NOTHING
    thing: T | None = None
    on: bool = False
    palm: bool = False
    forgotten: bool = False


class Fingers(Generic[T]):
    """All fingers of one window. Times are ms of any clock that runs forward; `across` is a finger's breadth in pixels, 0 where unknown.

    A finger that was lost (a palm, forgotten, stale) does nothing more until it is lifted and comes down anew.
    """

    def __init__(self, world: World[T]) -> None:
        self._world = world
        self._contacts: dict[Key, _Contact[T]] = {}
        self._ended: deque[_Contact[T]] = deque(maxlen=8)
        self._count = 0
        self.palm = PALM
        """How broad a palm is, in pixels."""

    # ---- what the panel tells
    def first(self, device: int, now: float) -> None:
        """A finger is about to come down on `device` as its only one: those not heard of for long are stale."""
        for key, contact in list(self._contacts.items()):
            if key[0] == device and now - contact.heard_ms >= STALE_MS:
                self._end(key)

    def down(self, key: Key, x: float, y: float, across: float, now: float) -> None:
        if key in self._contacts:  # its release never came
            self._end(key)
        self._count += 1
        contact: _Contact[T] = _Contact(self._count, x, y, now)
        contact.palm = across > self.palm or self._echoes(x, y, now)
        self._contacts[key] = contact
        if contact.palm:
            return
        got = self._world.grab(contact.finger, x, y)
        if got is None:
            return
        grip, thing = got
        if contact.forgotten:  # by what the grab set off
            if grip is Grip.THING:
                self._world.lost(contact.finger, thing)
            return
        others = [c for c in self._contacts.values() if grip is Grip.PIECE and c.grip is grip and c.thing == thing]
        contact.grip, contact.thing = grip, thing
        if grip is Grip.PIECE:
            contact.on = True
            pressed = any(other.on for other in others)
            for other in others:  # two fingers on one piece click once: the later one leads
                _let_go(other)
            if not pressed:
                self._world.press(thing, True)

    def move(self, key: Key, x: float, y: float, across: float, now: float) -> None:
        contact = self._heard(key, across, now)
        if contact is None or contact.thing is None:
            return
        contact.x, contact.y = x, y
        if contact.grip is Grip.THING:
            self._world.move(contact.finger, contact.thing, x, y)
            return
        on = self._world.over(contact.thing, x, y)
        if on != contact.on:
            contact.on = on
            self._world.press(contact.thing, on)

    def still(self, key: Key, across: float, now: float) -> None:
        """The finger lies where it lay. What a panel says of its place then is not always true, so nobody asks."""
        self._heard(key, across, now)

    def up(self, key: Key, x: float, y: float, across: float, now: float) -> None:
        self.move(key, x, y, across, now)
        contact = self._contacts.pop(key, None)
        if contact is None:
            return
        contact.x, contact.y = x, y
        self._ended.append(contact)
        if contact.thing is None:
            return
        if contact.grip is Grip.THING:
            self._world.up(contact.finger, contact.thing, x, y)
        elif contact.on:
            contact.on = False
            self._world.click(contact.thing)

    # ---- what the program tells
    def forget(self, device: int | None = None) -> None:
        """Everything held (by fingers on `device`, or all) is let go without a click."""
        for key, contact in list(self._contacts.items()):
            if device is None or key[0] == device:
                self._lose(contact)

    def devices(self) -> set[int]:
        """The ids of the devices with fingers on them."""
        return {device for device, _ in self._contacts}

    def gone(self, device: int) -> None:
        """The device is no more; it will not tell of its fingers being lifted."""
        for key in [k for k in self._contacts if k[0] == device]:
            self._end(key)

    def near(self, x: float, y: float, now: float) -> tuple[bool, T | None]:
        """Whether there was a finger lately, and what the one nearest to a place holds or held when it was lifted."""
        lately = [c for c in (*self._contacts.values(), *self._ended) if c.heard_ms >= now - GHOST_MS or c not in self._ended]
        if not lately:
            return False, None
        return True, min(reversed(lately), key=lambda c: hypot(c.x - x, c.y - y)).thing

    # ----
    def _echoes(self, x: float, y: float, now: float) -> bool:
        return any(c.palm and now - c.heard_ms <= ECHO_MS and hypot(c.x - x, c.y - y) <= 2 * self.palm for c in self._ended)

    def _heard(self, key: Key, across: float, now: float) -> _Contact[T] | None:
        """The finger, unless it is unknown; a finger that grew into a palm is lost."""
        contact = self._contacts.get(key)
        if contact is None:
            return None
        contact.heard_ms = now
        if across > self.palm:
            contact.palm = True
            self._lose(contact)
        return contact

    def _end(self, key: Key) -> None:
        contact = self._contacts.pop(key)
        self._lose(contact)
        self._ended.append(contact)

    def _lose(self, contact: _Contact[T]) -> None:
        grip, thing, on = contact.grip, contact.thing, contact.on
        _let_go(contact)
        contact.forgotten = True
        if thing is None:
            return
        if grip is Grip.THING:
            self._world.lost(contact.finger, thing)
        elif on:
            self._world.press(thing, False)


def _let_go(contact: _Contact[T]) -> None:
    contact.grip, contact.thing, contact.on = Grip.NOTHING, None, False
