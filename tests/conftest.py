"""What any test may ask for: drawn examples that are the same in every run, projects that are read once while their
files stay as they are, the package of `tests/plugins` as if it were installed, and catalogues as they are written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings

from scorecard import workspace
from scorecard.study import warnings
from scorecard.study.compare import comparison
from tests.locale.compiling import compile_stale
from tests.plugins.packages import s_curve
from tests.unchanging import is_unchanging

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


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """A project whose files are as they were is not read and scored anew for every command of every test.

    Nor are two of its boards compared, or doubted, more than once.
    """
    kept: dict[Any, workspace.Workspace] = {}
    read = workspace.read_workspace

    def read_if_new(
        root: Path, config: Path | None = None, data: tuple[Path, ...] = (), actuals: bool = True
    ) -> workspace.Workspace:
        if not is_unchanging(root):
            return read(root, config, data, actuals)
        places = [config or root / "config", *(data or (root / "data",))]
        files = sorted(file for place in places for file in (place, *place.rglob("*")))
        facts = [
            (str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in files if file.is_file()
        ]
        key = Path.cwd(), root, config, data, actuals, tuple(facts)
        if key not in kept:
            kept[key] = read(root, config, data, actuals)
        return kept[key]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(workspace, "read_workspace", read_if_new)
        patched.setattr(comparison, "compare", lru_cache(64)(comparison.compare))
        patched.setattr(warnings, "board_warnings", lru_cache(64)(warnings.board_warnings))
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
