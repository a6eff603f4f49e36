"""Settings: any JSON value, by key."""

from __future__ import annotations

from wastequiz.store import settings
from wastequiz.store.db import Db


def test_what_was_set_is_got_and_what_was_not_is_the_default(db: Db) -> None:
    assert settings.get(db, "lang") is None
    assert settings.get(db, "lang", "zh_CN") == "zh_CN"
    settings.set(db, "lang", "en")
    settings.set(db, "lang", {"a": [1, None, "字"]})
    settings.set(db, "b", False)
    assert settings.get(db, "lang") == {"a": [1, None, "字"]}
    assert settings.all(db) == {"b": False, "lang": {"a": [1, None, "字"]}}
