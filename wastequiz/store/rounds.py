"""Rounds as they are kept: begun, answered, ended, given up, or cut off and taken up again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, TypedDict

from wastequiz.domain.games import PURPOSE, GameBest, Score, Step
from wastequiz.domain.items import Band
from wastequiz.domain.questions import Sort
from wastequiz.domain.results import Best, Interrupted, InterruptedGame
from wastequiz.domain.rounds import Answer, EventSpec, GameSpec, Progress, QuizSpec, Round, RoundSpec, Stone, Why
from wastequiz.domain.students import Contestant
from wastequiz.store import journal
from wastequiz.store.db import Db
from wastequiz.store.lessons import teams_from_plain, teams_to_plain, version_to_plain, versions_to_plain

Logged = tuple[Answer, int] | Step
"""What was done in a game: an answer with its team (0 without teams), or a step."""


class Snapshot(TypedDict):
    """All that is needed to take a round up again. `keys[n]` and `orders[n]` (option ids) go to `domain.draw.rebuild`.

    `versions`: of the questions that had been reworded by then; the others were asked in their first wording.

    `log`: answers and steps of a game in the order in which they were done. `fell_back`: see `domain.games.Deal`.
    """

    round: str
    spec: RoundSpec
    seed: int
    scheme_revision: str
    contestant: Contestant
    keys: list[str]
    orders: list[tuple[str, ...]]
    reasons: tuple[Why | None, ...]
    answers: tuple[Answer, ...]
    log: tuple[Logged, ...]
    fell_back: bool
    versions: dict[str, int]


def start(db: Db, round: Round, *, fell_back: bool = False) -> int:  # noqa: A002 - a round is a round
    """Writes that `round` begins, with all that is needed to take it up again; gives the journal number."""
    body: dict[str, Any] = {
        **_who(round),
        "seat": round.contestant.seat,
        "animal": round.contestant.animal,
        "spec": _spec_to_plain(round.spec),
        "seed": round.seed,
        "keys": [q.key for q in round.questions],
        "orders": [list(q.order) for q in round.questions],
        "reasons": [None if why is None else [why.code, why.n, list(why.bins)] for why in round.reasons],
    }
    if fell_back:
        body["fell_back"] = True
    body |= versions_to_plain(round.questions)
    return journal.append(db, "round_started", body)


def answer_rest(db: Db, progress: Progress) -> int:
    """Writes that time ran out for every question that is left, in one transaction; gives the last journal number. Nothing left: 0."""
    with db.transaction():
        return max((answer(db, progress.round, one) for one in progress.rest()), default=0)


def answer(db: Db, round: Round, answer: Answer, *, team: int = 0) -> int:  # noqa: A002 - as above
    """Writes one answer, of a team where there are some, and the totals it changes in the same transaction; gives the journal number."""
    question = round.question(answer.stone.n)
    body: dict[str, Any] = {
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
    if team:
        body["team"] = team
    body |= version_to_plain(question)
    return journal.append(db, "answer", body, attempt=answer.stone.attempt)


def step(db: Db, round: Round, step: Step) -> int:  # noqa: A002 - as above
    """Writes a move of a game that is no answer; gives the journal number. Raises TypeError or ValueError for what JSON cannot hold."""
    return journal.append(db, "round_step", {**_who(round), "step": dict(step)})


def finish(db: Db, progress: Progress, score: Score | None = None) -> int:
    """Writes that the round has ended, with its points and right answers, and what a game came to; gives the journal number."""
    round_ = progress.round
    body: dict[str, Any] = {
        **_who(round_),
        "level": round_.spec.level,
        "band": round_.spec.band.name,
        "purpose": round_.spec.purpose,
        "length": len(round_.questions),
        "answers": len(progress.answers),
        "points": progress.points,
        "right": progress.right,
    }
    if round_.spec.quiz is not None:
        body |= {"quiz": round_.spec.quiz.id, "passed": progress.passed, "percent": progress.percent}
    if round_.spec.event is not None:
        body |= {"event": round_.spec.event.id, "visit": round_.spec.event.visit, "spin": progress.earns_spin}
    game = round_.spec.game
    if game is not None:
        won = score or Score()
        body |= {"game": game.id, "variant": game.variant, "score": won.points, "teams": [list(team) for team in won.teams]}
    return journal.append(db, "round_ended", body)


def give_up(db: Db, round_id: str) -> int:
    """Writes that the round will not be taken up again; gives the journal number."""
    return journal.append(db, "round_given_up", {"round": round_id})


def interrupted(db: Db) -> Interrupted | None:
    """The newest quiz or practice that was begun here and neither ended nor given up; None where there is none. One that is set to a class
    waits there for its student, and is nobody else's to take up or let rest; one of a kiosk goes with its visit (`store.visits`).
    """
    row = db.conn.execute(
        "SELECT id, ref, class_id, seat, animal, answered, length, started_utc_ms FROM rounds"
        " WHERE state = 'open' AND assignment = '' AND event = '' AND substr(purpose, 1, ?) <> ?"
        " AND NOT EXISTS (SELECT 1 FROM journal_from WHERE own_seq = started_seq) ORDER BY started_seq DESC LIMIT 1",
        (len(PURPOSE), PURPOSE),
    ).fetchone()
    return None if row is None else Interrupted(*row)


def interrupted_game(db: Db) -> InterruptedGame | None:
    """The newest round of a game that was begun here and neither ended nor given up; None where there is none. Not one of a kiosk."""
    row = db.conn.execute(
        "SELECT id, substr(purpose, ?1 + 1), ref, class_id, seat, animal, answered, started_utc_ms FROM rounds"
        " WHERE state = 'open' AND event = '' AND substr(purpose, 1, ?1) = ?2 AND NOT EXISTS (SELECT 1 FROM journal_from WHERE own_seq = started_seq)"
        " ORDER BY started_seq DESC LIMIT 1",
        (len(PURPOSE), PURPOSE),
    ).fetchone()
    return None if row is None else InterruptedGame(*row)


def snapshot(db: Db, round_id: str) -> Snapshot:
    """The round `round_id` as it was begun, and the answers so far. Raises KeyError where no such round was begun."""
    span = db.conn.execute("SELECT started_seq, last_seq FROM rounds WHERE id = ?", (round_id,)).fetchone()
    if span is None:
        raise KeyError(round_id)
    rows = db.conn.execute("SELECT kind, body FROM journal WHERE seq BETWEEN ? AND ? ORDER BY seq", span).fetchall()
    begun: dict[str, Any] = json.loads(rows[0][1])
    done = [json.loads(body) for kind, body in rows if kind in ("answer", "round_step")]
    log = tuple(_logged(plain) for plain in done if plain["round"] == round_id)
    return Snapshot(
        round=round_id,
        spec=_spec_from_plain(begun["spec"]),
        seed=begun["seed"],
        scheme_revision=begun["scheme_revision"],
        contestant=Contestant(begun["student"], begun["class"], begun["seat"], begun["animal"]),
        keys=list(begun["keys"]),
        orders=[tuple(order) for order in begun["orders"]],
        reasons=tuple(None if why is None else Why(why[0], why[1], tuple(why[2])) for why in begun.get("reasons", ())),
        answers=tuple(one[0] for one in log if isinstance(one, tuple)),
        log=log,
        fell_back=begun.get("fell_back", False),
        versions=dict(begun.get("versions", {})),
    )


def best(db: Db, ref: str, length: int) -> Best | None:
    """The student's most points and most right answers in a scored round of `length` questions; None before the first."""
    row = db.conn.execute("SELECT points, right FROM bests WHERE ref = ? AND length = ?", (ref, length)).fetchone()
    return None if row is None else Best(*row)


