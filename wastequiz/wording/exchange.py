"""What is to be said of a row that does not come in, or of what a file cannot carry."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.domain.exchange import Fault
from wastequiz.i18n import N_, _
from wastequiz.wording import notices

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
    "picture_refused": N_("“{given}” is no picture that can be used. The question comes without it."),
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
    "too_many_there": N_("At most {most} options have room there."),
    "limit_there": N_("That program has no time limit of {given} s; it will be {taken} s."),
    # lists of students
    "no_student": N_("There is no name, nickname, student number or seat."),
    "no_class": N_("There is no class. Choose one for all rows without one."),
    "bad_seat": N_("“{given}” is no seat number from 1 to 99."),
    "name_too_long": N_("“{given} …” is too long: at most {limit} signs."),
    "number_twice": N_("The student number {given} stands on line {first} already."),
    "seat_twice": N_("Seat {given} of this class stands on line {first} already."),
    "student_twice": N_("“{given}” stands on line {first} already. Add seats or student numbers, so that both can be told apart."),
    "seat_taken": N_("Somebody else has seat {seat} in the class “{name}”."),
    "class_full": N_("All {most} seats of the class “{name}” are taken."),
    "column_not_kept": N_("The column “{given}” is not kept: only names, student numbers, classes and seats are."),
    "only_names_kept": N_("Only names, nicknames, student numbers and classes are kept. Mail, phone and all the rest are not."),
    "id_card": N_("The number looks like that of an identity card. It is not kept."),
    "read_as_gb18030": N_("The file is written in GB18030. Look whether the names are right."),
    "sheets_passed_over": N_("Other sheets of the file were not read: {given}."),
    "unknown_user": N_("Nobody in users.csv is called {given}."),
    "unknown_class": N_("No class in classes.csv is called {given}."),
    "not_students": N_("Enrollments of teachers and others, who are no students, were passed over: {n}."),
    "gone_from_school": N_("Enrollments that are marked as ended were passed over: {n}."),
    "several_classes": N_("Further classes of students who are in several were passed over: {n}. The home class counts."),
    "not_carried": N_("This kind of file cannot carry “{part}”."),
    # ---- texts: GIFT, Aiken, Moodle XML, pasted words
    "kind_not_carried": N_("This kind of file has no questions of the type “{kind}”."),
    "characters_guessed": N_("The characters were read as {given}. Please look whether the words are right."),
    "entry_too_long": N_("This entry has more than {most} signs."),
    "words_too_long": N_("“{part}” has more than {most} signs."),
    "no_closing_brace": N_("A curly bracket is opened and not closed, or closed and not opened."),
    "two_answers": N_("There are two blocks of answers in curly brackets; only one can be."),
    "too_many_options": N_("There are more than {most}."),
    "too_few_things": N_("There are fewer than {fewest}; from {fewest} to {most} are needed."),
    "empty_option": N_("One of the answers has no words."),
    "not_a_pair": N_("“{given}” has no partner."),
    "several_full": N_("Several answers are right; here students must choose them all."),
    "weights_changed": N_("Each right answer counts the same here, and a wrong one takes as much away."),
    "other_number": N_("Only the first right number is kept, without “{given}”."),
    "number_unfit": N_("“{given}” is no number that can be kept."),
    "wildcard": N_("“{given}” has a star for any signs and is left out."),
    "part_marks": N_("“{given}” is only partly right and is left out."),
    "spelling_unfit": N_("“{given}” is left out: an answer has letters or digits, at most {most} signs."),
    "too_many_spellings": N_("“{given}” is left out: at most {most} spellings can be kept."),
    "remark_dropped": N_("A remark has no place here and is left out: “{given}”."),
    "title_dropped": N_("The title “{given}” is left out; questions have none here."),
    "id_dropped": N_("The id “{given}” cannot be kept; the question gets a new one."),
    "markup_dropped": N_("Formatting such as bold type or tables is left out; the words stay."),
    "points_rounded": N_("“{given}” points become {points}."),
    "capitals_ignored": N_("Capital letters do not count here."),
    "unit_dropped": N_("The unit “{given}” is left out."),
    "setting_dropped": N_("The setting “{given}” is left out."),
    "hidden_shown": N_("It was hidden in the other program and is not here."),
    "picture_unfit": N_("The picture “{given}” is damaged or larger than {most} MB and is left out."),
    "picture_out_of_place": N_("The picture “{given}” is left out: there is room for one with the question and one with each answer."),
    "file_dropped": N_("The file “{given}” is left out."),
    "stray_line": N_("This line belongs to no question: “{given}”."),
    "line_dropped": N_("This line is left out: “{given}”."),
    "two_answer_lines": N_("There is a second answer: “{given}”."),
    # ---- packs
    "pack_entry_broken": N_("This part of the pack is no question this version knows."),
    "pack_entry_wrong": N_("This question cannot be asked as it is: {given}."),
    "pack_twice": N_("The key “{given}” stands in the pack twice."),
    "wrong_answer_line": N_("“{given}” should be “ANSWER:” and one letter."),
}


# What a file cannot carry, and parts of a question, by the code that stands in the fact "part".
PARTS: Mapping[str, str] = {
    "question": N_("the question"),
    "answers": N_("the answers"),
    "second_language": N_("the words in a second language"),
    "whys": N_("the remarks on single answers"),
    "explanation": N_("the explanation"),
    "picture": N_("the picture"),
    "option_pictures": N_("the pictures of the answers"),
    "bins": N_("which bin an answer is"),
    "topic": N_("the topic"),
    "band": N_("the grade band"),
    "difficulty": N_("the difficulty"),
    "points": N_("the points"),
    "limit": N_("the time limit"),
    "tags": N_("the tags"),
    "key": N_("the id"),
    "source": N_("the source"),
    "schemes": N_("the rules it is for"),
    "range": N_("the range of the number"),
    "unit": N_("the unit"),
    "line_breaks": N_("the line breaks"),
}


def sentence(fault: Fault) -> str:
    """One sentence for a person, in the language spoken now; the line number is left to whoever shows it."""
    facts = dict(fault.facts)
    if "part" in facts:
        facts["part"] = _(PARTS.get(facts["part"], facts["part"]))
    if "kind" in facts:
        facts["kind"] = notices.kind(facts["kind"])
    return _(SENTENCES[fault.code]).format_map(facts)
