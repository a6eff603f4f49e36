"""A town's own rules and things at the desk: kept, drawn by at once, refused in words where that would lose something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.asking import heard
from wastequiz.domain.errors import BadName, RulesInUse
from wastequiz.domain.items import Band, Item
from wastequiz.domain.local_rules import sent
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.students import GUEST
from wastequiz.domain.text import Text
from wastequiz.services import local_rules, playing
from wastequiz.services.playing import Playing
from wastequiz.services.school import School
from wastequiz.wording.errors import told


def keep(school: School, scheme: Scheme) -> None:
    heard(school, lambda done, failed: local_rules.keep(school, scheme, done, failed))


def town(school: School, name: str = "我们镇") -> Scheme:
    return local_rules.begin(school, school.scheme, name, "镇政府通知")


def keep_item(school: School, item: Item) -> Item:
    return heard(school, lambda done, failed: local_rules.keep_item(school, item, done, failed))


def begun(school: School, scheme: Scheme, kinds: tuple[str, ...] = ("which_bin",)) -> Playing:
    spec = RoundSpec(scheme.code, length=10, kinds=kinds, band=Band.adult)
    return heard(school, lambda done, failed: playing.begin(school, spec, GUEST, done, failed, seed=1))


def test_rules_of_its_own_are_there_at_once_and_after_opening_again(school: School) -> None:
    made = sent(town(school), school.scheme, "bone_large", "food") if "bone_large" in school.scheme.kinds else town(school)
    keep(school, made)
    assert local_rules.own(school) == [made] and local_rules.base_of(school, made).code == "cn-harbin"
    school.close()
    again = School(school.folder).open_and_wait()
    try:
        assert local_rules.own(again) == [made]
    finally:
        again.close()


def test_the_next_round_goes_by_them(school: School) -> None:
    made = town(school)
    base = school.scheme
    for kind in base.kinds:
        made = sent(made, base, kind, "residual")
    for item in base.items:
        made = sent(made, base, item, "residual", item=True)
    keep(school, made)
    found = begun(school, made)
    assert {question.true_bin for question in found.progress.round.questions} == {"residual"}


def test_what_changes_is_told_before_it_is_kept(school: School) -> None:
    bank = heard(school, lambda done, failed: local_rules.whole_bank(school, done, failed))
    before = school.scheme
    plain = {kind.id for kind in bank.kinds.values() if not kind.contested}
    things = [item for item in bank.items.values() if item.kind in plain and not item.contested and item.id not in before.items]
    kind = next(item.kind for item in things if before.kinds[item.kind].to != "residual" and before.kinds[item.kind].verified)
    effect = local_rules.effect(bank, before, sent(town(school), before, kind, "residual"))
    assert effect.moved and all(one.after == "residual" for one in effect.moved)
    contested = sum(bank.items[one.item].contested for one in effect.moved)
    assert effect.practice_only <= contested
    assert local_rules.own(school) == []


@pytest.mark.parametrize(("name", "why"), [("", "empty"), ("  \u200b", "invisible"), ("x" * 61, "long")])
def test_a_name_that_is_none_is_refused(school: School, name: str, why: str) -> None:
    with pytest.raises(BadName) as refused:
        town(school, name)
    assert refused.value.reason == why


def test_a_name_that_is_taken_is_refused_in_words(school: School) -> None:
    keep(school, town(school))
    with pytest.raises(BadName) as refused:
        town(school)
    assert "我们镇" in told(refused.value).what and told(refused.value).then


def test_rules_nobody_used_can_be_taken_away(school: School) -> None:
    made = town(school)
    keep(school, made)
    heard(school, lambda done, failed: local_rules.remove(school, made, done, failed))
    assert local_rules.own(school) == []


def test_rules_in_force_or_answered_by_stay(school: School) -> None:
    made, before = town(school), school.scheme
    keep(school, made)
    school.prefer(scheme=made.code)
    with pytest.raises(RulesInUse) as refused:
        heard(school, lambda done, failed: local_rules.remove(school, made, done, failed))
    assert told(refused.value).then
    school.prefer(scheme=before.code)
    begun(school, made)
    with pytest.raises(RulesInUse):
        heard(school, lambda done, failed: local_rules.remove(school, made, done, failed))
    assert [scheme.code for scheme in local_rules.own(school)] == [made.code]


def test_rules_that_came_along_cannot_be_taken_away(school: School) -> None:
    germany = school.bank.schemes["de"] if "de" in school.bank.schemes else next(s for s in school.bank.schemes.values() if s.abroad)
    heard(school, lambda done, failed: local_rules.remove(school, germany, done, failed))
    assert germany.code in school.bank.schemes


def test_rules_whose_base_is_gone_are_their_own_base(school: School) -> None:
    made = replace(town(school), code="cn-nowhere-own1")
    assert local_rules.base_of(school, made) is made and local_rules.base_of(school, school.scheme) is school.scheme


def test_a_new_thing_is_asked_about_and_found(school: School) -> None:
    kind = next(iter(school.scheme.kinds))
    made = keep_item(school, replace(local_rules.new_item(kind), name=Text(zh_CN=" 冰 壶 ", en="")))
    assert made.name == Text(zh_CN="冰 壶") and made.id in school.bank.items
    assert heard(school, lambda done, failed: local_rules.item_origin(school, made.id, done, failed)) == ("teacher", True)
    with pytest.raises(BadName):
        keep_item(school, replace(made, name=Text(zh_CN=" ")))


def test_a_built_in_thing_can_be_changed_and_brought_back(school: School) -> None:
    before = next(item for item in school.bank.items.values() if item.kind)
    assert heard(school, lambda done, failed: local_rules.item_origin(school, before.id, done, failed)) == ("builtin", False)
    keep_item(school, before)
    changed = keep_item(school, replace(before, difficulty=5, name=Text(zh_CN="别的名字", en="other")))
    keep_item(school, replace(changed, difficulty=1))
    assert school.bank.items[before.id].difficulty == 1
    assert heard(school, lambda done, failed: local_rules.shipped_again(school, before.id, done, failed)) == before
    assert school.bank.items[before.id] == before
    assert heard(school, lambda done, failed: local_rules.item_origin(school, before.id, done, failed)) == ("builtin", False)
    with pytest.raises(KeyError):
        heard(school, lambda done, failed: local_rules.item_origin(school, "own_nothing", done, failed))
    with pytest.raises(KeyError):
        heard(school, lambda done, failed: local_rules.shipped_again(school, "own_nothing", done, failed))


def test_where_a_thing_goes_is_told_for_each_of_our_rules(school: School) -> None:
    item = next(item for item in school.bank.items.values() if item.kind)
    whole = next(item for item in school.bank.items.values() if item.parts)
    found = {scheme.code: to for scheme, to in local_rules.answers_of(school, item)}
    assert found["cn-harbin"] == school.scheme.ruling(item).to  # type: ignore[union-attr]
    assert all(to == "" for _scheme, to in local_rules.answers_of(school, whole))
    assert not any(scheme.abroad for scheme, _to in local_rules.answers_of(school, item))


def test_kinds_of_waste_are_found_by_name_and_pinyin(school: School) -> None:
    bank = heard(school, lambda done, failed: local_rules.whole_bank(school, done, failed))
    kind = next(iter(bank.kinds.values()))
    finder = local_rules.kind_finder(bank, school.scheme, "zh_CN")
    assert kind.id in [hit.item.id for hit in finder.find(kind.name["zh_CN"]).hits]
    assert finder.find("qqzzxx").hits == ()
