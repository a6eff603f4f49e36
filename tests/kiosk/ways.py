"""The ways out of a kiosk that the robot tries, by their numbers in docs/kiosk.md, and the lock that bars each of them."""

from __future__ import annotations

import string
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.kiosk.harness_names import ASKED, DIALOGS
from tests.kiosk.robot import BACK_S, ROOT, SIZE, Robot
from tests.kiosk.x11 import Room

SECOND_START_S = 20.0


@dataclass(frozen=True)
class Way:
    """`tries` gives "opened" where it got what it wanted, or a list of what it reached on the way; where that led, the robot sees for itself."""

    number: int
    lock: str
    what: str
    tries: Callable[[Robot], object]


def _keys(*chords: str) -> Callable[[Robot], object]:
    return lambda robot: robot.keys(*chords)


def _do(*arguments: object) -> Callable[[Robot], object]:
    return lambda robot: robot.do(*(robot.window if argument == "WINDOW" else argument for argument in arguments))


def _within(deed: str, *given: object) -> Callable[[Robot], object]:
    return lambda robot: robot.within(deed, *given)


def _manager(message: str, *data: object) -> Callable[[Robot], object]:
    """Asks the window manager about the kiosk's window; a text is an atom's name."""

    def tries(robot: Robot) -> None:
        robot.x.tell_manager(robot.window, message, *(robot.x.atom(one) if isinstance(one, str) else int(str(one)) for one in data))

    return tries


def _drag(button: int, *held: str) -> Callable[[Robot], object]:
    down = [word for key in held for word in ("keydown", key)]
    up = [word for key in held for word in ("keyup", key)]
    return _do("mousemove", 400, 400, *down, "mousedown", button, "mousemove", 650, 520, "mouseup", button, *up)


def _wheel(*held: str) -> Callable[[Robot], object]:
    down = [word for key in held for word in ("keydown", key)]
    up = [word for key in held for word in ("keyup", key)]
    return _do("mousemove", 400, 400, *down, "click", "--repeat", 2, "--delay", 5, 4, "click", "--repeat", 2, "--delay", 5, 5, *up)


def _all(*tries: Callable[[Robot], object]) -> Callable[[Robot], object]:
    def one_after_another(robot: Robot) -> object:
        said = [one(robot) for one in tries]
        return "opened" if "opened" in said else "done"

    return one_after_another


def _close_message(robot: Robot) -> None:
    x = robot.x
    x.tell_window(robot.window, "WM_PROTOCOLS", x.atom("WM_DELETE_WINDOW"), 0)


def _focus_away(robot: Robot) -> None:
    """To nobody at all."""
    robot.x.set_focus(robot.x.root)


def _saver(robot: Robot) -> str:
    return "opened" if robot.x.saver_s() else "done"


def _wild_taps(robot: Robot) -> None:
    where = ((60, 60), (1300, 60), (60, 700), (1300, 700), (683, 384))
    robot.do(*[word for x, y in where * 2 for word in ("mousemove", x, y, "click", 1)])


def _second_start(robot: Robot) -> None:
    """The program once more on the same data: it says that it is open already, in a window of its own, till it is ended."""
    before = {one.id for one in robot.x.seen()}
    command = [sys.executable, "-m", "wastequiz", "--data", str(robot.folder)]
    quiet = subprocess.DEVNULL
    second = subprocess.Popen(command, cwd=ROOT, env=robot.environment, stdout=quiet, stderr=quiet)
    try:
        until = time.monotonic() + SECOND_START_S
        while second.poll() is None and time.monotonic() < until and not {one.id for one in robot.x.seen()} - before:
            pass
        robot.stands_within(2.0)
        wrong = robot.escapes()
    finally:
        second.terminate()
        second.wait()
    assert not wrong, wrong


