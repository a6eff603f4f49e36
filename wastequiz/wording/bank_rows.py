"""What the bank's table says of a question, and of what was done to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from wastequiz.domain.text import Text
from wastequiz.i18n import N_, _, ngettext, words
from wastequiz.wording import names


class Row(Protocol):
    """What is known of one question (services.bank_table.BankRow)."""

    @property
    def kind(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def stem(self) -> Text: ...
    @property
    def state(self) -> str: ...
    @property
    def facility(self) -> float | None: ...


STATES: Mapping[str, str] = {"published": N_("Published"), "draft": N_("Draft"), "retired": N_("Retired")}
ORIGINS: Mapping[str, str] = {"builtin": N_("Came with the program"), "teacher": N_("Written here")}
_DEEDS: Mapping[str, str] = {
    "new": N_("the new question"),
    "save": N_("the change"),
    "restore": N_("the older wording"),
    "restore_builtin": N_("the built-in wording"),
}


def stem(row: Row) -> str:
    """What is asked; of a question about a thing the thing's name, made into the sentence."""
    if ":" in row.key:
        thing = names.as_head(words(row.stem))
        if row.kind == "take_apart":
            return _("{thing} comes apart. Where does each part go?").format(thing=thing)
        return _("{item}: which bin?").format(item=thing)
    return words(row.stem) or _("(nothing is asked yet)")


def facility(row: Row) -> str:
    """The share that was answered rightly, '' before the first answer."""
    return "" if row.facility is None else f"{round(row.facility * 100)}%"


def state(row: Row) -> str:
    return state_name(row.state)


def state_name(code: str) -> str:
    return _(STATES[code])


def origin(code: str) -> str:
    """Where a question is from: the program, a teacher, or the file of that name."""
    return _(ORIGINS[code]) if code in ORIGINS else code


def deed(name: str, n: int, about: str) -> str:
    """What a deed was, as it is named in "Undone: …"."""
    if name in _DEEDS:
        return _(_DEEDS[name])
    count = ngettext("{n} question", "{n} questions", n).format(n=n)
    if name == "state":
        return f"{count}: {state_name(about)}"
    if name == "tag":
        return _("tags of {count}: {tags}").format(count=count, tags=about)
    return _("{count} deleted").format(count=count)


def undone(name: str, n: int, about: str) -> str:
    return _("Undone: {what}").format(what=deed(name, n, about))


def redone(name: str, n: int, about: str) -> str:
    return _("Done again: {what}").format(what=deed(name, n, about))


def did(name: str, n: int, about: str) -> str:
    """What has just been done, in a toast."""
    if name in ("new", "save", "restore", "restore_builtin"):
        return _("Saved")
    return deed(name, n, about)


def counts(whole: int, published: int, drafts: int) -> str:
    """The line beside the page's head."""
    return _("{n} questions · {published} published · {drafts} drafts").format(n=whole, published=published, drafts=drafts)


def selected(n: int) -> str:
    return ngettext("{n} question chosen", "{n} questions chosen", n).format(n=n)


def seen(first: int, last: int, of: int) -> str:
    """Which rows are seen."""
    return _("{first}–{last} of {n}").format(first=first, last=last, n=of) if of else _("None found")
