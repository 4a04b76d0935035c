"""Which folder the project is in: the one named, else this one, else the nearest above that holds one."""

from __future__ import annotations

from pathlib import Path

from scorecard.base.message import message
from scorecard.cli.locale import ambient
from scorecard.cli.output import remark


def project_folder(named: Path | None, quiet: bool = False) -> Path:
    """The folder to read; one that was found above is said on stderr, so that nobody scores another by mistake."""
    if named is not None:
        return named
    here = Path.cwd()
    if _holds_project(here):
        return Path(".")
    above = next((folder for folder in here.parents if _holds_project(folder)), None)
    if above is None:
        return Path(".")
    remark(message("the project is in {folder}", folder=above), ambient(), quiet)
    return above


def _holds_project(folder: Path) -> bool:
    config = folder / "config"
    return any(path.is_file() for suffix in ("yaml", "yml") for path in config.glob(f"*.{suffix}"))
