"""Opening a seal, and telling what is wrong with one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from scorecard import __version__
from scorecard.base.fault import Fault
from scorecard.base.message import Message, Text, message
from scorecard.base.span import Span
from scorecard.load.plugins import version_of
from scorecard.model.period import Period
from scorecard.model.period_names import parse_period
from scorecard.seal.folder import seal_file, seal_files
from scorecard.seal.own import FIRST_FORMAT, is_whole
from scorecard.seal.sealed import FORMAT, WHAT, Json, SealedPeriod, board_of, seal_hash
from scorecard.study.plain import digest, scheme_hash
from scorecard.study.seal.parted import differing_places
from scorecard.study.seal.rows import rows_meaning
from scorecard.tables.record import record


class OpenedSeal(NamedTuple):
    """A seal, or the faults that keep it shut."""

    path: Path
    sealed: SealedPeriod | None
    faults: tuple[Fault, ...]


def find_seal(root: Path, period: Period, starts: int = 1) -> OpenedSeal | None:
    """The seal of a period, whatever its file calls the period; None where there is none.

    starts : the month in which the year starts
    """
    path = seal_file(root, period, starts)
    return open_seal(path, root) if path else None


def all_seals(root: Path) -> tuple[OpenedSeal, ...]:
    """Every file in the folder, in the order of names."""
    return tuple(open_seal(path, root) for path in seal_files(root))


def sealed_board(root: Path, period: Period, starts: int = 1) -> SealedPeriod | None:
    """The seal of a period with its board; None where there is none, or anything is wrong with it."""
    opened = find_seal(root, period, starts)
    sealed = opened.sealed if opened else None
    return sealed if sealed and not proof_faults(sealed) else None


def proof_faults(sealed: SealedPeriod) -> tuple[Fault, ...]:
    """A fault where this version cannot read the sealed scheme and rows back."""
    if not isinstance(sealed.proof, Message):
        return ()
    lacking = tuple(lacking_packages(sealed))
    if lacking:
        return lacking
    return (Fault("SC248", Span(sealed.path, 1), {"reason": sealed.proof, "tool": sealed.tool}),)


def lacking_packages(sealed: SealedPeriod) -> Iterator[Fault]:
    """The packages a seal was formed with that are not at hand, or not in the version it was sealed with."""
    for each in sealed.body.get("packages", ()):
        package, version, here = each["package"], each["version"], version_of(each["package"])
        if here == version:
            continue
        absent = message("which is not installed")
        other = message("and {here} is installed", here=here)
        yield Fault(
            "SC356",
            Span(sealed.path, 1),
            {
                "name": each["rule"],
                "package": f"{package} {version}",
                "found": other if here else absent,
                "wanted": f"{package}=={version}",
            },
        )


def open_seal(path: Path, root: Path | None = None) -> OpenedSeal:
    """Open a seal: whole, of a version no newer than this, and as it was sealed."""
    shown_path = _display_path(path, root)
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = type(error).__name__ if error.strerror is None else error.strerror
        return OpenedSeal(path, None, (Fault("SC204", Span(shown_path, 1), {"reason": reason}),))
    whole = _parse_seal(data.decode("utf-8-sig", "replace"), shown_path, path.stem)
    if isinstance(whole, Fault):
        return OpenedSeal(path, None, (whole,))
    history = whole.pop("history")
    earlier: tuple[SealedPeriod, ...] = ()
    for body in history:
        earlier = (*earlier, SealedPeriod(shown_path, body, earlier))
    sealed = SealedPeriod(shown_path, whole, earlier)
    period = parse_period(path.stem, sealed.starts)
    if period is not None and period != sealed.period:
        return OpenedSeal(path, None, (Fault("SC244", Span(shown_path, 1), {"period": sealed.label}),))
    return OpenedSeal(path, sealed, ())


def _parse_seal(text: str, path: str, stem: str) -> Json | Fault:
    """All that stands in the file, or the fault that forbids to trust it."""
    foreign = Fault("SC240", Span(path, 1))
    if not text.lstrip().startswith("{"):
        return foreign if text.strip("\0 \n") else Fault("SC241", Span(path, 1), {"period": stem})
    try:
        whole: Any = json.loads(text)
    except json.JSONDecodeError as error:
        return Fault("SC241", Span(path, error.lineno, error.colno), {"period": stem})
    except (ValueError, RecursionError):
        return foreign
    if not isinstance(whole, dict) or whole.get("what") != WHAT:
        return foreign
    if _newer(whole):
        args = {"tool": str(whole.get("tool")), "format": str(whole.get("format")), "here": __version__}
        return Fault("SC243", Span(path, 1), args)
    for part in _edited_parts(whole):
        return Fault("SC242", Span(path, 1), {"part": part, "period": stem})
    return whole


def _newer(whole: Json) -> bool:
    """Whether a later version wrote it, by its format or its own number."""
    format = whole.get("format")
    return (isinstance(format, int) and format > FORMAT) or _number(whole.get("tool")) > _number(__version__)


def _number(version: object) -> tuple[int, ...]:
    """The numbers of a version, to be put in order.

    >>> _number("0.10.1") > _number("0.9")
    True
    """
    return tuple(int(part) for part in str(version).split(".") if part.isascii() and part.isdecimal())


def _edited_parts(whole: Json) -> Iterator[Text]:
    """What was edited by hand: of the seal itself, or of one in its history."""
    history = whole.get("history")
    bodies = [{name: value for name, value in whole.items() if name != "history"}]
    if not isinstance(history, list):
        yield message("its history")
        return
    bodies = [*history, *bodies]
    for n, body in enumerate(bodies):
        try:
            hashes = body["hashes"]
            fits = hashes["seal"] == seal_hash(body, bodies[:n]) and hashes["record"] == digest(
                body["record"]
            )
            if fits and is_whole(body):
                continue
            part = _STRUCTURE if fits else _part(body)
        except (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError):
            part = _STRUCTURE
        yield part if n == len(history) else message("{part} of seal {number}", number=n + 1, part=part)


_STRUCTURE = message("its structure")


def _part(body: Json) -> Text:
    """Which part of a seal no longer fits its own hash, and the first figure to show it."""
    hashes = body["hashes"]
    board = board_of(body)
    if isinstance(board, Message):
        return message("its scheme or rows")
    results = record(board, board.scheme.language)
    where = _first_figure(results, body["record"])
    if digest(body["record"]) != hashes["record"]:
        return message("its results{place}", place=where)
    if digest(rows_meaning(board)) != hashes["rows"]:
        return message("its rows{place}", place=where)
    if body["format"] == FIRST_FORMAT:
        return message("its scheme, date, reason, places or notes")
    if scheme_hash(board.scheme, board.period) != hashes["scheme"]:
        return message("its scheme{place}", place=where)
    return message("its date, reason, places or notes")


def _first_figure(made: Json, kept: Json) -> str:
    """The first figure in which two records part, a cell's before a sum's."""
    paths = list(differing_places(made["tables"], kept["tables"]))
    paths.sort(key=lambda path: "cells" not in path[0])
    return next((f"（{'/'.join(path)}：{then} ≠ {now}）" for path, then, now in paths), "")


def _display_path(path: Path, root: Path | None) -> str:
    """A path as it is shown: relative to the project where it lies inside, with forward slashes."""
    try:
        return path.resolve().relative_to((root or Path()).resolve()).as_posix()
    except ValueError:
        return path.as_posix()
