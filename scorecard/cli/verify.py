"""`scorecard verify`: do the files at hand still give the sealed numbers?"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from scorecard.base.fault import Fault, errors
from scorecard.base.message import message, say
from scorecard.base.pieces import LinePiece
from scorecard.base.span import Span
from scorecard.cli import offers, options
from scorecard.cli.command import argument, declare
from scorecard.cli.locale import WrongUsage
from scorecard.cli.options import Request
from scorecard.cli.output import emit, say_out, say_out_lines
from scorecard.cli.project import Project, read_project, stop_if_strict, tell

if TYPE_CHECKING:
    from scorecard.seal.opened import OpenedSeal
    from scorecard.tables.verification import VerifiedSeal
    from scorecard.workspace import Workspace


@declare(
    "verify",
    message(
        "Check sealed periods: do scheme and data still give the sealed numbers? All of them "
        "if none is named."
    ),
    "verify",
    "verify 2017Q4 -o verified.html",
    failure=message(
        "a seal that does not hold, faults in scheme or data (with --strict, warnings or missing cells too)"
    ),
)
@argument("period_texts", metavar=message("[PERIOD]..."), nargs=-1, shell_complete=offers.PERIODS)
@options.with_options(options.project, options.same_period, options.output, options.strict)
def command(request: Request, period_texts: tuple[str, ...]) -> None:
    """Check seals, and end with 1 unless all of them hold; with `strict`, where warnings or missing cells are as well."""
    project = read_project(request)
    workspace = project.workspace
    texts = (*period_texts, *((request.period,) if request.period else ()))
    opened, faults = _chosen_seals(workspace, texts)
    faults += [fault for seal in opened for fault in seal.faults]
    if errors(workspace.faults):
        from scorecard.seal.opened import lacking_packages

        # Where the files at hand cannot be read for want of a package, the seal knows which version it was.
        faults += [fault for seal in opened if seal.sealed for fault in lacking_packages(seal.sealed)]
        faults += workspace.faults
        opened = []
    checked = [_verify_seal(workspace, seal) for seal in opened]
    faults_told = [*faults, *(fault for seal in checked for fault in seal.faults)]
    _print(project, checked, faults_told)
    if request.strict:
        periods = [seal.sealed.period for seal in opened if seal.sealed]
        stop_if_strict(
            project, [workspace.board(period) for period in periods if workspace.scheme_of(period)]
        )
    sys.exit(0 if not faults_told and all(seal.holds for seal in checked) else 1)


def _chosen_seals(workspace: Workspace, texts: Sequence[str]) -> tuple[list[OpenedSeal], list[Fault]]:
    """The seals of the periods named, or all there are; a fault where there is none."""
    from scorecard.seal.folder import FOLDER
    from scorecard.seal.opened import all_seals, find_seal

    if not texts:
        seals = list(all_seals(workspace.root))
        none = message("no period is sealed")
        return seals, [] if seals else [Fault("SC249", Span(FOLDER, 1), {"what": none})]
    opened, faults = [], []
    for text in texts:
        period = workspace.period_named(text)
        if period is None:
            raise WrongUsage(message("“{text}” is no period; write 2017Q4", text=text))
        seal = find_seal(workspace.root, period, workspace.starts)
        if seal:
            opened.append(seal)
        else:
            unsealed = message("{period} is not sealed", period=text)
            faults.append(Fault("SC249", Span(f"{FOLDER}/{text}.json", 1), {"what": unsealed}))
    return opened, faults


def _verify_seal(workspace: Workspace, opened: OpenedSeal) -> VerifiedSeal:
    """One seal against the files at hand."""
    from scorecard.seal.folder import FOLDER
    from scorecard.seal.opened import lacking_packages, proof_faults
    from scorecard.seal.sealed import compare_seal
    from scorecard.tables.verification import VerifiedSeal

    sealed = opened.sealed
    if sealed is None:
        return VerifiedSeal(opened.path.stem, f"{FOLDER}/{opened.path.name}")
    told = VerifiedSeal(
        sealed.label,
        sealed.path,
        sealed.body["sealed"],
        sealed.short_hash,
        tool=sealed.tool,
        lacking=bool(sealed.body["gaps"]),
    )
    faults = proof_faults(sealed)
    if not faults and workspace.scheme_of(sealed.period) is None:
        faults = (Fault("SC250", Span(sealed.path, 1), {"period": sealed.label}),)
    if faults:
        return told._replace(faults=faults)
    comparison = compare_seal(sealed, workspace.board(sealed.period))
    # Another version of a package is worth a word only where it gives other figures.
    reckoned = any(each.cause == "tool" for each in comparison.differences)
    return told._replace(comparison=comparison, faults=tuple(lacking_packages(sealed)) if reckoned else ())


def _print(project: Project, checked: Sequence[VerifiedSeal], told: Sequence[Fault]) -> None:
    """One line per seal, and below them the tables of those that do not hold; what is kept, as a document."""
    from scorecard.tables.verification import listing, overview, verdict, verification, verification_record

    request, lang = project.request, project.lang
    if request.format.draws == "document":
        tell(project, told)
    if not request.format.fitted or request.output is not None:
        emit(
            lambda: (listing if request.format.one_table else overview)(checked),
            lambda: verification_record(checked, told, lang),
            request,
            lang,
        )
        return
    say_out_lines(
        [(LinePiece(say(verdict(seal), lang), "passed" if seal.holds else "error"),) for seal in checked]
    )
    document = verification(checked)
    if document.tables:
        say_out("\n")
        emit(lambda: document, dict, request, lang)
