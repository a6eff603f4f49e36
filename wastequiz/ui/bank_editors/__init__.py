"""The editor of written questions: one form of answers a kind. To add one: a module here with a `FORM`, one line in FORMS."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wastequiz.ui.bank_editors import (
    estimate,
    matching,
    multiple_choice,
    ordering,
    short_answer,
    single_choice,
    spot_on_picture,
    true_false,
)
from wastequiz.ui.bank_editors.form import Form, Host

FORMS: Mapping[str, Callable[[Host], Form]] = {
    form.name: form
    for form in (
        single_choice.FORM,
        multiple_choice.FORM,
        true_false.FORM,
        ordering.FORM,
        matching.FORM,
        short_answer.FORM,
        estimate.FORM,
        spot_on_picture.FORM,
    )
}
"""Name of the kind to the form of its answers."""
