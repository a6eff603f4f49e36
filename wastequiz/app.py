"""Puts the window program together: application, school, look, window. With the command line the only part that knows every other."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QLoggingCategory, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from wastequiz import i18n, paths
from wastequiz.domain.errors import KnownError
from wastequiz.services.heartbeat import AFRESH, BARE, CLOSED, STARTED, STOPPED
from wastequiz.services.postbox import Postbox
from wastequiz.services.school import School
from wastequiz.stage import system_look
from wastequiz.stage.canvas import watch_input
from wastequiz.stage.look import Look
from wastequiz.stage.own_pictures import own
from wastequiz.stage.scanning import Scanner
from wastequiz.stage.sound import Sound
from wastequiz.stage.theme import TEXT_SIZES, Theme
from wastequiz.stage.voice import Voice
from wastequiz.ui import background
from wastequiz.ui.context import Context, Session
from wastequiz.ui.places import Crashed, FirstStart, Home, KioskStaff, SafeScreen, StaffPin, Trouble
from wastequiz.ui.window import Window
from wastequiz.wording import readings

if TYPE_CHECKING:
    from wastequiz.domain.events import Event
    from wastequiz.services.heartbeat import Birth
    from wastequiz.ui.places import Place

BANK_READY_MS = 100
"""The rest of the bank is read this long after the first page stands."""
SOUND_READY_MS = 1500
"""The sound libraries are loaded this long after the first page stands, so that neither start nor first answer waits for them."""
LAST_WORDS_MS = 3_000
"""So long a kiosk that ends waits at most for its last line to be kept."""
REFUSED = 2
"""A kiosk that cannot be started ends with this; the command says why."""


class Courier(QObject):
    """Brings a call from the store's thread to the window's. Never parented, so that it outlives every screen."""

    _call = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        # queued from the window's own thread too: what came before the event loop ran could not end the program
        self._call.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def deliver(self, call: Callable[[], None]) -> None:
        """Runs `call` on the window's thread, soon. May be called from any thread."""
        with contextlib.suppress(RuntimeError):  # the program is ending and Qt is gone
            self._call.emit(call)

    def _take(self, call: Callable[[], None]) -> None:
        call()


