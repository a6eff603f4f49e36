"""Sentences about a town's own rules: what they change, whose they are, what they rest on."""

from __future__ import annotations

from wastequiz.domain import local_rules
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _, ngettext, words


def moved(n: int) -> str:
    """How many things go elsewhere than by the rules they were copied from."""
    if not n:
        return _("Nothing goes elsewhere yet.")
    return ngettext("{n} thing goes elsewhere.", "{n} things go elsewhere.", n).format(n=n)


def practice_only(n: int) -> str:
    """How many things are asked in practice only from then on; '' for none."""
    if not n:
        return ""
    return ngettext("{n} thing is asked in practice only from then on.", "{n} things are asked in practice only from then on.", n).format(
        n=n
    )


def origin(scheme: Scheme, base: Scheme) -> str:
    """What a town's rules were copied from and how much in them is its own."""
    n = local_rules.own_rulings(scheme)
    own = ngettext("{n} rule of its own", "{n} rules of its own", n).format(n=n)
    return _("Copied from {place} · {own}").format(place=words(base.name), own=own)


def rests(scheme: Scheme) -> str:
    """What follows from the paper that the rules rest on, or from there being none."""
    if local_rules.rests_on(scheme):
        return _("What you change is asked for points too.")
    return _("Without a paper, what you change is asked in practice only.")


def compared(base: Scheme) -> str:
    """The head over what changes."""
    return _("What changes compared with {place}").format(place=words(base.name))


def by_base(base: Scheme) -> str:
    """The head over where things go by the rules that were copied."""
    return _("In {place}").format(place=words(base.name))
