"""A day of an event as it might have been, made by dice that always fall the same: for pictures of the report and tests of its pages."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from wastequiz.domain.bank import Bank
from wastequiz.domain.day_reporting import ENDED, Came, DayFacts, Played, Stocked
from wastequiz.domain.events import AGAIN, HANDED, QUIZ, SHOWN, VOID, Draw, Event, Incident
from wastequiz.domain.questions import ITEM_TOPIC, Sort
from wastequiz.domain.reporting import Given

WHAT = ("started", "focus_lost", "crashed", "restarted", "paused", "resumed", "stock_set", "screens_changed", "started", "closed")
STATIONS = ("aaaa1111", "bbbb2222")
_HOURS = (9, 9, 10, 10, 10, 10, 11, 11, 11, 12, 13, 14, 14, 14, 15, 15, 16)
_HALF_HOUR_MS = 1_800_000


def facts(bank: Bank, event: Event, visitors: int, *, utc_ms: int) -> DayFacts:
    """What two kiosks keep of the event's first day. `utc_ms`: when that day began."""
    return _Day(bank, event, visitors, utc_ms).facts()


class _Day:
    def __init__(self, bank: Bank, event: Event, visitors: int, utc_ms: int) -> None:
        self.event, self.utc_ms, self.dice = event, utc_ms, Random(visitors)
        self.day = event.dates[0]
        scheme = bank.schemes[event.scheme]
        self.bins = tuple(b.id for b in scheme.bins)
        ruled = [(item.id, ruling.to) for item in bank.items.values() if (ruling := scheme.ruling(item)) is not None]
        self.things = [pair for pair in ruled if pair[1] in self.bins][:240:6]
        self.written = [q.key for q in bank.questions.values() if q.kind == "single_choice"][:30] or ["q"]
        self.visits: list[Came] = []
        self.rounds: list[Played] = []
        self.given: list[Given] = []
        self.draws: list[Draw] = []
        for n in range(visitors):
            self._visit(n)

    def facts(self) -> DayFacts:
        incidents = [Incident(k, STATIONS[k % 2], self.day, self.utc_ms + k * _HALF_HOUR_MS, what) for k, what in enumerate(WHAT)]
        kiosks = {station: n for n, station in enumerate(STATIONS, start=1)}
        return DayFacts(self.event, self.day, self.visits, self.rounds, self.given, self.draws, self._stock(), incidents, kiosks, self.bins)

    def _visit(self, n: int) -> None:
        dice = self.dice
        how = dice.choices(("done", "idle", "home", "staff", "cut"), (60, 20, 15, 1, 2))[0]
        language = dice.choices(("zh_CN", "en"), (9, 1))[0]
        station = dice.choice(STATIONS)
        self.visits.append(Came(f"v{n}", station, self.day, dice.choice(_HOURS), language, dice.randrange(20_000, 240_000), how))
        if dice.random() < 0.1:
            return
        ended = how == "done" or dice.random() < 0.3
        play = dice.choice([one.id for one in self.event.plays])
        self.rounds.append(Played(f"r{n}", f"v{n}", play, ENDED if ended else "given_up"))
        for _ in range(self.event.questions if ended else 2):
            self.given.append(self._answer(f"r{n}", play))
        prizes: Sequence[str] = [prize.id for prize in self.event.prizes]
        if ended and prizes and dice.random() < 0.7:
            prize = dice.choice([*prizes, *prizes, AGAIN])
            state = dice.choices((HANDED, SHOWN, VOID), (20, 2, 1))[0] if prize else SHOWN
            code, at = ("0001" if prize else ""), self.utc_ms + n
            self.draws.append(Draw(f"d{n}", self.event.id, station, "c", n + 1, f"v{n}", (), 0, prize, code, state, at, self.day))

    def _answer(self, round_id: str, play: str) -> Given:
        dice, seq = self.dice, len(self.given)
        if play == QUIZ and dice.random() < 0.6:
            right = dice.random() < 0.8
            key = dice.choice(self.written)
            return Given(seq, 0, "", round_id, key, "single_choice", "signs", self.day, float(right), 4_000, ("a",))
        k = dice.randrange(len(self.things))
        item, true = self.things[k]
        right = dice.random() < 0.95 - 0.5 * (k % 7 == 0)  # every seventh thing is a hard one
        chosen = true if right else dice.choice([b for b in self.bins if b != true])
        key, sorts = f"which_bin:{item}", (Sort(item, true, chosen),)
        return Given(seq, 0, "", round_id, key, "which_bin", ITEM_TOPIC, self.day, float(right), 3_000, (chosen,), sorts)

    def _stock(self) -> list[Stocked]:
        found: list[Stocked] = []
        for station in STATIONS:
            for prize in self.event.prizes:
                won = sum(d.station == station and d.prize == prize.id and d.state != VOID for d in self.draws)
                found.append(Stocked(station, prize.id, max(prize.stock // 2, won), won))
        return found
