"""How likely counts are if all outcomes are equally likely: Pearson's chi-square."""

from __future__ import annotations

import math
from collections.abc import Sequence


def p_of(counts: Sequence[int]) -> float:
    """The chance that equally likely outcomes lie at least so far from even (0..1)."""
    even = sum(counts) / len(counts)
    return survival(sum((count - even) ** 2 / even for count in counts), len(counts) - 1)


def survival(chi2: float, degrees: int) -> float:
    """P(X >= chi2) of the chi-square distribution, by the recurrence of the incomplete gamma function (Abramowitz and Stegun 26.4.4, 26.4.5)."""
    x = chi2 / 2
    found = math.erfc(math.sqrt(x)) if degrees % 2 else math.exp(-x)
    a = 0.5 if degrees % 2 else 1.0
    while a < degrees / 2:
        found += math.exp(a * math.log(x) - x - math.lgamma(a + 1))
        a += 1
    return found
