"""Names are found in what somebody copied, whatever stands around them."""

from __future__ import annotations

import pytest

from wastequiz.domain.errors import BadName
from wastequiz.domain.pasted_names import names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王小明\n李红\n", ("王小明", "李红")),
        ("座号\t姓名\t性别\n1\t王小明\t男\r\n2\t李红\t女", ("王小明", "李红")),
        ("1. 王小明\n2、李红\n（3）\n  \n3号 赵云", ("王小明", "李红", "赵云")),
        ("Name\nAnna Maria,\n 07 Ben ;", ("Anna Maria", "Ben")),
        ("王小明，男\n李红、女", ("王小明", "李红")),
        ("", ()),
        ("12\n13", ()),
    ],
)
def test_names_come_out_of_a_list(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


def test_a_whole_text_is_no_list_of_names() -> None:
    with pytest.raises(BadName):
        names_in("word " * 40)
