"""`scorecard init`: write a running example project."""

from __future__ import annotations

import datetime
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.base.fault import errors
from scorecard.base.message import Lang, Text, comma_list, message, say
from scorecard.cli import offers, options
from scorecard.cli.command import UNWRITTEN, NamedPath, argument, declare, option
from scorecard.cli.folder import project_folder
from scorecard.cli.locale import WrongUsage, ambient
from scorecard.cli.options import Request
from scorecard.cli.output import remark, remark_lines, say_left, unwritten, write_whole
from scorecard.cli.project import Project, read_project, tell

if TYPE_CHECKING:
    from scorecard.load.scheme.file import SchemeFile
    from scorecard.model.period import Period


@declare(
    "init",
    message(
        "Write a running example project into a folder, to be changed into one's own; with "
        "--from, make the scheme from the table of a notice; with --from-year, next year's from this year's."
    ),
    "init assessment --from annex2.docx",
    "init --from-year 2017",
    failure=UNWRITTEN,
)
@argument(
    "folder", metavar=message("[FOLDER]"), type=NamedPath(path_type=Path, file_okay=False), required=False
)
@options.with_options(options.directory, options.spoken_lang)
@option(
    "--force",
    is_flag=True,
    help=message("write although the folder is not empty (files of the same name are replaced)"),
)
@option(
    "--year",
    metavar=message("YEAR"),
    type=options.count(1900, 2999),
    help=message("the year assessed; this year if not said"),
)
@option(
    "--from",
    "notice",
    type=NamedPath(path_type=Path, exists=False, dir_okay=False),
    help=message("the table of targets in the notice (.xlsx, .csv or .docx), to make the scheme from"),
)
@option(
    "--from-year",
    "from_year",
    metavar=message("YEAR"),
    type=options.count(1900, 2999),
    shell_complete=offers.YEARS,
    help=message(
        "write the scheme of the next year beside that of this one, in the project: everything as it stands, "
        "its targets to be filled into a table"
    ),
)
def command(
    request: Request, folder: Path | None, year: int | None, notice: Path | None, from_year: int | None
) -> None:
    """Write the files and say what to do next."""
    spoken_in, directory = request.lang or ambient(), folder or request.directory
    if from_year is None:
        _new_project(request, directory, year, notice, spoken_in)
    elif year is not None or notice is not None:
        raise WrongUsage(message("--from-year stands alone, without --from and --year"), spoken_in)
    else:
        _write_next_year(request, folder, from_year)


def _new_project(
    request: Request, directory: Path, year: int | None, notice: Path | None, spoken_in: Lang
) -> None:
    """Write the files of a project that begins."""
    from scorecard.scaffold import is_empty, starter

    if not request.force and not is_empty(directory, notice):
        raise WrongUsage(
            message(
                "{directory} is not empty; choose another, or add --force (files of the same name are "
                "replaced)",
                directory=directory,
            ),
            spoken_in,
        )
    left: tuple[Text, ...] = ()
    if notice is not None and notice.suffix.lower() not in _NOTICES:
        text = message(
            "a notice is a file of {suffixes}, not {name}", suffixes=comma_list(_NOTICES), name=notice.name
        )
        raise WrongUsage(text, spoken_in)
    if notice is None:
        files = starter(spoken_in, year or datetime.date.today().year)
    else:
        files, left = _project_from_notice(notice, year, spoken_in)
    target = directory
    try:
        for path, content in files.items():
            target = directory / path
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, content)
        (directory / "data").mkdir(exist_ok=True)
    except OSError as error:
        remark(unwritten(target, error), spoken_in)
        sys.exit(1)
    say_left(message("{count} left to you, each marked in the scheme:", count=len(left)), left, spoken_in)
    where = "" if directory == Path(".") else f" -C {options.word_typed(directory)}"
    following = _AFTER_NOTICE if notice else _AFTER_EXAMPLE
    done = following.fill(files=len(files), place=where)
    click.echo(say(done, spoken_in))


def _project_from_notice(
    notice: Path, year: int | None, lang: Lang
) -> tuple[dict[str, bytes], tuple[Text, ...]]:
    """The files of a project whose scheme is made from a notice, and what was not understood of it.

    A notice that cannot be read, or has no table of targets, ends with its faults and 1.
    """
    from scorecard.base.fault import Fault, errors
    from scorecard.base.span import Span
    from scorecard.load.books.extra import MissingExtra
    from scorecard.load.disk import open_notice
    from scorecard.load.scheme.file import load_scheme
    from scorecard.load.source import Source
    from scorecard.scaffold import draft_from_notice

    try:
        read = open_notice(notice)
    except MissingExtra as missing:
        remark(missing.text, lang)
        sys.exit(2)
    faults = errors(read.faults)
    if not faults and not read.tables:
        faults = (Fault("SC442", Span(notice.name, 1)),)
    if faults:
        remark_lines(line for fault in faults for line in fault.pieces(lang))
        sys.exit(1)
    files, left = draft_from_notice(read, notice.name, year or read.year or datetime.date.today().year, lang)
    unsound = errors(load_scheme(Source("config/indicators.yaml", files["config/indicators.yaml"])).faults)
    if unsound:
        text = message(
            "Nothing was written: no sound scheme comes of the table as it was read ({reason}). It should have a "
            "column of indicators and a column of targets for each unit, or its turn.",
            reason=unsound[0].message,
        )
        remark(text, lang)
        sys.exit(1)
    return files, left


_AFTER_EXAMPLE = message(
    "{files} files written. Next: scorecard check{place}, then scorecard evaluate{place}"
)
_AFTER_NOTICE = message(
    "{files} files written. Next: scorecard check{place}; settle in the scheme what is marked “choice”; then scorecard "
    "template{place} -o forms, which writes what is to be filled in"
)

_NOTICES = (".xlsx", ".xlsm", ".csv", ".docx")


def _write_next_year(request: Request, folder: Path | None, year: int) -> None:
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
    place = "" if named is None else f" -C {options.word_typed(named)}"
    click.echo(
        say(message("Next: fill in the targets, then scorecard check{place}", place=place), project.lang)
    )


def _scheme_file(project: Project, year: int) -> SchemeFile:
    """The file of a year's scheme, of which the next year's can be made."""
    workspace, lang = project.workspace, project.lang
    if errors(workspace.faults):
        tell(project, workspace.faults)
        sys.exit(1)
    schemes = {scheme.year: scheme for scheme in workspace.schemes}
    if year not in schemes:
        years = ", ".join(map(str, schemes))
        raise WrongUsage(
            message("there is no scheme for {year}, only for {years}", year=year, years=years), lang
        )
    if schemes[year].is_plan:
        reason = message(
            "{file} is a plan of several years; the next one is written anew", file=schemes[year].path
        )
        raise WrongUsage(reason, lang)
    following = next((other for other in workspace.schemes if year + 1 in other.years), None)
    if following:
        already = message("there is a scheme for {year} already: {file}", year=year + 1, file=following.path)
        raise WrongUsage(already, lang)
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
        raise WrongUsage(already, lang)
    for path, data in files.items():
        try:
            write_whole(path, data)
        except OSError as error:
            remark(unwritten(path, error), lang)
            sys.exit(1)
        click.echo(say(message("written: {path}", path=path), lang))
