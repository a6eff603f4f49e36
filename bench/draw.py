"""Drawing a round from 100,000 written questions, against drawing it from 1,000."""

from __future__ import annotations

import statistics

from bench.measure import Options, Row, shown, took_ms, turns
from tests.factories import bank_of, make_bank, make_choice, make_pool, make_true_false
from wastequiz.domain.bank import Bank
from wastequiz.domain.draw import draw_round
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import RoundSpec

MORE_MS = 1.0


def rows(options: Options) -> list[Row]:
    few, many = _drawing(1_000), _drawing(100_000)
    ours, base = turns(max(60, options.runs), many, few)
    ours_ms, base_ms = statistics.median(ours), statistics.median(base)
    return [
        Row(
            "drawing ten questions from 100,000",
            f"{shown(ours_ms)} ms",
            f"from 1,000: {shown(base_ms)} ms",
            f"{ours_ms / base_ms:.2f}",
            "at most 1 ms more",
            ours_ms - base_ms <= MORE_MS,
        )
    ]


class _drawing:  # noqa: N801 - used as a function
    """Draws another round at each call; gives the ms."""

    def __init__(self, count: int) -> None:
        self.bank = _bank(count)
        self.pool = make_pool(self.bank)
        self.spec = RoundSpec(next(iter(self.bank.schemes)), Band.adult)
        self.seed = 0

    def __call__(self) -> float:
        self.seed += 1
        seed = self.seed
        return took_ms(lambda: draw_round(str(seed), self.spec, seed, self.bank, self.pool, self.bank.questions.__getitem__))


def _bank(count: int) -> Bank:
    small = make_bank(per_bin=count // 40)
    bands = [b for b in Band if b != Band.pre]
    written = [
        (make_choice if n % 2 else make_true_false)(f"q_{n}", band=bands[n % len(bands)], difficulty=1 + n % 5) for n in range(count)
    ]
    return bank_of(small.kinds.values(), small.items.values(), *small.schemes.values(), questions=written)
