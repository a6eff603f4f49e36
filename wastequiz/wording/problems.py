"""Mistakes in source files into sentences: which file, entry and field, what is wrong, what to write instead."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.domain.errors import Problem
from wastequiz.i18n import N_, _

# To add a mistake: one line here; its {fields} are the facts of the Problem.
SENTENCES: Mapping[str, str] = {
    # ---- the file or folder as a whole
    "missing_folder": N_("This folder is missing. Put it back, or put WasteQuiz in place anew."),
    "missing_file": N_("This file is missing. Put it back, or put WasteQuiz in place anew."),
    "unreadable_file": N_("The file cannot be read ({reason}). Look at its permissions, then try again."),
    "not_utf8": N_("Line {line} is not UTF-8 text. Save the file as UTF-8."),
    "not_toml": N_("Reading stopped at line {line}, sign {column}. Look for a missing quotation mark, bracket or equals sign there."),
    "not_csv": N_("A quotation mark near line {line} is not closed or stands in a cell. Close it, or write it twice."),
    "empty_file": N_("The file is empty. Write the column names into its first line."),
    "missing_column": N_("The column “{column}” is missing. Add it to the first line and to every row."),
    "unknown_column": N_("The column “{column}” is not known. Correct its name, or delete the column."),
    "repeated_column": N_("The column “{column}” is there twice. Delete one."),
    "wrong_cell_count": N_(
        "Line {line} has {found} cells instead of {expected}. Look for a comma too many or too few; put cells with commas in quotation marks."
    ),
    "not_as_file_name": N_("It says “{given}”, but the file's name says “{expected}”. Write the same in both places."),
    # ---- one value
    "missing_field": N_("This field is missing. Fill it in."),
    "missing_language": N_("The words for the language {language} are missing. Write them."),
    "unknown_field": N_("This field is not known here. Write one of these: {allowed}."),
    "wrong_type": N_("This is the wrong sort of value. Write {expected}."),
    "control_character": N_("There is a sign in it that nobody can see ({sign}). Delete it and write the word anew."),
    "bad_id": N_(
        "“{given}” cannot be a name here. Use small letters, digits and underscores (in a city's code: hyphens), like banana_peel."
    ),
    "bad_url": N_("“{given}” is no web address. Write one that begins with https://."),
    "unknown_value": N_("“{given}” is not known here. Write one of these: {allowed}."),
    "out_of_range": N_("{given} is too small or too big. Write a number from {lowest} to {highest}."),
    "repeated_value": N_("“{given}” stands here twice. Delete one."),
    # ---- how entries fit together
    "duplicate_id": N_("The name “{id}” is taken already, in {first}. Give one of the two another name."),
    "unknown_kind": N_("There is no kind of waste called “{given}”. Write one from kinds.csv, or add it there."),
    "unknown_item": N_("There is no item called “{given}”. Correct the name, or add the item."),
    "unknown_scheme": N_("There are no rules called “{given}”. Write one of these: {known}."),
    "neither_kind_nor_parts": N_("Neither kind of waste nor parts are given. Write one of the two."),
    "both_kind_and_parts": N_("A kind of waste and parts are both given. Delete one of the two."),
    "bad_part": N_("“{given}” is no part. Write it like this: 中文/English/kind."),
    "twin_not_mutual": N_("“{twin}” does not name this item as its twin. Write the twin into both items."),
    "names_two_items": N_("“{words}” is also a name of the item “{other}”. Delete it from one of the two."),
    # ---- schemes
    "unknown_base": N_("There are no rules called “{given}” to build on. Write one of these: {known}."),
    "circular_base": N_("These rules build on themselves: {way}. Take the base out of one of them."),
    "too_many_bins": N_("There are too many bins. Describe at most {most}; what goes elsewhere is a destination."),
    "too_few_bins": N_("There are too few bins. Describe at least {fewest}."),
    "kind_without_ruling": N_("Nothing says where “{kind}” goes. Add a line for it."),
    "unknown_destination": N_("There is no bin or place called “{given}”. Write one of these: {allowed}."),
    "unknown_source": N_("There is no source called “{given}”. Write one of these, or add it: {known}."),
    "no_source": N_("There is no source for this. Give one, or write unverified = true."),
    "source_and_unverified": N_("A source and unverified = true are both given. Delete one of the two."),
    "ruling_for_parts": N_("“{item}” is taken apart first, so it has no bin of its own. Delete this line."),
    # ---- written questions
    "wrong_option_count": N_("There are {found} answers. Write {lowest} to {highest}."),
    "not_one_right": N_("{found} answers are marked as right. Mark exactly one."),
    "not_several_right": N_("{found} of {of} answers are marked as right. Mark at least two, and leave one wrong."),
    "no_right_spot": N_("{found} of {of} spots are marked as right. Mark at least one, and leave one wrong."),
    "bad_area": N_("This is no place on the picture. Write [x, y, width, height] inside 1600 x 900, at least 130 wide and high."),
    "spots_overlap": N_("This spot lies over another. Give it another place."),
    "bad_number": N_("The number cannot be guessed like this. Make value, low and high whole steps apart, and the tolerance small."),
    "bad_spelling": N_("This spelling has no letters, or more than {most}. Write a short word."),
    "unknown_question": N_("There is no question called “{given}”. Correct its key, or take it out of the set."),
    "anywhere_and_more": N_("“*” means everywhere, so no other rules can stand beside it. Delete one or the other."),
    "same_option": N_("Two answers say the same: “{words}”. Change one."),
    # ---- the bank as a whole
    "picture_missing": N_("There is no drawing called “{picture}”. Draw it, or name another."),
    "picture_not_svg": N_("The drawing does not read as SVG. Save it anew as plain SVG."),
    "picture_too_big": N_("The drawing has {bytes} bytes. Draw it with less, at most {most}."),
    "picture_canvas": N_("The drawing's canvas is {given}. Make it {expected}."),
    "picture_element": N_("This element may not be in a drawing. Use only these: {allowed}."),
    "picture_attribute": N_("This attribute ({given}) may not be in a drawing. Delete it."),
    "reason_missing": N_("Nothing says why, in the language {language}. Write a reason for the item or its kind."),
    "reason_too_long": N_("The reason is {length} long in {language}. Shorten it to {most}."),
    "reason_names_bin": N_("The reason names a bin ({bin}), which is wrong in another city. Say it without."),
    "reason_for_other_bin": N_("It goes to “{to}” here, elsewhere than in the rules of {country}. Write a reason of its own."),
    "credit_missing": N_("No row of assets/CREDITS.md covers this file. Write whose it is and its licence."),
    "same_thing_twice": N_("It is named like “{other}” but for its state ({words}). Delete one, or name what sets them apart."),
    "kind_without_items": N_("No item is of this kind of waste. Add one, or delete the kind."),
    "bin_too_rare": N_("Only {found} of {of} items for {band} go in “{bin}”. Add some until it is {least} percent."),
    "not_answerable": N_(
        "This question does not have exactly one right answer under the rules of {scheme}. Correct it, or leave that city out."
    ),
    "source_missing": N_("There is no source. Name one."),
    # ---- how questions read
    "sentence_too_long": N_("A sentence is {length} long in {language}, too much for {of}. Shorten it to {most}, or make two of it."),
    "rare_characters": N_("Readers of this age do not know these characters yet: {characters}. Say it in plainer words."),
    "option_stands_out": N_("The right answer is so much longer that it gives itself away ({language}). Make all answers about as long."),
    "lazy_option": N_("An answer says “{words}”. Write an answer of its own instead."),
    "sexed_word": N_("“{words}” gives a person a sex. Write neighbour, classmate, family or an animal instead."),
    "known_myth": N_("“{words}” is repeated everywhere and has no source. Take it out."),
    "number_without_year": N_("“{words}” is a measured number, but the source has no year. Add the year, or leave the number out."),
    "not_in_pictures": N_(
        "Those who cannot read cannot answer this. Give every answer a picture (a statement: the question), or another age."
    ),
    "stems_alike": N_("It asks nearly the same as “{other}”. Write another question, or delete one."),
    "places_lopsided": N_("The right answer stands in place {place} in {found} of {of} questions. Change the order of some."),
    "truth_lopsided": N_("{found} of {of} statements are true. Write more of the other sort."),
    "right_often_longest": N_("The right answer is the longest in {found} of {of} questions. Change the length of some answers."),
    "right_often_shortest": N_("The right answer is the shortest in {found} of {of} questions. Change the length of some answers."),
    # ---- ready sets
    "set_length": N_("A round has {found} questions. Make it {lowest} to {highest}."),
    "set_too_old": N_("“{question}” is for older ones ({band}). Take another question, or give the set another age."),
    "set_not_in_pictures": N_("“{question}” needs reading. Take one that is told in pictures."),
    "set_short_here": N_("Only {found} of {of} questions hold under the rules of {scheme}. Take some that hold everywhere."),
    "set_too_long": N_(
        "A round can take {seconds} seconds, but promises {minutes} minutes. Take fewer questions, or give less time for each."
    ),
}
EXPECTED: Mapping[str, str] = {
    "text": N_("words in quotation marks"),
    "whole_number": N_("a whole number"),
    "number": N_("a number"),
    "true_or_false": N_("true or false"),
    "table": N_("a table"),
    "list": N_("a list in square brackets"),
    "date": N_("a date like 2026-03-05"),
}
"""What a field should have held."""


def problem_sentence(problem: Problem) -> str:
    """One line about one mistake: place first, then what is wrong and what to write instead."""
    return _("{place}: {what}").format(place=_place(problem), what=_what(problem))


def _place(problem: Problem) -> str:
    parts = [problem.file]
    if problem.entry:
        parts.append(_("entry “{entry}”").format(entry=problem.entry))
    if problem.field:
        parts.append(_("field “{field}”").format(field=problem.field))
    return _(", ").join(parts)


def _what(problem: Problem) -> str:
    facts = dict(problem.facts)
    if "expected" in facts:
        facts["expected"] = _(EXPECTED.get(facts["expected"], facts["expected"]))
    text = SENTENCES.get(problem.code)
    if text is None:
        return _("Something is wrong here. Compare it with an entry that works.")
    return _(text).format_map(_Facts(facts))


class _Facts(dict[str, str]):
    """Facts of a mistake; one that was not told is an ellipsis instead of a crash."""

    def __missing__(self, key: str) -> str:
        return "…"
