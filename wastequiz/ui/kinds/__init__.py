"""How each question kind is laid out: its card. To add one: a module here with a `VIEW`, one line in VIEWS."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.ui.kinds import (
    estimate,
    matching,
    multiple_choice,
    odd_one_out,
    ordering,
    pick_from_bin,
    short_answer,
    single_choice,
    sort_many,
    spot_on_picture,
    take_apart,
    true_false,
    which_bin,
)
from wastequiz.ui.widgets.answer_area import KindView

VIEWS: Mapping[str, KindView] = {
    view.name: view
    for view in (
        which_bin.VIEW,
        pick_from_bin.VIEW,
        odd_one_out.VIEW,
        sort_many.VIEW,
        take_apart.VIEW,
        single_choice.VIEW,
        true_false.VIEW,
        multiple_choice.VIEW,
        ordering.VIEW,
        matching.VIEW,
        spot_on_picture.VIEW,
        estimate.VIEW,
        short_answer.VIEW,
    )
}
"""Name of the kind (as in domain KINDS) to its card."""
