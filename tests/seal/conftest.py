"""Projects, sealed and not."""

from pathlib import Path

import pytest

from tests.seal.project import publish, write


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that is complete and not sealed."""
    return write(tmp_path)


@pytest.fixture
def sealed(project: Path) -> Path:
    """The same project, its last quarter sealed on 25 January 2018."""
    done = publish(project)
    assert done.code == 0, done.err
    return project
