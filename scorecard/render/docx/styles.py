"""The styles of a circular after GB/T 9704: which letters, how large, how far apart.

An office that has styles of these names in its own document keeps them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from docx.document import Document as Word

_LATIN = "Times New Roman"
_TITLE, _BODY, _FIRST, _SECOND = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
FALLBACKS = {
    _TITLE: "方正小标宋_GBK,小标宋体,宋体,SimSun",
    _BODY: "仿宋,FangSong",
    _FIRST: "SimHei",
    _SECOND: "楷体,KaiTi",
    "宋体": "SimSun",
}
"""What stands in where a machine lacks a font; every office machine has one of each."""

_HALF, _TWENTIETH = 2, 20


class Style(NamedTuple):
    """A paragraph's style; lengths in points, `indent` in signs of the first line, `line` exact; 0: as high as it needs.

    `outline`: its level in the table of contents, 0: none.
    """

    name: str
    font: str
    size: float
    align: Literal["left", "center", "right"] = "left"
    line: float = 28
    indent: int = 0
    start: float = 0
    before: float = 0
    after: float = 0
    outline: int = 0


TITLE = Style("公文标题", _TITLE, 22, "center", 36)
FLAG = Style("公文提示", _SECOND, 14, "center", 24, before=6)
BODY = Style("公文正文", _BODY, 16, indent=2)
FIRST = Style("公文一级标题", _FIRST, 16, indent=2, outline=1)
SECOND = Style("公文二级标题", _SECOND, 16, indent=2, outline=2)
FILL = Style("公文落款", _BODY, 16, start=190)
ANNEX = Style("公文附件", _FIRST, 16)
ANNEX_TITLE = Style("公文附件标题", _TITLE, 18, "center", 30, after=6, outline=1)
CAPTION = Style("公文表上", _BODY, 10.5, "right", 18)
HEAD = Style("公文表头", _FIRST, 10.5, "center", 0, before=2, after=2)
CELL = Style("公文表文", _BODY, 10.5, line=0, before=2, after=2)
NOTE = Style("公文注", _BODY, 12, line=20)
LEGEND = Style("公文表注", _BODY, 7, line=10, before=2)
PAGE = Style("公文页码", "宋体", 14, line=0)
JOINT = Style("公文分隔", "宋体", 1, line=1)

STYLES = (
    TITLE,
    FLAG,
    BODY,
    FIRST,
    SECOND,
    FILL,
    ANNEX,
    ANNEX_TITLE,
    CAPTION,
    HEAD,
    CELL,
    NOTE,
    LEGEND,
    PAGE,
    JOINT,
)


def add_styles(word: Word) -> None:
    """The styles that a document has not yet, and the fonts that stand in for theirs."""
    present = {style.name for style in word.styles}
    for style in STYLES:
        if style.name not in present:
            _add(word, style)
    _name_fallbacks(word)


def speak_chinese(word: Word) -> None:
    """Chinese is set as Chinese: its marks where they stand in print, its lines broken as they are broken there."""
    for language in word.styles.element.iter(w("lang")):
        language.set(w("eastAsia"), "zh-CN")


def _add(word: Word, style: Style) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    made: Any = word.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = None
    made.quick_style = True
    made.font.size = round(style.size * 12700)
    fonts = made.element.get_or_add_rPr().get_or_add_rFonts()
    for script, font in (("ascii", _LATIN), ("hAnsi", _LATIN), ("cs", _LATIN), ("eastAsia", style.font)):
        fonts.set(w(script), font)
    properties = made.element.get_or_add_pPr()
    if style.outline or style.name in (ANNEX.name, CAPTION.name):
        _add_property(properties, "w:keepNext")
    if style.name == LEGEND.name:
        _add_property(properties, "w:keepLines")
    _add_property(properties, "w:widowControl", val="0")
    spacing = {"before": style.before, "after": style.after, "line": style.line or 12}
    rule = "exact" if style.line else "auto"
    lengths = {name: str(round(length * _TWENTIETH)) for name, length in spacing.items()}
    _add_property(properties, "w:spacing", **lengths, lineRule=rule)
    if style.indent:
        first = str(round(style.indent * style.size * _TWENTIETH))
        _add_property(properties, "w:ind", firstLineChars=str(100 * style.indent), firstLine=first)
    elif style.start:
        _add_property(properties, "w:ind", left=str(round(style.start * _TWENTIETH)))
    _add_property(properties, "w:jc", val=style.align)
    if style.outline:
        _add_property(properties, "w:outlineLvl", val=str(style.outline - 1))


def _add_property(properties: Any, tag: str, **values: str) -> None:
    """Put an element at the end of a paragraph's properties; callers keep the order of the schema."""
    from docx.oxml import OxmlElement

    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(w(name), value)
    properties.append(element)


def w(name: str) -> str:
    """A name of the markup of Word."""
    from docx.oxml.ns import qn

    return str(qn(f"w:{name}"))


def _name_fallbacks(word: Word) -> None:
    """Write into the list of fonts what stands in for those of the styles."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from lxml import etree

    listed: Any = next(
        (
            each.target_part
            for each in word.part.rels.values()
            if each.reltype == RELATIONSHIP_TYPE.FONT_TABLE and not each.is_external
        ),
        None,
    )
    if listed is None:
        return
    fonts = etree.fromstring(listed.blob, etree.XMLParser(resolve_entities=False))
    present = {font.get(w("name")) for font in fonts}
    for font, others in FALLBACKS.items():
        if font in present:
            continue
        entry = etree.SubElement(fonts, w("font"), {w("name"): font})
        etree.SubElement(entry, w("altName"), {w("val"): others})
        etree.SubElement(entry, w("charset"), {w("val"): "86"})
        etree.SubElement(entry, w("family"), {w("val"): "auto"})
        etree.SubElement(entry, w("pitch"), {w("val"): "variable"})
    listed._blob = etree.tostring(fonts, xml_declaration=True, encoding="UTF-8", standalone=True)
