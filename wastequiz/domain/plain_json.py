"""A written question as the JSON it is kept as, written straight down: for imports of many thousands, where the way over a dict costs most."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
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
    if q.targets or q.number is not None or q.accepted or q.points is not None or q.limit_s or any(o.area is not None for o in q.options):
        return json.dumps(plain.authored_to_plain(q), ensure_ascii=False, separators=(",", ":"))
    s = q.source
    options = ",".join([_option(o) for o in q.options])
    tags = f',"tags":[{",".join(map(_said, q.tags))}]' if q.tags else ""
    return (
        f'{{"key":{_said(q.key)},"kind":{_said(q.kind)},"topic":{_said(q.topic)},"band":"{q.band.name}","difficulty":{q.difficulty},'
        f'"stem":{_text(q.stem)},"options":[{options}],"explanation":{_text(q.explanation)},'
        f'"source":{{"title":{_said(s.title)},"url":{_said(s.url)},"year":{s.year},"unread":{_YES if s.unread else _NO}}},'
        f'"picture":{_said(q.picture)},"schemes":[{",".join(map(_said, q.schemes))}]{tags}}}'
    )


def _option(o: Option) -> str:
    more = f',"rank":{o.rank}' if o.rank else ""
    if o.target:
        more += f',"target":{_said(o.target)}'
    why = _text(o.why) if o.why else "null"
    return (
        f'{{"id":{_said(o.id)},"label":{_text(o.label)},"right":{_YES if o.right else _NO},"picture":{_said(o.picture)},"why":{why}{more}}}'
    )


def _text(text: Text | Mapping[str, str]) -> str:
    return "{" + ",".join([f"{_said(lang)}:{_said(words)}" for lang, words in text.items()]) + "}"