def game_best(db: Db, ref: str, game: str, variant: str) -> GameBest | None:
    """The student's most points and most right answers in a game and variant; None before the first round."""
    row = db.conn.execute("SELECT score, right FROM game_bests WHERE ref = ? AND game = ? AND variant = ?", (ref, game, variant)).fetchone()
    return None if row is None else GameBest(*row)


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
    plain = asdict(spec) | {"band": spec.band.name, "kinds": list(spec.kinds), "topics": list(spec.topics)}
    if spec.game is not None:
        plain["game"] = asdict(spec.game) | {"teams": teams_to_plain(spec.game.teams)}
    return plain


def _spec_from_plain(plain: Mapping[str, Any]) -> RoundSpec:
    fields: dict[str, Any] = {
        **plain,
        "band": Band[plain["band"]],
        "kinds": tuple(plain["kinds"]),
        "topics": tuple(plain.get("topics", ())),
    }
    quiz = plain.get("quiz")
    if quiz is not None:
        fields["quiz"] = QuizSpec(**quiz | {"points": tuple((key, points) for key, points in quiz["points"])})
    event = plain.get("event")
    if event is not None:
        fields["event"] = EventSpec(**event)
    game = plain.get("game")
    if game is not None:
        fields["game"] = GameSpec(**game | {"teams": teams_from_plain(game["teams"])})
    return RoundSpec(**fields)


def _logged(plain: Mapping[str, Any]) -> Logged:
    return plain["step"] if "step" in plain else (_answer_from_plain(plain), plain.get("team", 0))


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