class Translator(QTranslator):
    """Qt's own words, through the one catalogue."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return i18n.translated(source) or None


def application(arguments: list[str] | None = None) -> QApplication:
    """The one QApplication, made ready for Chinese typing and plain painting."""
    os.environ.setdefault("QT_IM_MODULE", "ibus")
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QCoreApplication.setApplicationName("wastequiz")
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")  # it names every library it does without
    app = QApplication(arguments or sys.argv[:1])
    if not sys.platform.startswith("linux"):  # there it is Qt's own choice, and asking for it by name would look through every plug-in
        app.setStyle("Fusion")
    app.setQuitOnLastWindowClosed(True)
    return app


class Program:
    """The running program: one school, one window."""

    def __init__(self, folder: Path, box: Postbox | None = None, school: School | None = None) -> None:
        """`school`, where it was begun before Qt was loaded, delivers to `box`; else one is made."""
        self.app = application()
        self.courier = Courier()
        self.folder = folder
        self.box = box or Postbox()
        self.school = school or School(folder, self.box.deliver)
        self.on_home: Callable[[], None] | None = None
        self._translator = Translator()
        self.app.installTranslator(self._translator)
        self.scanner = Scanner()
        self.context = Context(self.school, self._look(), Sound(), Voice(folders=paths.voices(folder)))
        self.context.preferences_changed = self.apply_preferences
        self.context.reopen = self.reopen
        self.context.leave_program = self.app.quit
        own.use(self._fetch)
        self.window = Window(self.context)
        self.app.aboutToQuit.connect(self.close)
        sys.excepthook = self._bug

    # ---- life
    def start(self) -> None:
        """Opens the school, then shows first start or home; when it cannot be opened, says why."""
        self.school.start(self._opened, self._not_opened)
        self.box.open_for(self.courier.deliver)

    def reopen(self) -> None:
        """Opens the school again with a fresh store (after restore or start over)."""
        self.school.close()
        self.school = School(self.folder, self.courier.deliver, self.school.clock)
        self.context.school = self.school
        self.start()

    def close(self) -> None:
        self.scanner.use("off", 0)
        self.context.voice.stop()
        self.school.close()

    def run(self) -> int:
        """Starts and runs until the window is closed. Returns the exit code."""
        self.start()
        return self.app.exec()

    def _opened(self) -> None:
        self.use_preferences()
        back, self.context.after_reopen = self.context.after_reopen, None
        self.context.session = Session()  # who sat here sat in the school of before
        self.window.navigator.go(back or (Home() if self.school.preferences.asked else FirstStart()))
        self._show()

    def _not_opened(self, error: BaseException) -> None:
        i18n.use(_system_language())
        self.window.navigator.go(Trouble(error) if isinstance(error, KnownError) else _crashed(error))
        self._show()

    def _show(self) -> None:
        if not self.window.isVisible():
            self.window.show_as_preferred()
        QTimer.singleShot(BANK_READY_MS, self.window, self.school.get_ready)
        QTimer.singleShot(BANK_READY_MS, self.window, watch_input)
        QTimer.singleShot(BANK_READY_MS, self.window, self.window.take_touches)
        QTimer.singleShot(SOUND_READY_MS, self.window, self._settle)
        if self.on_home is not None:
            self.on_home()

    def _settle(self) -> None:
        """What may come after the first page: sound, and the collector, which need not look again at what is there for good."""
        self.context.sound.check()
        if self.school.preferences.pinyin == "always" and i18n.current() == i18n.FIRST_LANGUAGE:
            background.run(readings.get_ready, owner=self.window, then=lambda _: None, failed=self._no_readings)
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    @staticmethod
    def _no_readings(error: BaseException) -> None:
        raise error  # a bug like any other

    def _fetch(self, name: str, arrived: Callable[[bytes], None]) -> None:
        """Brings one of the school's own pictures, which is shown for the first time."""
        from wastequiz.services import authoring  # most starts do without it

        authoring.picture(self.school, name, arrived, lambda _gone: arrived(b""))

    # ---- preferences
    def use_preferences(self) -> None:
        """Takes language, look, sound and voice from the school's preferences."""
        preferred = self.school.preferences
        language = preferred.language or _system_language()
        i18n.use(language)
        QLocale.setDefault(QLocale(language))
        self.context.look = self._look()
        self.context.sound.volume = preferred.effects
        self.context.voice.volume = preferred.voice
        self.context.voice.use_language(language)
        self.scanner.use(preferred.scanning, preferred.scan_step_ms)
        self.window.setWindowTitle(i18n._("WasteQuiz"))

    def apply_preferences(self) -> None:
        """The same, and draws the present screen anew."""
        self.use_preferences()
        self.window.navigator.again()
        self.window.projector.again()

    def _look(self) -> Look:
        """The look a teacher chose; where nobody chose, as the system is set."""
        preferred, chosen = self.school.preferences, self.school.chosen
        theme = system_look.theme(preferred.theme, chosen="theme" in chosen)
        calm = system_look.calm(preferred.reduced_motion, chosen="reduced_motion" in chosen)
        made = Theme(theme, text_scale=TEXT_SIZES.get(preferred.text_size, 1.0), reduced_motion=calm)
        return Look(made, low_reach=preferred.low_reach)

    def _bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Any exception nobody caught: log it and show the crash page."""
        import logging  # most starts do without it

        logging.getLogger(__name__).critical("uncaught", exc_info=(kind, error, trace))
        with contextlib.suppress(RuntimeError):
            self.window.navigator.go(_crashed(error))
            self._show()


def _crashed(error: BaseException) -> Crashed:
    from wastequiz.wording.crash import report_of

    return Crashed(report_of(error))


def _system_language() -> str:
    """The system's language where we speak it, else the first one."""
    name = QLocale.system().name()
    return name if name in i18n.languages() else "en" if name.startswith("en") else i18n.FIRST_LANGUAGE


