"""Takes the pictures of the gallery and the READMEs anew: `python -m tests.docs.gallery`. Look at them before keeping them.

A page says how each picture is made, in a comment above the command and the picture:

    <!-- picture: terminal 80 lines 40 -->
    `scorecard evaluate`

    ![what is seen](pictures/en/first-page-80.svg)

`terminal COLUMNS`, of which `lines N` and `exit N` may follow; `screen WIDTH HEIGHT FILE`, a page in a browser; `paper PAGE FILE`, a
page that a browser, Word or Excel would print. FILE is what the command wrote. All commands of a page run in one copy of the
shipped project, with the files that the page adds.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scorecard.base.message import Lang
from tests.docs.console import Session
from tests.docs.indexed import as_small_png
from tests.docs.pages import ROOT, blocks, language_of
from tests.docs.pictures import BROWSERS, terminal_picture
from tests.locale.compiling import compile_stale

PAGES = (ROOT / "docs" / "gallery.md", ROOT / "docs" / "gallery.zh-CN.md")
FOLDER = ROOT / "docs" / "pictures"
_PICTURE = re.compile(
    r"^<!-- picture: (\w+) (.+?) -->\n`scorecard (.+?)`.*\n\n!\[([^\]]+)\]\((pictures/[^)]+)\)$", re.MULTILINE
)
_NEEDS = {"terminal": (), "screen": ("browser", "pdftoppm"), "paper": ("browser", "pdftoppm", "soffice")}
_DOTS = 80
"""So many dots an inch has on paper."""
_SCREEN = 96


@dataclass(frozen=True)
class Picture:
    """A picture as a page asks for it."""

    kind: str
    words: tuple[str, ...]
    command: str
    told: str
    path: Path

    def number(self, word: str) -> int | None:
        """The number behind a word."""
        return int(self.words[self.words.index(word) + 1]) if word in self.words else None


def pictures(page: Path) -> list[Picture]:
    """All pictures of a page, in order."""
    found = _PICTURE.findall(page.read_text(encoding="utf-8"))
    return [
        Picture(kind, tuple(shlex.split(words)), command, told, page.parent / path)
        for kind, words, command, told, path in found
    ]


@dataclass
class Project:
    """A copy of the shipped project with what a page adds, in which its commands run, each once."""

    page: Path
    root: Path
    lang: Lang = field(init=False)
    done: set[str] = field(default_factory=set)
    printed: dict[Path, Path] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lang = language_of(self.page)
        self.session = Session(self.root, self.lang)
        self.session.enter("shipped")
        self.folder = next(self.root.iterdir())

    def add_files(self) -> None:
        """The files that the page tells the reader to add."""
        for block in blocks(self.page.read_text(encoding="utf-8")):
            if block.word == "file":
                self.session.write(block.detail, block.text)

    def run(self, picture: Picture) -> None:
        """The command of a picture, unless it has run for another."""
        if picture.command not in self.done:
            self.session.run(f"scorecard {picture.command}", picture.number("exit") or 0)
            self.done.add(picture.command)


def taken(picture: Picture, project: Project) -> bytes:
    """The picture itself."""
    if picture.kind == "terminal":
        words, code = shlex.split(picture.command), picture.number("exit") or 0
        columns, lines = int(picture.words[0]), picture.number("lines")
        return terminal_picture(words, columns, project.lang, "light", lines, project.folder, code)
    project.run(picture)
    *size, name = picture.words
    if picture.kind == "screen":
        return as_small_png(_on_screen(project, project.folder / name, int(size[0]), int(size[1])))
    paper = _on_paper(project, project.folder / name)
    return as_small_png(_dots(paper, int(size[0]), _DOTS))


def _on_screen(project: Project, html: Path, across: int, down: int) -> bytes:
    """What a window shows of a page, by way of a sheet of paper as large as the window."""
    seen, sheet = project.root / "seen.png", project.root / "seen.html"
    _browse(f"--window-size={across},{down}", f"--screenshot={seen}", html.as_uri())
    style = f"@page {{ size: {across}px {down}px; margin: 0 }} body {{ margin: 0 }} img {{ display: block }}"
    sheet.write_text(f"<style>{style}</style><img src=seen.png width={across}>", encoding="utf-8")
    return _dots(_by_browser(sheet, project.root / "seen.pdf"), 1, _SCREEN)


def _on_paper(project: Project, file: Path) -> Path:
    """A document as it is printed."""
    if file not in project.printed:
        pdf = project.root / f"{file.stem}.pdf"
        if file.suffix == ".html":
            _by_browser(file, pdf)
        else:
            own = f"-env:UserInstallation={(project.root / 'soffice').as_uri()}"
            _called(
                "soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(project.root), str(file)
            )
        project.printed[file] = pdf
    return project.printed[file]


def _by_browser(html: Path, pdf: Path) -> Path:
    _browse("--no-pdf-header-footer", f"--print-to-pdf={pdf}", html.as_uri())
    return pdf


def _browse(*words: str) -> None:
    _called(_browser(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *words)


def _dots(pdf: Path, page: int, dots: int) -> bytes:
    only = ["-f", str(page), "-l", str(page)]
    return _called("pdftoppm", "-r", str(dots), *only, str(pdf))


def _called(program: str, *words: str) -> bytes:
    return subprocess.run([program, *words], check=True, capture_output=True, timeout=180).stdout


def _browser() -> str:
    return next(filter(None, map(shutil.which, BROWSERS)), "")


def absent(picture: Picture) -> list[str]:
    """The programs that a picture needs and that this machine lacks."""
    there = {"browser": _browser(), **{name: shutil.which(name) for name in ("pdftoppm", "soffice")}}
    return [name for name in _NEEDS[picture.kind] if not there[name]]


def renewed(page: Path) -> Iterator[str]:
    """Take all pictures of a page; what is told of each that changed or was left."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        project = Project(page, Path(scratch))
        for picture in sorted(pictures(page), key=lambda one: one.number("exit") or 0):
            if picture.number("exit"):
                project.add_files()
            name = picture.path.relative_to(ROOT)
            if absent(picture):
                yield f"{name}: left as it is, without {', '.join(absent(picture))}"
                continue
            fresh = taken(picture, project)
            picture.path.parent.mkdir(parents=True, exist_ok=True)
            if not picture.path.exists() or picture.path.read_bytes() != fresh:
                picture.path.write_bytes(fresh)
                yield str(name)


def main() -> None:
    compile_stale()
    for page in PAGES:
        for line in renewed(page):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
