"""`scorecard why CODE`: what a fault code means, and its cure."""

from __future__ import annotations

import click

from scorecard.base.text import Lang, Text, say
from scorecard.cli import options
from scorecard.cli.locale import ambient, spoken, wrong_usage
from scorecard.cli.options import Request
from scorecard.cli.output import say_out


@click.command(
    "why",
    help=spoken(
        "说明一个错误代码：含义、原因、错例和正例。不写代码则列出全部。",
        "Explain a fault code: meaning, reason, and an example. Without a code, list all.",
    ),
    epilog=options.epilog("why SC012", failure=None),
)
@click.argument("code", metavar="[CODE]", required=False)
@options.shared(options.spoken_lang)
def command(request: Request, code: str | None) -> None:
    """Explain a code, or list them."""
    from scorecard.base.codes import CATALOGUE
    from scorecard.base.names import nearest

    spoken_in = request.lang or ambient()
    if code is None:
        say_out("".join(f"{id}  {say(entry.title, spoken_in)}\n" for id, entry in CATALOGUE.items()))
        return
    id = _padded(code)
    entry = CATALOGUE.get(id)
    if entry is None:
        close = nearest(id, CATALOGUE) or "SC012"
        raise wrong_usage(
            Text(
                f"没有 {code} 这个代码；是不是 {close}？", f"there is no code {code}; did you mean {close}?"
            ),
            spoken_in,
        )
    say_out(page(id, spoken_in))


def _padded(code: str) -> str:
    """A code in full: `12` and `sc12` are SC012.

    >>> _padded("sc12"), _padded("205"), _padded("x")
    ('SC012', 'SC205', 'X')
    """
    digits = code.upper().removeprefix("SC")
    return f"SC{int(digits):03d}" if digits.isdecimal() else code.upper()


def page(id: str, lang: Lang) -> str:
    """The page of one code."""
    from scorecard.base.codes import CATALOGUE
    from scorecard.base.fault import SEVERITIES

    entry = CATALOGUE[id]
    kind = SEVERITIES[entry.severity]
    lines = [
        f"{id} {say(entry.title, lang)}（{say(kind, 'zh')}）"
        if lang == "zh"
        else f"{id} {entry.title.en} ({kind.en})"
    ]
    cure = (entry.cure.zh if lang == "zh" else entry.cure.en).format_map(_Gaps())
    lines += ["", say(entry.why, lang), "", f"{say(Text('改法', 'Cure'), lang)}: {cure}"]
    for heading, example in ((Text("错例", "Instead of"), entry.bad), (Text("正例", "write"), entry.good)):
        if example:
            lines += [
                "",
                f"{say(heading, lang)}:",
                *(f"    {line}" for line in example.rstrip("\n").split("\n")),
            ]
    return "\n".join(lines) + "\n"


class _Gaps(dict[str, str]):
    """Fills the gaps of a sentence that speaks of no place in particular."""

    def __missing__(self, key: str) -> str:
        return "…"
