"""Questions of every kind with the nastiest words, for round trips through other programs' files."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from tests.factories import WRITTEN
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import short_answer
from wastequiz.domain.questions import TOPICS, Authored, Number, Option, Source, Target
from wastequiz.domain.text import Text
from wastequiz.formats.draft_kinds import decimal, reach
from wastequiz.formats.items_csv import comparable
from wastequiz.formats.text_files import cleaned

LANGUAGE = "zh_CN"
NASTY = "\\~=#{}:%$[]<>&\"'*-/.|@\n厨余垃圾a1Ａ１，。 é→“”]]>;"
"""Every sign that means something to one of the formats, and some that look as if."""


def words(signs: str = NASTY, most: int = 12) -> st.SearchStrategy[str]:
    """Words as a question keeps them, with something to read in them."""
    said = st.text(st.sampled_from(signs), min_size=1, max_size=most) | st.sampled_from(SPECIAL)
    return said.map(cleaned).filter(lambda w: bool(w) and any(sign.isalnum() for sign in w))


SPECIAL = ("//a", "::a::b", "$CATEGORY: a", "\\\\n", "\\na", "a####b", "[html]a", "[plain] a", "a->b", "%50%a", "<b>a</b>", "&lt;a", "a]]>b", "a}{b", "#a", "=a~b")


def labels(least: int, most: int, signs: str = NASTY) -> st.SearchStrategy[list[str]]:
    return st.lists(words(signs), min_size=least, max_size=most, unique_by=comparable)


def text(said: str) -> Text:
    return Text({LANGUAGE: said})


@st.composite
def questions(draw: st.DrawFn, kind: str, signs: str = NASTY) -> Authored:
    """A valid question of that kind, in one language, with everything that GIFT and Moodle XML can carry."""
    tag = st.text(st.sampled_from("ab垃]圾[:1"), min_size=1, max_size=5)
    whole = Authored(
        key=draw(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.:/-]{0,20}", fullmatch=True)),
        kind=kind,
        topic=draw(st.sampled_from(TOPICS)),
        band=draw(st.sampled_from(Band)),
        difficulty=draw(st.integers(1, 5)),
        stem=text(draw(words(signs))),
        options=(),
        explanation=text(why) if (why := draw(words(signs) | st.just(""))) else Text(),
        source=Source(""),
        tags=tuple(dict.fromkeys(draw(st.lists(tag, max_size=3)))),
        points=draw(st.none() | st.integers(0, 1000)),
        limit_s=draw(st.just(0) | st.integers(1, 3600)),
    )
    return replace(whole, **_parts(draw, kind, signs))


def _parts(draw: st.DrawFn, kind: str, signs: str) -> dict[str, object]:
    def why() -> Text | None:
        return text(said) if (said := draw(st.just("") | words(signs))) else None

    match kind:
        case "single_choice" | "multiple_choice":
            said = draw(labels(2, 8, signs))
            count = 1 if kind == "single_choice" else draw(st.integers(1, len(said)))
            right = set(draw(st.permutations(range(len(said))))[:count])
            return {"options": tuple(Option("abcdefgh"[n], text(label), n in right, why=why()) for n, label in enumerate(said))}
        case "true_false":
            made, answer = WRITTEN["true_false"]("x"), draw(st.sampled_from(("true", "false")))
            from wastequiz.formats.knowledge_kinds import LABELS

            return {"options": tuple(Option(o.id, LABELS[o.id], o.id == answer, why=why()) for o in made.options)}
        case "ordering":
            return {"options": tuple(Option("abcdef"[n], text(label), rank=n + 1) for n, label in enumerate(draw(labels(3, 6, signs))))}
        case "matching":
            left = draw(labels(2, 5, signs))
            right = draw(labels(len(left), min(7, len(left) + 2), signs))
            options = tuple(Option("abcde"[n], text(label), target=f"t{n + 1}") for n, label in enumerate(left))
            return {"options": options, "targets": tuple(Target(f"t{n + 1}", text(label)) for n, label in enumerate(right))}
        case "estimate":
            value, off = draw(st.decimals(-100_000, 100_000, places=3)), draw(st.decimals(0, 100, places=2))
            centre, tolerance = decimal(f"{value:f}"), decimal(f"{off:f}")
            assert centre is not None and tolerance is not None
            low, high, step = reach(centre, tolerance)
            return {"number": Number(float(value), float(off), float(low), float(high), float(step), Text())}
        case _:
            spelt = words("厨余a1é（）*\\~={}#:[]%>-", 10).map(lambda w: " ".join(w.split())).filter(
                lambda w: "->" not in w and "*" not in w[:0] and bool(short_answer.folded(w)) and w[:1] != "["
            )
            return {"accepted": tuple((LANGUAGE, said) for said in draw(st.lists(spelt, min_size=1, max_size=4, unique=True)))}


PLAIN = "厨余垃圾a1Ａ１，。 é→“”\\~=#{}<>&%$*@'/-;]"
"""Signs for files where every line is plain words; brackets, dots and colons there begin something, so questions with them are rarer."""
