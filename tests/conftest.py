"""What any test may ask for: drawn examples that are the same in every run, projects that are read once while their
files stay as they are, the package of `tests/plugins` as if it were installed, and catalogues as they are written."""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from types import CodeType
from typing import Any

import pytest
from hypothesis import Phase, settings
from jinja2 import Environment
from xdist.scheduler import LoadFileScheduling

from scorecard import workspace
from scorecard.base.message import Text
from scorecard.load.scheme.beside import Opener
from scorecard.load.scheme.file import SchemeFile, load_scheme
from scorecard.load.source import Source
from scorecard.seal import opened
from scorecard.study import warnings
from scorecard.study.compare import comparison
from scorecard.study.gap import gap, trial
from scorecard.study.sensitivity import finding
from scorecard.tables import illustrated
from tests.locale.compiling import compile_stale
from tests.plugins.packages import s_curve

# Modules are compiled once, not by every worker and every command that a test starts.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# The source is tested without a build of its own.
compile_stale()

# A failure is told at once with the example that was drawn; `--hypothesis-profile=default` makes it smaller.
# `--hypothesis-profile=long` tries every property on so many more.
for name, examples in (("repeatable", 40), ("long", 1000)):
    settings.register_profile(
        name,
        derandomize=True,
        deadline=None,
        max_examples=examples,
        database=None,
        phases=(Phase.explicit, Phase.generate),
    )
settings.load_profile("repeatable")


@cache
def _looks_at_boards(path: Path) -> bool:
    """Whether a file looks at boards that several files look at."""
    return path.suffix == ".py" and "from tests.boards import" in path.read_text(encoding="utf-8")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that share boards are begun first, then those whose few tests take long, then those of most tests.

    So no core waits for another at the end.
    """
    tests = Counter(item.path for item in items)
    items.sort(
        key=lambda item: (
            not _looks_at_boards(item.path),
            item.get_closest_marker("long") is None,
            -tests[item.path],
        )
    )


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end, as boards that are kept do: circles are seldom looked for in it.

    A twentieth of the time of all tests went by with looking.
    """
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


class _Handing(LoadFileScheduling):
    """Tests are handed out by files; the files that share boards all to one process, which scores each board once."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return "boards" if _looks_at_boards(self.config.rootpath / file) else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling:
    return _Handing(config, log)


_KEPT = 64
"""So many projects are kept, those asked for last."""

_ASKED_OF_BOARDS = (
    (comparison, "compare", 64),
    (warnings, "board_warnings", 64),
    (warnings, "first_warnings", 64),
    (gap, "gap", 256),
    (trial, "Standing", 64),
    (illustrated, "_steps", 1024),
)
"""What is asked of boards, as commands ask it, and how many answers are kept."""


_READ = 2_000_000
"""Files up to so many bytes are told apart by what stands in them, others by their place on the disk."""


@lru_cache(4096)
def _content(path: Path, here: Path, *standing: int) -> bytes:
    """What stands in a file, in short; read anew when it was written since."""
    return blake2b(path.read_bytes()).digest()


def _facts(path: Path, here: Path, inside: bool) -> tuple[object, ...]:
    """What tells a file or folder from another of that name; of folders whose files are all looked at, the name alone."""
    at = path.lstat()
    standing = at.st_ino, at.st_ctime_ns, at.st_size
    if inside and S_ISDIR(at.st_mode):
        return ()
    if inside and S_ISREG(at.st_mode) and at.st_size < _READ:
        return (_content(path, here, *standing),)
    return standing


def _standing(paths: set[Path], places: list[Path]) -> Iterator[tuple[object, ...]]:
    """The facts of files; two copies of a project are the same where they are read from inside."""
    here = Path.cwd()
    copied = not any(path.is_absolute() or ".." in path.parts for path in paths)
    if not copied:
        yield (str(here),)
    for path in sorted(paths):
        looked_at = any(path.is_relative_to(place) for place in places) or not path.is_dir()
        with suppress(FileNotFoundError):
            yield (str(path), *_facts(path, here, copied and looked_at))


def _scheme_read_once() -> Callable[[Source, str, Opener], SchemeFile]:
    """A scheme that names no table beside it is what its text says, whatever project it stands in."""
    kept: dict[tuple[object, ...], SchemeFile] = {}

    def load_if_new(source: Source, start: str, opener: Opener) -> SchemeFile:
        named: list[str] = []

        def opened_beside(name: str) -> Source | Text:
            named.append(name)
            return opener(name)

        key = tuple(sys.path), source, start
        file = kept.pop(key, None) or load_scheme(source, start, opened_beside)
        if not named:
            kept[key] = file
        if len(kept) > _KEPT:
            kept.pop(next(iter(kept)))
        return file

    return load_if_new


def _seal_opened_once() -> Callable[..., opened.OpenedSeal]:
    """A seal whose file is as it was is proved once, with the packages that are at hand."""
    open_seal = opened.open_seal

    @lru_cache(32)
    def opened_once(
        path: Path, root: Path | None, packages: tuple[str, ...], data: bytes
    ) -> opened.OpenedSeal:
        return open_seal(path, root)

    def open_if_new(path: Path, root: Path | None = None) -> opened.OpenedSeal:
        if not path.is_file():
            return open_seal(path, root)
        return opened_once(path, root, tuple(sys.path), path.read_bytes())

    return open_if_new


def _page_compiled_once() -> Callable[[Environment, str], CodeType]:
    """The page that all documents are put into is the same template each time."""
    kept: dict[str, CodeType] = {}
    compiled = Environment.compile

    def compile_if_new(environment: Environment, source: str) -> CodeType:
        if source not in kept:
            kept[source] = compiled(environment, source)
        return kept[source]

    return compile_if_new


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """A project whose files are as they were is not read and scored anew for every command of every test, nor is a
    copy of it in another folder; and a seal whose file is as it was is not proved anew.

    Nor are its boards compared, doubted, explained or searched more than once, whatever is then made of the answers, in
    whatever language.
    """
    kept: dict[Any, workspace.Workspace] = {}
    read = workspace.read_workspace

    def read_if_new(
        root: Path, config: Path | None = None, data: tuple[Path, ...] = (), actuals: bool = True
    ) -> workspace.Workspace:
        files = config.parent if config and config.is_file() else config or root / "config"
        places = [files, *(data or (root / "data",))]
        found = {*root.glob("*"), *(path for place in places for path in (place, *place.rglob("*")))}
        key = tuple(sys.path), root, config, data, actuals, tuple(_standing(found, places))
        workspace_kept = kept.pop(key, None) or read(root, config, data, actuals)
        kept[key] = workspace_kept
        if len(kept) > _KEPT:
            kept.pop(next(iter(kept)))
        return workspace_kept

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(opened, "open_seal", _seal_opened_once())
        patched.setattr(Environment, "compile", _page_compiled_once())
        patched.setattr(workspace, "read_workspace", read_if_new)
        patched.setattr(workspace, "load_scheme", _scheme_read_once())
        for room, question, kept_answers in _ASKED_OF_BOARDS:
            patched.setattr(room, question, lru_cache(kept_answers)(getattr(room, question)))
        policies = finding.other_policies
        patched.setattr(finding, "other_policies", lru_cache(16)(lambda *of: tuple(policies(*of))))
        yield


@pytest.fixture(scope="session")
def s_curve_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the package as an installer leaves it."""
    return s_curve(tmp_path_factory.mktemp("packages"))


@pytest.fixture(scope="module")
def with_s_curve(s_curve_package: Path) -> Iterator[Path]:
    """The same on the path while a module is tested."""
    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(str(s_curve_package))
        yield s_curve_package
