"""What the tables of events ought to hold, worked out in plain Python: the second opinion on `event_totals`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wastequiz.store.event_totals import sectors_of
from wastequiz.store.totals import kiosk

if TYPE_CHECKING:
    from wastequiz.store.journal import Event

Row = tuple[Any, ...]


class Events:
    """Takes events in order; `rows` gives what each table must hold then."""

    def __init__(self) -> None:
        self._visits: dict[str, dict[str, Any]] = {}
        self._visit_of: dict[str, str] = {}
        """The visit in which a round was begun."""
        self._stock: dict[Row, list[int]] = {}
        """(event, station, prize): total, given, handed."""
        self._commitments: dict[str, list[Any]] = {}
        self._draws: dict[str, dict[str, Any]] = {}
        self._early: dict[str, list[str]] = {}
        """What was done about draws that come later: kinds of line by draw."""
        self._incidents: set[Row] = set()

    def take(self, event: Event) -> None:
        """Adds one event."""
        b = event.body
        match event.kind:
            case "round_started" | "answer" | "round_ended":
                self._take_round(event)
            case "visit_started" | "visit_ended":
                self._take_visit(event)
            case "draw_committed":
                self._commitments.setdefault(b["commitment"], [b["event"], event.station, _day(event), b["digest"], "", 0])
            case "draw_revealed":
                kept = self._commitments.get(b["commitment"])
                if kept is not None:
                    kept[4] = kept[4] or b["revealed"]
            case "prize_stock":
                key = (b["event"], event.station, b["prize"])
                self._stock[key] = [b["total"], *self._stock.get(key, [0, 0, 0])[1:]]
            case "prize_drawn" if b["draw"] not in self._draws:
                self._take_draw(event)
            case "prize_shown" | "prize_handed" | "prize_void" if b["draw"] in self._draws:
                self._take_state(b["draw"], event.kind)
            case "prize_handed" | "prize_void":
                self._early.setdefault(b["draw"], []).append(event.kind)
            case "kiosk_incident":
                self._incidents.add((event.seq, b["event"], event.station, _day(event), event.utc_ms, b["what"], b["detail"]))
            case _:
                pass

    def _take_round(self, event: Event) -> None:
        b = event.body
        if event.kind == "round_started":
            self._visit_of.setdefault(b["round"], kiosk(b)[1])
            return
        visit = self._visits.get(b.get("visit", "") if event.kind == "round_ended" else self._visit_of.get(b["round"], ""))
        if visit is None:
            return
        if event.kind == "round_ended":
            visit["rounds"] += 1
            visit["spins"] += 1 if b["spin"] else 0
        elif b["attempt"] == 1:
            visit["answers"] += 1
            visit["right"] += 1 if b["correct"] == 1 else 0

    def _take_visit(self, event: Event) -> None:
        b = event.body
        if event.kind == "visit_started":
            about = {"event": b["event"], "station": event.station, "day": _day(event), "utc_ms": event.utc_ms, "hour": event.local.hour}
            counts = {"ended": 0, "how": "", "rounds": 0, "answers": 0, "right": 0, "spins": 0}
            self._visits.setdefault(b["visit"], about | {"language": b["language"]} | counts)
            return
        visit = self._visits.get(b["visit"])
        if visit is not None and not visit["how"]:
            visit["ended"], visit["how"] = event.utc_ms, b["how"]

    def _take_draw(self, event: Event) -> None:
        b = event.body
        about = {"event": b["event"], "station": event.station, "commitment": b["commitment"], "n": b["n"], "visit": b["visit"]}
        drawn = {"sectors": sectors_of(b), "sector": b["sector"], "prize": b["prize"], "code": b["code"], "state": "drawn"}
        when = {"utc_ms": event.utc_ms, "day": _day(event), "who": b["who"], "instead_of": b["instead_of"], "round": b["round"]}
        self._draws[b["draw"]] = about | drawn | when
        if b["commitment"] in self._commitments:
            self._commitments[b["commitment"]][5] += 1
        if b["prize"]:
            self._stock.setdefault((b["event"], event.station, b["prize"]), [b["total"], 0, 0])[1] += 1
        for kind in self._early.get(b["draw"], ()):
            self._take_state(b["draw"], kind)

    def _take_state(self, id_: str, kind: str) -> None:
        draw = self._draws[id_]
        was, stock = draw["state"], self._stock.get((draw["event"], draw["station"], draw["prize"]), [0, 0, 0])
        if kind == "prize_void" and was != "void":
            draw["state"] = "void"
            stock[1:] = [stock[1] - 1, stock[2] - (was == "handed")]
        elif kind == "prize_handed" and was in ("drawn", "shown"):
            draw["state"] = "handed"
            stock[2] += 1
        elif kind == "prize_shown" and was == "drawn":
            draw["state"] = "shown"

    def rows(self, table: str) -> set[Row]:
        """The rows `table` must hold, as tuples in the order of its columns."""
        match table:
            case "visits":
                return {(visit, *about.values()) for visit, about in self._visits.items()}
            case "prize_stock":
                return {(*key, *counts) for key, counts in self._stock.items()}
            case "commitments":
                return {(id_, *facts) for id_, facts in self._commitments.items()}
            case "draws":
                return {(id_, *facts.values()) for id_, facts in self._draws.items()}
            case _:
                return self._incidents


def _day(event: Event) -> str:
    return event.local.date().isoformat()
