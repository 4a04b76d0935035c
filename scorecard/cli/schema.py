"""`scorecard schema`: the JSON Schema of a scheme, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from scorecard.base.text import Lang
from scorecard.cli.output import deliver
from scorecard.cli.speech import ambient, spoken


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
    "--lang", type=click.Choice(["zh", "en"]), help=spoken("说明文字的语言", "language of the descriptions")
)
def command(output: Path | None, lang: Lang | None) -> None:
    """Print the schema."""
    from scorecard.language.json_schema import json_schema

    deliver(json.dumps(json_schema(lang or ambient()), ensure_ascii=False, indent=2) + "\n", output)
