"""OneRoster 1.1 CSV: students of home classes out of zip or folder, by its specification, and nothing else of them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from wastequiz.domain.enrolment import Enrolled, RosterFile
from wastequiz.domain.errors import NoRoster
from wastequiz.formats import oneroster_csv, roster_cells, roster_files

MANIFEST = """propertyName,value
manifest.version,1.0
oneroster.version,1.1
file.academicSessions,absent
file.classes,bulk
file.enrollments,bulk
file.orgs,bulk
file.users,bulk
"""
ORGS = """sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
s1,,,一小,school,,
s2,,,二小,school,,
"""
USERS = """sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password
u1,,,true,s1,student,wx,,雪,王,,2026001,wx@example.org,,13812345678,,03,secret
u2,,,true,s1,student,al,,Ann,Lee,,,,,,,03,
u3,,,true,s1,teacher,t1,,老师,单,,,,,,,,
u4,tobedeleted,2026-09-01T00:00:00Z,true,s1,student,gone,,冰,李,,,,,,,03,
u5,,,true,s1,student,no,,,,,,,,,,03,
u6,,,true,s1,student,long,,{long},,,230102201601011234,,,,,03,
"""
CLASSES = """sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods
c1,,,三年级2班,03,k1,,homeroom,,s1,t1,,,
c2,,,科学,03,k2,,scheduled,,s1,t1,,,
c3,,,三年级2班,03,k1,,homeroom,,s2,t1,,,
c4,inactive,,旧班,03,k1,,homeroom,,s1,t1,,,
c5,,,四年级1班,04,k1,,homeroom,,s1,t1,,,
"""
ENROLLMENTS = """sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
e1,,,c2,s1,u1,student,,,
e2,,,c1,s1,u1,student,,,
e3,,,c2,s1,u1,student,,,
e4,,,c5,s1,u2,student,,,
e5,,,c1,s1,u3,teacher,true,,
e6,,,c1,s1,u4,student,,,
e7,tobedeleted,,c1,s1,u2,student,,,
e8,,,c4,s1,u2,student,,,
e9,,,c1,s1,u99,student,,,
e10,,,c99,s1,u2,student,,,
e11,,,c5,s1,u5,student,,,
e12,,,c5,s1,u6,student,,,
e13,,,c1,s1,u3,student,,,
"""
FILES = {
    "manifest.csv": MANIFEST,
    "orgs.csv": ORGS,
    "users.csv": USERS.replace("{long}", "长" * 41),
    "classes.csv": CLASSES,
    "enrollments.csv": ENROLLMENTS,
}


def packed(files: dict[str, str], *more: tuple[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in (*files.items(), *more):
            file.writestr(name, text)
    return made.getvalue()


def read(files: dict[str, str], *more: tuple[str, str]) -> RosterFile:
    return roster_files.read_bytes("school.zip", packed(files, *more))


def test_students_come_with_their_home_class_and_nothing_else() -> None:
    found = read(FILES)
    good = [row.who for row in found.rows if row.who]
    assert good == [Enrolled("王雪", "", "2026001", "一小 三年级2班"), Enrolled("Ann Lee", "", "u2", "四年级1班")]
    assert [row.line for row in found.rows] == [3, 5, 10, 11, 12, 13]
    told = str(found)
    assert not any(private in told for private in ("example.org", "13812345678", "secret", "230102201601011234"))


def test_what_cannot_come_in_says_why() -> None:
    found = read(FILES)
    assert [row.faults[0].code for row in found.rows if row.who is None] == ["unknown_user", "unknown_class", "no_student", "name_too_long"]
    assert {f.code: dict(f.facts).get("n", "") for f in found.faults} == {
        "not_students": "2",
        "gone_from_school": "3",
        "several_classes": "2",
        "only_names_kept": "",
    }


def test_one_title_in_one_school_stands_alone() -> None:
    alone = {**FILES, "classes.csv": CLASSES.replace("c3,,,三年级2班", "c3,,,三年级3班")}
    assert next(row.who.class_name for row in read(alone).rows if row.who) == "三年级2班"
    department = {**FILES, "orgs.csv": ORGS.replace("一小,school", "一小,club")}
    assert next(row.who.class_name for row in read(department).rows if row.who) == "三年级2班"


def test_a_folder_is_read_as_a_zip_is(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8-sig")
    assert roster_files.read(tmp_path).rows == read(FILES).rows
    (tmp_path / "orgs.csv").unlink()
    assert len(roster_files.read(tmp_path).rows) == 6


def refused(read_it: object) -> str:
    assert callable(read_it)
    with pytest.raises(NoRoster) as error:
        read_it()
    return error.value.reason


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("manifest.csv", "oneroster.version,1.1", "oneroster.version,1.0"),
        ("manifest.csv", "oneroster.version,1.1\n", ""),
        ("manifest.csv", "file.users,bulk", "file.users,absent"),
        ("manifest.csv", "file.classes,bulk\n", ""),
    ],
)
def test_a_manifest_that_says_otherwise_is_refused(file: str, old: str, new: str) -> None:
    assert refused(lambda: read({**FILES, file: FILES[file].replace(old, new)})) == "oneroster"


def test_a_delta_is_read_too() -> None:
    delta = {**FILES, "manifest.csv": MANIFEST.replace("bulk", "delta")}
    assert read(delta).rows == read(FILES).rows


def test_missing_tables_and_twins_are_refused() -> None:
    assert refused(lambda: read({k: v for k, v in FILES.items() if k != "manifest.csv"})) == "oneroster"
    assert refused(lambda: read({k: v for k, v in FILES.items() if k != "classes.csv"})) == "oneroster"
    assert refused(lambda: read(FILES, ("Users.csv", USERS))) == "oneroster"


def test_paths_in_the_zip_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    moved = {("../../" + name if name == "users.csv" else "roster\\" + name): text for name, text in FILES.items()}
    assert read(moved, ("roster/users.csv/", "")).rows == read(FILES).rows
    assert list(tmp_path.iterdir()) == []


def test_what_is_damaged_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(lambda: read({**FILES, "users.csv": USERS + '"open quote'})) == "damaged"
    broken = bytearray(packed(FILES))
    broken[60:90] = bytes(30)
    assert refused(lambda: oneroster_csv.from_zip("x.zip", bytes(broken))) == "damaged"
    assert refused(lambda: oneroster_csv.from_zip("x.zip", b"PK\x03\x04")) == "damaged"
    assert not oneroster_csv.is_one(b"PK\x03\x04") and not oneroster_csv.is_one(packed({"a.csv": ""}))
    assert refused(lambda: read({**FILES, "manifest.csv": ""})) == "oneroster"
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(roster_cells, "MOST_BYTES", 10)
    assert refused(lambda: oneroster_csv.from_folder(tmp_path)) == "large"

    def locked(*_given: object) -> None:
        raise OSError("locked")

    monkeypatch.setattr(Path, "open", locked)
    assert refused(lambda: oneroster_csv.from_folder(tmp_path)) == "damaged"


def test_a_member_that_breaks_while_it_is_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster_cells, "require_small", lambda _name, _data: None)
    broken = bytearray(packed(FILES))
    broken[60:90] = bytes(30)
    assert refused(lambda: oneroster_csv.from_zip("x.zip", bytes(broken))) == "damaged"
