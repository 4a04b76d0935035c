"""`scorecard check`: what is wrong with scheme and data, and what is lacking."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.base.fault import Fault, errors, in_order, warnings
from scorecard.base.place import path_parts
from scorecard.base.text import Lang, Text, say
from scorecard.cli import options
from scorecard.cli.locale import spoken
from scorecard.cli.output import deliver, emit, form_for, remark
from scorecard.cli.project import chosen_period, counted, fault_lines, language, open_project
from scorecard.cli.scheme_shown import Asked, show_readback, show_targets

if TYPE_CHECKING:
    from scorecard.model.board import Account
    from scorecard.model.period import Period
    from scorecard.workspace import Workspace


@click.command(
    "check",
    help=spoken(
        "检查方案和数据：所有错误一次列出，再列本期应报、已报、缺报。",
        "Check scheme and data: all faults in one run, then what is due, reported and lacking.",
    ),
)
@options.project
@options.period
@options.output(*options.FORMATS)
@options.strict
@click.option(
    "--targets",
    is_flag=True,
    help=spoken(
        "按原表打印读到的目标值和行合计，供与文件核对",
        "print the targets as read, with row sums, for proofreading",
    ),
)
@click.option(
    "--read-back",
    "read_back",
    is_flag=True,
    help=spoken(
        "把方案的每项规定读成一句话，供与文件核对",
        "say every rule and choice of the scheme as a sentence, to be laid beside the notice",
    ),
)
@click.option(
    "-t",
    "--table",
    help=spoken(
        "只要这张表（与 --targets、--read-back 合用）",
        "this table alone (with --targets or --read-back)",
    ),
)
def command(
    directory: Path,
    config: Path | None,
    data: tuple[Path, ...],
    lang: str | None,
    period_text: str | None,
    form: str | None,
    output: Path | None,
    strict: bool,
    quiet: bool,
    targets: bool,
    read_back: bool,
    table: str | None,
) -> None:
    """Check everything and say it."""
    workspace = open_project(directory, config, data)
    spoken_in = language(workspace, lang)
    form = form_for(form, output, options.FORMATS)
    if targets or read_back:
        asked = Asked(workspace, period_text, table, form, output, spoken_in)
        _scheme_alone(asked, targets, read_back)
    elif errors(workspace.faults):
        _faulty(workspace, form, output, spoken_in)
    elif not workspace.sources:
        _without_data(workspace, form, output, strict, spoken_in)
    else:
        _complete(workspace, period_text, form, output, strict, quiet, spoken_in)


def _scheme_alone(asked: Asked, targets: bool, read_back: bool) -> None:
    """What needs no data: the targets as read, or the scheme read back."""
    if targets and read_back:
        said = Text("--targets 和 --read-back 一次只用一个", "use --targets or --read-back, not both at once")
        raise click.UsageError(say(said, asked.lang))
    if targets:
        show_targets(asked)
    else:
        show_readback(asked)


def _faulty(workspace: Workspace, form: str, output: Path | None, lang: Lang) -> None:
    """Only faults: there is nothing to compute."""
    _faults_alone(workspace, workspace.faults, counted(workspace.faults), form, output, lang)
    sys.exit(1)


def _without_data(workspace: Workspace, form: str, output: Path | None, strict: bool, lang: Lang) -> None:
    """A scheme whose year has just begun: nothing is reported yet, and that is no fault of the scheme."""
    from scorecard.model.period import Period
    from scorecard.study.monotone import turned

    boards = (workspace.board(Period(scheme.year, 12)) for scheme in workspace.schemes)
    told = in_order((*workspace.faults, *(fault for board in boards for fault in turned(board))))
    said = Text("方案无误，还没有数据。", "The scheme is sound; there are no data yet.")
    _faults_alone(workspace, told, said, form, output, lang)
    if strict:
        sys.exit(1)


def _faults_alone(
    workspace: Workspace, told: Sequence[Fault], said: Text, form: str, output: Path | None, lang: Lang
) -> None:
    """The faults and a sentence: a few of a kind to be read at once, all of them in what is kept."""
    from scorecard.tables.inspection import faults_document, inspection

    if form in ("terminal", "plain"):
        lines = [*fault_lines(workspace, told, lang), say(said, lang)]
        deliver("\n".join(lines) + "\n", output, lang=lang)
        return
    placed = workspace.placed(told)
    emit(faults_document(placed, said), lambda: inspection(placed, None, (), (), lang), form, lang, output)


def _period_checked(workspace: Workspace, text: str | None, lang: Lang, quiet: bool) -> Period:
    """As elsewhere; where no period is half reported the last that anything was sent in for, for that is what is checked."""
    if text is not None or workspace.latest is not None or not workspace.periods:
        return chosen_period(workspace, text, lang, quiet)
    last = workspace.periods[-1]
    scheme = workspace.scheme_of(last)
    label = last.label(scheme.frequency) if scheme else str(last)
    said = Text(
        f"没有一期的数据过半，查的是最后有数的 {label}",
        f"no period is half reported; what is checked is the last with figures, {label}",
    )
    remark(said, lang, quiet)
    return last


def _complete(
    workspace: Workspace,
    period_text: str | None,
    form: str,
    output: Path | None,
    strict: bool,
    quiet: bool,
    lang: Lang,
) -> None:
    """Warnings, then the completeness of a period; one line where there is nothing to say."""
    from scorecard.study.completeness import lacks
    from scorecard.study.warnings import board_warnings
    from scorecard.tables.completeness import completeness
    from scorecard.tables.inspection import inspection

    board = workspace.board(_period_checked(workspace, period_text, lang, quiet))
    told = in_order((*workspace.faults, *board_warnings(board)))
    lacking = lacks(board)
    files = [(f.path, f.encoding, f.shape, f.rows) for f in workspace.actuals.files]
    if form == "json":
        emit(
            completeness(board),
            lambda: inspection(workspace.placed(told), board, lacking, files, lang),
            form,
            lang,
            output,
        )
    elif not warnings(told) and not lacking and form in ("terminal", "plain"):
        label = board.period.label(board.scheme.frequency)
        passed = Text(
            f"通过：{label} 方案与数据无误，应报项齐全。",
            f"passed: {label}, scheme and data are sound and complete.",
        )
        lines = [*fault_lines(workspace, told, lang), say(passed, lang)]
        deliver("\n".join(lines) + "\n", output, lang=lang)
    else:
        lines = fault_lines(workspace, told, lang)
        if lines and form in ("terminal", "plain") and output is None:
            deliver("\n".join(lines) + "\n\n", None)
        elif lines:
            remark(Text("\n".join(lines), "\n".join(lines)), lang)
        emit(completeness(board), dict, form, lang, output)
        remark(_account(board.account), lang, quiet)
        remark(_read(files), lang, quiet)
    for one in workspace.ignored:
        remark(
            Text(f"没有读 {one.path}：{one.reason.zh}", f"not read: {one.path}: {one.reason.en}"), lang, quiet
        )
    if strict and (warnings(told) or lacking):
        sys.exit(1)


def _account(account: Account) -> Text:
    """The account: every row of the files is somewhere."""
    a = account
    return Text(
        f"数据共 {a.rows} 行 = 采用 {a.used} + 被更正 {a.corrections} + 搁置 {a.set_aside} + 其他期间 {a.other_periods}",
        f"{a.rows} rows = {a.used} used + {a.corrections} corrected + {a.set_aside} set aside + {a.other_periods} of other periods",
    )


def _read(files: list[tuple[str, str, str, int]]) -> Text:
    """How many files were read, and which are not in UTF-8."""
    other = [(path, encoding) for path, encoding, _, _ in files if not encoding.startswith(("UTF-8", "xlsx"))]
    count = len({path_parts(path).file for path, _, _, _ in files})
    zh = f"读了 {count} 个文件"
    en = f"{count} files read"
    if other:
        zh += "，其中 " + "、".join(f"{path}（{encoding}）" for path, encoding in other)
        en += ", of which " + ", ".join(f"{path} ({encoding})" for path, encoding in other)
    return Text(zh, en)
