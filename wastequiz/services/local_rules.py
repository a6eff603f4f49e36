"""A town's own rules and things: made, changed, looked at before they are kept, and put in force."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from wastequiz.domain import local_rules
from wastequiz.domain.bank import Bank
from wastequiz.domain.errors import BadName, RulesInUse
from wastequiz.domain.items import Band, Item
from wastequiz.domain.local_rules import Moved, is_own
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.students import clean_name
from wastequiz.domain.text import Text
from wastequiz.services.finding import Finder
from wastequiz.services.school import Failed, School
from wastequiz.store import own_rules
from wastequiz.store.db import Db


@dataclass(frozen=True, slots=True)
class Effect:
    """What other rules would change: things that go elsewhere, and how many are asked in practice only from then on."""

    moved: tuple[Moved, ...]
    practice_only: int


def own(school: School) -> list[Scheme]:
    """The rules somebody made at this school, in the order they were made."""
    return [scheme for scheme in school.bank.schemes.values() if is_own(scheme)]


def base_of(school: School, scheme: Scheme) -> Scheme:
    """What a town's rules were copied from; the rules themselves where that is gone or they are nobody's own."""
    return school.bank.schemes.get(local_rules.base_code(scheme.code), scheme)


def begin(school: School, base: Scheme, name: str, rests_on: str = "") -> Scheme:
    """A town's rules as they begin, not kept yet. Raises BadName."""
    shown = clean_name(name, limit=local_rules.LONGEST)
    if any(shown in scheme.name.values() for scheme in school.bank.schemes.values()):
        raise BadName(shown, "taken", local_rules.LONGEST)
    code = local_rules.free_code(base, school.bank.schemes)
    return local_rules.copied(base, code, Text(zh_CN=shown, en=shown), rests_on)


def effect(bank: Bank, before: Scheme, after: Scheme) -> Effect:
    """What changes for the things of the bank. A moment's work: give it to a thread."""
    return Effect(local_rules.moved(bank, before, after), local_rules.practice_only(bank, before, after))


def whole_bank(school: School, done: Callable[[Bank], None], failed: Failed) -> None:
    """The bank with all its things."""
    school.tell(school.whole_bank, done, failed)


def keep(school: School, scheme: Scheme, done: Callable[[], None], failed: Failed) -> None:
    """Keeps a town's rules; where they are in force, the next draw goes by them."""

    def work(db: Db) -> None:
        own_rules.save_scheme(db, scheme)
        school.reread(db)

    school.tell(work, lambda _: done(), failed)


def remove(school: School, scheme: Scheme, done: Callable[[], None], failed: Failed) -> None:
    """Takes a town's rules away. `failed` gets RulesInUse where they are in force or somebody answered by them."""
    if school.scheme.code == scheme.code:
        failed(RulesInUse(scheme.code))
        return

    def work(db: Db) -> None:
        own_rules.remove_scheme(db, scheme.code)
        school.reread(db)

    school.tell(work, lambda _: done(), failed)


# ---- things
def new_item(kind: str) -> Item:
    """A thing with nothing in it yet; its id is its own for ever."""
    return Item(f"own_{secrets.token_hex(6)}", Text(), kind, Band.g34, 2)


def item_origin(school: School, item_id: str, done: Callable[[tuple[str, bool]], None], failed: Failed) -> None:
    """(where a thing comes from, whether it was changed here). `failed` gets KeyError for one that is not kept yet."""
    school.tell(lambda db: own_rules.item_state(db, item_id), done, failed)


def keep_item(school: School, item: Item, done: Callable[[Item], None], failed: Failed) -> None:
    """Keeps a thing; names are cleaned. `failed` gets BadName where it has none in any language."""
    try:
        fit = _cleaned(item)
    except BadName as error:
        failed(error)
        return

    def work(db: Db) -> Item:
        own_rules.save_item(db, fit)
        school.reread(db)
        return fit

    school.tell(work, done, failed)


def _cleaned(item: Item) -> Item:
    names = {lang: clean_name(words, required=False, limit=local_rules.LONGEST) for lang, words in item.name.items()}
    names = {lang: words for lang, words in names.items() if words}
    if not names:
        raise BadName("", "empty", local_rules.LONGEST)
    return replace(item, name=Text(names))


def shipped_again(school: School, item_id: str, done: Callable[[Item], None], failed: Failed) -> None:
    """Brings a built-in thing back as it came along. `failed` gets KeyError where nobody changed it."""

    def work(db: Db) -> Item:
        found = own_rules.shipped_again(db, item_id)
        school.reread(db)
        return found

    school.tell(work, done, failed)


def answers_of(school: School, item: Item) -> Sequence[tuple[Scheme, str]]:
    """Where a thing goes by each of our country's rules and the town's own: (scheme, id of bin or destination, '' for nowhere)."""
    schemes = [scheme for scheme in school.bank.schemes.values() if not scheme.abroad]
    found = ((scheme, scheme.ruling(item)) for scheme in schemes)
    return [(scheme, "" if ruling is None else ruling.to) for scheme, ruling in found]


def kind_finder(bank: Bank, scheme: Scheme, language: str) -> Finder:
    """Finds kinds of waste by name, as look-up finds things: a hit's `item.id` is the id of a kind."""
    named = {kind.id: Item(kind.id, kind.name, kind.id, Band.pre, 1, picture=kind.picture) for kind in bank.kinds.values()}
    return Finder(Bank(bank.kinds, named, {scheme.code: scheme}), scheme, language)
