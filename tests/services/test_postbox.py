"""Calls come through in order, whether somebody was there to take them or not."""

from __future__ import annotations

import threading

from wastequiz.services.postbox import Call, Postbox


def test_what_came_early_is_kept_and_handed_on_in_order() -> None:
    box, taken = Postbox(), list[int]()
    for n in range(3):
        box.deliver(lambda n=n: taken.append(n))
    assert taken == []
    box.open_for(lambda call: call())
    box.deliver(lambda: taken.append(3))
    assert taken == [0, 1, 2, 3]


def test_nothing_is_lost_or_doubled_while_the_box_is_opened() -> None:
    for _again in range(50):
        box, got = Postbox(), list[Call]()
        sender = threading.Thread(target=lambda box=box: [box.deliver(lambda: None) for _ in range(200)])
        sender.start()
        box.open_for(got.append)
        sender.join()
        assert len(got) == 200
