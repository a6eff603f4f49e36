"""The drawing that stands for each topic; None is a mix of all."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.domain.questions import ITEM_TOPIC

TOPIC_PICTURES: Mapping[str | None, str] = {
    None: "icons/star_score",
    ITEM_TOPIC: "bins/bin_recyclable_happy",
    "signs": "bins/symbol_recyclable",
    "why_sort": "bins/mascot_think",
    "putting_out": "items/clean_plastic_bag",
    "station": "steps/step_ask_supervisor",
    "bulky": "items/old_sofa",
    "hazardous": "items/aa_battery",
    "processing": "steps/step_sorting_belt",
    "circular": "steps/step_new_bottle",
    "law": "prizes/note",
    "reduction": "prizes/bag",
    "scenarios": "icons/speaker",
    "city": "scenery/house_dome",
    "winter": "scenery/snowman",
    "world": "icons/globe",
}
