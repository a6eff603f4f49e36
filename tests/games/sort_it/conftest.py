"""What the tests of Sort it share: a child in front of it, and both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.games.sort_it.in_front import Child, start
from wastequiz import i18n
from wastequiz.games.sort_it import TWENTY


@pytest.fixture(params=["en", "zh_CN"])
def language(request: Any) -> Iterator[str]:
    i18n.use(request.param)
    yield request.param
    i18n.use("en")


@pytest.fixture
def child(qtbot: Any) -> Child:
    return start(qtbot, variant=TWENTY)
