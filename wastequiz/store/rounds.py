"""Rounds as they are kept: begun, answered, ended, given up, or cut off and taken up again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, TypedDict

from wastequiz.domain.items import Band
from wastequiz.domain.questions import Sort
from wastequiz.domain.results import Best, Interrupted
from wastequiz.domain.rounds import Answer, Progress, Round, RoundSpec, Stone, Why
from wastequiz.domain.students import Contestant
from wastequiz.store import journal
from wastequiz.store.db import Db


class Snapshot(TypedDict):
    """All that is needed to take a round up again. `keys[n]` and `orders[n]` (option ids) go to `domain.draw.rebuild`."""

    round: str
    spec: RoundSpec
    seed: int
    scheme_revision: str
    contestant: Contestant
    keys: list[str]
    orders: list[tuple[str, ...]]
    reasons: tuple[Why | None, ...]
    answers: tuple[Answer, ...]


def start(db: Db, round: Round) -> int:  # noqa: A002 - a round is a round
    """Writes that `round` begins, with all that is needed to take it up again; gives the journal number."""
    body = {
        **_who(round),
        "seat": round.contestant.seat,
        "animal": round.contestant.animal,
        "spec": _spec_to_plain(round.spec),
        "seed": round.seed,
        "keys": [q.key for q in round.questions],
        "orders": [list(q.order) for q in round.questions],
        "reasons": [None if why is None else [why.code, why.n, list(why.bins)] for why in round.reasons],
    }
    return journal.append(db, "round_started", body)


def answer(db: Db, round: Round, answer: Answer) -> int:  # noqa: A002 - as above
    """Writes one answer and the totals it changes in the same transaction; gives the journal number."""
    question = round.question(answer.stone.n)
    body = {
        **_who(round),
        "n": answer.stone.n,
        "attempt": answer.stone.attempt,
        "key": answer.key,
        "kind": answer.kind,
        "topic": question.topic,
        "band": question.band.name,
        "difficulty": question.difficulty,
        "true_bin": answer.true_bin,
        "chosen_bin": answer.chosen_bin,
        "sorts": [[s.item, s.true_bin, s.chosen_bin] for s in answer.sorts],
        "choice": list(answer.choice),
        "correct": answer.correct,
        "ms": answer.ms,
        "points": answer.points,
        "hint": answer.hint,
        "timed_out": answer.timed_out,
    }
    return journal.append(db, "answer", body, attempt=answer.stone.attempt)


def finish(db: Db, progress: Progress) -> int:
    """Writes that the round has ended, with its points and right answers; gives the journal number."""
    round_ = progress.round
    body = {
        **_who(round_),
        "level": round_.spec.level,
        "band": round_.spec.band.name,
        "purpose": round_.spec.purpose,
        "length": len(round_.questions),
        "answers": len(progress.answers),
        "points": progress.points,
        "right": progress.right,
    }
    return journal.append(db, "round_ended", body)


def give_up(db: Db, round_id: str) -> int:
    """Writes that the round will not be taken up again; gives the journal number."""
    return journal.append(db, "round_given_up", {"round": round_id})


def interrupted(db: Db) -> Interrupted | None:
    """The newest round that was begun and neither ended nor given up; None where there is none."""
    row = db.conn.execute(
        "SELECT id, ref, class_id, seat, animal, answered, length, started_utc_ms FROM rounds"
        " WHERE state = 'open' ORDER BY started_seq DESC LIMIT 1"
    ).fetchone()
    return None if row is None else Interrupted(*row)


def snapshot(db: Db, round_id: str) -> Snapshot:
    """The round `round_id` as it was begun, and the answers so far. Raises KeyError where no such round was begun."""
    span = db.conn.execute("SELECT started_seq, last_seq FROM rounds WHERE id = ?", (round_id,)).fetchone()
    if span is None:
        raise KeyError(round_id)
    rows = db.conn.execute("SELECT kind, body FROM journal WHERE seq BETWEEN ? AND ? ORDER BY seq", span).fetchall()
    begun: dict[str, Any] = json.loads(rows[0][1])
    answers = [json.loads(body) for kind, body in rows if kind == "answer"]
    return Snapshot(
        round=round_id,
        spec=_spec_from_plain(begun["spec"]),
        seed=begun["seed"],
        scheme_revision=begun["scheme_revision"],
        contestant=Contestant(begun["student"], begun["class"], begun["seat"], begun["animal"]),
        keys=list(begun["keys"]),
        orders=[tuple(order) for order in begun["orders"]],
        reasons=tuple(None if why is None else Why(why[0], why[1], tuple(why[2])) for why in begun.get("reasons", ())),
        answers=tuple(_answer_from_plain(plain) for plain in answers if plain["round"] == round_id),
    )


def best(db: Db, ref: str, length: int) -> Best | None:
    """The student's most points and most right answers in a scored round of `length` questions; None before the first."""
    row = db.conn.execute("SELECT points, right FROM bests WHERE ref = ? AND length = ?", (ref, length)).fetchone()
    return None if row is None else Best(*row)


def _who(round_: Round) -> dict[str, Any]:
    """What every line of a round says: which round, by whom, under which rules."""
    return {
        "round": round_.id,
        "student": round_.contestant.ref,
        "class": round_.contestant.class_id,
        "scheme": round_.spec.scheme,
        "scheme_revision": round_.scheme_revision,
        "practice": round_.spec.practice,
    }


def _spec_to_plain(spec: RoundSpec) -> dict[str, Any]:
    return asdict(spec) | {"band": spec.band.name, "kinds": list(spec.kinds), "topics": list(spec.topics)}


def _spec_from_plain(plain: Mapping[str, Any]) -> RoundSpec:
    fields: dict[str, Any] = {
        **plain,
        "band": Band[plain["band"]],
        "kinds": tuple(plain["kinds"]),
        "topics": tuple(plain.get("topics", ())),
    }
    return RoundSpec(**fields)


def _answer_from_plain(plain: Mapping[str, Any]) -> Answer:
    return Answer(
        stone=Stone(plain["n"], plain["attempt"]),
        key=plain["key"],
        kind=plain["kind"],
        choice=tuple(plain["choice"]),
        correct=plain["correct"],
        ms=plain["ms"],
        points=plain["points"],
        true_bin=plain["true_bin"],
        chosen_bin=plain["chosen_bin"],
        hint=plain["hint"],
        timed_out=plain["timed_out"],
        sorts=tuple(Sort(*sorted_) for sorted_ in plain.get("sorts", ())),
    )
