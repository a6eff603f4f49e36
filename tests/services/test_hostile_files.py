"""Files made to do harm, read as a teacher's import reads them: nothing is written or opened beside, the bank stays, and each says why."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image

from tests.factories import make_choice
from tests.formats import test_hostile_texts, test_questions_csv, test_questions_xlsx, test_wqpack
from tests.formats.test_picture_check import header_of
from wastequiz.domain.errors import KnownError
from wastequiz.domain.exchange import Fault
from wastequiz.domain.questions import Authored
from wastequiz.services import exchanging, import_reading, import_rows
from wastequiz.services.import_reading import Preview, Progress, Source, Wishes
from wastequiz.services.school import School
from wastequiz.wording import errors

MOST_S, MOST_MB, FEWEST = 10.0, 200, 150
"""RELIABILITY's bounds (figure I1): time and memory of one file, and how many there are."""
XML = ("billion_laughs", "outside_entity", "parameter_entity", "deep_xml", "wide_xml", "many_attributes", "open_xml", "xml_of_nul")
LEADS_OUT = ("../", "C:\\", "/etc")


def damaged(good: bytes, ending: str, seed: int) -> dict[str, bytes]:
    """The same file cut off and with single bytes changed, in twenty ways."""
    rng, made = Random(seed), dict[str, bytes]()
    for n in range(10):
        made[f"cut {n}.{ending}"] = good[: rng.randrange(len(good))]
        at = rng.randrange(len(good))
        made[f"changed {n}.{ending}"] = good[:at] + bytes([good[at] ^ 1 << rng.randrange(8)]) + good[at + 1 :]
    return made


def with_picture(body: bytes) -> bytes:
    """A pack of one question with these bytes as its picture."""
    name = "own/0123456789abcdef01234567"
    asked: Authored = make_choice("pictured", picture=name)
    return test_wqpack.sent(asked, picture=lambda _name: body)


def png(size: tuple[int, int]) -> bytes:
    out = BytesIO()
    Image.new("1", size).save(out, "PNG")
    return out.getvalue()


def corpus() -> dict[str, bytes]:
    """Every file by the name it came with."""
    made: dict[str, bytes] = {}
    for name, make in test_hostile_texts.HOSTILE.items():
        ending = "xml" if name in XML else "txt" if "word" in name or "aiken" in name else "gift"
        made[f"{name}.{ending}"] = make()
    for name, words in test_questions_csv.HOSTILE.items():
        made[f"{name}.csv"] = words.encode()
    for name, (make, _why) in test_questions_xlsx.HOSTILE.items():
        made[f"{name}.{'ods' if ' ods ' in name else 'xlsx'}"] = make()
    for n, (data, why) in enumerate(test_wqpack.HOSTILE):
        made[f"{why} {n}.wqpack"] = data
    pictures = {
        "a promise of 900 million dots": header_of(30_000, 30_000),
        "17 kB that are 144 MB": png((12_000, 12_000)),
        "a web page": b"<html><script>alert(1)</script>",
        "a drawing that calls out": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        "half a picture": png((40, 40))[:50],
        "nothing": b"",
        "a program": b"MZ\x90\x00" + bytes(400),
    }
    made |= {f"{name}.wqpack": with_picture(body) for name, body in pictures.items()}
    made |= damaged(test_wqpack.sent(make_choice("a"), make_choice("b")), "wqpack", 1)
    made |= damaged(test_questions_xlsx.GOOD, "xlsx", 2)
    return made


CORPUS = corpus()


class Watch:
    """Notes what is opened for writing, made, moved or deleted, and every file outside that is opened, while `on`."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[tuple[str, str]] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, facts: tuple[Any, ...]) -> None:
        if not self.on or not facts:
            return
        if event == "open" and isinstance(facts[0], str | bytes):
            mode, flags = str(facts[1] or ""), int(facts[2] or 0)
            written = any(sign in mode for sign in "wax+") or flags & 3
            if written or "passwd" in str(facts[0]) or "canary" in str(facts[0]):
                self.seen.append((event, str(facts[0])))
        elif event in ("os.mkdir", "os.rename", "os.remove", "os.symlink", "os.link", "subprocess.Popen", "os.system", "socket.connect"):
            self.seen.append((event, str(facts[0])))


WATCH = Watch()
"""One for all tests: a hook of this kind is never taken off again."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    school = School(tmp_path_factory.mktemp("hostile") / "school").open_and_wait()
    yield school
    school.close()


def read(school: School, name: str, data: bytes) -> Preview:
    wishes, batch = Wishes(), exchanging.new_batch()
    reading = import_reading.reading_for(school, batch, "en", wishes)
    return import_reading.read(Source(name, data, {}), "", batch, reading, wishes, frozenset(), Progress())


def reasons(school: School, name: str, data: bytes) -> list[str]:
    """What a person is told of the file: why it does not read, or what is wrong in its rows; a file with neither is read."""
    try:
        preview = read(school, name, data)
    except KnownError as error:
        return [errors.sentence(error)]
    told = [import_rows.reasons(row.faults) for row in preview.rows if row.faults]
    whole: list[Fault] = list(preview.faults)
    return [text for text in (*told, import_rows.reasons(whole)) if text]


def everything(school: School) -> list[str]:
    return school.ask(lambda db: list(db.conn.iterdump()))


def test_there_are_enough_of_them() -> None:
    assert len(CORPUS) >= FEWEST


def test_none_of_them_writes_opens_or_changes_anything_and_each_ends_in_time_and_words(opened: School, tmp_path: Path) -> None:
    before, silent = everything(opened), list[str]()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    WATCH.seen.clear()
    for name, data in CORPUS.items():
        began = time.process_time()
        WATCH.on = True
        try:
            told = reasons(opened, name, data)
        finally:
            WATCH.on = False
        assert time.process_time() - began < MOST_S, name
        assert all(0 < len(text) < 2000 for text in told), name
        if not told:
            silent.append(name)
    assert WATCH.seen == []
    assert everything(opened) == before
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) / 1024
    assert grown < MOST_MB, f"{grown:.0f} MB"
    # a changed byte may fall where nobody looks, and some odd files are questions all the same
    assert len(silent) < len(CORPUS) / 3, silent


def test_the_watch_sees_what_it_watches_for(tmp_path: Path) -> None:
    WATCH.seen.clear()
    WATCH.on = True
    try:
        (tmp_path / "x").write_text("x")
        (tmp_path / "made").mkdir()
        Path("/etc/passwd").read_bytes()
    finally:
        WATCH.on = False
    assert [event for event, _path in WATCH.seen] == ["open", "os.mkdir", "open"]
    WATCH.seen.clear()


def test_pictures_that_are_none_are_left_out_and_that_is_said(opened: School) -> None:
    for name in (
        "a web page.wqpack",
        "a drawing that calls out.wqpack",
        "a promise of 900 million dots.wqpack",
        "17 kB that are 144 MB.wqpack",
    ):
        preview = read(opened, name, CORPUS[name])
        assert preview.pictures == {}, name
        assert any(fault.code == "picture_refused" for row in preview.rows for fault in row.faults), name


def test_packs_that_lead_out_of_their_folder_name_no_file(opened: School) -> None:
    for name, data in CORPUS.items():
        if name.startswith("name ") and any(step.encode() in data for step in LEADS_OUT):
            assert reasons(opened, name, data), name
    with ZipFile(BytesIO(test_wqpack.a_pack([], **{"../evil": b"x"}))) as packed:
        assert "../evil" in packed.namelist()
