"""What staff should look after, said on home so that nobody who plays is worried."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.i18n import N_, _

_WORRIES: Mapping[str, str] = {
    "disk_low": N_("The disk is nearly full. Please tell your teacher; all scores are kept."),
    "disk_full": N_("The disk is full. Please fetch your teacher; all scores are kept."),
    "backup_late": N_("Teacher: the newest backup is more than a day old. Settings has “Back up now”."),
}


def worry(kind: str) -> str:
    """The sentence for a worry, '' where there is none."""
    return _(_WORRIES[kind]) if kind in _WORRIES else ""
