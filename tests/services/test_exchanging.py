"""A file of questions comes into the bank: read, looked through, mended, put in, stopped, undone; and goes out again."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests import tiny_format
from tests.services.asking import heard, waited
from tests.tiny_format import PNG, table
from wastequiz import i18n
from wastequiz.domain.draw import draw_round
from wastequiz.domain.errors import BackupFailed, BadName, DiskFull, NotSaved
from wastequiz.domain.exchange import Entry, Fault, Format, Reading
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import written_kind
from wastequiz.domain.questions import Option
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.text import Text
from wastequiz.services import exchanging, import_bodies, import_kinds, import_reading, import_rows, whole_files
from wastequiz.services.exchanging import Wanted
from wastequiz.services.import_reading import Preview, Progress, Source, Stopped, Wishes
from wastequiz.services.school import School
from wastequiz.store import backups, bank, batches, journal

FIVE = table("What is A?,yes,no", ",yes,no", "What is B?,,no", "What is C?,yes,tagged", "What is a ?,yes,no")


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    tiny_format.use(monkeypatch)


def read(
    school: School, data: bytes, name: str = "five.csv", wishes: Wishes | None = None, format_id: str = "", known: Any = None, **more: Any
) -> Preview:
    wishes, batch = wishes or Wishes(), exchanging.new_batch()
    source = Source(name, data, {}, pasted=not name)
    reading = import_reading.reading_for(school, batch, "en", wishes)
    return import_reading.read(source, format_id, batch, reading, wishes, frozenset(known or ()), more.pop("progress", Progress()), **more)


def put(school: School, preview: Preview, progress: Progress | None = None) -> exchanging.Imported:
    return waited(lambda done, failed: exchanging.put_in(school, preview, progress or Progress(), done, failed))


def keys(school: School) -> set[str]:
    return school.ask(lambda db: {card.key for card in bank.cards(db)})


def everything(school: School) -> list[str]:
    return school.ask(lambda db: list(db.conn.iterdump()))


# ---- reading
def test_each_row_is_good_or_says_why_not(school: School) -> None:
    preview = read(school, FIVE)
    assert (preview.format_id, preview.head) == ("tiny", tiny_format.HEAD)
    assert (list(preview.good), list(preview.bad)) == ([0, 3], [1, 2, 4])
    assert [import_rows.reasons(preview.rows[n].faults) for n in preview.bad] == [
        "Question: There is no question text.",
        "Right: There is no right answer.",
        "A question with the same text stands on line 2 already.",
    ]
    assert [f.code for f in preview.faults] == ["no_entry"]
    question = preview.rows[3].question
    assert question is not None
    assert (question.stem["en"], question.tags, question.band) == ("What is C?", ("own",), Band.g34)
    assert preview.rows[1].question is None


def test_cells_are_kept_only_where_somebody_may_mend_them(school: School) -> None:
    preview = read(school, FIVE)
    assert [bool(row.cells) for row in preview.rows] == [False, True, True, False, True]


def test_doubles_come_in_where_they_are_wished_for(school: School) -> None:
    assert list(read(school, FIVE, wishes=Wishes(doubles=True)).good) == [0, 3, 4]


def test_what_the_bank_has_already_stays_out(school: School) -> None:
    known = waited(lambda done, failed: import_reading.known_texts(school, done, failed))
    built_in = next(iter(school.ask(lambda db: [bank.authored(db, card.key) for card in bank.cards(db)][:1])))
    assert hash(import_reading.same_text(built_in.stem["en"])) in known
    preview = read(school, table(f'"{built_in.stem["en"]}",yes,no', "...,yes,no"), known=known)
    assert [import_rows.reasons(row.faults) for row in preview.rows] == ["The bank has a question with the same text already.", ""]


@pytest.mark.parametrize(("one", "other"), [("What is  A？", "what is a"), ("电池（旧）", "电池(旧)"), ("ＡＢＣ", "abc")])
def test_width_capitals_spaces_and_punctuation_do_not_make_another_text(one: str, other: str) -> None:
    assert import_reading.same_text(one) == import_reading.same_text(other)


def test_the_format_is_found_by_ending_and_content(school: School) -> None:
    assert read(school, FIVE).format_id == "tiny"
    assert read(school, b"What is A? | yes | no").format_id == "tinywords"
    assert read(school, b"What is A? | yes | no", "x.unknown").format_id == "tinywords"
    assert read(school, b"What is A? | yes | no", "").format_id == "tinywords"
    assert read(school, b"", "x.txt").format_id == "tinywords"
    with pytest.raises(BadName):
        read(school, b"What is A?", format_id="tiny")


def test_a_file_that_two_formats_fit_and_one_cannot_read(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_kinds, "candidates", lambda _source: (tiny_format.TABLE, tiny_format.WORDS))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    assert read(school, b"").format_id == "tinywords"


def test_a_file_no_format_can_read_is_refused_in_the_first_ones_words(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_kinds, "candidates", lambda _source: (tiny_format.TABLE,))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    with pytest.raises(BadName):
        read(school, b"nothing of the kind")


def test_reading_is_broken_off_when_nobody_wants_it(school: School) -> None:
    progress = Progress()
    progress.stop()
    with pytest.raises(Stopped):
        read(school, tiny_format.many(600), progress=progress)
    assert progress.n == 256


def test_signs_nobody_sees_are_gone_and_strange_kinds_refused(school: School) -> None:
    preview = read(school, table("a\u202eb\u200bc?,yes,no", "d?,??,no"))
    assert preview.rows[0].question is not None
    assert preview.rows[0].question.stem["en"] == "abc?"
    assert import_rows.reasons(preview.rows[1].faults) == "Questions of the type “nonsense” cannot be taken over."


def test_words_for_bins_are_those_of_the_rules_in_force_first(school: School) -> None:
    found = import_reading.names_of_bins([school.scheme, *school.bank.schemes.values()])
    for target in school.scheme.bins:
        assert {found[name.casefold()] for name in target.name.values()} == {target.id}


def test_a_question_without_any_sign_to_compare_is_no_double(school: School) -> None:
    assert list(read(school, table("?!,yes,no", "?!,yes,no")).good) == [0, 1]


def test_an_entry_that_names_its_own_key_gets_one_of_ours(school: School) -> None:
    preview = read(school, FIVE)
    preview.mend(0, ("What is E?", "yes", "no"))
    question = preview.rows[0].question
    assert question is not None and question.key == batches.key_of(preview.batch, 6)


# ---- mending
def test_a_row_that_was_mended_comes_in(school: School) -> None:
    preview = read(school, FIVE)
    row = preview.mend(1, ("What is D?", "yes", "no"))
    assert (row.line, row.faults, 1 in preview.good) == (3, (), True)
    assert [(f.code, f.line) for f in preview.mend(2, ("", "", "")).faults] == [("no_entry", 4)]
    assert (list(preview.good), list(preview.bad)) == ([0, 1, 3], [2, 4])
    assert put(school, preview).questions == 3


def test_a_mended_row_may_still_be_a_double(school: School) -> None:
    preview = read(school, FIVE)
    assert [f.code for f in preview.mend(1, ("what is a", "yes", "no")).faults] == ["duplicate_stem"]


def test_mended_rows_stay_mended_when_the_file_is_read_again(school: School) -> None:
    again = read(school, FIVE, mended={1: ("What is D?", "yes", "no")})
    assert list(again.good) == [0, 1, 3]


def test_a_text_is_mended_as_it_stands_there(school: School) -> None:
    preview = read(school, b"What is A? |", "x.txt")
    assert preview.mend(0, ("What is A? | yes",)).faults == ()
    assert [f.code for f in preview.mend(0, ("A? | yes\nB? | yes",)).faults] == ["several_in_one"]
    assert [f.code for f in preview.mend(0, ("// nothing",)).faults] == ["no_entry"]


def test_a_text_its_format_cannot_read_at_all_says_so() -> None:
    def refuse(_data: bytes, _reading: Any) -> Any:
        raise BadName("", "empty", 1)

    one = Format("x", "X", ("txt",), refuse)
    assert [f.code for f in import_rows.read_again(one, (), ("?",), Reading(str)).faults] == ["no_entry"]


# ---- handing back
def test_rows_that_stayed_out_come_back_as_a_table_with_the_reason(school: School) -> None:
    preview = read(school, table("=1+1,,no", "What is A?,yes,no"))
    data = exchanging.rejected(preview)
    assert exchanging.rejected_name(preview) == "five_to_mend.csv"
    assert data.decode("utf-8-sig").splitlines() == ["Question,Right,Wrong,Reason", "'=1+1,,no,Right: There is no right answer."]
    assert import_rows.is_text(tiny_format.TABLE) and not import_rows.is_text(Format("b", "B", ("xlsx",)))


def test_a_text_comes_back_with_remarks_and_reads_again(school: School, tmp_path: Path) -> None:
    preview = read(school, b"What is A? |\nB? | yes", "x.txt")
    exchanging.save_rejected(preview, tmp_path / exchanging.rejected_name(preview))
    data = (tmp_path / "x_to_mend.txt").read_bytes()
    assert data.decode("utf-8-sig") == "// Reason: Right: There is no right answer.\nWhat is A? |\n"
    assert len(read(school, data, "x.txt").rows) == 1


def test_xml_comes_back_as_xml() -> None:
    book = Format("moodle", "M", ("xml",))
    faults = (Fault(1, "unknown_answer", facts=(("given", "a--b"),)),)
    data = import_rows.handed_back(book, (), [Entry(1, None, faults, ("<question/>",))])
    assert import_rows.ending_of(book, ()) == "xml"
    assert import_rows.ending_of(Format("g", "G", ("gift",)), ()) == "gift"
    assert "<!-- Reason: The answer “a- -b” is none of the options. -->\n<question/>\n</quiz>" in data.decode()


# ---- putting in
def test_good_rows_are_in_the_bank_and_drawn(school: School) -> None:
    spec = RoundSpec(school.scheme.code, topic="scenarios", length=200)
    school.ask(lambda db: school.pool(db, school.scheme.code))
    before = keys(school)
    preview = read(school, FIVE, wishes=Wishes(tags=("exam", "own")))
    came = put(school, preview)
    new = keys(school) - before
    assert came.questions == 2 and new == {batches.key_of(came.batch, n) for n in (1, 4)}
    tags = school.ask(lambda db: [bank.authored(db, key).tags for key in sorted(new)])
    assert tags == [("exam", "own"), ("own", "exam")]
    assert school.ask(lambda db: list(journal.events(db))[-1].kind) == "bank_imported"
    assert any(b.reason == "import" for b in backups.list_backups(school.folder))
    assert [b.questions for b in heard(school, lambda done, failed: exchanging.imports(school, done, failed))] == [2]

    def drawn(db: Any) -> set[str]:
        pool = school.pool(db, school.scheme.code)
        return {q.key for q in draw_round("r", spec, 1, school.bank, pool, lambda key: bank.authored(db, key)).questions}

    assert new <= school.ask(drawn)


def test_the_pools_are_as_if_they_were_read_anew(school: School) -> None:
    code = school.scheme.code
    school.ask(lambda db: school.pool(db, code))
    school.ask(lambda db: school.pool(db, "us-nyc" if "us-nyc" in school.bank.schemes else code))
    put(school, read(school, tiny_format.many(30)))
    for scheme in list(school._pools):  # pyright: ignore[reportPrivateUsage]
        grown = school.ask(lambda db, s=scheme: school.pool(db, s).groups)
        school.ask(lambda _db: school.forget_pools())
        assert school.ask(lambda db, s=scheme: school.pool(db, s).groups) == grown


def test_nothing_good_puts_nothing_in(school: School) -> None:
    preview = read(school, table(",yes,no"))
    assert put(school, preview) == exchanging.Imported("", 0)
    assert exchanging.put_in_and_wait(school, preview, Progress()) == exchanging.Imported("", 0)


def test_imported_questions_can_be_asked(school: School) -> None:
    came = put(school, read(school, FIVE))
    question = school.ask(lambda db: bank.authored(db, batches.key_of(came.batch, 1)))
    assert written_kind(question.kind).build(question).key == question.key


class StopAt(Progress):
    """Is stopped once it was asked so many times."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self._left = at

    @property
    def stopped(self) -> bool:
        self._left -= 1
        return self._left < 0

    @stopped.setter
    def stopped(self, value: bool) -> None:
        return


