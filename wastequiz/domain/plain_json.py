"""A written question as the JSON it is kept as, written straight down: for imports of many thousands, where the way over a dict costs most."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from json import encoder

from wastequiz.domain import plain
from wastequiz.domain.questions import Authored, Option
from wastequiz.domain.text import Text

_said: Callable[[str], str] = encoder.encode_basestring
"""A string as JSON, its signs as they are."""
_NO = "false"
_YES = "true"


def authored_json(q: Authored) -> str:
    """What `plain.authored_to_plain` is as JSON without spaces, to the letter."""
    if q.targets or q.number is not None or q.accepted or q.points is not None or q.limit_s:
        return _by_dict(q)
    options: list[str] = []
    for option in q.options:
        if option.area is not None:
            return _by_dict(q)
        options.append(_option(option))
    s = q.source
    tags = f',"tags":[{",".join(map(_word, q.tags))}]' if q.tags else ""
    schemes = ",".join(map(_word, q.schemes)) if q.schemes else ""
    return (
        f'{{"key":{_said(q.key)},"kind":{_word(q.kind)},"topic":{_word(q.topic)},"band":"{q.band.name}","difficulty":{q.difficulty},'
        f'"stem":{_text(q.stem)},"options":[{",".join(options)}],"explanation":{_text(q.explanation)},'
        f'"source":{_source(s.title, s.url, s.year, s.unread)},"picture":{_said(q.picture) if q.picture else _NONE},"schemes":[{schemes}]{tags}}}'
    )


_NONE = '""'


def _by_dict(q: Authored) -> str:
    return json.dumps(plain.authored_to_plain(q), ensure_ascii=False, separators=(",", ":"))


@lru_cache(2048)
def _word(word: str) -> str:
    """A word that comes again and again."""
    return _said(word)


@lru_cache(256)
def _source(title: str, url: str, year: int, unread: bool) -> str:
    return f'{{"title":{_said(title)},"url":{_said(url)},"year":{year},"unread":{_YES if unread else _NO}}}'


def _option(o: Option) -> str:
    more = f',"rank":{o.rank}' if o.rank else ""
    if o.target:
        more += f',"target":{_said(o.target)}'
    return (
        f'{{"id":{_word(o.id)},"label":{_text(o.label)},"right":{_YES if o.right else _NO},'
        f'"picture":{_said(o.picture) if o.picture else _NONE},"why":{_text(o.why) if o.why else "null"}{more}}}'
    )


def _text(text: Text) -> str:
    by_lang = text._by_lang  # pyright: ignore[reportPrivateUsage] - the one place where a call costs too much
    if len(by_lang) == 1:
        for lang, words in by_lang.items():
            return f"{{{_word(lang)}:{_said(words)}}}"
    return "{" + ",".join([f"{_word(lang)}:{_said(words)}" for lang, words in by_lang.items()]) + "}"
