"""The gallery: its pictures are there and no others, and the commands above them run and write what is pictured."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest

from tests.docs.gallery import FOLDER, PAGES, Picture, Project, absent, pictures
from tests.docs.indexed import as_small_png
from tests.docs.pages import PAGES as ALL
from tests.docs.pages import ROOT

pytestmark = pytest.mark.long

_SHOWN = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_MOST = 3_000_000


def test_every_picture_that_a_page_shows_is_there_and_told_in_words() -> None:
    shown = [
        (page, told, path) for page in ALL for told, path in _SHOWN.findall(page.read_text(encoding="utf-8"))
    ]
    assert [path for page, told, path in shown if not (page.parent / path).is_file() or not told] == []
    assert {(page.parent / path).resolve() for page, _, path in shown} == set(FOLDER.glob("*/*.*"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_picture_of_the_gallery_says_how_it_is_taken(page: Path) -> None:
    shown = _SHOWN.findall(page.read_text(encoding="utf-8"))
    assert [str(one.path.relative_to(page.parent)) for one in pictures(page)] == [path for _, path in shown]
    assert len(shown) > 30


def test_both_pages_show_the_same() -> None:
    assert len({tuple((one.kind, one.path.stem) for one in pictures(page)) for page in PAGES}) == 1


def test_the_pictures_are_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.glob("*/*.*")) < _MOST


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_run_and_write_what_is_pictured(page: Path, tmp_path: Path) -> None:
    project = Project(page, tmp_path)
    for picture in sorted(pictures(page), key=lambda one: one.number("exit") or 0):
        if picture.number("exit"):
            project.add_files()
        project.run(picture)
        if picture.kind != "terminal":
            assert (project.folder / picture.words[-1]).is_file()


def test_what_a_machine_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.docs.gallery.shutil.which", lambda name: None)
    of = {kind: Picture(kind, (), "", "", ROOT) for kind in ("terminal", "screen", "paper")}
    assert absent(of["terminal"]) == []
    assert absent(of["screen"]) == ["browser", "pdftoppm"]
    assert "soffice" in absent(of["paper"])


def test_a_small_png_has_each_dot_in_the_nearest_of_its_colours() -> None:
    dots = [(255, 255, 255), (200, 10, 10), (0, 0, 0), (255, 255, 255)]
    png = as_small_png(b"P6 2 2 255\n" + b"".join(map(bytes, dots)))
    palette = png.split(b"PLTE", 1)[1][:9]
    colours = [tuple(palette[k : k + 3]) for k in (0, 3, 6)]
    at = png.index(b"IDAT")
    lines = zlib.decompress(png[at + 4 : at + 4 + int.from_bytes(png[at - 4 : at])])
    assert [colours[place] for place in (*lines[1:3], *lines[4:6])] == dots
