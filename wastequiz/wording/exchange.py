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
    # tables: what a row says
    "one_answer_only": N_("A single choice has one right answer, not “{given}”."),
    "bad_order": N_("“{given}” does not name every step once."),
    "bad_area": N_("“{given}” is no place on the picture: left, top, width and height are needed."),
    "no_scene": N_("There is no picture to find places on."),
    "no_partner": N_("“{given}” has no partner."),
    "shared_partner": N_("Several things belong to “{given}”. Each thing needs a partner of its own."),
    "unknown_bin": N_("There is no bin called “{given}”. These are: {known}."),
    "bad_estimate": N_("“{given}” cannot be estimated: it must be reachable in steps, and not be right for nearly every answer."),
    "bad_spelling": N_("“{given}” cannot be typed as an answer: it needs a letter or digit, and at most {most} signs."),
    "bad_key": N_("The key “{given}” cannot be used; the question gets a new one."),
    "duplicate_key": N_("The key “{given}” stands on line {first} already."),
    "same_stem": N_("Line {first} asks the same with other answers."),
    "unknown_band": N_("The grade band “{given}” is not known, so the usual one is taken. These are: {known}."),
    "unknown_topic": N_("The topic “{given}” is not known, so the usual one is taken."),
    "unknown_region": N_("The region “{given}” is not known. These are: {known}."),
    "too_many_tags": N_("There are more than {most} tags; the others are left out."),
    "picture_missing": N_("The picture “{given}” was not given along."),
    # tables: what is wrong with a row or file as such
    "cell_too_long": N_("A cell has more than {most} signs: “{given}”."),
    "hidden_signs": N_("Invisible signs were taken out: {signs}."),
    "row_unreadable": N_("This row cannot be read: a cell has more than {most} signs, or a quotation mark is left open."),
    "too_many_rows": N_("Only the first {most} questions are read. Please split the file."),
    "too_many_columns": N_("Only the first {most} columns are read."),
    "unknown_column": N_("The column “{given}” is not known and was passed over."),
    "sheet_without_heads": N_("The sheet “{sheet}” has no row of heads and was passed over."),
    "character_set": N_("The text was read as {name}. Please look whether the words are right."),
    # tables of other programs
    "too_long_there": N_("“{part}” has more than the {most} signs that program takes."),
    "too_many_there": N_("That program takes at most {most} options."),
    "limit_there": N_("That program has no time limit of {given} s; it will be {taken} s."),
    "not_carried": N_("This kind of file cannot carry “{part}”."),
}


def sentence(fault: Fault) -> str:
    """One sentence for a person, in the language spoken now; the line number is left to whoever shows it."""
    return _(SENTENCES[fault.code]).format_map(dict(fault.facts))
