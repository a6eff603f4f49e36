"""What look-up says: nothing found, rules that differ, a place nobody has checked yet."""

from __future__ import annotations

from wastequiz.i18n import _, ngettext


def not_found(word: str) -> str:
    """Nothing is called that; and what to do now."""
    return _("No “{word}” here yet. Try another word, or ask your teacher.").format(word=word)


def nearest() -> str:
    """Stands above things that come near, so that none of them is taken for what was typed."""
    return _("Not the same, but near:")


def rule_of_thumb(residual: str) -> str:
    """What to do with a thing nobody can place; `residual` is what the scheme calls its last bin."""
    return _("Not sure? Ask your teacher first. Still not clear? Then {bin}.").format(bin=residual)


def how_many(total: int) -> str:
    """How many things were found."""
    return ngettext("{n} thing found", "{n} things found", total).format(n=total)


def differs() -> str:
    """Stands beside what other cities do."""
    return _("Rules differ from city to city.")


def elsewhere(city: str, place: str) -> str:
    """Where another city sends the same thing."""
    return _("{city}: {place}").format(city=city, place=place)


def not_checked() -> str:
    """A place no source stands behind."""
    return _("Not checked yet: this place has no sourced rule for it.")


def comes_apart() -> str:
    """Stands above the parts of a thing."""
    return _("Take it apart, then each part goes its own way:")


def no_place() -> str:
    """A thing this scheme does not rule on."""
    return _("These rules do not name it.")


def rule(name: str) -> str:
    """Whose rule it is."""
    return _("By the rule: {rule}").format(rule=name)


def met_by(how: str) -> str:
    """How a thing was found, where that is not its name; '' where nothing need be said. `how` as services.finding.Hit has it."""
    return {
        "near": _("Sounds or looks alike"),
        "pinyin": _("By pinyin"),
        "initials": _("By first letters"),
    }.get(how, "")
