"""What is said of a scheme where its rules are chosen: where it holds, since when, its bins, and what it rests on."""

from __future__ import annotations

from wastequiz.domain.schemes import Bin, Scheme
from wastequiz.i18n import _, ngettext, words
from wastequiz.wording import names


def tag(scheme: Scheme, code_in_use: str) -> str:
    """The small line on a scheme's card: that it is in use, or what kind of place it is."""
    if scheme.code == code_in_use:
        return _("In use now")
    if not scheme.speaks_chinese:
        return _("Abroad")
    return _("City") if scheme.is_city else _("Whole country")


def rule(scheme: Scheme) -> str:
    """The rule it goes by and since when, as far as that is known."""
    by = _("By {rule}").format(rule=words(scheme.rule))
    return by if not scheme.in_force else by + "\n" + _("In force since {date}").format(date=scheme.in_force)


def with_source(scheme: Scheme) -> str:
    """How many kinds of waste it sends somewhere by a source."""
    n = sum(ruling.verified for ruling in scheme.kinds.values())
    return ngettext("{n} kind of waste has a source", "{n} kinds of waste have a source", n).format(n=n)


def practice_only(scheme: Scheme) -> str:
    """How many it sends somewhere without one."""
    n = sum(not ruling.verified for ruling in scheme.kinds.values())
    return ngettext("{n} is for practice only", "{n} are for practice only", n).format(n=n)


def sources(scheme: Scheme) -> list[str]:
    """The titles of what it rests on, its own first."""
    return [words(source.title) for source in scheme.sources.values()]


def more(n: int) -> str:
    """Stands for the sources there is no room for."""
    return ngettext("and {n} more", "and {n} more", n).format(n=n)


def named(target: Bin) -> str:
    """A bin's name, and what it is called where it stands, if that is another."""
    name, there = words(target.name), names.local(target)
    return f"{name} ({there})" if there else name


def told(scheme: Scheme, code_in_use: str) -> str:
    """All of it in one text, for screen readers."""
    parts = [words(scheme.name), tag(scheme, code_in_use), *rule(scheme).split("\n")]
    parts += [named(b) for b in scheme.bins]
    parts += [with_source(scheme), practice_only(scheme), *sources(scheme)]
    return ". ".join(parts)
