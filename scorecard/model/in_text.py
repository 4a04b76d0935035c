"""A target that the text of a notice names, beside the tables of its annexes."""

from __future__ import annotations

from dataclasses import field

from scorecard.base.message import Message, message, sense, sequence
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.scheme.field import node_of, scheme_field
from scorecard.scheme.kinds import ListOf, OneLine, TargetOf
from scorecard.scheme.target import Target


@dataclass(frozen=True)
class InText:
    """A target of the text, and the rows that count the same; nothing is scored by it.

    `indicators` are the ids of the rows as they are written; where there are none, the figure stands in the text alone.
    """

    name: str = scheme_field(
        OneLine(), "名称", message("what is to be reached, as the text calls it"), required=True, empty=""
    )
    target: Target = scheme_field(
        TargetOf(),
        "目标",
        message("the figure in the text, such as 50 or {{about: 400}}"),
        required=True,
        settled=True,
    )
    measure: str = scheme_field(OneLine(), "计量单位", message("such as %, pieces"), empty="")
    indicators: tuple[str, ...] = scheme_field(
        ListOf(OneLine(), single=True),
        "指标",
        message("the ids of the rows that count the same, in any table; none: it stands in the text alone"),
        empty=(),
    )
    source: str | None = scheme_field(OneLine(), "依据", message("where in the text, such as item 10"))
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    @property
    def words(self) -> Message:
        """What the text says, and where.

        >>> InText("领军企业", Target(10.0, "10", "about"), "家", source="第8条").words.say("zh")
        '“领军企业”10左右（家，第8条）'
        """
        figure = message("“{name}” {target}", name=self.name, target=self.target.notice_text(self.measure))
        more = [word for word in (self.measure.removeprefix("%"), self.source) if word]
        if not more:
            return figure
        source = sequence(more, sense("between clauses", ", "))
        return message("{figure} ({source})", figure=figure, source=source)


IN_TEXT = node_of(
    InText,
    "in_text",
    "正文目标",
    message("a target of the notice's text; `check --targets` holds it against those of the tables"),
)
