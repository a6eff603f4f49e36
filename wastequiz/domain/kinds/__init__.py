"""The question kinds there are. To add one: a module here with a `KIND`, its card in `ui/kinds`, one line in KINDS and in VIEWS."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.domain.kinds import pick_from_bin, single_choice, true_false, which_bin
from wastequiz.domain.kinds.kind import QuestionKind

KINDS: Mapping[str, QuestionKind] = {kind.name: kind for kind in (which_bin.KIND, pick_from_bin.KIND, single_choice.KIND, true_false.KIND)}
"""Name of the kind, as stored for ever, to how it is built and marked."""
