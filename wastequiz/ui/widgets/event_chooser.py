"""What a new event begins with: one of the examples, at a touch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wastequiz.i18n import _
from wastequiz.ui.event_examples import EXAMPLES
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.select import ChoosingSheet


def choose(page: Screen, chosen: Callable[[str], Any]) -> ChoosingSheet:
    """Asks with which example; `chosen` gets its id."""
    options = [(_(example.name), _(example.below)) for example in EXAMPLES]
    return ChoosingSheet(page, _("What shall it be?"), options, 0, lambda n: chosen(EXAMPLES[n].id))