class KioskProgram(Program):
    """The same program, unattended: one event, one window that fills every screen, and a parent that hears its heart.

    What keeps it from being started (no PIN, an event that is not known or not today) ends it, and `refused` says why; once it was up, whatever
    goes wrong leads to the safe screen.
    """

    def __init__(
        self, folder: Path, event: str, box: Postbox, school: School, told: Birth | None = None, *, windowed: bool = False
    ) -> None:
        """`event`: its id, its name, or the path of a file to take in first. `told`: by the parent; None: nobody watches over it."""
        from wastequiz.kiosk.life import Life
        from wastequiz.services.heartbeat import Heart

        super().__init__(folder, box, school)
        self.event, self.told, self.windowed = event, told, windowed
        self.refused: KnownError | None = None
        self.life = Life(Heart(told) if told else None, lambda: self.school, folder)
        self.life.second.connect(lambda: self.incident("second_start"))
        self.life.jumped.connect(self._jumped)
        self.life.room.connect(self._room)
        self.life.close.connect(lambda: self.end(STOPPED, "signal"))
        self.life.orphaned.connect(self._orphaned)
        self.window.navigator.shown.connect(self._reached)
        self.context.leave_program = lambda: self.end(CLOSED, "staff")
        self.context.reopen = self.reopen
        self._locks = contextlib.ExitStack()
        self._ending = False
        self._waiting: list[tuple[str, str]] = []
        """Incidents of before the event was found."""

    # ---- life
    def start(self) -> None:
        self.life.begin()
        if self.told is not None and self.told.level == BARE:
            i18n.use(_system_language())
            self.safe("crashes")
        else:
            super().start()

    def reopen(self) -> None:
        """Begins afresh: in a new process where a parent starts one, else by opening the school once more."""
        if self.life.heart is not None:
            self.app.exit(AFRESH)
        else:
            run, self.context.kiosk = self.context.kiosk, None
            if run is not None:
                run.leads.disconnect()
                for one in (run.watch, run):
                    if one is not None:
                        one.deleteLater()
            super().reopen()

    def end(self, code: int, why: str) -> None:
        """Ends the program; that it was closed is kept first, if that can be done soon."""
        if self._ending:
            return
        self._ending = True
        if self.context.kiosk is not None:
            from wastequiz.services import visiting

            visiting.incident(self.school, self.context.kiosk.plan, "closed", why, lambda: self.app.exit(code))
        QTimer.singleShot(LAST_WORDS_MS if self.context.kiosk is not None else 0, self.window, lambda: self.app.exit(code))

    def close(self) -> None:
        self.life.end()
        self._locks.close()
        super().close()

    def incident(self, what: str, detail: str = "") -> None:
        """Keeps what staff may have to know, as soon as there is an event to keep it with."""
        if self.context.kiosk is not None:
            self.context.kiosk.incident(what, detail)
        else:
            self._waiting.append((what, detail))

    # ---- the start
    def _opened(self) -> None:
        from wastequiz.kiosk.event_start import find

        self.use_preferences()
        first = self.told is None or self.told.why == STARTED
        find(self.school, self.event, self._found, self._refuse, checked=first and not self.life.up)

    def _not_opened(self, error: BaseException) -> None:
        from wastequiz.domain.errors import AlreadyRunning

        i18n.use(_system_language())
        if isinstance(error, AlreadyRunning):
            self._refuse(error)
        else:
            self._log(error)
            self.safe("trouble")

    def _refuse(self, error: BaseException) -> None:
        """Ends with the sentence of `error`, unless this program was up before: then nobody would be there to read it."""
        first = (self.told is None or self.told.why == STARTED) and not self.life.up
        if isinstance(error, KnownError) and first:
            self.refused = error
            self.app.exit(REFUSED)
            return
        self._log(error)
        self.safe("trouble")

    def _found(self, event: Event) -> None:
        from wastequiz.kiosk.event_start import begin

        self.life.tell("event", event.id)
        self.event = event.id
        begin(self.window, event, self.told, self._begun)

    def _begun(self) -> None:
        self.life.up = True
        waiting, self._waiting = self._waiting, []
        for what, detail in waiting:
            self.incident(what, detail)
        self._show()

    def safe(self, why: str) -> None:
        """Nothing can be played: the safe screen."""
        self.window.navigator.go(SafeScreen(why))
        self._begun()

    def _show(self) -> None:
        if not self.window.isVisible() and not self.windowed:
            self._fill_the_screens()
        super()._show()

    def _fill_the_screens(self) -> None:
        from wastequiz.kiosk import Guarded, engage
        from wastequiz.ui.kiosk.staff_door import StaffDoor

        navigator = self.window.navigator
        guarded = Guarded(self.window, self.folder, self.incident, lambda: isinstance(navigator.place, StaffPin | KioskStaff))
        self._locks.push(engage(guarded))
        StaffDoor.of(self.window).listen()  # before the locks: staff's own keys and corners are for it
        if self.context.kiosk is not None:
            from wastequiz.ui.kiosk.staff_door import StaffDoor

            StaffDoor.of(self.window).listen()  # before the locks: they let no key through that has a Ctrl

    # ---- what happens meanwhile
    def _reached(self, place: Place) -> None:
        self.life.tell("at", type(place).__name__)

    def _jumped(self, ms: int) -> None:
        self.incident("clock_jump", f"{ms / 60_000:+.0f} min")

    def _room(self, room: str) -> None:
        if self.context.kiosk is not None:
            self.context.kiosk.look_after(room)
        if room != "ok":
            self.incident(f"disk_{room}")

    def _orphaned(self) -> None:
        """The parent was killed. A kiosk without one would not come back from its next fall: a new parent is started, which starts its own child.

        systemd starts both anew by itself. The school is given free at once; the window stays till the new one is up.
        """
        from wastequiz.kiosk.event_start import start_parent

        self.window.setEnabled(False)
        self.school.close()
        start_parent(self.event, self.folder, windowed=self.windowed)
        QTimer.singleShot(LAST_WORDS_MS, self.window, lambda: self.app.exit(STOPPED))

    @staticmethod
    def _log(error: BaseException) -> None:
        import logging  # most starts do without it

        logging.getLogger(__name__).error("the kiosk could not go on", exc_info=error)

    def _bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._log(error.with_traceback(trace))
        with contextlib.suppress(RuntimeError):
            self.incident("crashed", kind.__name__)
            self.safe("trouble")
