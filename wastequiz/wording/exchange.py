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
}


def sentence(fault: Fault) -> str:
    """One sentence for a person, in the language spoken now; the line number is left to whoever shows it."""
    return _(SENTENCES[fault.code]).format_map(dict(fault.facts))