W, H = SIZE
_TWO = {"left": (0, 0, W // 2, H), "right": (W // 2, 0, W - W // 2, H)}
_THREE = {"a": (0, 0, 400, H), "b": (400, 0, 400, H), "c": (800, 0, W - 800, H)}


def _plugs(*rows: dict[str, Room]) -> Callable[[Robot], object]:
    """Screens come and go: each row is waited for, then there is the one of the start again."""

    def tries(robot: Robot) -> list[str]:
        reached: list[str] = []
        for rooms in (*rows, {}):
            robot.x.plug(**rooms)
            reached += robot.stands_within(BACK_S)
        return reached

    return tries


def _to_covers(robot: Robot) -> list[str]:
    """What lies over a second screen is closed, made smaller, minimised."""
    x = robot.x
    x.plug(**_TWO)
    reached = robot.stands_within(BACK_S)
    for cover in robot.last["covers"]:
        x.tell_manager(cover, "_NET_CLOSE_WINDOW", 0, 2)
        x.tell_window(cover, "WM_PROTOCOLS", x.atom("WM_DELETE_WINDOW"), 0)
        robot.do("windowsize", cover, 100, 100)
        robot.do("windowminimize", cover)
    reached += robot.stands_within(BACK_S)
    x.plug()
    return reached


_SWITCHES = ("shift", "shift+shift", "Zenkaku_Hankaku", "Henkan", "Muhenkan", "Hiragana_Katakana", "Eisu_toggle", "Hangul")
_APPS = ("XF86WWW", "XF86HomePage", "XF86Mail", "XF86Explorer", "XF86Calculator", "XF86Search", "XF86Tools", "XF86Launch1", "XF86Messenger")
_SOUND = ("XF86AudioRaiseVolume", "XF86AudioLowerVolume", "XF86AudioMute", "XF86AudioPlay", "XF86AudioNext")
_POWER = ("XF86Sleep", "XF86Suspend", "XF86ScreenSaver", "XF86PowerOff", "XF86WakeUp")
_TURNING = ("XF86Back", "XF86Forward", "XF86Refresh", "XF86Reload", "XF86Stop", "XF86Favorites")
_ODD = ("Pause", "Scroll_Lock", "Insert", "Delete", "Home", "End", "Prior", "Next", "BackSpace", "Help", "Undo", "Find", "Clear")

KEYS: tuple[tuple[str, Callable[[Robot], object]], ...] = (
    ("Alt+F4 closes a window", _keys("alt+F4")),
    ("Ctrl+Q quits", _keys("ctrl+q")),
    ("Ctrl+W, Ctrl+F4 close a page", _keys("ctrl+w", "ctrl+F4", "ctrl+shift+w")),
    ("Alt+Tab to another window", _do("keydown", "alt", "key", "Tab", "key", "Tab", "keyup", "alt")),
    ("Alt+Shift+Tab, Alt+Esc: backwards, and behind the others", _keys("alt+shift+Tab", "alt+Escape")),
    ("Alt+Space: the window's menu", _keys("alt+space")),
    ("Super alone: the start menu", _keys("super", "Super_R")),
    ("Super+D: the desktop", _keys("super+d")),
    ("Super+E: files", _keys("super+e")),
    ("Super+R, X, I, S, Q: run, settings, search", _keys("super+r", "super+x", "super+i", "super+s", "super+q")),
    ("Super+L, Super+Tab, Super+M: lock, task view, minimise", _keys("super+l", "super+Tab", "super+m")),
    ("Super+arrows: halves of the screen, smaller", _keys("super+Left", "super+Right", "super+Down", "super+Up")),
    ("Super+F1 to F4: another desktop", _keys("super+F2", "super+F3", "super+F1")),
    ("Ctrl+Alt+arrows: another desktop", _keys("ctrl+alt+Right", "ctrl+alt+Left", "ctrl+alt+Down", "ctrl+alt+Up")),
    ("Ctrl+Esc, Ctrl+Shift+Esc: start menu, task manager", _keys("ctrl+Escape", "ctrl+shift+Escape")),
    ("Ctrl+Alt+Del on Linux", _keys("ctrl+alt+Delete")),
    ("Ctrl+Alt+T, Alt+F2: a terminal, a command", _keys("ctrl+alt+t", "alt+F2", "alt+F1")),
    ("F1: help", _keys("F1", "shift+F1")),
    ("F2 to F10, F12", _keys(*(f"F{n}" for n in (*range(2, 11), 12)))),
    ("F11: out of full screen", _keys("F11")),
    ("Menu key, Shift+F10: a context menu", _keys("Menu", "shift+F10")),
    ("Print, Alt+Print, Shift+Print: pictures of the screen", _keys("Print", "alt+Print", "shift+Print")),
    ("Ctrl+P: print", _keys("ctrl+p", "ctrl+shift+p")),
    ("Ctrl+O: open", _keys("ctrl+o")),
    ("Ctrl+S: save", _keys("ctrl+s", "ctrl+shift+s")),
    ("Ctrl+N, Ctrl+T: something new", _keys("ctrl+n", "ctrl+t", "ctrl+shift+n")),
    ("Ctrl+C, Ctrl+X, Ctrl+Insert: copy", _keys("ctrl+c", "ctrl+x", "ctrl+Insert")),
    ("Ctrl+V, Shift+Insert: paste", _keys("ctrl+v", "shift+Insert")),
    ("Ctrl+A, F, G, H, J, L, R, U, Z", _keys(*(f"ctrl+{letter}" for letter in "afghjlruz"))),
    ("Ctrl with plus, minus, 0: zoom", _keys("ctrl+plus", "ctrl+minus", "ctrl+0", "ctrl+equal")),
    ("Ctrl+Tab, Ctrl+PgUp, Ctrl+PgDn: another tab", _keys("ctrl+Tab", "ctrl+shift+Tab", "ctrl+Prior", "ctrl+Next")),
    ("Alt and a letter: a menu", _keys("alt+f", "alt+e", "alt+d", "alt+Return", "alt+Left", "alt+Home")),
    ("Ctrl+Shift+I, J, Del: tools of browsers", _keys("ctrl+shift+i", "ctrl+shift+j", "ctrl+shift+Delete")),
    ("Ctrl+Space and the keys that change the input method", _keys("ctrl+space", "super+space", *_SWITCHES)),
    ("AltGr, Compose, dead keys", _keys("ISO_Level3_Shift", "Multi_key", "dead_acute", "dead_tilde")),
    ("Letters", _keys(*string.ascii_lowercase)),
    ("Digits that no page uses", _keys("5", "6", "7", "8", "9", "0")),
    ("Keys that start programs", _keys(*_APPS)),
    ("Loud, soft, mute, play", _keys(*_SOUND)),
    ("Sleep, power and screen keys, where the desktop leaves them to programs", _keys(*_POWER)),
    ("Back, forward, reload", _keys(*_TURNING)),
    ("Pause, Insert, Delete, Home, End, page keys, Backspace", _keys(*_ODD)),
    ("Shift five times, Num Lock twice", _keys("shift", "shift", "shift", "shift", "shift", "Num_Lock", "Num_Lock")),
    ("Keys another program sends to the window", _do("key", "--window", "WINDOW", "ctrl+q", "alt+F4", "F11", "q")),
    ("Esc, again and again", _keys(*["Escape"] * 8)),
    ("Allowed keys held down", _do("keydown", "Tab", "keydown", "Return", "keyup", "Return", "keyup", "Tab", "key", "Up", "Down", "4")),
)
CLOSING = (
    ("A task bar closes the window", _all(_do("windowquit", "WINDOW"), _manager("_NET_CLOSE_WINDOW", 0, 2))),
    ("The window is told to close itself", _close_message),
    ("The program is told to quit", _within("asks", "quit")),
    ("Something in the program closes its windows", _all(_within("asks", "close"), _within("asks", "close all"))),
)
WINDOW = (
    ("The window is minimised from outside", _do("windowminimize", "WINDOW")),
    ("The window is minimised from within", _within("asks", "minimise")),
    ("The window is hidden from outside", _do("windowunmap", "WINDOW")),
    ("The window is hidden from within", _within("asks", "hide")),
    ("The window is made smaller", _do("windowsize", "WINDOW", 300, 300)),
    ("The window is moved away", _do("windowmove", "WINDOW", 900, 600)),
    ("Full screen is taken from it", _manager("_NET_WM_STATE", 0, "_NET_WM_STATE_FULLSCREEN", 0, 1)),
    ("It is maximised, or made a plain window", _all(_within("asks", "maximise"), _within("asks", "normal"))),
    ("It is no longer above others", _manager("_NET_WM_STATE", 0, "_NET_WM_STATE_ABOVE", 0, 1)),
    ("It is put below others", _manager("_NET_WM_STATE", 1, "_NET_WM_STATE_BELOW", 0, 1)),
    ("It is lowered from outside or within", _all(_do("windowlower", "WINDOW"), _within("asks", "lower"))),
    ("It is sent to another desktop", _do("set_desktop_for_window", "WINDOW", 2)),
    ("Another desktop is switched to", _do("set_desktop", 1)),
    ("The desktop is shown", lambda robot: robot.x.tell_manager(robot.x.root, "_NET_SHOWING_DESKTOP", 1)),
    ("Dragged with Alt and the left button", _drag(1, "alt")),
    ("Resized with Alt and the middle or right button", _all(_drag(2, "alt"), _drag(3, "alt"))),
    ("Alt, Ctrl+Alt or Super and the wheel: another desktop", _all(_wheel("alt"), _wheel("ctrl", "alt"), _wheel("super"))),
    ("A second screen is plugged in and pulled out", _plugs(_TWO)),
    ("Screens change places and sizes", _plugs(_THREE, {"d": (0, 0, 400, H), "e": (400, 0, W - 400, H)})),
    ("The screen is turned upright", _plugs({"tall": (0, 0, 9 * H // 16, H)})),
    ("The cover of a second screen is closed, made smaller, minimised", _to_covers),
    ("The window manager's own way to move or resize", _all(_manager("_NET_WM_MOVERESIZE", 600, 400, 8, 1, 2), _do("click", 1))),
)
FOCUS = (
    ("Another program shows a window", lambda robot: robot.intrude()),
    ("Another program takes the keyboard", lambda robot: robot.intrude(focus=True)),
    ("Another program fills the screen, above all", lambda robot: robot.intrude(on_top=True)),
    ("The same, and takes the keyboard", lambda robot: robot.intrude(on_top=True, focus=True)),
    ("The keyboard is given to nobody", _focus_away),
    ("The program is started once more", _second_start),
)
POINTER = (
    ("The right button", _do("mousemove", 400, 300, "click", 3)),
    ("The middle button, and a wheel pressed sideways", _do("mousemove", 400, 300, "click", 2, "click", 6, "click", 7)),
    ("Buttons for back and forward", _do("mousemove", 400, 300, "click", 8, "click", 9)),
    ("Left and right button together", _do("mousemove", 400, 300, "mousedown", 1, "mousedown", 3, "mouseup", 3, "mouseup", 1)),
    ("Ctrl and the wheel: zoom", _all(_wheel("ctrl"), _wheel("shift"))),
    ("Taps in the corners, two and three quickly", _wild_taps),
    ("A long press", _within("fingers", 1)),
    ("Two fingers pressed long", _within("fingers", 2)),
    ("Ten fingers pressed long", _within("fingers", 10)),
    ("A finger from the left or right edge", _all(_within("edge", "left"), _within("edge", "right"))),
    ("A finger from the top or bottom edge", _all(_within("edge", "top"), _within("edge", "bottom"))),
    ("Pinched to zoom, twice tapped to zoom", _all(_within("gesture", "zoom"), _within("gesture", "smart"))),
    ("Swiped with several fingers, turned", _all(_within("gesture", "swipe"), _within("gesture", "turn"))),
    ("A file is dropped on it", _within("drop", "file")),
    ("A text is dropped on it", _within("drop", "text")),
)
DIALOG = (
    *((f"{words}", _within("dialog", name)) for name, words in DIALOGS.items()),
    ("Asked for in one call: files, questions, texts, colours", _all(*(_within("ask", name) for name in ASKED))),
    ("A link is opened", _all(_within("link", "desktop"), _within("link", "web"))),
    ("A menu comes up", _within("top", "menu")),
    ("A list drops down", _within("top", "combo")),
    ("A tip comes up, or “what's this?”", _all(_within("top", "tip"), _within("top", "whats"))),
    ("A dialog of our own comes up", _within("top", "dialog")),
    ("A second window of our own comes up", _within("top", "window")),
)
COPYING = (
    ("Something is copied", _within("copy", "clipboard")),
    ("Something is marked, which X11 copies at once", _within("copy", "selection")),
)
SLEEPING = (("The screen saver comes, or the screen goes off", _saver),)

_GROUPS = {
    "keys": KEYS,
    "close": CLOSING,
    "screens": WINDOW,
    "focus": FOCUS,
    "pointer": POINTER,
    "dialogs": DIALOG,
    "clipboard": COPYING,
    "sleep": SLEEPING,
}
WAYS = tuple(
    Way(number, lock, what, tries)
    for number, (lock, what, tries) in enumerate(((lock, *way) for lock, group in _GROUPS.items() for way in group), start=1)
)
