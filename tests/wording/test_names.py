"""Every value the program knows has a name in words."""

from __future__ import annotations

import pytest

from wastequiz import i18n
from wastequiz.domain.items import Band
from wastequiz.domain.questions import ITEM_TOPIC, TOPICS
from wastequiz.domain.students import ANIMALS
from wastequiz.services import builtin
from wastequiz.wording import names

GAMES = ("sort_it", "conveyor", "memory", "bin_inspector", "lane_race", "flying_chess", "river_guard", "sign_hunt")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_bands_topics_animals_and_actions_are_all_named_and_all_differently(language: str) -> None:
    i18n.use(language)
    actions = sorted({a for item in builtin.read().items.values() for a in item.actions})
    for said in (
        [names.band(band) for band in Band],
        [names.topic(topic) for topic in (None, ITEM_TOPIC, *TOPICS)],
        [names.animal(animal) for animal in ANIMALS],
        [names.action(action) for action in actions],
        [names.game(game) for game in GAMES],
    ):
        assert all(said) and len(set(said)) == len(said)
    assert not set(GAMES) & {names.game(game) for game in GAMES}
    assert not set(actions) & {names.action(action) for action in actions}


def test_what_has_no_name_yet_is_shown_as_it_is() -> None:
    assert (names.topic("knitting"), names.animal("yak"), names.action("sing"), names.game("golf")) == ("knitting", "yak", "sing", "golf")


def test_a_student_on_the_wall_is_a_seat_and_an_animal_and_a_guest_an_animal() -> None:
    assert names.contestant(7, "fox") == "No. 07 Fox"
    assert names.contestant(0, "owl") == "Owl"
    assert names.seat(12) == "No. 12"


def test_a_name_alone_on_a_card_begins_with_a_large_letter() -> None:
    assert [names.as_head(t) for t in ("banana peel", "香蕉皮", "")] == ["Banana peel", "香蕉皮", ""]
