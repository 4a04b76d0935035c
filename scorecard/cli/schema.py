"""`scorecard schema`: the JSON Schema of a scheme, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from scorecard.base.fault import Fault
from scorecard.base.message import Lang
from scorecard.base.span import Span
from scorecard.cli.locale import ambient, spoken
from scorecard.cli.output import deliver, remark


@click.command(
    "schema",
    help=spoken(
        "打印方案文件的 JSON Schema（draft-07）。编辑器据此补全字段、提示错误。",
        "Print the JSON Schema (draft-07) of a scheme, for completion and checking in an editor.",
    ),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help=spoken("写到文件", "write to a file"),
)
@click.option(
    "--force",
    is_flag=True,
    help=spoken(
        "-o 指向的文件不是本程序写的，也替换", "with -o, replace a file that this program did not write"
    ),
)
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), help=spoken("说明文字的语言", "language of the descriptions")
)
def command(output: Path | None, force: bool, lang: Lang | None) -> None:
    """Print the schema."""
    from scorecard.cli.destination import refuse_to_replace
    from scorecard.language.json_schema import json_schema
    from scorecard.load.plugins import Installed, installed, names

    if output is not None:
        refuse_to_replace(output, Path("."), (), force)
    chosen = lang or ambient()
    found = [installed(name) for name in names()]
    for one in found:
        if not isinstance(one, Installed):
            refused = Fault(one.code, Span("", 0), one.args)
            remark(refused.message, chosen)
    scales = {one.name: one.scale for one in found if isinstance(one, Installed)}
    deliver(json.dumps(json_schema(chosen, scales), ensure_ascii=False, indent=2) + "\n", output)
