"""The mini-games. To add one: a folder with a card, pure rules and a scene, and its line in GAMES (`just new-game NAME` writes all of it)."""

from __future__ import annotations

from wastequiz.games.conveyor import CARD as CONVEYOR
from wastequiz.games.flying_chess import CARD as FLYING_CHESS
from wastequiz.games.inspector import CARD as INSPECTOR
from wastequiz.games.memory import CARD as MEMORY
from wastequiz.games.race import CARD as RACE
from wastequiz.games.river import CARD as RIVER
from wastequiz.games.sign_hunt import CARD as SIGN_HUNT
from wastequiz.games.sort_it import CARD as SORT_IT
from wastequiz.stage.play.card import Card

GAMES: tuple[Card, ...] = (SORT_IT, RACE, FLYING_CHESS, CONVEYOR, MEMORY, INSPECTOR, RIVER, SIGN_HUNT)
"""In the order in which they are offered."""


def game(id_: str) -> Card:
    """The card of a game. Raises KeyError for one there is not."""
    for card in GAMES:
        if card.id == id_:
            return card
    raise KeyError(id_)
