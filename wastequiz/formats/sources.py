"""Reads the bank's own source files (`questions/`) and names every mistake in them: file, entry, field and what is wrong."""

from __future__ import annotations

from pathlib import Path

from wastequiz.domain.bank import Bank
from wastequiz.domain.errors import BadSource
from wastequiz.formats.findings import Findings
from wastequiz.formats.items_csv import read_items
from wastequiz.formats.kinds_csv import read_kinds
from wastequiz.formats.knowledge_toml import read_knowledge
from wastequiz.formats.scheme_toml import read_schemes
from wastequiz.formats.sets_toml import read_sets

PROBLEM_CODES = (
    # ---- the file or folder as a whole
    "missing_folder",  # the folder is not there
    "missing_file",  # the file is not there ("schemes/*.toml": not one scheme)
    "unreadable_file",  # the system does not let us read it. reason: the system's own words
    "not_utf8",  # not UTF-8 text. line: of the first bad sign
    "not_toml",  # not TOML. line, column: where reading stopped
    "not_csv",  # a quotation mark that is never closed or stands in a cell. line: where reading stopped
    "empty_file",  # a CSV file without a line of column names
    "missing_column",  # column: its name
    "unknown_column",  # column: its name
    "repeated_column",  # two columns of one name. column: its name
    "wrong_cell_count",  # a row with more or fewer cells than columns (a comma too many?). found, expected, line
    "not_as_file_name",  # a scheme's code or a file's topic is not the file's name. given, expected
    # ---- one value
    "missing_field",  # must be given and is not, or is empty
    "missing_language",  # the text is there, but not in this language. language: "zh_CN" or "en"
    "unknown_field",  # no such field here (a slip of the pen?). allowed: those there are
    "wrong_type",  # expected: "text", "whole_number", "number", "true_or_false", "table", "list" or "date"
    "control_character",  # a line break or an unseen sign in a text. sign: "U+200B"
    "bad_id",  # no snake case name (of a scheme: no small letters and hyphens). given
    "bad_url",  # no http:// or https:// address. given
    "unknown_value",  # not of the closed list (band, action, topic, kind of question, hue ...). given, allowed
    "out_of_range",  # a number too small or too big. given, lowest, highest
    "repeated_value",  # twice in one list. given
    # ---- how entries fit together
    "duplicate_id",  # id (or key) given twice. id, first: the file where it stands first
    "unknown_kind",  # no such kind of waste in kinds.csv. given
    "unknown_item",  # no such item. given
    "unknown_scheme",  # no such scheme. given, known
    "unknown_question",  # a set asks what there is not. given
    "anywhere_and_more",  # a question that is right everywhere names further rules
    "neither_kind_nor_parts",  # an item without kind of waste and without parts
    "both_kind_and_parts",  # an item with a kind of waste and with parts
    "bad_part",  # a part that is not written zh/en/kind. given
    "twin_not_mutual",  # the twin does not name this item in turn, or is the item itself. twin
    "names_two_items",  # a name or alias that another item has. words, other: the other item's id
    # ---- schemes
    "unknown_base",  # given, known
    "circular_base",  # a base that stands on this very scheme. way: "cn-a > cn-b > cn-a"
    "too_many_bins",  # more than a page has room for. most
    "too_few_bins",  # a scheme needs two bins at least. fewest
    "kind_without_ruling",  # a kind of waste goes nowhere in this scheme. kind
    "unknown_destination",  # a ruling to a bin or destination that the scheme does not have. given, allowed
    "unknown_source",  # a ruling with a source that the scheme does not list. given, known
    "no_source",  # a ruling without source, and the file has no default_source: give one or say unverified = true
    "source_and_unverified",  # a ruling with a source and unverified = true at once
    "ruling_for_parts",  # an exception for an item that comes apart: it has no bin of its own. item
    # ---- written questions
    "wrong_option_count",  # found, lowest, highest
    "not_several_right",  # a question with several right answers has fewer than two, or nothing wrong. found, of
    "no_right_spot",  # nothing, or everything, on the picture is to be touched. found, of
    "bad_area",  # a spot that is no [x, y, width, height] inside the scene, or too small
    "spots_overlap",  # two spots lie upon each other
    "bad_number",  # the number cannot be answered, or hardly missed
    "bad_spelling",  # a spelling without letters, or too long. most
    "not_one_right",  # not exactly one option is right. found: how many are
    "same_option",  # two options say the same. words
)
"""Every code `read_bank` can give, with the names of its facts; `wastequiz.wording` has a sentence for each."""


def read_bank(folder: Path) -> Bank:
    """The bank in `folder` (kinds.csv, items/*.csv, schemes/*.toml, knowledge/*.toml, sets/*.toml). Raises BadSource with all problems, and nothing else."""
    findings = Findings()
    kinds, kind_ids = read_kinds(folder, findings)
    items = read_items(folder, kind_ids, findings)
    schemes, codes = read_schemes(folder, kind_ids, items, findings)
    questions = read_knowledge(folder, codes, findings)
    sets = read_sets(folder, questions, items.sound, findings)
    if findings.problems:
        raise BadSource(tuple(findings.problems))
    return Bank(kinds, items.sound, schemes, questions, sets)
