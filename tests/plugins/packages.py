"""Packages put on the path as an installer leaves them: a module, and beside it what its entry points are."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "s_curve"


def put(place: Path, name: str, module: str, text: str, points: dict[str, str], version: str = "1.0") -> Path:
    """A package of one module, with its entry points."""
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{module}.py").write_text(text, encoding="utf-8")
    return described(place, name, version, points)


def described(place: Path, name: str, version: str, points: dict[str, str]) -> Path:
    """What an installer writes of a package: its name, version and entry points."""
    info = place / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
    lines = [f"{point} = {where}" for point, where in points.items()]
    (info / "entry_points.txt").write_text("\n".join(["[scorecard.rules]", *lines, ""]), "utf-8")
    return place


def s_curve(place: Path, version: str | None = None) -> Path:
    """The package of this folder, under the version it says or another."""
    said = tomllib.loads((SOURCE / "pyproject.toml").read_text("utf-8"))["project"]
    shutil.copytree(SOURCE / "scorecard_s_curve", place / "scorecard_s_curve")
    points = said["entry-points"]["scorecard.rules"]
    return described(place, said["name"], version or said["version"], points)