@pytest.mark.parametrize("at", range(5))
def test_stopped_at_any_step_nothing_is_left(school: School, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = read(school, tiny_format.many(3 * batches.STEP))
    before = everything(school)
    for _again in range(2 if at < 4 else 1):
        came = put(school, preview, StopAt(at))
        assert (came == exchanging.Imported("", 0)) is (at < 4)
    assert (everything(school) == before) is (at < 4)


def test_a_failure_on_the_way_leaves_nothing_and_is_told(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    before, puts = everything(school), batches.put
    calls: list[int] = []

    def fails_later(*given: Any) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise DiskFull(school.folder, 0)
        puts(*given)

    monkeypatch.setattr(batches, "put", fails_later)
    with pytest.raises(DiskFull):
        put(school, read(school, tiny_format.many(2 * batches.STEP)))
    assert everything(school) == before


def test_without_a_backup_nothing_comes_in(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: Any) -> Path:
        raise BackupFailed(school.folder, "check")

    monkeypatch.setattr(backups, "backup", refuse)
    before = everything(school)
    with pytest.raises(BackupFailed):
        put(school, read(school, FIVE))
    assert everything(school) == before


def test_a_closed_window_ends_an_import_and_the_next_start_tidies_up(folder: Path) -> None:
    school = School(folder).open_and_wait()
    before = everything(school)
    begun, errors = threading.Event(), list[BaseException]()
    preview = read(school, tiny_format.many(4000))
    job = exchanging._Job(school, preview, preview.good, Progress())  # pyright: ignore[reportPrivateUsage]

    def slow(db: Any) -> Any:
        for n, _step in enumerate(job.run(db)):
            if n == 3:
                begun.set()
                threading.Event().wait(0.2)  # so long the window takes to be closed
            yield

    school.slices(slow, None, errors.append)
    assert begun.wait(20)
    school.close()
    assert len(errors) == 1
    again = School(folder).open_and_wait()
    assert everything(again) != before
    again.get_ready()
    waited(lambda done, failed: again.slices(lambda _db: iter(()), lambda: done(None), failed))
    left = everything(again)
    again.close()
    assert [line for line in left if "imported_" in line or ('"batches"' in line and "INSERT" in line)] == []


# ---- undoing
def test_very_many_texts_are_kept_small_and_found_again() -> None:
    kept = import_bodies.Bodies()
    texts = [f'{{"n":{n},"说":"电池"}}'.encode() for n in range(2 * import_bodies.BLOCK + 3)]
    assert [kept.add(text) for text in texts] == list(range(len(texts)))
    assert [kept.get(n) for n in (0, 300, 1, len(texts) - 1)] == [texts[0], texts[300], texts[1], texts[-1]]


def test_an_import_is_undone(school: School) -> None:
    before = keys(school)
    came = put(school, read(school, FIVE))
    school.ask(lambda db: school.pool(db, school.scheme.code))
    assert waited(lambda done, failed: exchanging.undo(school, came.batch, done, failed)) == 0
    assert keys(school) == before
    pool = school.ask(lambda db: school.pool(db, school.scheme.code))
    assert not any(key.startswith(batches.KEY) for group in pool.groups.values() for key in group)


# ---- pictures
@pytest.fixture
def checker(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(data: bytes) -> bytes:
        if data != PNG:
            raise BadName("", "empty", 1)
        return b"clean " + data

    module = ModuleType("wastequiz.formats.picture_check")
    module.check = check  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)


@pytest.mark.usefixtures("checker")
def test_pictures_come_along_checked(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = read(school, table("<a.png> What?,yes,no", "<b.png> Which?,yes,no", "<banana_peel> Where?,yes,no", "<gone> Who?,yes,no"))
    names = [row.question.picture if row.question else "" for row in preview.rows]
    assert names[0] == names[1] and names[0].startswith("own/") and names[2:] == ["banana_peel", ""]
    assert [f.code for f in preview.rows[3].faults] == ["picture_missing"]
    put(school, preview)
    assert school.ask(lambda db: db.conn.execute("SELECT name, body FROM own_pictures").fetchall()) == [(names[0], b"clean a picture")]


@pytest.mark.usefixtures("checker")
def test_a_picture_that_is_none_is_left_out_and_said(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiny_format, "PNG", b"something else")
    preview = read(school, table("<a.png> What?,yes,no"))
    assert import_rows.reasons(preview.rows[0].faults) == "“a.png” is no picture that can be used. The question comes without it."
    assert list(preview.good) == [0]


@pytest.mark.usefixtures("checker")
def test_stopped_with_pictures_nothing_is_left(school: School) -> None:
    before = everything(school)
    put(school, read(school, table("<a.png> What?,yes,no", "Which?,yes,no")), StopAt(1))
    assert everything(school) == before


@pytest.mark.usefixtures("checker")
def test_pictures_of_rows_that_stay_out_are_not_kept(school: School) -> None:
    preview = read(school, table("What?,yes,no", "<a.png> What?,??,no"))
    preview.pictures["own/nobody"] = b"x"
    put(school, preview)
    assert school.ask(lambda db: db.conn.execute("SELECT count(*) FROM own_pictures").fetchone()) == (0,)


def test_a_picture_on_an_option_counts_too(school: School, checker: None) -> None:
    assert import_reading._pictured(()) is False  # pyright: ignore[reportPrivateUsage]
    assert import_reading._pictured((Option("a", Text(en="x"), picture="x"),)) is True  # pyright: ignore[reportPrivateUsage]


def test_pictures_lie_beside_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "A.PNG").write_bytes(b"png")
    (tmp_path / "a.txt").write_bytes(b"no picture")
    found = import_reading.FolderPictures(tmp_path)
    assert (dict(found), len(found)) == ({"a.png": b"png"}, 1)
    monkeypatch.setattr("wastequiz.services.import_pictures.MOST_PICTURE", 2)
    assert found.get("a.png") is None
    (tmp_path / "A.PNG").unlink()
    assert found.get("a.png") is None
    assert dict(import_reading.FolderPictures(tmp_path / "gone")) == {}


def test_a_template_is_a_file_that_comes_in_as_it_is(school: School, tmp_path: Path) -> None:
    exchanging.save_template("tinywords", "zh_CN", tmp_path / "x.txt")
    assert "用完的5号电池投哪个桶？ | 可回收物" in (tmp_path / "x.txt").read_text("utf-8")
    assert len(read(school, exchanging.template("tinywords", "en"), "x.txt").good) == 3


# ---- the command line's way
def test_the_command_line_waits_for_the_same(school: School) -> None:
    preview = read(school, FIVE)
    came = exchanging.put_in_and_wait(school, preview, Progress())
    assert came.questions == 2
    stopped = exchanging.put_in_and_wait(school, read(school, tiny_format.many(3)), StopAt(0))
    assert stopped == exchanging.Imported("", 0)


# ---- out
def test_questions_go_out_with_what_was_lost(school: School, checker: None, tmp_path: Path) -> None:
    came = put(school, read(school, table("<a.png> What?,yes,no", "Which?,yes,no")))
    both = tuple(batches.key_of(came.batch, n) for n in (1, 2))
    found = waited(lambda done, failed: exchanging.chosen(school, Wanted(both), done, failed))
    assert [q.key for q in exchanging.chosen_and_wait(school, Wanted(both))] == [q.key for q in found] == list(both)
    made = exchanging.make(school, found, "tinywords", "en")
    assert made.data.decode().splitlines() == ["<a.png> What? | yes | no | 15", "Which? | yes | no"]
    assert [(key, fault.field) for key, fault in made.lost] == [(both[0], "picture")]
    exchanging.save(school, made, "tinywords", tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_bytes() == made.data
    assert school.ask(lambda db: list(journal.events(db))[-1].body) == {"format": "tinywords", "questions": 2}
    assert [f.id for f in exchanging.writable()] == ["tinywords"]
    assert exchanging.make(school, exchanging.chosen_and_wait(school, Wanted(origin="builtin")), "tinywords", "zh_CN").questions > 100


def test_no_built_in_question_has_a_key_of_imports(school: School) -> None:
    assert not any(key.startswith(batches.KEY) for key in keys(school))


def test_a_file_that_cannot_be_written_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotSaved):
        whole_files.write(tmp_path / "no" / "file.txt", b"x")
    there = tmp_path / "file.txt"
    whole_files.write(there, b"old")
    import errno

    def full(_fd: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as within:
        within.setattr("os.fsync", full)
        with pytest.raises(DiskFull):
            whole_files.write(there, b"new")
    assert there.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["file.txt"]


def test_reasons_leave_out_what_only_would_be_dropped() -> None:
    i18n.use("en")
    fault = Fault
    assert (
        import_rows.reasons([fault(1, "no_stem"), fault(1, "picture_refused", facts=(("given", "a"),), weight="drops")])
        == "There is no question text."
    )
