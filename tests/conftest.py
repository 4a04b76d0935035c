"""What any test may ask for: drawn examples that are the same in every run, and the package of `tests/plugins`
as if it were installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tests.plugins.packages import s_curve

# A failure is told at once with the example that was drawn; `--hypothesis-profile=default` makes it smaller.
settings.register_profile(
    "repeatable",
    derandomize=True,
    deadline=None,
    max_examples=100,
    database=None,
    phases=(Phase.explicit, Phase.generate),
)
settings.load_profile("repeatable")


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
