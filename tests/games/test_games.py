"""Every game is registered, has a whole card, and finds enough to play with under every scheme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import wastequiz.games
from tests.games.dealing import Played, bank, deal
from wastequiz import i18n, paths
from wastequiz.domain.items import Band
from wastequiz.games import GAMES, game
from wastequiz.stage.play.card import Card

FOLDERS = sorted(path.parent.name for path in Path(wastequiz.games.__file__).parent.glob("*/__init__.py"))
every_game = pytest.mark.parametrize("card", GAMES, ids=[card.id for card in GAMES])


def test_every_folder_is_a_game_and_every_game_a_folder() -> None:
    assert sorted(card.id for card in GAMES) == FOLDERS


def test_a_game_is_found_by_its_id() -> None:
    assert game(GAMES[0].id) is GAMES[0]
    with pytest.raises(KeyError):
        game("hopscotch")


@every_game
def test_a_card_is_whole(card: Card) -> None:
    assert len(card.how) == 3
    assert card.variants
    assert 1 <= card.players[0] <= card.players[1] <= 4
    for picture in (card.picture, *(step.picture for step in card.how)):
        assert (paths.assets() / f"{picture.partition('@')[0]}.svg").is_file(), picture


@every_game
def test_every_word_of_a_card_is_translated(card: Card) -> None:
    said = [card.name, card.goal, *(step.text for step in card.how)]
    said += [word for variant in card.variants for word in (variant.name, variant.below)]
    i18n.use("zh_CN")
    assert [word for word in said if not i18n.translated(word)] == []


@every_game
@pytest.mark.parametrize("scheme", sorted(bank().schemes))
@pytest.mark.parametrize("band", [Band.pre, Band.g34, Band.adult])
def test_there_is_enough_to_play_with(card: Card, scheme: str, band: Band) -> None:
    if band < card.least_band:
        pytest.skip("not for those who are that young")
    dealt = deal(card, scheme=scheme, band=band, teams=card.players[0] if card.players[0] > 1 else 0)
    parts = card.asks(dealt.round.spec, dealt.scheme)
    assert len(dealt.round.questions) >= sum(part.least for part in parts)
    assert len({question.key for question in dealt.round.questions}) == len(dealt.round.questions)


@every_game
def test_whatever_is_asked_can_be_answered_rightly(qtbot: Any, card: Card) -> None:
    dealt = deal(card, teams=card.players[0] if card.players[0] > 1 else 0)
    played = Played(qtbot, card, dealt)
    assert all(any(option.right for option in question.options) for question in dealt.round.questions)
    played.pass_ms(400)
    assert played.scene.deeds()
    assert played.scene.line()
