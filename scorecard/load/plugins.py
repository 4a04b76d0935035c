"""Scales of other packages, found by entry point when a scheme names one, and not before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from scorecard.base.message import Text, comma_list, message
from scorecard.base.names import nearest
from scorecard.model.rule import RULE
from scorecard.scheme.scale.foreign import CustomScale, declaration_problems, failure

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "scorecard.rules"


class InstalledScale(NamedTuple):
    """A scale at hand, and which version of which package brings it."""

    name: str
    package: str
    version: str
    scale: CustomScale


class ScaleRefusal(NamedTuple):
    """Why a scale cannot be used: a code of the catalogue, and what fills its sentence."""

    code: str
    args: Mapping[str, Text]


def installed_scale(name: str) -> InstalledScale | ScaleRefusal:
    """The scale of a name, loaded now; or what keeps it from being used."""
    if name in RULE.by_name:
        return ScaleRefusal("SC351", {"name": name, "who": _OWN})
    offered = _offered_scales()
    points = offered.get(name, ())
    if not points:
        return _unknown(name, tuple(offered))
    if len(points) > 1:
        offerers = message("{units} all offer it", units=comma_list([_package(point) for point in points]))
        return ScaleRefusal("SC351", {"name": name, "who": offerers})
    return _load_scale(points[0])


_OWN = message("the language itself has a field of this name")


def names() -> tuple[str, ...]:
    """The names that installed packages offer, in order; none of them loaded."""
    return tuple(sorted(_offered_scales()))


def version_of(package: str) -> str | None:
    """The version of a package that is installed; None where it is not."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _offered_scales() -> dict[str, tuple[EntryPoint, ...]]:
    """The entry points of the group by name."""
    from importlib.metadata import entry_points

    points: dict[str, tuple[EntryPoint, ...]] = {}
    for point in entry_points(group=GROUP):
        points[point.name] = (*points.get(point.name, ()), point)
    return points


def _package(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value


def _unknown(name: str, known: tuple[str, ...]) -> ScaleRefusal:
    close = nearest(name, known)
    if close:
        hint = message("; did you mean {close}?", close=close)
    elif known:
        hint = message("; installed are {names}", names=comma_list(known))
    else:
        hint = message("; no such package is installed")
    return ScaleRefusal("SC350", {"name": name, "hint": hint})


def _load_scale(point: EntryPoint) -> InstalledScale | ScaleRefusal:
    distribution = _package(point)
    try:
        scale = point.load()
    except (Exception, SystemExit) as error:
        return ScaleRefusal("SC352", {"name": point.name, "package": distribution, "reason": failure(error)})
    wrong = next(declaration_problems(scale), None)
    if wrong:
        return ScaleRefusal("SC353", {"name": point.name, "package": distribution, "reason": wrong})
    package, version = (point.dist.name, point.dist.version) if point.dist else (point.value, "")
    return InstalledScale(point.name, package, version, scale)
