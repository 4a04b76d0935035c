"""`scorecard why CODE`: what a fault code means, and its cure."""

from __future__ import annotations

from string import Formatter

from scorecard.base.message import Lang, fill_gaps, message, say
from scorecard.cli import options
from scorecard.cli.command import argument, declare
from scorecard.cli.locale import WrongUsage, ambient
from scorecard.cli.options import Request
from scorecard.cli.output import say_out


@declare(
    "why",
    message("Explain a fault code: meaning, reason, and an example. Without a code, list all."),
    "why SC012",
    failure=None,
)
@argument("code", metavar=message("[CODE]"), required=False)
@options.with_options(options.spoken_lang)
def command(request: Request, code: str | None) -> None:
    """Explain a code, or list them."""
    from scorecard.base.codes import codes, fault_text
    from scorecard.base.names import nearest

    spoken_in = request.lang or ambient()
    if code is None:
        say_out("".join(f"{id}  {say(fault_text(id, 'title'), spoken_in)}\n" for id in codes()))
        return
    id = _full_code(code)
    if not id.removeprefix("SC").isdecimal():
        other = message(
            "“{code}” is no code of a fault, such as SC012; how a figure came about: scorecard explain UNIT INDICATOR",
            code=code,
        )
        raise WrongUsage(other, spoken_in)
    if id not in codes():
        close = nearest(id, codes()) or "SC012"
        raise WrongUsage(
            message("there is no code {code}; did you mean {close}?", code=code, close=close), spoken_in
        )
    say_out(page(id, spoken_in))


def _full_code(code: str) -> str:
    """A code in full: `12` and `sc12` are SC012.

    >>> _full_code("sc12"), _full_code("205"), _full_code("x")
    ('SC012', 'SC205', 'X')
    """
    digits = code.upper().removeprefix("SC")
    return f"SC{int(digits):03d}" if digits.isdecimal() else code.upper()


def page(id: str, lang: Lang) -> str:
    """The page of one code."""
    from scorecard.base.codes import examples, fault_text, severity
    from scorecard.base.fault import SEVERITIES

    kind = SEVERITIES[severity(id)]
    head = message("{code} {title} ({severity})", code=id, title=fault_text(id, "title"), severity=kind)
    cure = without_gaps(say(fault_text(id, "cure"), lang), lang)
    lines = [
        say(head, lang),
        "",
        say(fault_text(id, "why"), lang),
        "",
        f"{say(message('Cure'), lang)}: {cure}",
    ]
    bad, good = examples(id)
    for heading, example in ((message("Instead of"), bad), (message("write"), good)):
        if example:
            lines += [
                "",
                f"{say(heading, lang)}:",
                *(f"    {line}" for line in example.rstrip("\n").split("\n")),
            ]
    return "\n".join(lines) + "\n"


def without_gaps(text: str, lang: Lang) -> str:
    """A sentence that speaks of no place in particular: a sign stands in its gaps.

    >>> without_gaps("move it to {place}: {{{field}: …}}", "en")
    'move it to …: {…: …}'
    """
    gaps = {name for _, name, _, _ in Formatter().parse(text) if name}
    return fill_gaps(text, [(name, "…") for name in gaps], lang)
