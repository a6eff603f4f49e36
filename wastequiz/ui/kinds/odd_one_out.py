"""The card of odd_one_out: the items side by side; one does not go with the others."""

from __future__ import annotations

from wastequiz.domain.kinds import odd_one_out
from wastequiz.ui.kinds.view import TileView


class OddOneOutView(TileView):
    name = odd_one_out.NAME


VIEW = OddOneOutView()
