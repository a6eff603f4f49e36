"""Valid questions of every written kind, for round trips: whatever words hypothesis thinks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from wastequiz.domain.items import Band
from wastequiz.domain.kinds import short_answer
from wastequiz.domain.questions import ANYWHERE, TOPICS, Authored, Number, Option, Source, Target
from wastequiz.domain.text import Text
from wastequiz.formats.cell_text import flat, plain
from wastequiz.formats.knowledge_kinds import LABELS
from wastequiz.formats.question_words import REGIONS, VERDICTS

ALPHABET = "aAbBxyz019 旧电池可回收物厨余，。？！“”：；、|\\=+-@＝＋'\"\n\t,;<>&_%#（）()éß😀"
BINS = {"可回收物": "recyclable", "有害垃圾": "hazardous", "厨余垃圾": "food", "其他垃圾": "residual"}
_LETTERED = re.compile(r"[A-Ha-h]\s*[.．、:：)）]")


def words(most: int = 30, of: str = ALPHABET) -> st.SearchStrategy[str]:
    """Words as they are kept: not empty, without spaces at their ends."""
    return st.text(of, min_size=1, max_size=most).map(plain).filter(lambda w: bool(w) and not _LETTERED.match(w))


def texts(said: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Text]:
    said = words() if said is None else said
    return st.one_of(
        st.builds(lambda zh: Text(zh_CN=zh), said),
        st.builds(lambda en: Text(en=en), said),
        st.builds(lambda zh, en: Text(zh_CN=zh, en=en), said, said),
    )


def _different(labels: Sequence[Text]) -> bool:
    return all(len(said) == len({flat(w) for w in said}) for said in ([t[lang] for t in labels if lang in t] for lang in ("zh_CN", "en")))


def labels(fewest: int, most: int) -> st.SearchStrategy[list[Text]]:
    return st.lists(texts(words(12)), min_size=fewest, max_size=most).filter(_different)


NAMES = st.text("abc_2", max_size=6)
WHYS = st.one_of(st.none(), texts())


def _choices(kind: str, fewest_right: int) -> st.SearchStrategy[Authored]:
    def made(said: list[Text], data: list[tuple[bool, str, Text | None]]) -> tuple[Option, ...]:
        options = [Option("abcdefgh"[n], t, *data[n][:2], why=data[n][2]) for n, t in enumerate(said)]
        right = sum(o.right for o in options)
        wanted = range(fewest_right) if kind == "multiple_choice" and right < fewest_right else range(1) if kind == "single_choice" else ()
        return tuple(replace(o, right=n in wanted) if wanted else o for n, o in enumerate(options))

    data = st.lists(st.tuples(st.booleans(), NAMES, WHYS), min_size=8, max_size=8)
    return st.builds(lambda options: _usual(kind, options=options), st.builds(made, labels(2, 8), data))


def _usual(kind: str, **changes: object) -> Authored:
    made = Authored("", kind, "signs", Band.pre, 1, Text(), (), Text(), Source(""))
    return replace(made, **changes)  # pyright: ignore[reportArgumentType]


def _true_false() -> st.SearchStrategy[Authored]:
    own = labels(2, 2).filter(lambda said: not any(flat(w) in VERDICTS for t in said for w in t.values()))
    said = st.one_of(st.just(list(LABELS.values())), own)

    def made(said: list[Text], right: bool, why: Text | None) -> Authored:
        options = tuple(Option(o, t, (o == "true") == right, why=why) for o, t in zip(("true", "false"), said, strict=True))
        return _usual("true_false", options=options)

    return st.builds(made, said, st.booleans(), WHYS)


def _ordering() -> st.SearchStrategy[Authored]:
    def made(said: list[Text], ranks: list[int]) -> Authored:
        order = [r for r in ranks if r <= len(said)]
        return _usual("ordering", options=tuple(Option("abcdefgh"[n], t, rank=order[n]) for n, t in enumerate(said)))

    return st.builds(made, labels(2, 8), st.permutations(range(1, 9)))


def _matching() -> st.SearchStrategy[Authored]:
    def made(things: list[Text], partners: list[Text], extra: int) -> Authored:
        pairs = min(len(things), len(partners))
        options = tuple(Option("abcdefgh"[n], t, target=f"t{n + 1}") for n, t in enumerate(things[:pairs]))
        targets = tuple(Target(f"t{n + 1}", t) for n, t in enumerate(partners[: pairs + extra]))
        return _usual("matching", options=options, targets=targets)

    def sorting(things: list[Text]) -> Authored:
        options = tuple(Option("abcd"[n], t, target=f"t{n + 1}") for n, t in enumerate(things))
        targets = tuple(Target(f"t{n + 1}", Text(zh_CN=name), bin_id=BINS[name]) for n, name in enumerate(list(BINS)[: len(things)]))
        return _usual("matching", options=options, targets=targets)

    return st.one_of(st.builds(made, labels(2, 5), labels(2, 8), st.integers(0, 2)), st.builds(sorting, labels(2, 4)))


def _spots() -> st.SearchStrategy[Authored]:
    side = st.integers(0, 3200).map(lambda n: n / 2)

    def made(options: Authored, areas: list[tuple[float, float, float, float]], picture: str) -> Authored:
        spots = tuple(replace(o, picture="", area=area) for o, area in zip(options.options, areas, strict=False))
        return _usual("spot_on_picture", options=spots, picture=f"s{picture}")

    four = st.lists(st.tuples(side, side, side, side), min_size=8, max_size=8)
    return st.builds(made, _choices("multiple_choice", 1), four, NAMES)


def _estimate() -> st.SearchStrategy[Authored]:
    def made(step: float, n: int, at: int, low: int, unit: Text) -> Authored:
        low_ = low * step
        number = Number(low_ + (at % (n + 1)) * step, step * n / 8, low_, low_ + n * step, step, unit)
        return _usual("estimate", number=number)

    return st.builds(made, st.sampled_from((1, 0.5, 10, 0.25)), st.integers(5, 900), st.integers(0, 900), st.integers(-50, 50), texts())


def _short() -> st.SearchStrategy[Authored]:
    spelt = words(30).filter(lambda w: bool(short_answer.folded(w)))
    lists = st.tuples(st.lists(spelt, max_size=4, unique=True), st.lists(spelt, max_size=4, unique=True)).filter(any)
    return lists.map(lambda said: _usual("short_answer", accepted=(*(("zh_CN", w) for w in said[0]), *(("en", w) for w in said[1]))))


def _more(made: Authored, stem: Text, explanation: Text | None, facts: tuple[object, ...]) -> Authored:
    topic, band, difficulty, schemes, tags, points, limit, source, picture = facts
    return replace(
        made,
        stem=stem,
        explanation=explanation or Text(),
        topic=topic,
        band=band,
        difficulty=difficulty,
        schemes=schemes,
        tags=tags,
        points=points,
        limit_s=limit,
        source=source,
        picture=made.picture or picture,
    )  # pyright: ignore[reportArgumentType]


_CODES = sorted(code for code in REGIONS if code not in ("", ANYWHERE))
_FACTS = st.tuples(
    st.sampled_from(TOPICS),
    st.sampled_from(list(Band)),
    st.integers(1, 5),
    st.one_of(st.just(()), st.just((ANYWHERE,)), st.lists(st.sampled_from(_CODES), min_size=1, max_size=3, unique=True).map(tuple)),
    st.lists(words(10), max_size=3, unique=True).map(tuple),
    st.one_of(st.none(), st.integers(0, 1000)),
    st.integers(0, 3600),
    st.builds(Source, st.one_of(st.just(""), words()), st.sampled_from(("", "https://example.org/a?b=c")), st.integers(0, 9999), st.booleans()),
    NAMES,
)
KINDS = {
    "single_choice": _choices("single_choice", 1),
    "multiple_choice": _choices("multiple_choice", 1),
    "true_false": _true_false(),
    "ordering": _ordering(),
    "matching": _matching(),
    "spot_on_picture": _spots(),
    "estimate": _estimate(),
    "short_answer": _short(),
}


def questions(most: int = 4) -> st.SearchStrategy[list[Authored]]:
    """Some questions with keys and texts of their own."""
    one = st.builds(_more, st.one_of(*KINDS.values()), texts(), st.one_of(st.none(), texts()), _FACTS)

    def named(shelf: list[Authored]) -> list[Authored]:
        return [replace(q, key=f"own_{n}", stem=Text({lang: f"{n}. {w}" for lang, w in q.stem.items()})) for n, q in enumerate(shelf)]

    return st.lists(one, min_size=1, max_size=most).map(named)
