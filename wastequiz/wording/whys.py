"""Why this very question: one short line for the player it was chosen for."""

from __future__ import annotations

from wastequiz.domain.rounds import Why
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _, ngettext, words


def why(reason: Why | None, scheme: Scheme) -> str:
    """The line; '' where nothing was noted, or where a bin of the reason is not of this scheme."""
    if reason is None:
        return ""
    match reason.code:
        case "mixed_up":
            return ngettext("You mixed this up {n} time", "You mixed this up {n} times", reason.n).format(n=reason.n)
        case "due" if reason.n > 0:
            return ngettext("Not seen for {n} day", "Not seen for {n} days", reason.n).format(n=reason.n)
        case "due":
            return _("Time to see it again")
        case "mix_up":
            return _two_bins(reason.bins, scheme)
        case "new":
            return _("New to you")
        case "check_again":
            return _("Right once more, and you know it")
        case _:
            return ""


def _two_bins(bins: tuple[str, ...], scheme: Scheme) -> str:
    found = [words(b.name) for b in map(scheme.bin, bins) if b is not None]
    return _("Easily mixed up: {one} and {other}").format(one=found[0], other=found[1]) if len(found) == 2 else ""
