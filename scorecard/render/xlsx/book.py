"""The workbook that sheets are written into: its styles, each made once, and what it says of itself."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from scorecard.base.message import Lang, message, say, sense

if TYPE_CHECKING:
    from io import BytesIO

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_CREATED = datetime(2000, 1, 1)
"""Two runs give the same bytes: no clock."""

_RULED = {"border": 1, "border_color": "#808080"}
_STYLES: dict[str, dict[str, Any]] = {
    "annex": {"align": "left"},
    "title": {"bold": True, "font_size": 15, "align": "center", "text_wrap": True},
    "flag": {"align": "center", "text_wrap": True, "italic": True},
    "lead": {"align": "left", "text_wrap": True, "valign": "top"},
    "caption": {"align": "right"},
    "over": {"bold": True, "align": "center", "text_wrap": True, "bg_color": "#D9E2EC", **_RULED},
    "head": {"bold": True, "align": "center", "text_wrap": True, "bg_color": "#E8EEF4", **_RULED},
    "band": {"bold": True, "align": "left", "indent": 1, "bg_color": "#F2F2F2", **_RULED},
    "note": {"align": "left", "text_wrap": True, "valign": "top", "font_size": 10},
    "fill": {"align": "left"},
    "text": {"align": "left", "text_wrap": True, "indent": 1, **_RULED},
    "middle": {"align": "center", "text_wrap": True, **_RULED},
    "number": {"align": "right", **_RULED},
    "input": {"align": "right", "bg_color": "#FFFBE6", **_RULED},
}
_TONES: dict[str, dict[str, Any]] = {
    "met": {"bg_color": "#DDF1E1"},
    "short": {"bg_color": "#FFF3D6"},
    "shorter": {"bg_color": "#FCE3C5"},
    "shortest": {"bg_color": "#F8CDBB"},
    "missing": {"pattern": 7, "fg_color": "#C0C0C0", "bg_color": "#FFFFFF"},
    "none": {"font_color": "#707070"},
    "rise": {"font_color": "#1F6B35"},
    "fall": {"font_color": "#A8321F"},
    "green": {"bg_color": "#DDF1E1"},
    "blue": {"bg_color": "#DCE8F7"},
    "yellow": {"bg_color": "#FFF3C4"},
    "red": {"bg_color": "#F8CDBB"},
}


class PrintedBook:
    """A workbook in the making."""

    def __init__(self, file: BytesIO, lang: Lang, title: str) -> None:
        from xlsxwriter import Workbook

        self.lang = lang
        fonts = sense("a font of text", "Calibri"), sense("a font of headings", "Calibri")
        self.font, self.headings = (say(font, lang) for font in fonts)
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": self.font, "font_size": 11},
        }
        self._book = Workbook(file, options)
        self._book.set_properties({"title": title[:255], "created": _CREATED})
        self._book.set_custom_property("generator", "scorecard")
        self._book.set_size(2400, 1600)
        self._formats: dict[tuple[str, str, str], Format] = {}

    def sheet(self, name: str) -> Worksheet:
        """A further sheet."""
        return self._book.add_worksheet(name)

    def chart(self) -> Any:
        """A chart of bars, to be put into a sheet."""
        return self._book.add_chart({"type": "bar"})

    def style(self, name: str, shown: str = "", tone: str = "") -> Format:
        """The format of a cell: its style, how its number is shown, how it is set off."""
        key = (name, shown, tone)
        if key not in self._formats:
            wanted = {"valign": "vcenter", **_STYLES[name], **_TONES.get(tone, {})}
            if name in ("title", "head", "over"):
                wanted["font_name"] = self.headings
            if shown:
                wanted["num_format"] = shown
            self._formats[key] = self._book.add_format(wanted)
        return self._formats[key]

    @property
    def footer(self) -> str:
        """The foot of every page on paper."""
        return "&C" + say(message("Page {page} of {pages}", page="&P", pages="&N"), self.lang)

    def close(self) -> None:
        """Write the file."""
        self._book.close()
