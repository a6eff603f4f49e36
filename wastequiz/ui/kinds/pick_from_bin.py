"""The card of pick_from_bin: the bin on the question card, a picture for each item below."""

from __future__ import annotations

from wastequiz.domain.kinds import pick_from_bin
from wastequiz.ui.kinds.view import TileView


class PickFromBinView(TileView):
    name = pick_from_bin.NAME


VIEW = PickFromBinView()
