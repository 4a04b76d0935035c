"""The gallery of faults: folders `CODE-slug`, each a project with one thing wrong and what `check` says of it.

What a folder lacks (`config/`, `data/`) is taken from `base`, a small sound project. What stands in `packages/` is
installed, and the package of `tests/plugins/s_curve` where a file `with-s_curve` says so.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import scorecard.study.targets
from scorecard.base import codes
from scorecard.base.codes import Severity
from scorecard.base.message import Lang
from tests.books.drawn import draw, pack
from tests.cli.running import PACKAGES, Outcome, run
from tests.plugins.packages import s_curve

HERE = Path(__file__).resolve().parent
LANGS: tuple[Lang, ...] = ("zh", "en")
EXHIBITS = sorted(path.name for path in HERE.iterdir() if path.is_dir() and path.name[:2] == "SC")
QUESTIONS = frozenset(
    code
    for file in Path(scorecard.study.targets.__file__).parent.glob("*.py")
    for code in re.findall(r'"(SC\d{3})"', file.read_text(encoding="utf-8"))
)
"""What `check --targets` alone tells: what the room of questions about targets tells, and nothing else does."""


def code_of(exhibit: str) -> str:
    """The code an exhibit is about.

    >>> code_of("SC002-tab")
    'SC002'
    """
    return exhibit.partition("-")[0]


def severity(exhibit: str) -> Severity:
    """How much the exhibit's fault weighs."""
    return codes.severity(code_of(exhibit))


def is_error(exhibit: str) -> bool:
    """Whether the exhibit stops the run."""
    return severity(exhibit) == "error"


def expectation(exhibit: str, lang: Lang) -> Path:
    """The file that holds what `check` prints."""
    return HERE / exhibit / f"expected.{lang}.txt"


def build(exhibit: str, place: Path) -> Path:
    """Write the project of an exhibit into an empty folder."""
    for part in ("config", "data"):
        own = HERE / exhibit / part
        shutil.copytree(own if own.is_dir() else HERE / "base" / part, place / part)
    if (HERE / exhibit / PACKAGES).is_dir():
        shutil.copytree(HERE / exhibit / PACKAGES, place / PACKAGES)
    if (HERE / exhibit / "with-s_curve").exists():
        s_curve(place / PACKAGES)
    for note in sorted(place.rglob("*.link")):
        # What cannot be kept as a file of the repository: a link to a file that is gone.
        note.with_suffix("").symlink_to(note.read_text(encoding="utf-8").strip())
        note.unlink()
    for note in sorted(place.rglob("*.size")):
        # What is too large to be kept: a file of so many bytes.
        file = note.with_suffix("")
        with file.open("ab") as written:
            written.truncate(int(note.read_text(encoding="utf-8")))
        note.unlink()
    for note in sorted(place.rglob("*.sheets")):
        # A workbook, drawn from its text.
        draw(note.read_text(encoding="utf-8"), note.with_suffix(""))
        note.unlink()
    for note in sorted(place.rglob("*.parts")):
        # An archive that no program would write.
        pack(note.read_text(encoding="utf-8"), note.with_suffix(""))
        note.unlink()
    return place


def of_targets(exhibit: str) -> bool:
    """Whether the exhibit is told by `check --targets` alone: a question before targets go out."""
    return code_of(exhibit) in QUESTIONS


def way_to_check(exhibit: str) -> tuple[str, ...]:
    """The command that tells what is wrong with an exhibit."""
    return ("check", "--targets") if of_targets(exhibit) else ("check",)


def checked(exhibit: str, project: Path, lang: Lang) -> Outcome:
    """What `check` says of an exhibit's project."""
    return run(*way_to_check(exhibit), "--lang", lang, at=project, columns=100)
