"""A copy of the tool with a room more, and a project that uses it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def copied(tmp_path_factory, room, rooms, changes, project_files):
    """Runs a copy of the tool to which a file is added in `scheme/<rooms>`, and named at its door.

    changes : in the door, what stands there and what stands there instead
    """
    copy, project = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "scorecard", copy / "scorecard")
    place = copy / "scorecard" / "scheme" / rooms
    shutil.copy(room, place)
    door = (place / "__init__.py").read_text("utf-8")
    for before, after in changes.items():
        assert before in door
        door = door.replace(before, after, 1)
    (place / "__init__.py").write_text(door, "utf-8")
    for name, text in project_files.items():
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text(text, "utf-8")

    def run(*words):
        paths = os.pathsep.join([str(copy), str(ROOT)])
        done = subprocess.run(
            [sys.executable, *words],
            cwd=project,
            env=os.environ | {"PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert not done.stderr, done.stderr
        return done.stdout

    return run
