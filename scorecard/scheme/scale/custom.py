"""A scale of another package: read by its own declaration, and nothing it does can end a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from math import isfinite
from types import MappingProxyType
from typing import Any, Protocol, Self, TypeVar

import numpy as np

from scorecard.base.message import Message, Text, comma_list, message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.figure import UNIT, Figure, Floats, Line, Worked, blank, remember_where, with_line
from scorecard.scheme.compared import ComparedFigure, Wording
from scorecard.scheme.field import Field
from scorecard.scheme.kinds import AmountOf, CustomOf, Kind, ListOf, Word
from scorecard.scheme.scale.door import POINTS, Scale, ScaleRule
from scorecard.scheme.scale.foreign import Arithmetic, Award, Bounds, CustomScale, Settings, failure

T = TypeVar("T")

_LOST = 8 * UNIT
"""What a scale of another package loses on its way is not known: as much as a few operations do."""


class Setting(Protocol):
    """A field of such a scale as it is written, or as its default is.

    value : of the declared kind; None where it could not be read, which has been told
    texts : as it is written, each item of a list by itself
    """

    value: Any
    texts: tuple[str, ...]


class DeclaredScale(Protocol):
    """A scale that a scheme names, with its settings; `sound` where all could be read, and all is said that must be.

    `setting` is None where nothing is written and nothing is the default.
    """

    name: str
    package: str
    version: str
    scale: CustomScale
    key: Span
    sound: bool

    def setting(self, field: Field) -> Setting | None:
        """A setting as it is written, else as its default is."""

    def at(self, name: str) -> Span:
        """Where a setting stands, else the node."""


@dataclass(frozen=True)
class Custom(Scale):
    """A scale of another package with what the scheme sets.

    `says` is its sentence, with gaps for `of` (what is compared) and for each field; `in_words` fills them.
    `award`, `steps` and `bounds` are those of its declaration.
    """

    name: str
    package: str
    version: str
    settings: tuple[tuple[str, Any], ...]
    says: Message = field(compare=False)
    in_words: tuple[tuple[str, Text], ...] = field(compare=False)
    award: Award = field(compare=False, repr=False)
    steps: Arithmetic = field(compare=False, repr=False)
    bounds_of: Bounds | None = field(default=None, compare=False, repr=False)
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    @classmethod
    def fields(cls) -> tuple[Field, ...]:
        """Its name in its package, with the settings."""
        text = message("a rule from another package: {{name: settings}}, see docs/plugins.md")
        return (Field("custom", CustomOf(), "外接", text),)

    @classmethod
    def absent(cls) -> Mapping[str, object]:
        """No such scale."""
        return {cls.word(): None}

    @classmethod
    def read(cls, rule: ScaleRule) -> Self | None:
        """The scale with its settings; what its own check refuses is told at the field."""
        declared: DeclaredScale | None = rule.get(cls.word())
        if declared is None:
            return None
        scale = declared.scale
        if cls.fits(rule.compare) and rule.compare.word not in scale.compares:
            rule.fault("SC048", declared.key, a=declared.name, b=f"compare: {rule.compare.word}")
            return None
        settings: dict[str, Any] = {}
        words: dict[str, Text] = {}
        for each in scale.fields:
            setting = declared.setting(each)
            settings[each.name] = setting.value if setting else None
            words[each.name] = _words(setting.texts, each.kind) if setting else message("not said")
        if not declared.sound or not _accepts_settings(rule, declared, settings):
            return None
        return cls(
            declared.name,
            declared.package,
            declared.version,
            tuple(settings.items()),
            scale.says,
            tuple(words.items()),
            scale.award,
            scale.steps,
            scale.bounds,
            declared.key,
        )

    @property
    def given(self) -> Settings:
        """The settings by field, as the scale is given them."""
        return MappingProxyType(dict(self.settings))

    @property
    def origin(self) -> str:
        """The package and its version, as they are printed."""
        return f"{self.package} {self.version}"

    @property
    def label(self) -> str:
        """The name it has in its package, too."""
        return f"{self.word()} {self.name}"

    def kept_settings(self) -> dict[str, object]:
        """Name and settings. Which version is at hand is no matter of the scheme; a seal names those it was formed with."""
        return {self.word(): {"name": self.name, "package": self.package, **dict(self.settings)}}

    def points(self, basis: Figure, full: Figure, of: ComparedFigure) -> Figure:
        """What the scale gives; where it fails there are no points, and `scorecard.study.custom` tells how it failed."""
        points, here = blank(basis.shape), basis.known
        # It compares numbers by itself, so it is given those that are shown.
        award = self.award_points(basis.shown[here], full.shown[here]) if here.any() else None
        if award is not None and not isinstance(award, Exception):
            points.put(here, _figure(award))
        return with_line(remember_where(points, full), lambda: self._line(basis, full))

    def _line(self, basis: Figure, full: Figure) -> Line:
        """The lines that the scale shows; the last one is the points."""

        def lines(u: int) -> Sequence[Worked]:
            at = float(basis.shown[u])
            own = self.worked_lines(at, float(full.shown[u])) if isfinite(at) else ()
            return () if isinstance(own, Exception) or not own or not isfinite(own[-1].result) else own

        def says(u: int) -> Text:
            own = lines(u)
            if own:
                return own[-1].formula
            return message("the package {origin} shows no arithmetic for this", origin=self.origin)

        return Line(POINTS, says=says, before=lambda u: lines(u)[:-1])

    def bounds(self, full: Figure) -> tuple[Figure, Figure] | None:
        """What the scale says of itself, where it does."""
        ends = None if self.bounds_of is None else self.ends(full.shown)
        if ends is None or isinstance(ends, Exception):
            return None
        return _figure(ends[0]), _figure(ends[1])

    def turns(self) -> None:
        """Nobody knows where another package turns."""
        return

    def sentence(self, of: Wording) -> Text:
        """The scale's own sentence, filled with what is compared and what is set, and where it comes from."""
        sentence = self.says.fill(of=of.of, **dict(self.in_words))
        return message(
            "{words} ({name}, package {origin})", words=sentence, name=self.name, origin=self.origin
        )

    def award_points(self, basis: Floats, full: Floats) -> Floats | Exception:
        """The points that the scale gives to units that all have a figure, or how it failed; float64[K].

        It is given copies, so that it can change nothing but what it gives back.
        """
        return _safely(lambda: _column(self.award(basis.copy(), full.copy(), self.given), basis))

    def ends(self, full: Floats) -> tuple[Floats, Floats] | Exception:
        """The fewest and the most points by the scale itself, or how it failed; float64[U]."""
        bounds = self.bounds_of
        if bounds is None:
            none = np.full(full.shape, np.inf)
            return -none, none

        def ends() -> tuple[Floats, Floats]:
            least, most = bounds(full.copy(), self.given)
            return _column(least, full), _column(most, full)

        return _safely(ends)

    def worked_lines(self, basis: float, full: float) -> Sequence[Worked] | Exception:
        """The arithmetic of one unit as the scale shows it, or how it failed."""

        def lines() -> Sequence[Worked]:
            lines = tuple(self.steps(basis, full, self.given))
            if not lines or not all(isinstance(line, Worked) for line in lines):
                raise TypeError("steps must give Worked lines")
            return tuple(line._replace(result=float(line.result)) for line in lines)

        return _safely(lines)


