"""Where time and memory of one evaluation go: python benchmarks/stages.py FOLDER prints each stage as JSON.

Of each: its name, the seconds of processor that this process had spent when it ended, and the peak memory until then in MiB.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
from pathlib import Path


def _now(name: str) -> tuple[str, float, float]:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return name, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main(folder: Path) -> None:
    from scorecard.study.warnings import first_warnings
    from scorecard.tables.evaluation import sheet
    from scorecard.tables.view import View
    from scorecard.workspace import read_workspace

    # As in a command, no circles are looked for.
    gc.disable()
    stages = [_now("start")]
    read_workspace(folder, actuals=False)
    stages.append(_now("scheme"))
    workspace = read_workspace(folder)
    stages.append(_now("scheme again, and rows"))
    assert workspace.latest is not None
    board = workspace.board(workspace.latest)
    stages.append(_now("scoring"))
    sheet(board, View(top=20), first_alone=True)
    stages.append(_now("printing"))
    first_warnings(board)
    stages.append(_now("warnings"))
    print(json.dumps(stages))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
