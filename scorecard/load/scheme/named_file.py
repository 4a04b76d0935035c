"""Where a scheme names a list, and the file that it names: `units: {from: units.xlsx, sheet: NAME}`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.base.message import Text, term
from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern
from scorecard.base.place import path_parts, sheet_path
from scorecard.language.nodes import inner_node
from scorecard.load.yaml.tree import Mapping, Node, Scalar
from scorecard.scheme.field import Field
from scorecard.scheme.kinds import FILE_NAMES, Kind

if TYPE_CHECKING:
    from scorecard.load.annex.grid import AnnexGrid


class NamedFile(NamedTuple):
    """A file, and the sheet of it that is meant where one is named."""

    file: Scalar
    sheet: Scalar | None = None

    @property
    def key(self) -> str:
        """Both in one, as a path has them."""
        return sheet_path(self.file.text, self.sheet.text) if self.sheet else self.file.text

    def is_sheet(self, grid: AnnexGrid) -> bool:
        """Whether a table stands on the sheet that is meant; one that a seal keeps has no sheets."""
        sheet = path_parts(grid.path).sheet
        return not self.sheet or not sheet or fold_name(sheet) == fold_name(self.sheet.text)


def named_file(node: Node, kind: Kind | None = None) -> NamedFile | None:
    """The file that `{from: units.csv}` names; None where a value says what it says itself.

    Names that the user chose may stand beside it, each with an entry of its own. Where such an entry may be a text,
    only a text that ends as files do names one.
    """
    if not isinstance(node, Mapping):
        return None
    fields = {
        _FILE[key.text]: value
        for key, value in node.entries
        if key.text in _FILE and isinstance(value, Scalar)
    }
    file, sheet = fields.get("from"), fields.get("sheet")
    alone = len(node.entries) == len(fields)
    of_nodes = kind is None or (kind.by_name and inner_node(kind.entry or kind) is not None)
    if file is None or not file.text.strip() or not (alone or (kind and kind.by_name)):
        return None
    return NamedFile(file, sheet) if of_nodes or _SUFFIX.search(file.text) else None


_FILE = {name: english for english, chinese in FILE_NAMES.items() for name in (english, chinese)}
_SUFFIX = pattern(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")


_SAID = ("measure", "defaults", "name")


class ListPlace(NamedTuple):
    """The way to a field, by its English names and by both names of the last; the nearest measure and name of a row.

    above : the measure that lines above the table state for all its rows
    """

    path: tuple[Text, ...] = ()
    names: tuple[str, str] = ("", "")
    measure: str = ""
    row: str = ""
    above: str = ""

    def at_field(self, field: Field) -> ListPlace:
        """A field further in."""
        name = term(field.name, zh=field.chinese)
        return self._replace(path=(*self.path, name), names=(field.name, field.chinese))

    def at_name(self, name: str) -> ListPlace:
        """What stands under a name that the user chose."""
        return self._replace(path=(*self.path, name), row=name)

    def inside(self, node: Mapping) -> ListPlace:
        """With what a mapping says of all in it."""
        fields = {key.text: value for key, value in node.entries if key.text in _SAID}
        usual = fields.get("defaults")
        usually = dict(usual.entries) if isinstance(usual, Mapping) else {}
        of_all = next((value for key, value in usually.items() if key.text == "measure"), None)
        measure, name = fields.get("measure", of_all), fields.get("name")
        return self._replace(
            measure=measure.text if isinstance(measure, Scalar) else self.measure,
            row=name.text if isinstance(name, Scalar) else self.row,
        )
