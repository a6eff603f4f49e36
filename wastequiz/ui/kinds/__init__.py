"""How each question kind is laid out: its card. To add one: a module here with a `VIEW`, one line in VIEWS."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.ui.kinds import pick_from_bin, single_choice, true_false, which_bin
from wastequiz.ui.kinds.view import KindView

VIEWS: Mapping[str, KindView] = {v.name: v for v in (which_bin.VIEW, pick_from_bin.VIEW, single_choice.VIEW, true_false.VIEW)}
"""Name of the kind (as in domain KINDS) to its card."""
