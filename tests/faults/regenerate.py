"""Rewrites what `check` prints: `python -m tests.faults.regenerate`. Read the difference before keeping it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.faults.gallery import EXHIBITS, LANGS, build, checked, expectation
from tests.locale.compiling import compile_stale


def main() -> None:
    compile_stale()
    for exhibit in EXHIBITS:
        with tempfile.TemporaryDirectory() as place:
            project = build(exhibit, Path(place))
            for lang in LANGS:
                said = checked(exhibit, project, lang)
                expectation(exhibit, lang).write_bytes(said.out.encode())


if __name__ == "__main__":
    main()
