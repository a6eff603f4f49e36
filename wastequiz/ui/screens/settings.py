"""What a teacher may choose, each kept at once; and what is wrong with sound or voice, and how old the backup is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QGuiApplication, QPainter

from wastequiz import __version__, i18n
from wastequiz.domain.errors import KnownError
from wastequiz.i18n import _, words
from wastequiz.services import safekeeping
from wastequiz.services.preferences import TEXT_SIZES, THEMES
from wastequiz.services.safekeeping import Kept
from wastequiz.stage import system_look
from wastequiz.stage.canvas import keyboard_leads
from wastequiz.stage.fields import Slider, StateLine, desk_card
from wastequiz.stage.pieces import Button, RoundButton
from wastequiz.ui import background
from wastequiz.ui.context import Context, alive
from wastequiz.ui.places import SETTINGS_TABS, Backups, Licences, Rosters, SettingsPage, StaffPin
from wastequiz.ui.widgets.desk import DeskCard, Row, put_columns
from wastequiz.ui.widgets.for_everyone import SettingsTools, hands_card, reading_card
from wastequiz.ui.widgets.language_card import language_card
from wastequiz.ui.widgets.switch import Switch
from wastequiz.wording import devices, errors, times

LOOK_MS = 150
KEEP_MS = 300
LABEL = 150.0


class SettingsScreen(SettingsTools):
    """Three pages of cards: look and sound, for everyone, this computer."""

    entry = SettingsPage()

    def __init__(self, context: Context, tab: str = SETTINGS_TABS[0], *, rules_kept: bool = False) -> None:
        super().__init__(context, _("Settings"))
        self.tab = tab if tab in SETTINGS_TABS else SETTINGS_TABS[0]
        names = {"look": _("Look and sound"), "everyone": _("For everyone"), "computer": _("This computer")}
        self.kept_note = StateLine(self, _("Everything is kept at once, on this computer only."), "check")
        if rules_kept:
            self.kept_note.tell(_("From now on the rules of {city} hold.").format(city=words(context.school.scheme.name)), "check")
        self.tabs = self.segments("tab", [names[t] for t in SETTINGS_TABS], SETTINGS_TABS.index(self.tab), self._turn_to, about=_("Page"))
        self.desk_cards = self._make_cards()
        self._keep_volumes = QTimer(self)
        self._keep_volumes.setSingleShot(True)
        self._keep_volumes.setInterval(KEEP_MS)
        self._keep_volumes.timeout.connect(self.keep_volumes)
        if self.tab == "look":
            self.later(LOOK_MS, self.look_for_devices)
        if self.tab == "computer":
            self._look_for_backup()
        (self.was_held() or self.named["tab"]).setFocus()

    # ---- what there is
    def _make_cards(self) -> dict[str, DeskCard]:
        if self.tab == "look":
            return {"language": language_card(self), "sound": self._sound_card(), "look": self._look_card()}
        if self.tab == "everyone":
            return {"reading": reading_card(self), "hands": hands_card(self)}
        return {
            "screen": self._screen_card(),
            "backup": self._backup_card(),
            "people": self._people_card(),
            "about": self._about_card(),
        }

    def _turn_to(self, number: int) -> None:
        self.hold_focus("tab")
        self.go.emit(SettingsPage(SETTINGS_TABS[number]))

    def _sound_card(self) -> DeskCard:
        preferred = self.context.school.preferences
        self.effects = Slider(self, _("Sounds, 0 to 100"), preferred.effects)
        self.voice = Slider(self, _("Reading voice, 0 to 100"), preferred.voice)
        for slider in (self.effects, self.voice):
            slider.valueChanged.connect(self._volume_moved)
        self.try_effects = RoundButton(self, "speaker", _("Try the sounds"))
        self.try_effects.clicked.connect(lambda: self.context.sound.play("right"))
        self.try_voice = RoundButton(self, "speaker", _("Try the voice"))
        self.try_voice.clicked.connect(lambda: self.say(_("Hello! This is how I read aloud.")))
        self.sound_state, self.voice_state = StateLine(self), StateLine(self)
        self.aloud = Switch(self, _("Read every question aloud"), "", "book", on=preferred.read_aloud)
        self.aloud.toggled.connect(partial(self.switched, self.keep, "read_aloud"))
        return DeskCard(
            self.title(_("Sound and voice")),
            [
                Row([(self.effects, 1), (self.try_effects, 84)], self.label(_("Sounds")), height=90),
                Row([(self.sound_state, 1)], height=84),
                Row([(self.voice, 1), (self.try_voice, 84)], self.label(_("Reading voice")), height=90),
                Row([(self.voice_state, 1)], height=84),
                Row([(self.aloud, 1)], height=92),
            ],
        )

    def _look_card(self) -> DeskCard:
        preferred = self.context.school.preferences
        themes = self.segments(
            "theme",
            [_("Colourful"), _("High contrast")],
            THEMES.index(self.look.theme.name),
            lambda n: self.keep_and_redraw(theme=THEMES[n]),
            about=_("Colours"),
        )
        sizes = self.segments(
            "text_size",
            [_("Normal"), _("Large"), _("Largest")],
            TEXT_SIZES.index(preferred.text_size),
            lambda n: self.keep_and_redraw(text_size=TEXT_SIZES[n]),
            about=_("Text size"),
        )
        self.calm = Switch(
            self,
            _("Less movement"),
            "",
            "pause",
            on=system_look.calm(preferred.reduced_motion, chosen="reduced_motion" in self.context.school.chosen),
        )
        self.calm.toggled.connect(partial(self.switched, self.keep_and_redraw, "reduced_motion"))
        self.named |= {"reduced_motion": self.calm}
        return DeskCard(
            self.title(_("Colours and text")),
            [
                Row([(s, 1) for s in themes], self.label(_("Colours"))),
                Row([(s, 1) for s in sizes], self.label(_("Text size"))),
                Row([(self.calm, 1)], height=92),
            ],
        )

    def _screen_card(self) -> DeskCard:
        preferred = self.context.school.preferences
        self.full = Switch(self, _("Fill the whole screen"), "", "target", on=preferred.full_screen)
        self.full.toggled.connect(partial(self.switched, self._keep_and_move, "full_screen"))
        self.named |= {"full_screen": self.full}
        screens = [s.name() for s in QGuiApplication.screens()]
        at = screens.index(preferred.screen) if preferred.screen in screens else 0
        names = [_("Screen {n}").format(n=i + 1) for i in range(len(screens))]
        show_on = self.segments("screen", names, at, lambda n: self._keep_and_move(screen=screens[n]), about=_("Show it on"), size=24)
        rows = [Row([(self.full, 1)], height=92)]
        if len(screens) > 1:
            rows += [Row([(s, 1) for s in show_on[:4]], self.label(_("Show it on")), side=LABEL)]
        else:
            show_on[0].hide()
        return DeskCard(self.title(_("Screen")), rows)

    def _backup_card(self) -> DeskCard:
        self.backup_state = StateLine(self)
        self.folder = StateLine(self, _("Backups lie in {folder}").format(folder=safekeeping.folder(self.context.school)), "book", size=22)
        self.backup_now = Button(self, _("Back up now"), "paper", size=28, icon="download")
        self.backup_now.clicked.connect(self._back_up)
        self.named["backup"] = self.backup_now
        self.backups = Button(self, _("All backups, and moving"), "paper", size=26, icon="book")
        self.backups.clicked.connect(lambda: self.go.emit(Backups()))
        return DeskCard(
            self.title(_("Safety")),
            [
                Row([(self.backup_state, 1)], height=84),
                Row([(self.folder, 1)], height=132),
                Row([(self.backup_now, 1)], height=92),
                Row([(self.backups, 1)], height=92),
            ],
        )

    def _people_card(self) -> DeskCard:
        self.rosters = Button(self, _("Classes and students"), "paper", size=26, icon="users")
        self.rosters.clicked.connect(lambda: self.go.emit(Rosters()))
        self.pin = Button(self, _("Change the staff PIN"), "paper", size=26, icon="lock")
        self.pin.clicked.connect(lambda: self.go.emit(StaffPin(SettingsPage(), new=True)))
        return DeskCard(self.title(_("Staff")), [Row([(self.rosters, 1)], height=92), Row([(self.pin, 1)], height=92)])

    def _about_card(self) -> DeskCard:
        self.licences = Button(self, _("Licences"), "paper", size=28, icon="info")
        self.licences.clicked.connect(lambda: self.go.emit(Licences()))
        return DeskCard(self.title(_("WasteQuiz {version}").format(version=__version__)), [Row([(self.licences, 1)], height=92)])

    # ---- where things stand
    def arrange_room(self) -> None:
        c, room = self.desk_cards, self.room
        self.put(self.head, room.left(), room.top(), 330, 64)
        columns: dict[str, list[list[str]]]
        if self.tall:
            self.put(self.kept_note, room.left() + 350, room.top() - 4, room.width() - 350, 72)
            self._put_tabs(QRectF(room.left(), room.top() + 76, room.width(), 86))
            columns = {
                "look": [["language", "look"], ["sound"]],
                "everyone": [["reading", "hands"]],
                "computer": [["screen", "people"], ["backup", "about"]],
            }
            box = QRectF(room.left(), room.top() + 174, room.width(), 0)
            put_columns(self, [[c[name] for name in column] for column in columns[self.tab]], box, gap=16)
            return
        tabs = room.width() * 0.46
        self._put_tabs(QRectF(room.left() + 250, room.top() - 10, tabs, 86))
        note = room.left() + 250 + tabs + 20
        self.put(self.kept_note, note, room.top() - 4, room.right() - note, 74)
        columns = {
            "look": [["language"], ["sound"], ["look"]],
            "everyone": [["reading"], ["hands"]],
            "computer": [["screen", "people"], ["backup"], ["about"]],
        }
        box = QRectF(room.left(), room.top() + 92, room.width(), 0)
        put_columns(self, [[c[name] for name in column] for column in columns[self.tab]], box)

    def _put_tabs(self, box: QRectF) -> None:
        gap = 10.0
        across = (box.width() - gap * (len(self.tabs) - 1)) / len(self.tabs)
        for i, tab in enumerate(self.tabs):
            self.put(tab, box.left() + i * (across + gap), box.top(), across, box.height())

    def card_boxes(self) -> list[QRectF]:
        return [card.box for card in self.desk_cards.values()]

    def paint_under(self, p: QPainter) -> None:
        super().paint_under(p)
        for box in self.card_boxes():
            desk_card(p, self.look, box)

    # ---- keeping
    def _keep_and_move(self, **changes: Any) -> None:
        self.keep(**changes)
        show: Callable[[], None] | None = getattr(self.window(), "show_as_preferred", None)
        if show is not None:
            QTimer.singleShot(0, self.window(), show)

    def _volume_moved(self) -> None:
        self.context.sound.volume = self.effects.value()
        self.context.voice.volume = self.voice.value()
        self._keep_volumes.start()

    def keep_volumes(self) -> None:
        """Keeps both volumes; called a moment after the last move, and when the page is left."""
        self._keep_volumes.stop()
        self.keep(effects=self.effects.value(), voice=self.voice.value())

    def settle_then(self, then: Callable[[], Any]) -> None:
        if self._keep_volumes.isActive():
            self.keep_volumes()
        then()

    # ---- what is wrong, if anything
    def look_for_devices(self) -> None:
        """Says what is wrong with loudspeaker and voice."""
        self.sound_state.tell(devices.sound(self.context.sound.check()), "info")
        self.voice_state.tell(devices.voice(self.context.voice.check(), i18n.language_name(self.context.voice.language)), "info")
        self.arrange()
        self.update()

    def _look_for_backup(self) -> None:
        background.run(partial(safekeeping.newest, self.context.school), owner=self, then=self.show_backup, failed=self.trouble)

    def show_backup(self, kept: Kept | None) -> None:
        """Says how old the newest backup is; in red when that is too old."""
        if kept is None:
            self.backup_state.tell(_("There is no backup yet. Make one now."), "info", danger=True)
        elif kept.overdue:
            text = _("The last backup was made {age}. Make one now.").format(age=times.age(kept.age_ms))
            self.backup_state.tell(text, "clock", danger=True)
        else:
            self.backup_state.tell(
                _("Last backup: {age} ({when})").format(age=times.age(kept.age_ms), when=times.moment(kept.utc_ms)), "check"
            )
        self.arrange()
        self.update()

    def _back_up(self) -> None:
        self.backup_now.setEnabled(False)
        self.backup_state.tell(_("Backing up …"), "download")
        safekeeping.backup(self.context.school, alive(self, self._backed_up), alive(self, self._not_backed_up))

    def _backed_up(self, _path: object) -> None:
        self._free_backup_button()
        self._look_for_backup()

    def _not_backed_up(self, error: BaseException) -> None:
        self._free_backup_button()
        if not isinstance(error, KnownError):
            self.trouble(error)
            return
        self.backup_state.tell(errors.sentence(error), "info", danger=True)

    def _free_backup_button(self) -> None:
        self.backup_now.setEnabled(True)
        if keyboard_leads():
            self.backup_now.setFocus()
