"""Everybody can use every place: names and roles for screen readers, Tab to everything, fingers hit, eyes see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QAbstractSlider, QApplication, QLineEdit, QTableView, QTextEdit, QWidget

from tests.ui.walk import walk
from wastequiz.stage.asking import Over
from wastequiz.stage.theme import THEMES, Theme
from wastequiz.ui.screen import Screen

SIZES = [(1366, 768), (1080, 1920)]
TOUCH = 84.0
"""Units a finger needs: 9 mm on a 15-inch screen, 14 mm on a wall."""
LEAST_PX = 56
"""The same in pixels, at 1366x768."""
FOR_STAFF = ("rosters", "noticed", "settings", "licences", "trouble", "crashed", "staff_pin")
"""The teacher's desk is worked at with mouse and keyboard; its rows and fields may be this small."""
STAFF_TOUCH = 56.0
ROLES: dict[type[QWidget], set[QAccessible.Role]] = {
    QAbstractButton: {QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton},
    QLineEdit: {QAccessible.Role.EditableText},
    QAbstractSlider: {QAccessible.Role.Slider, QAccessible.Role.ScrollBar},
    QTableView: {QAccessible.Role.Table},
    QTextEdit: {QAccessible.Role.EditableText},
}
TEXT, LARGE = 4.5, 3.0
"""Contrast that WCAG asks of text, and of large text and signs."""


def focusable(screen: Screen) -> list[QWidget]:
    """What can be worked with on the page now; where it asks something, only what answers."""
    page = next((ask for ask in screen.findChildren(Over) if ask.isVisible()), screen)
    return [
        w
        for w in page.findChildren(QWidget)
        if w.isVisible()
        and w.isEnabled()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(w.parentWidget(), QAbstractScrollArea)
    ]


def role_of(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None, widget
    return interface.role()


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=["landscape", "portrait"])
def test_every_piece_of_every_place_has_name_and_role_and_is_reached_by_tab(qtbot: Any, tmp_path: Path, size: tuple[int, int]) -> None:
    faults: list[str] = []
    seen: set[str] = set()

    def look(state: str, screen: Screen) -> None:
        screen.window().activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        pieces = focusable(screen)
        seen.add(state)
        if not screen.accessibleName():
            faults.append(f"{state}: the page has no name")
        for piece in pieces:
            name = piece.accessibleName()
            if not name:
                faults.append(f"{state}: {type(piece).__name__} has no name")
            role = role_of(piece)
            for kind, roles in ROLES.items():
                if isinstance(piece, kind) and role not in roles:
                    faults.append(f"{state}: {name} has the role {role.name}")
        names = [p.accessibleName() for p in pieces if isinstance(p, QAbstractButton)]
        if len(set(names)) < len(names):
            faults.append(f"{state}: two pieces are called {sorted({n for n in names if names.count(n) > 1})}")
        missed = set(pieces) - reached_by_tab(screen, len(pieces))
        faults.extend(f"{state}: Tab does not reach {piece.accessibleName()}" for piece in missed)

    walk(tmp_path, look, size=size)
    assert len(seen) > 50
    assert not faults, "\n".join(faults)


def reached_by_tab(screen: Screen, count: int) -> set[QWidget]:
    """Everything that has the focus, now and while Tab is pressed often enough."""
    focus = QApplication.focusWidget()
    found: set[QWidget] = set() if focus is None else {focus}
    for _ in range(2 * count + 2):
        QTest.keyClick(QApplication.focusWidget() or screen, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is not None:
            found.add(focus)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=["landscape", "portrait"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_piece_is_large_enough_for_a_finger_and_lies_on_the_page(
    qtbot: Any, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    faults: list[str] = []

    def look(state: str, screen: Screen) -> None:
        page = screen.area.adjusted(-1, -1, 1, 1)
        wanted = STAFF_TOUCH if state.startswith(FOR_STAFF) else TOUCH
        for piece in focusable(screen):
            box = box_of(screen, piece)
            down = box.height() - float(getattr(piece, "lip_depth", 0.0))
            if min(box.width(), down) < wanted - 1 / screen.unit:  # a pixel is lost in rounding
                faults.append(f"{state}: {piece.accessibleName()} is only {box.width():.0f}x{down:.0f} units")
            if wanted == TOUCH and min(piece.width(), piece.height()) < LEAST_PX:
                faults.append(f"{state}: {piece.accessibleName()} is only {piece.width()}x{piece.height()} px")
            if not page.contains(box):
                faults.append(f"{state}: {piece.accessibleName()} leaves the page")

    walk(tmp_path, look, size=size, language=language)
    assert not faults, "\n".join(faults)


def box_of(screen: Screen, piece: QWidget) -> QRectF:
    """A piece's place in units."""
    at = piece.mapTo(screen, piece.rect().topLeft())
    u, a = screen.unit, screen.area
    return QRectF(at.x() / u + a.left(), at.y() / u + a.top(), (piece.width() + 0.5) / u, (piece.height() + 0.5) / u)


# ---- contrast


def luminance(hex_colour: str) -> float:
    def linear(part: str) -> float:
        c = int(part, 16) / 255
        return c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4

    r, g, b = (linear(hex_colour[i : i + 2]) for i in (1, 3, 5))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


PAIRS = [
    ("ink.text", "surface.card", TEXT),
    ("ink.text", "surface.paper", TEXT),
    ("ink.text", "surface.paper2", TEXT),
    ("ink.textSecondary", "surface.card", TEXT),
    ("ink.textSecondary", "surface.paper", TEXT),
    ("ink.onColour", "brand.primary", TEXT),
    ("ink.onColour", "tryAgain.fill", TEXT),
    ("ink.text", "right.fill", TEXT),
    ("ink.text", "right.sheet", TEXT),
    ("ink.text", "right.tint", TEXT),
    ("ink.text", "tryAgain.sheet", TEXT),
    ("ink.text", "tryAgain.tint", TEXT),
    ("ink.textSecondary", "tryAgain.sheet", TEXT),
    ("ink.text", "brand.primaryTint", TEXT),
    ("brand.primary", "surface.card", LARGE),
    *((f"bin.{family}.shade", f"bin.{family}.tint", TEXT) for family in ("recyclable", "hazardous", "food", "residual")),
    *(("ink.onColour", f"bin.{family}.base", LARGE) for family in ("recyclable", "hazardous", "food", "residual")),
]


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_written_can_be_read_on_what_it_is_written_on(theme: str) -> None:
    look = Theme(theme)
    found = {(ink, ground): contrast(look.hex(ink), look.hex(ground)) for ink, ground, _least in PAIRS}
    weak = {pair: round(found[pair[:2]], 2) for pair in PAIRS if found[pair[:2]] < pair[2]}
    assert not weak


def test_contrast_is_reckoned_as_the_standard_does() -> None:
    assert contrast("#000000", "#FFFFFF".lower()) == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
