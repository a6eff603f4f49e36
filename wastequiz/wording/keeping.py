"""Backups and schools from elsewhere, in words: why one was made, what it holds, what merging brings and where two schools differ."""

from __future__ import annotations

from wastequiz.domain.keeping import Clash, Inside, Taken
from wastequiz.i18n import N_, _, ngettext
from wastequiz.wording.errors import joined

_REASONS = {
    "close": N_("When the program was closed"),
    "timer": N_("On its own, every half hour"),
    "manual": N_("By hand"),
    "migration": N_("Before a new version"),
    "import": N_("Before an import"),
    "delete": N_("Before deleting"),
    "restore": N_("Before restoring"),
    "take_over": N_("Before another school came"),
    "merge": N_("Before merging"),
    "pack": N_("For another computer"),
}
_CLASHES = {
    "student": (N_("{name}: sits elsewhere or is called otherwise there. It stays as it is here."), ""),
    "seat": (N_("{name}: two students with different names. Both are kept, the other one has a free seat."), N_("{name}: two students with different names, and no seat is free. The other one's answers are kept without a seat.")),
    "erased": (N_("{name}: was erased here and does not come back."), ""),
    "class_name": (N_("{name}: two classes of this name. The other one has a number behind its name."), ""),
    "question": (N_("“{name}”: changed in both. The newer one is in force, the other is among its earlier versions."), ""),
    "item": (N_("“{name}”: changed in both. It stays as it is here, the other is among its earlier versions."), ""),
}  # fmt: skip


def reason(code: str) -> str:
    """Why a backup was made."""
    return _(_REASONS[code]) if code in _REASONS else _("Before a larger change")


def size(count: int) -> str:
    """A number of bytes, as people say it."""
    if count < 1_000_000:
        return _("{n} kB").format(n=max(1, round(count / 1000)))
    return _("{n} MB").format(n=f"{count / 1_000_000:.1f}")


def inside(found: Inside) -> tuple[str, ...]:
    """What a school's file holds, a line each."""
    names = _(", ").join(found.classes[:8]) + (" …" if len(found.classes) > 8 else "")
    classes = ngettext("{n} class", "{n} classes", len(found.classes)).format(n=len(found.classes))
    played = _("Last played: {day}").format(day=found.last_day) if found.last_day else _("Nobody has played yet.")
    return (
        _with(classes, names),
        ngettext("{n} student", "{n} students", found.students).format(n=found.students),
        ngettext("{n} written question", "{n} written questions", found.questions).format(n=found.questions),
        ngettext("{n} answer", "{n} answers", found.answers).format(n=found.answers),
        played,
    )


def _with(what: str, names: str) -> str:
    return _("{what}: {names}").format(what=what, names=names) if names else what


def brings(taken: Taken) -> tuple[str, ...]:
    """What a school brought or would bring, a line each: what is new, and what is the same."""
    lines = [
        ngettext("{n} new answer", "{n} new answers", taken.answers).format(n=taken.answers),
        _with(ngettext("{n} new class", "{n} new classes", len(taken.classes)).format(n=len(taken.classes)), _(", ").join(taken.classes)),
        ngettext("{n} new student", "{n} new students", taken.students).format(n=taken.students),
        ngettext("{n} new or newer entry of the bank", "{n} new or newer entries of the bank", taken.questions).format(n=taken.questions),
    ]
    if taken.others:
        lines.append(ngettext("{n} quiz, picture or plan", "{n} quizzes, pictures and plans", taken.others).format(n=taken.others))
    same = _("Known already: {lines} lines of the journal, {classes} classes, {students} students, {entries} entries of the bank").format(
        lines=taken.known, classes=taken.same_classes, students=taken.same_students, entries=taken.same_questions
    )
    return (*lines, same)


def clashes(taken: Taken) -> tuple[str, ...]:
    """Where the two schools differ, and what becomes of it, a sentence each."""
    return tuple(what for _line, what in problems(taken))


def problems(taken: Taken) -> tuple[tuple[int, str], ...]:
    """The same with the line of the journal it is about; 0 where it is about none."""
    clones = (
        (
            c.line,
            joined(
                _("Two computers have the same name {station}: one is a copy of the other.").format(station=c.station),
                _("The one that came is called {renamed} here from its line {line} on; nothing is lost.").format(
                    renamed=c.renamed, line=c.line
                ),
            ),
        )
        for c in taken.cloned
    )
    return (*clones, *((0, _clash(c)) for c in taken.clashes))


def _clash(clash: Clash) -> str:
    usual, other = _CLASHES[clash.what if clash.what in _CLASHES else "item"]
    chosen = other if other and clash.kept == "here" else usual
    return _(chosen).format(name=clash.name)
