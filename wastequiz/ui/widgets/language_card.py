"""The settings' card for the language, whose rules hold, and how long a question may take."""

from __future__ import annotations

from wastequiz import i18n
from wastequiz.i18n import _, words
from wastequiz.stage.pieces import Button
from wastequiz.ui.places import Rules
from wastequiz.ui.widgets.desk import DeskCard, Row
from wastequiz.ui.widgets.for_everyone import SettingsTools

SECONDS = (10, 15, 20, 30, 60)


def language_card(page: SettingsTools) -> DeskCard:
    """Language and seconds are chosen here; there are too many schemes for that, so a button leads to them."""
    school = page.context.school
    codes = [c for c in i18n.languages() if c != i18n.PSEUDO or c == i18n.current()]
    at = codes.index(i18n.current()) if i18n.current() in codes else -1
    speak = page.segments(
        "language", [i18n.language_name(c) for c in codes], at, lambda n: page.keep_and_redraw(language=codes[n]), about=_("Language")
    )
    rules = Button(page, _("Rules of: {city}").format(city=words(school.scheme.name)), "paper", size=28, icon="map")

    def choose() -> None:
        page.hold_focus("scheme")
        page.go.emit(Rules())

    rules.clicked.connect(choose)
    page.named["scheme"] = rules
    seconds = sorted({*SECONDS, school.preferences.limit_s})
    limits = page.segments(
        "limit_s",
        [str(s) for s in seconds],
        seconds.index(school.preferences.limit_s),
        lambda n: page.keep(limit_s=seconds[n]),
        about=_("Seconds for each question"),
    )
    return DeskCard(
        page.title(_("Language and city")),
        [
            Row([(s, 1) for s in speak], page.label(_("Language"))),
            Row([(rules, 1)], height=100),
            Row([(s, 1) for s in limits], page.label(_("Seconds for each question"))),
        ],
    )