class MisshapenResult(Exception):
    """What a scale gave back is no column of numbers, one for each unit."""


def _safely(run: Callable[[], T]) -> T | Exception:
    """What a function of another package gives, or how it failed."""
    try:
        with np.errstate(all="ignore"):
            return run()
    except (Exception, SystemExit) as error:
        return error if isinstance(error, Exception) else RuntimeError(f"{type(error).__name__}({error})")


def _figure(numbers: Floats) -> Figure:
    return Figure(numbers, _LOST * np.abs(numbers))


def _column(values: object, like: Floats) -> Floats:
    if not isinstance(values, np.ndarray):
        raise MisshapenResult(type(values).__name__)
    if values.shape != like.shape or values.dtype.kind not in "fiu":
        raise MisshapenResult(f"{values.dtype}[{', '.join(map(str, values.shape))}]")
    return values.astype(np.float64)


def _words(texts: tuple[str, ...], kind: Kind) -> Text:
    """A setting as a sentence says it."""
    of = kind.of if isinstance(kind, ListOf) else kind
    each = [_word(text, of) for text in texts]
    if len(each) == 1 and not isinstance(kind, ListOf):
        return each[0]
    return comma_list(each)


def _word(text: str, kind: Kind) -> Text:
    if isinstance(kind, Word):
        return kind.choices.get(text, text)
    if isinstance(kind, AmountOf):
        return _amount_words(text)
    return text


def _amount_words(text: str) -> Text:
    """An amount as written: `20%` is a share of the full points, `2` are points."""
    if text.endswith("%"):
        return message("{text} of the full points", text=text)
    return message("{text:# point|# points}", text=text)


def _accepts_settings(rule: ScaleRule, declared: DeclaredScale, settings: dict[str, Any]) -> bool:
    """Whether the scale itself has nothing to say against its settings."""
    check, package = declared.scale.check, f"{declared.package} {declared.version}"
    if check is None:
        return True
    try:
        problems = dict(check(settings))
        sound = all(isinstance(text, Message) and name in settings for name, text in problems.items())
    except (Exception, SystemExit) as error:
        reason = f"check: {failure(error)}"
        rule.fault("SC354", declared.key, name=declared.name, package=package, reason=reason)
        return False
    if not sound:
        mistake = message("`check` must give a Text by field")
        rule.fault("SC353", declared.key, name=declared.name, package=package, reason=mistake)
        return False
    for field_name, text in problems.items():
        at = declared.at(field_name)
        rule.fault("SC358", at, name=declared.name, field=field_name, reason=text)
    return not problems
