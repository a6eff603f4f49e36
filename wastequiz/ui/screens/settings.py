"""What a teacher may choose, each kept at once; and what is wrong with sound or voice, and how old the backup is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget

from wastequiz import __version__, i18n
from wastequiz.domain.errors import KnownError
from wastequiz.i18n import _, words
from wastequiz.services import safekeeping
from wastequiz.services.preferences import TEXT_SIZES, THEMES
from wastequiz.services.safekeeping import Kept
from wastequiz.stage import scenery
from wastequiz.stage.canvas import keyboard_leads
from wastequiz.stage.fields import Segment, Slider, StateLine, desk_card
from wastequiz.stage.pieces import Button, RoundButton
from wastequiz.stage.still import Words
from wastequiz.ui import background
from wastequiz.ui.context import Context, alive
from wastequiz.ui.places import Licences, Rosters, SettingsPage, StaffPin
from wastequiz.ui.screen import Screen, one_of
from wastequiz.ui.widgets.desk import DeskCard, Row, put_columns
from wastequiz.ui.widgets.switch import Switch
from wastequiz.wording import devices, errors, times

SECONDS = (10, 15, 20, 30, 60)
LOOK_MS = 150
KEEP_MS = 300
LABEL = 150.0


class SettingsScreen(Screen):
    """Three columns of cards (two in portrait)."""

    scenery_name = scenery.DESK
    desk = True
    _held: ClassVar[str] = ""
    """What had the focus when the page was drawn anew after a change."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAccessibleName(_("Settings"))
        self.add_back()
        self.head = Words(self, _("Settings"), 48, head=True)
        self.kept_note = StateLine(self, _("Everything is kept at once, on this computer only."), "check")
        self._named: dict[str, QWidget] = {}
        self.cards = self._make_cards()
        self._keep_volumes = QTimer(self)
        self._keep_volumes.setSingleShot(True)
        self._keep_volumes.setInterval(KEEP_MS)
        self._keep_volumes.timeout.connect(self.keep_volumes)
        self.later(LOOK_MS, self.look_for_devices)
        self._look_for_backup()
        held = self._named.get(SettingsScreen._held)
        SettingsScreen._held = ""
        (held or self._named["language"]).setFocus()

    # ---- what there is
    def _make_cards(self) -> dict[str, DeskCard]:
        return {
            "language": self._language_card(),
            "sound": self._sound_card(),
            "look": self._look_card(),
            "backup": self._backup_card(),
            "people": self._people_card(),
            "about": self._about_card(),
        }

    def _title(self, text: str) -> Words:
        return Words(self, text, 32, head=True)

    def _label(self, text: str) -> Words:
        return Words(self, text, 24, bold=True, colour="ink.textSecondary")

    def _segments(
        self, name: str, labels: Sequence[str], chosen: int, pick: Callable[[int], Any], *, about: str, size: float = 26
    ) -> list[Segment]:
        made = [Segment(self, label, chosen=i == chosen, size=size, name=f"{about}: {label}") for i, label in enumerate(labels)]
        one_of(made, pick)
        for i, segment in enumerate(made):
            self._named[f"{name}{i}"] = segment
        self._named[name] = made[chosen if 0 <= chosen < len(made) else 0]
        return made

    def _language_card(self) -> DeskCard:
        school = self.context.school
        codes = [c for c in i18n.languages() if c != i18n.PSEUDO or c == i18n.current()]
        at = codes.index(i18n.current()) if i18n.current() in codes else -1
        speak = self._segments(
            "language", [i18n.language_name(c) for c in codes], at, lambda n: self._keep_and_redraw(language=codes[n]), about=_("Language")
        )
        schemes = list(school.bank.schemes.values())
        now = [s.code for s in schemes].index(school.scheme.code) if schemes else -1
        cities = self._segments(
            "scheme", [words(s.name) for s in schemes], now, lambda n: self._keep(scheme=schemes[n].code), about=_("Rules of"), size=24
        )
        seconds = sorted({*SECONDS, school.preferences.limit_s})
        at = seconds.index(school.preferences.limit_s)
        limits = self._segments(
            "limit_s", [str(s) for s in seconds], at, lambda n: self._keep(limit_s=seconds[n]), about=_("Seconds for each question")
        )
        rows = [Row([(s, 1) for s in speak], self._label(_("Language")))]
        pairs = [cities[i : i + 2] for i in range(0, len(cities), 2)]
        rows += [Row([(s, 1) for s in pair], self._label(_("Rules of")) if i == 0 else None) for i, pair in enumerate(pairs)]
        rows.append(Row([(s, 1) for s in limits], self._label(_("Seconds for each question"))))
        return DeskCard(self._title(_("Language and city")), rows)

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
        self.aloud.toggled.connect(partial(self._switched, self._keep, "read_aloud"))
        return DeskCard(
            self._title(_("Sound and voice")),
            [
                Row([(self.effects, 1), (self.try_effects, 84)], self._label(_("Sounds")), height=90),
                Row([(self.sound_state, 1)], height=84),
                Row([(self.voice, 1), (self.try_voice, 84)], self._label(_("Reading voice")), height=90),
                Row([(self.voice_state, 1)], height=84),
                Row([(self.aloud, 1)], height=92),
            ],
        )

    def _look_card(self) -> DeskCard:
        preferred = self.context.school.preferences
        themes = self._segments(
            "theme",
            [_("Colourful"), _("High contrast")],
            THEMES.index(preferred.theme),
            lambda n: self._keep_and_redraw(theme=THEMES[n]),
            about=_("Colours"),
        )
        sizes = self._segments(
            "text_size",
            [_("Normal"), _("Large"), _("Largest")],
            TEXT_SIZES.index(preferred.text_size),
            lambda n: self._keep_and_redraw(text_size=TEXT_SIZES[n]),
            about=_("Text size"),
        )
        self.calm = Switch(self, _("Less movement"), "", "pause", on=preferred.reduced_motion)
        self.calm.toggled.connect(partial(self._switched, self._keep_and_redraw, "reduced_motion"))
        self.full = Switch(self, _("Fill the whole screen"), "", "target", on=preferred.full_screen)
        self.full.toggled.connect(partial(self._switched, self._keep_and_move, "full_screen"))
        self._named |= {"reduced_motion": self.calm, "full_screen": self.full}
        screens = [s.name() for s in QGuiApplication.screens()]
        at = screens.index(preferred.screen) if preferred.screen in screens else 0
        names = [_("Screen {n}").format(n=i + 1) for i in range(len(screens))]
        show_on = self._segments("screen", names, at, lambda n: self._keep_and_move(screen=screens[n]), about=_("Show it on"), size=24)
        rows = [
            Row([(s, 1) for s in themes], self._label(_("Colours")), side=LABEL),
            Row([(s, 1) for s in sizes], self._label(_("Text size")), side=LABEL),
            Row([(self.calm, 1)], height=92),
            Row([(self.full, 1)], height=92),
        ]
        if len(screens) > 1:
            rows += [Row([(s, 1) for s in show_on[:4]], self._label(_("Show it on")), side=LABEL)]
        else:
            show_on[0].hide()
        return DeskCard(self._title(_("Screen")), rows)

    def _backup_card(self) -> DeskCard:
        self.backup_state = StateLine(self)
        self.backup_now = Button(self, _("Back up now"), "paper", size=28, icon="download")
        self.backup_now.clicked.connect(self._back_up)
        self._named["backup"] = self.backup_now
        return DeskCard(
            self._title(_("Safety")),
            [Row([(self.backup_state, 1)], height=84), Row([(self.backup_now, 1)], height=92)],
        )

    def _people_card(self) -> DeskCard:
        self.rosters = Button(self, _("Classes and students"), "paper", size=26, icon="users")
        self.rosters.clicked.connect(lambda: self.go.emit(Rosters()))
        self.pin = Button(self, _("Change the staff PIN"), "paper", size=26, icon="lock")
        self.pin.clicked.connect(lambda: self.go.emit(StaffPin(SettingsPage(), new=True)))
        return DeskCard(self._title(_("Staff")), [Row([(self.rosters, 1), (self.pin, 1)], height=92)])

    def _about_card(self) -> DeskCard:
        self.licences = Button(self, _("Licences"), "paper", size=28, icon="info")
        self.licences.clicked.connect(lambda: self.go.emit(Licences()))
        return DeskCard(self._title(_("WasteQuiz {version}").format(version=__version__)), [Row([(self.licences, 1)], height=92)])

    # ---- where things stand
    def arrange(self) -> None:
        self.put_back()
        c = self.cards
        if self.tall:
            self.put(self.head, 180, 38, 360, 92)
            self.put(self.kept_note, 560, 46, 462, 80)
            put_columns(
                self, [[c["language"], c["backup"], c["about"]], [c["sound"], c["look"], c["people"]]], QRectF(30, 156, 1020, 0), gap=16
            )
            return
        self.put(self.head, 180, 38, 700, 92)
        self.put(self.kept_note, 1180, 48, 682, 72)
        put_columns(self, [[c["language"], c["about"]], [c["sound"], c["people"]], [c["look"], c["backup"]]], QRectF(58, 150, 1804, 0))

    def paint_under(self, p: QPainter) -> None:
        for card in self.cards.values():
            desk_card(p, self.look, card.box)

    # ---- keeping
    @staticmethod
    def _switched(keep: Callable[..., None], name: str, on: bool) -> None:
        keep(**{name: on})

    def _keep(self, **changes: Any) -> None:
        self.context.school.prefer(**changes)

    def _keep_and_redraw(self, **changes: Any) -> None:
        self._keep(**changes)
        SettingsScreen._held = next(iter(changes)) if keyboard_leads() else ""
        self.context.preferences_changed()

    def _keep_and_move(self, **changes: Any) -> None:
        self._keep(**changes)
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
        self._keep(effects=self.effects.value(), voice=self.voice.value())

    def leave(self) -> None:
        if self._keep_volumes.isActive():
            self.keep_volumes()
        super().leave()

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
