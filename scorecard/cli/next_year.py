"""`scorecard init --from-year`: next year's scheme, written beside this year's."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.base.fault import errors
from scorecard.base.message import Lang, message, say
from scorecard.cli.folder import project_folder
from scorecard.cli.locale import wrong_usage
from scorecard.cli.options import Request
from scorecard.cli.output import remark, say_left, unwritten, write_whole
from scorecard.cli.project import Project, read_project, tell

if TYPE_CHECKING:
    from scorecard.load.scheme.file import SchemeFile
    from scorecard.model.period import Period


def write_next_year(request: Request, folder: Path | None, year: int) -> None:
    """Write the scheme of the year after this one and the table of its targets, and say what is left to do."""
    from scorecard.load.disk import opener_of
    from scorecard.scaffold.next_year import next_year

    named = folder or (request.directory if request.directory != Path(".") else None)
    project = read_project(request._replace(directory=project_folder(named)))
    file = _scheme_file(project, year)
    folder = project.workspace.root / Path(file.path).parent
    made = next_year(
        file, project.workspace.board(_last_reported(project, year)), find_spec("xlsxwriter") is not None
    )
    unsound = made.faults(opener_of(folder, project.workspace.root))
    if unsound:
        reason = message(
            "Nothing was written: what would come of {file} is no sound scheme ({reason}).",
            file=file.path,
            reason=unsound[0].message,
        )
        remark(reason, project.lang)
        sys.exit(1)
    _write({folder / name: data for name, data in made.files.items()}, request.force, project.lang)
    left = message("{count} left to you, written at the end of the scheme too:", count=len(made.left))
    say_left(left, made.left, project.lang)
    click.echo(say(message("Next: fill in the targets, then scorecard check"), project.lang))


def _scheme_file(project: Project, year: int) -> SchemeFile:
    """The file of a year's scheme, of which the next year's can be made."""
    workspace, lang = project.workspace, project.lang
    if errors(workspace.faults):
        tell(project, workspace.faults)
        sys.exit(1)
    schemes = {scheme.year: scheme for scheme in workspace.schemes}
    if year not in schemes:
        years = ", ".join(map(str, schemes))
        raise wrong_usage(
            message("there is no scheme for {year}, only for {years}", year=year, years=years), lang
        )
    if schemes[year].is_plan:
        reason = message(
            "{file} is a plan of several years; the next one is written anew", file=schemes[year].path
        )
        raise wrong_usage(reason, lang)
    following = next((other for other in workspace.schemes if year + 1 in other.years), None)
    if following:
        already = message("there is a scheme for {year} already: {file}", year=year + 1, file=following.path)
        raise wrong_usage(already, lang)
    return next(file for file in workspace.scheme_files if file.path == schemes[year].path)


def _last_reported(project: Project, year: int) -> Period:
    """The latest period of the year that is reported, for its figures; the year's end where there is none."""
    from scorecard.model.period import Period

    workspace = project.workspace
    latest = workspace.latest
    reported = [period for period in workspace.periods if period.year == year]
    if latest and latest.year == year:
        return latest
    return reported[-1] if reported else Period(year, 12)


def _write(files: dict[Path, bytes], force: bool, lang: Lang) -> None:
    """Write files that are not there yet, or with `--force` replace them."""
    there = next((path for path in files if path.exists()), None)
    if there and not force:
        already = message(
            "{file} is there already; it may be filled in: move it away, or add --force", file=there
        )
        raise wrong_usage(already, lang)
    for path, data in files.items():
        try:
            write_whole(path, data)
        except OSError as error:
            remark(unwritten(path, error), lang)
            sys.exit(1)
        click.echo(say(message("written: {path}", path=path), lang))
