"""An office's own Word document, which a result is written into."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.base.message import Text, comma_list, message
from scorecard.cli.locale import WrongUsage, ambient
from scorecard.cli.output import remark
from scorecard.render.formats import FORMATS

if TYPE_CHECKING:
    from scorecard.cli.options import Request

_LARGEST = 50_000_000


def refuse_unsuited(request: Request, alone: bool) -> None:
    """Wrong usage where the one format asked for is not written into a document; end with 2 where none can be written into.

    alone : the command writes one format, and not those of a report
    """
    if request.template is None:
        return
    if alone and not request.format.fills:
        formats = comma_list([format.name for format in FORMATS if format.fills])
        raise WrongUsage(
            message("--template is of {formats} alone; add -o NAME.docx", formats=formats), ambient()
        )
    why = _fault(request.template)
    if why:
        remark(why, ambient())
        sys.exit(2)


def own_document(request: Request) -> bytes:
    """The office's document as it is; nothing where none was named."""
    return request.template.read_bytes() if request.template is not None else b""


def _fault(path: Path) -> Text:
    """Why a document cannot be written into; nothing where it can."""
    from scorecard.render.docx.office import is_document

    if not path.exists():
        return message("there is no such file or folder: {place}", place=path)
    try:
        sound = path.stat().st_size <= _LARGEST and is_document(path.read_bytes())
    except OSError:
        sound = False
    return "" if sound else message("{path} is no Word document (.docx) that can be written into", path=path)
