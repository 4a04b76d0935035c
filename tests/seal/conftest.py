"""Projects, sealed and not."""

import shutil
from pathlib import Path

import pytest

from tests.seal.project import publish, write


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that is complete and not sealed."""
    return write(tmp_path)


@pytest.fixture(scope="session")
def sealed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same project, its last quarter sealed on 25 January 2018."""
    project = write(tmp_path_factory.mktemp("sealed"))
    done = publish(project)
    assert done.code == 0, done.err
    return project


@pytest.fixture
def sealed(sealed_once: Path, tmp_path: Path) -> Path:
    """A copy of it that may be changed."""
    shutil.copytree(sealed_once, tmp_path, dirs_exist_ok=True)
    return tmp_path
