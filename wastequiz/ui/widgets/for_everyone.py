"""The settings that let each child take part: pinyin and recorded voices, a switch, low reach, the keyboard on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from wastequiz import i18n
from wastequiz.i18n import _
from wastequiz.services.preferences import ON_SCREEN_KEYBOARD, PINYIN, SCAN_STEPS_MS, SCANNING, Preferences
from wastequiz.stage.canvas import keyboard_leads
from wastequiz.stage.fields import Segment, StateLine
from wastequiz.stage.still import Words
from wastequiz.ui.context import Context
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.screen import one_of
from wastequiz.ui.widgets.desk import DeskCard, Row
from wastequiz.ui.widgets.switch import Switch
from wastequiz.wording import devices


class SettingsTools(DeskScreen):
    """What the cards of the settings are made with, and how a choice is kept."""

    _held: ClassVar[str] = ""
    """What had the focus when the page was drawn anew after a change."""

    def __init__(self, context: Context, title: str) -> None:
        super().__init__(context, title)
        self.named: dict[str, QWidget] = {}
        """What can have the focus again after the page was drawn anew, by the name of what it changes."""

    def hold_focus(self, name: str) -> None:
        """The focus comes back to `name` when the page is drawn anew, where keys lead."""
        SettingsTools._held = name if keyboard_leads() else ""

    def was_held(self) -> QWidget | None:
        """What had the focus before, once."""
        held, SettingsTools._held = SettingsTools._held, ""
        return self.named.get(held)

    def title(self, text: str) -> Words:
        return Words(self, text, 32, head=True)

    def label(self, text: str) -> Words:
        return Words(self, text, 24, bold=True, colour="ink.textSecondary")

    def segments(
        self, name: str, labels: Sequence[str], chosen: int, pick: Callable[[int], Any], *, about: str, size: float = 26
    ) -> list[Segment]:
        """Values side by side, one of them chosen; `about` is what they are values of, for screen readers."""
        made = [Segment(self, label, chosen=i == chosen, size=size, name=f"{about}: {label}") for i, label in enumerate(labels)]
        one_of(made, pick)
        for i, segment in enumerate(made):
            self.named[f"{name}{i}"] = segment
        self.named[name] = made[chosen if 0 <= chosen < len(made) else 0]
        return made

    def keep(self, **changes: Any) -> None:
        """Keeps a choice at once."""
        self.context.school.prefer(**changes)

    def keep_and_redraw(self, **changes: Any) -> None:
        """The same for what the page looks like."""
        self.keep(**changes)
        self.hold_focus(next(iter(changes)))
        self.context.preferences_changed()

    @staticmethod
    def switched(keep: Callable[..., None], name: str, on: bool) -> None:
        """What a switch does that stands for the preference `name`."""
        keep(**{name: on})


def reading_card(page: SettingsTools) -> DeskCard:
    """For those who begin to read, and for those who listen."""
    preferred: Preferences = page.context.school.preferences
    pinyin = page.segments(
        "pinyin",
        [_("Never"), _("Years 1–2"), _("Always")],
        PINYIN.index(preferred.pinyin),
        lambda n: page.keep_and_redraw(pinyin=PINYIN[n]),
        about=_("Pinyin over names"),
    )
    voice = page.context.voice
    count = voice.look_again()
    folder = voice.folders[0] if voice.folders else ""
    found = StateLine(
        page, devices.recordings(count, i18n.language_name(voice.language), str(folder)), "speaker" if count else "info", size=22
    )
    wrong = StateLine(page, devices.player(voice.check_player()) if count else "", "info")
    return DeskCard(
        page.title(_("Reading and listening")),
        [
            Row([(s, 1) for s in pinyin], page.label(_("Pinyin over names (in Chinese)"))),
            Row(
                [
                    (
                        _line(
                            page, _("Who cannot read yet is set for each student, under Classes and students: then all is said and shown.")
                        ),
                        1,
                    )
                ],
                height=104,
            ),
            Row([(found, 1)], page.label(_("Recorded voices")), height=132),
            Row([(wrong, 1)], height=84),
        ],
    )


def hands_card(page: SettingsTools) -> DeskCard:
    """For those who reach or touch otherwise."""
    preferred: Preferences = page.context.school.preferences
    scanning = page.segments(
        "scanning",
        [_("Off"), _("One button"), _("Two buttons")],
        SCANNING.index(preferred.scanning),
        lambda n: page.keep_and_redraw(scanning=SCANNING[n]),
        about=_("Play with a switch"),
    )
    steps = sorted({*SCAN_STEPS_MS, preferred.scan_step_ms})
    step = page.segments(
        "scan_step_ms",
        [_("{n:g} s").format(n=ms / 1000) for ms in steps],
        steps.index(preferred.scan_step_ms),
        lambda n: page.keep_and_redraw(scan_step_ms=steps[n]),
        about=_("The ring stays"),
    )
    keyboard = page.segments(
        "on_screen_keyboard",
        [_("When needed"), _("Always"), _("Never")],
        ON_SCREEN_KEYBOARD.index(preferred.on_screen_keyboard),
        lambda n: page.keep(on_screen_keyboard=ON_SCREEN_KEYBOARD[n]),
        about=_("Keyboard on the screen"),
    )
    how = {
        "off": _("A ring goes from piece to piece; a switch, Space or Enter chooses."),
        "one_button": _("The ring moves by itself. Space, Enter or a click anywhere chooses."),
        "two_buttons": _("Space or the left button moves the ring, Enter or the right button chooses."),
    }[preferred.scanning]
    low = Switch(page, _("Low reach"), _("The bar along the top moves to the bottom"), "down", on=preferred.low_reach)
    low.toggled.connect(partial(page.switched, page.keep_and_redraw, "low_reach"))
    page.named["low_reach"] = low
    return DeskCard(
        page.title(_("Hands and reach")),
        [
            Row([(s, 1) for s in scanning], page.label(_("Play with a switch"))),
            Row([(_line(page, how), 1)], height=84),
            Row([(s, 1) for s in step], page.label(_("The ring stays"))),
            Row([(low, 1)], height=100),
            Row([(s, 1) for s in keyboard], page.label(_("Keyboard on the screen"))),
        ],
    )


def _line(page: SettingsTools, text: str) -> StateLine:
    return StateLine(page, text, "info", size=22)
