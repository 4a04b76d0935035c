"""What a result never replaces, what it replaces only when told to, and what is said of it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Outcome, run

BASE = ROOT / "tests" / "faults" / "base"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A small sound project with one seal."""
    project = tmp_path / "考核"
    for part in ("config", "data"):
        shutil.copytree(BASE / part, project / part)
    (project / "published").mkdir()
    (project / "published" / "2017Q1.json").write_text("{}", encoding="utf-8")
    return project


def contents(project: Path) -> dict[str, bytes]:
    return {str(p.relative_to(project)): p.read_bytes() for p in project.rglob("*") if p.is_file()}


def write(project: Path, output: str | Path, *more: str, form: str = "csv") -> Outcome:
    return run("check", "-f", form, "-o", str(output), "--lang", "en", *more, at=project, columns=400)


def the_sheet(project: Path) -> Path:
    return next((project / "data").glob("*.csv"))


def linked(project: Path) -> Path:
    (project / "a.csv").symlink_to(the_sheet(project))
    return Path("a.csv")


def hard_linked(project: Path) -> Path:
    os.link(the_sheet(project), project / "a.csv")
    return Path("a.csv")


def linked_folder(project: Path) -> Path:
    (project / "there").symlink_to(project / "data")
    return Path("there") / the_sheet(project).name


NAMES: dict[str, Callable[[Path], Path | str]] = {
    "the scheme": lambda project: "config/indicators.yaml",
    "a sheet": the_sheet,
    "a roundabout path": lambda project: f"data/../config/../data/{the_sheet(project).name}",
    "a seal": lambda project: "published/2017Q1.json",
    "a new file among the data": lambda project: "data/new.csv",
    "a new file in a folder among the data": lambda project: "data/2017/../new.csv",
    "a link": linked,
    "a second name of the same file": hard_linked,
    "a link to the folder": linked_folder,
}


@pytest.mark.skipif(os.name == "nt", reason="links want rights there")
@pytest.mark.parametrize("more", [(), ("--force",)], ids=["", "force"])
@pytest.mark.parametrize("name", NAMES)
def test_what_the_project_owns_is_never_replaced(name: str, more: tuple[str, ...], place: Path) -> None:
    output = NAMES[name](place)
    before = contents(place)
    said = write(place, output, *more)
    assert (said.code, said.out) == (2, "")
    assert "belongs to the project" in said.err
    assert contents(place) == before


def test_a_sheet_named_with_data_is_never_replaced(place: Path, tmp_path: Path) -> None:
    sheet = shutil.copy(the_sheet(place), tmp_path / "sent.csv")
    before = sheet.read_bytes()
    said = write(place, "../sent.csv", "--data", str(sheet))
    assert said.code == 2 and sheet.read_bytes() == before
    # In a folder named for the data a page may lie; a sheet would be read the next time.
    beside = ("--data", str(tmp_path))
    assert write(place, tmp_path / "new.csv", *beside).code == 2
    assert "belongs to the project" not in write(place, tmp_path / "new.html", *beside, form="html").err


@pytest.mark.parametrize("form", ["html", "json"])
def test_a_file_of_another_program_wants_force(form: str, place: Path) -> None:
    file = place / f"a.{form}"
    file.write_text("<p>not ours</p>", encoding="utf-8")
    said = write(place, file, form=form)
    assert said.code == 2 and "--force" in said.err
    assert file.read_text(encoding="utf-8") == "<p>not ours</p>"
    assert "in place of the file that was there" in write(place, file, "--force", form=form).err
    # Now it shows our mark and is written anew without a word more.
    assert "in place of the file" in write(place, file, form=form).err


@pytest.mark.parametrize("name", ["a.csv", "a.md", "a.txt"])
def test_a_text_is_replaced_and_that_is_said(name: str, place: Path) -> None:
    first = run("check", "-o", name, "--lang", "zh", at=place, columns=400)
    assert f"已写 {name}\n" in first.err
    again = run("check", "-o", name, "--lang", "zh", at=place, columns=400)
    assert f"已写 {name}，替换了原来的文件\n" in again.err
    assert "已写" not in run("check", "-o", name, "-q", "--lang", "zh", at=place, columns=400).err


@pytest.mark.skipif(os.name == "nt", reason="links want rights there")
def test_a_link_does_not_hide_whose_file_it_is(place: Path) -> None:
    (place / "letter.docx").write_bytes(b"not ours")
    (place / "a.csv").symlink_to("letter.docx")
    assert write(place, "a.csv").code == 2
    assert (place / "letter.docx").read_bytes() == b"not ours"


def test_data_on_stdout_and_in_a_file_are_the_same(place: Path) -> None:
    printed = run("evaluate", "-f", "json", at=place)
    assert run("evaluate", "-o", "a.json", at=place).code == 0
    assert (place / "a.json").read_text(encoding="utf-8") == printed.out
    assert json.loads(printed.out)["generator"] == "scorecard"


def test_the_schema_goes_where_it_may(place: Path) -> None:
    assert run("schema", "-o", "config/schema.json", at=place).code == 2
    assert run("schema", "-o", "schema.json", at=place).code == 0
    assert run("schema", "-o", "schema.json", at=place).code == 0


@pytest.mark.parametrize("format", [(), ("-f", "xlsx"), ("-f", "html")])
def test_into_a_folder_goes_what_is_one_table_alone(place: Path, format: tuple[str, ...]) -> None:
    told = run("evaluate", "-o", "results/", *format, "--lang", "en", at=place)
    assert told.code == 2 and "results is a folder; into a folder only csv is written" in told.err
    assert not (place / "results").exists()
    assert run("evaluate", "-o", "results/", "-f", "csv", at=place).code == 0
    assert list((place / "results").glob("*.csv"))
