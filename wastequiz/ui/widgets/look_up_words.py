"""What the look-up page says: on its cards, chips, and where nothing was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.ui.pictures import bin_picture, bin_symbol
from wastequiz.ui.widgets.detail_panel import Rest
from wastequiz.ui.widgets.place_tag import goes
from wastequiz.ui.widgets.result_card import Shown
from wastequiz.wording import names

if TYPE_CHECKING:
    from wastequiz.services.finding import Detail, Found, Hit

Filter = tuple[str | None, str, str, int]
"""Id of a bin or destination ("" for what comes apart, None for all), its name, its symbol, and how many."""


def card(detail: Detail, hit: Hit | None) -> Shown:
    """The card of one thing; where it was met by another name, that stands before the reason."""
    line = detail.why or detail.how
    if hit is not None and hit.how == "alias":
        line = _("Also called {name}. {why}").format(name=hit.matched, why=line).strip()
    elif hit is not None and hit.how == "near":
        line = _("Did you mean this?")
    return Shown(names.as_head(detail.name), detail.where.picture, goes(detail.where), line)


def dotted(found: Found | None) -> tuple[str, str, str]:
    """Head, sentence and squirrel of the dotted card."""
    if found is None:
        return _("What is in your hand?"), _("Type its name, or choose one here."), "bins/mascot_wave"
    if found.total:
        return _("Not found?"), _("Try another word, or ask your teacher."), "bins/mascot_think"
    head = _("I don't know “{word}” yet").format(word=found.query)
    return head, _("Try another word, or ask your teacher. I am noting it down."), "bins/mascot_think"


def rest(scheme: Scheme, *, unknown: bool) -> Rest:
    """What the panel says while there is nothing to tell about."""
    if unknown:
        last = scheme.bins[-1]
        text = _("What fits nowhere else goes into: {bin}. With batteries, medicine and lamps, ask a grown-up first.")
        return Rest(_("Rule of thumb"), text.format(bin=in_words(last.name)), (bin_picture(last, "idle"),))
    return Rest(_("Which bin?"), _("Choose a thing, and see here where it goes."), tuple(bin_picture(b, "idle") for b in scheme.bins))


def filters(found: Found | None, scheme: Scheme) -> list[Filter]:
    """The chips to filter by: all, then every place that was found, in the scheme's order."""
    if found is None or not found.total:
        return []
    counts = found.counts
    offered: list[Filter] = [(None, _("All"), "", found.total)]
    offered += [(b.id, in_words(b.name), bin_symbol(b), counts[b.id]) for b in scheme.bins if counts.get(b.id)]
    offered += [(d.id, in_words(d.name), "icons/map", counts[d.id]) for d in scheme.destinations if counts.get(d.id)]
    if counts.get(""):
        offered.append(("", _("Take it apart"), "icons/sort", counts[""]))
    return offered
