"""What is to be said of a row that does not come in, or of what a file cannot carry."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.domain.exchange import Fault
from wastequiz.i18n import N_, _

# To add a code: one line here; every format takes its codes from here. Facts in braces, each a short quotation from the file.
SENTENCES: Mapping[str, str] = {
    "no_stem": N_("There is no question text."),
    "no_answer": N_("There is no right answer."),
    "unknown_kind": N_("The question type “{given}” is not known. These are: {known}."),
    "unknown_answer": N_("The answer “{given}” is none of the options."),
    "too_few_options": N_("There are fewer than two options."),
    "same_option": N_("Two options say the same: “{given}”."),
    "duplicate_stem": N_("A question with the same text stands on line {first} already."),
    "duplicate_in_bank": N_("The bank has a question with the same text already."),
    "bad_number": N_("“{given}” is no number from {lowest} to {highest}."),
    "unsupported_kind": N_("Questions of the type “{given}” cannot be taken over."),
    "several_in_one": N_("This is more than one question. Write each on its own."),
    "no_entry": N_("There is no question here that can be read."),
    "picture_not_found": N_("The picture “{name}” did not come with the file. The question comes without it."),
    "picture_unfit": N_("“{name}” is no picture that can be used. The question comes without it."),
    "not_carried": N_("This kind of file cannot carry “{part}”."),
}


def sentence(fault: Fault) -> str:
    """One sentence for a person, in the language spoken now; the line number is left to whoever shows it."""
    return _(SENTENCES[fault.code]).format_map(dict(fault.facts))
