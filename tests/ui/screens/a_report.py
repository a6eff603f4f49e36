"""A class report as full as they come, made by hand."""

from __future__ import annotations

from typing import Any

from wastequiz.domain.questions import Sort
from wastequiz.domain.reporting import ClassFigure, ClassReport, Finding, Given, ItemFigure, Matrix, Share, Wanted, WeekFigure
from wastequiz.domain.statistics import ItemStatistics

BINS = ("recyclable", "hazardous", "food", "residual")
COUNTS = (
    (188, 4, 7, 20),
    (7, 144, 2, 23),
    (6, 2, 176, 16),
    (46, 11, 22, 140),
)
CLASSES = (0.83, 0.81, 0.79, 0.77, 0.75, 0.72)
WEEKS = ((0.61, 0.64), (0.64, 0.65), (0.63, 0.66), (0.69, 0.69), (0.72, 0.70), (0.74, 0.72), (0.79, 0.75), (0.81, 0.78))
ITEMS: tuple[tuple[Any, ...], ...] = (
    ("aa_battery", "residual", "hazardous", 96, 0.41, 38.0, 0.52),
    ("tissue", "residual", "recyclable", 88, 0.47, 42.0, 0.44),
    ("takeaway_box", "residual", "recyclable", 91, 0.49, 35.0, 0.39),
    ("chopsticks", "residual", "recyclable", 74, 0.52, 29.0, 0.33),
    ("latex_paint", "hazardous", "residual", 69, 0.54, 31.0, 0.26),
    ("broken_bowl", "residual", "recyclable", 83, 0.55, 4.0, 0.37),
    ("banana_peel", "food", "residual", 64, 0.61, 27.0, 0.2),
    ("old_shirt", "recyclable", "residual", 22, 0.66, 51.0, 0.3),
    ("newspaper", "recyclable", "", 41, 1.0, None, 0.0),
)


def statistics(key: str, n: int, facility: float, discrimination: float | None) -> ItemStatistics:
    weak = discrimination is not None and discrimination < 10
    upper = None if discrimination is None else 18.0 if weak else min(100.0, discrimination + 20)
    low, high = max(0.0, facility - 0.1), min(1.0, facility + 0.1)
    return ItemStatistics(key, n, facility, low, high, 0.49, discrimination, upper, discrimination, 3.0)


def item_figure(
    item: str, true_bin: str, wrong: str, n: int, facility: float, discrimination: float | None, wrong_share: float, key: str = ""
) -> ItemFigure:
    key = key or f"which_bin:{item}"
    found = statistics(key, n, facility, discrimination)
    return ItemFigure(key, key.partition(":")[0], item, true_bin, found, wrong, Share(round(n * wrong_share), n))


def a_report(
    class_id: int = 2, name: str = "3B", written: ItemFigure | None = None, things: Any = None, bins: Any = BINS, **changes: Any
) -> ClassReport:
    """`things`: item ids to use in the analysis in place of those above; `written`: a written question's line."""
    others = tuple(100 + i for i in range(len(CLASSES)))
    classes = tuple(
        ClassFigure(
            class_id if i == 1 else others[i],
            name if i == 1 else f"{name[:-1]}{'ABCDEFG'[i]}",
            Share(412 * v, 412),
            Share(388 * (v - 0.04), 388),
        )
        for i, v in enumerate(CLASSES)
    )
    counts = {(true, chosen): COUNTS[i % 4][j % 4] for i, true in enumerate(bins) for j, chosen in enumerate(bins)}
    weeks = tuple(WeekFigure(f"2026-W{40 + i}", Share(60 * mine, 60), Share(380 * year, 380)) for i, (mine, year) in enumerate(WEEKS))
    items = [item_figure(*(line if things is None else (things[i % len(things)], *line[1:]))) for i, line in enumerate(ITEMS)]
    if written is not None:
        items.insert(2, written)
    made: dict[str, Any] = {
        "wanted": Wanted(class_id, (class_id, *others), "2026-09-28", "2026-11-22", (), "cn-harbin", ""),
        "class_name": name,
        "roster": 44,
        "played": 41,
        "answers": 1912,
        "accuracy": Share(1549.0, 1912),
        "before": Share(1200.0, 1600),
        "ms_median": 8400.0,
        "awareness": Share(31, 39),
        "participation": Share(41, 44),
        "sorting": Share(648, 814),
        "hardest": (bins[-1], Share(140, 219)),
        "classes": classes,
        "weeks": weeks,
        "matrix": Matrix(tuple(bins), counts),
        "items": tuple(items),
        "alpha": 0.71,
        "finding": Finding(bins[-1], bins[0], Share(46, 219), tuple(i.item for i in items if i.item)[1:4], 46),
    }
    return ClassReport(**{**made, **changes})


def given(n: int, ref: str, item: str = "tissue", true_bin: str = "residual", chosen: str | None = "recyclable", **changes: Any) -> Given:
    """One answer that put a thing somewhere."""
    right = float(true_bin == chosen)
    made: dict[str, Any] = {
        "seq": n,
        "class_id": 2,
        "ref": ref,
        "round": f"r{n}",
        "key": f"which_bin:{item}",
        "kind": "which_bin",
        "topic": "items",
        "day": f"2026-11-{1 + n % 22:02d}",
        "correct": right,
        "ms": 5000,
        "choice": (chosen,) if chosen else (),
        "sorts": (Sort(item, true_bin, chosen),),
    }
    return Given(**{**made, **changes})
