"""`scorecard schema`: the JSON Schema of a scheme, for editors."""

from __future__ import annotations

import json

from scorecard.base.fault import Fault
from scorecard.base.message import message
from scorecard.base.span import Span
from scorecard.cli import options
from scorecard.cli.command import UNWRITTEN, declare
from scorecard.cli.locale import ambient
from scorecard.cli.options import Request
from scorecard.cli.output import deliver, remark


@declare(
    "schema",
    message("Print the JSON Schema (draft-07) of a scheme, for completion and checking in an editor."),
    "schema -o scheme.schema.json",
    failure=UNWRITTEN,
)
@options.with_options(options.directory, options.spoken_lang, options.file, options.quiet)
def command(request: Request) -> None:
    """Print the schema."""
    from scorecard.language.json_schema import json_schema
    from scorecard.load.plugins import InstalledScale, installed_scale, names

    chosen = request.lang or ambient()
    packages = [installed_scale(name) for name in names()]
    for package in packages:
        if not isinstance(package, InstalledScale):
            refused = Fault(package.code, Span("", 0), package.args)
            remark(refused.message, chosen)
    scales = {package.name: package.scale for package in packages if isinstance(package, InstalledScale)}
    schema = json.dumps(json_schema(chosen, scales), ensure_ascii=False, indent=2)
    deliver(schema + "\n", request, chosen)
