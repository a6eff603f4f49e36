"""What everybody needs to use a page: names and roles for screen readers, Tab to everything in reading order, room for a finger."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QAbstractSlider, QApplication, QLineEdit, QTableView, QTextEdit, QWidget

from wastequiz.stage.asking import Over
from wastequiz.stage.pieces import Piece
from wastequiz.ui.screen import Screen

TOUCH = 84.0
"""Units a finger needs: 9 mm on a 15-inch screen, 14 mm on a wall."""
LEAST_PX = 56
"""The same in pixels, at 1366x768."""
FOR_STAFF = (
    "day_report",
    "event_editor",
    "events",
    "backups",
    "bank",
    "rosters",
    "class_report",
    "noticed",
    "settings",
    "rules",
    "licences",
    "trouble",
    "crashed",
    "staff_pin",
    "quiz_editor",
    "quizzes_desk",
)
"""The teacher's desk is worked at with mouse and keyboard; its rows and fields may be this small."""
STAFF_TOUCH = 56.0
ROLES: dict[type[QWidget], set[QAccessible.Role]] = {
    QAbstractButton: {QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton},
    QLineEdit: {QAccessible.Role.EditableText},
    QAbstractSlider: {QAccessible.Role.Slider, QAccessible.Role.ScrollBar},
    QTableView: {QAccessible.Role.Table},
    QTextEdit: {QAccessible.Role.EditableText},
}


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


def lead_keys_to(qtbot: Any, screen: Screen) -> bool:
    """Gives the page's window the keyboard. False where it takes none: the class's own window, whose pieces are touched."""
    if screen.window().windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus:
        return False
    screen.window().activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    return True


def role_of(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None, widget
    return interface.role()


def unusable(qtbot: Any, state: str, screen: Screen) -> list[str]:
    """What on a page has no name, no role or no state, is not reached by Tab in the order it is read, or is too small for a finger."""
    keys = lead_keys_to(qtbot, screen)
    return [*unnamed(screen, keys=keys), *unordered(screen, keys=keys), *too_small(state, screen)]


# ---- what is told
def unnamed(screen: Screen, *, keys: bool) -> list[str]:
    """What has no name or another role, and, where the page has the `keys`, what Tab does not reach."""
    faults: list[str] = []
    pieces = focusable(screen)
    if not screen.accessibleName():
        faults.append("the page has no name")
    for piece in pieces:
        name = piece.accessibleName()
        if not name:
            faults.append(f"{type(piece).__name__} has no name")
        role = role_of(piece)
        for kind, roles in ROLES.items():
            if isinstance(piece, kind) and role not in roles:
                faults.append(f"{name} has the role {role.name}")
    names = [p.accessibleName() for p in pieces if isinstance(p, QAbstractButton)]
    if len(set(names)) < len(names):
        faults.append(f"two pieces are called {sorted({n for n in names if names.count(n) > 1})}")
    missed = set(pieces) - reached_by_tab(screen, len(pieces)) if keys else set()
    return faults + [f"Tab does not reach {piece.accessibleName()}" for piece in missed]


# ---- in which order


NEAR = 12.0
"""Units by which pieces of one row may stand higher or lower than each other."""


def tab_order(screen: Screen, count: int) -> list[QWidget]:
    """What Tab comes to, one after the other, from the first piece of the page round to the last."""
    found: list[QWidget] = []
    for _ in range(2 * count + 2):
        QTest.keyClick(QApplication.focusWidget() or screen, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or (found and focus is found[0]):
            break
        found.append(focus)
    rows = screen.rows()
    first = found.index(rows[0][0]) if rows and rows[0][0] in found else 0
    return found[first:] + found[:first]


def steps_back(order: list[tuple[str, QRectF]]) -> list[str]:
    """Where an order goes against the eye: to the left within a row, or up without a new column being begun."""
    faults: list[str] = []
    for (name, here), (next_name, there) in pairwise(order):
        if here.contains(there.center()) or there.contains(here.center()):  # a small speaker on its tile
            continue
        in_a_row = min(here.bottom(), there.bottom()) - max(here.top(), there.top()) > min(here.height(), there.height()) / 2
        if in_a_row and there.left() < here.left() - NEAR:
            faults.append(f"{name} -> {next_name} goes left")
        if not in_a_row and there.bottom() <= here.top() + NEAR and there.left() < here.left() - NEAR:
            faults.append(f"{name} -> {next_name} goes up and left")
    return faults


def unordered(screen: Screen, *, keys: bool) -> list[str]:
    """What has no name of its own or does not tell its state, and, where the page has the `keys`, where Tab goes against the eye."""
    shown = [p for p in screen.findChildren(Piece) if p.isVisible()]
    names = [(p.parentWidget(), p.accessibleName()) for p in shown]
    faults = [f"a {type(p).__name__} has no name" for p in shown if not p.accessibleName().strip()]
    faults.extend(f"two are called {name}" for _where, name in {n for n in names if names.count(n) > 1})
    faults.extend(fault for piece in shown for fault in untold(piece))
    if not keys or any(ask.isVisible() for ask in screen.findChildren(Over)):
        return faults
    order = tab_order(screen, len(focusable(screen)))
    if set(order) != set(focusable(screen)):  # a table shows what is chosen in it when the focus comes
        order = tab_order(screen, len(focusable(screen)))
    return faults + steps_back([(w.accessibleName(), box_of(screen, w)) for w in order])


def untold(piece: Piece) -> list[str]:
    """What a piece shows and does not tell: that it is chosen, asleep, or answered."""
    interface = QAccessible.queryAccessibleInterface(piece)
    assert interface is not None
    state, name = interface.state(), piece.accessibleName()
    faults: list[str] = []
    if piece.isCheckable() and bool(state.checked) != piece.isChecked():  # type: ignore[attr-defined]
        faults.append(f"{name} does not tell whether it is chosen")
    if bool(state.disabled) == piece.isEnabled():  # type: ignore[attr-defined]
        faults.append(f"{name} does not tell whether it can be used")
    if getattr(piece, "state", "") in ("right", "wrong", "removed") and not piece.accessibleDescription():
        faults.append(f"{name} does not tell that it was answered")
    return faults


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


def too_small(state: str, screen: Screen) -> list[str]:
    """What is too small for a finger, or leaves the page."""
    faults: list[str] = []
    page = screen.area.adjusted(-1, -1, 1, 1)
    wanted = STAFF_TOUCH if state.startswith(FOR_STAFF) else TOUCH
    for piece in focusable(screen):
        box = box_of(screen, piece)
        down = box.height() - float(getattr(piece, "lip_depth", 0.0))
        if min(box.width(), down) < wanted - 1 / screen.unit:  # a pixel is lost in rounding
            faults.append(f"{piece.accessibleName()} is only {box.width():.0f}x{down:.0f} units")
        if wanted == TOUCH and min(piece.width(), piece.height()) < LEAST_PX:
            faults.append(f"{piece.accessibleName()} is only {piece.width()}x{piece.height()} px")
        if not page.contains(box):
            faults.append(f"{piece.accessibleName()} leaves the page")
    return faults


def box_of(screen: Screen, piece: QWidget) -> QRectF:
    """A piece's place in units."""
    at = piece.mapTo(screen, piece.rect().topLeft())
    u, a = screen.unit, screen.area
    return QRectF(at.x() / u + a.left(), at.y() / u + a.top(), (piece.width() + 0.5) / u, (piece.height() + 0.5) / u)
