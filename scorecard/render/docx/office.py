"""The document that is written into: an office's own, or a blank one with the margins of GB/T 9704."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from scorecard.render.container import MARKED, repack_office
from scorecard.render.docx.styles import JOINT, PAGE, Style, add_styles, speak_chinese, w

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_PLACES = frozenset({"{{正文}}", "{{body}}"})
_CREATED = datetime(2000, 1, 1)
"""Two runs give the same bytes: no clock."""
_A4 = (210, 297)
_TOP, _LEFT, _TEXT = 37, 28, (156, 225)
_SIDES = ("top", "bottom", "left", "right")
_TO_NUMBER = 12
"""From the foot of the text to below the page number, in millimetres."""
_MM = 36000
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def is_document(data: bytes) -> bool:
    """Whether a file is a document of Word that can be opened."""
    from zipfile import BadZipFile

    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    try:
        Document(BytesIO(data)).element.body.sectPr.tag  # noqa: B018
    except (BadZipFile, PackageNotFoundError, LxmlError, KeyError, ValueError, AttributeError):
        return False
    return True


class Office:
    """A document, and the place in it that paragraphs and tables are put, on sheets upright or across."""

    def __init__(self, template: bytes) -> None:
        from docx import Document

        self.word = Document(BytesIO(template or _blank()))
        if template:
            add_styles(self.word)
        self._style_ids: dict[str, str] = {}
        self._own = bool(template)
        self._made: list[Any] = []
        self._mark = self._marked_paragraph()
        self._last = self._mark is None or self._mark.getnext() is self.word.element.body.sectPr
        self._paper: Any = self._governing()
        self.across = False
        self._turned = False

    # --- what is put

    def style_id(self, style: Style) -> str:
        """What a style is called in the document's own parts."""
        if style.name not in self._style_ids:
            self._style_ids[style.name] = self.word.styles[style.name].style_id
        return self._style_ids[style.name]

    def paragraph(self, text: str, style: Style) -> Paragraph:
        """A paragraph below what was put before."""
        made = self.word.add_paragraph()
        # By its id: python-docx seeks the default style anew for each paragraph that is given one.
        made._p.style = self.style_id(style)
        made.add_run(text)
        self._made.append(made._p)
        return made

    def table(self, rows: int, columns: int) -> Any:
        """A table of empty cells below what was put before."""
        self._part_tables()
        made = self.word.add_table(rows, columns)
        self._made.append(made._tbl)
        return made

    def _part_tables(self) -> None:
        """Below a table a paragraph stands, or Word joins it with the next."""
        if self._made and self._made[-1].tag == w("tbl"):
            self.paragraph("", JOINT)

    def turn(self, across: bool) -> bool:
        """Go on upright or across, on a new page where that changes; whether it did."""
        if across == self.across:
            return False
        if self._made or self._own:
            self._end_section()
        self.across = across
        return True

    def room(self, across: bool) -> float:
        """How wide the text is, in millimetres."""
        paper = self._sheet(across)
        size, margins = paper.pgSz, paper.pgMar
        return float((size.w - margins.left - margins.right) / _MM)

    # --- sections

    def _sheet(self, across: bool) -> Any:
        """The page that the office has, as it is or turned."""
        paper = deepcopy(self._paper)
        if across and paper.pgSz.h > paper.pgSz.w:
            size, margins = paper.pgSz, paper.pgMar
            size.w, size.h = size.h, size.w
            size.set(w("orient"), "landscape")
            sides = (margins.left, margins.right, margins.bottom, margins.top)
            margins.top, margins.bottom, margins.left, margins.right = sides
            margins.footer = min(margins.footer or 0, max(margins.bottom - _TO_NUMBER * _MM, 0))
        return paper

    def _end_section(self) -> None:
        """End a section with the page it was put on; the heads of the first are those of all."""
        sheet = self._sheet(self.across)
        if self._turned:
            _plain(sheet)
        joint = self.paragraph("", JOINT)
        joint._p.get_or_add_pPr().append(sheet)
        self._turned = True

    def _governing(self) -> Any:
        """What says which page the place is on; what it leaves open is as on our own."""
        paper = self._section()
        size, margins = paper.get_or_add_pgSz(), paper.get_or_add_pgMar()
        ours = ((size, "w", _A4[0]), (size, "h", _A4[1]), *((margins, side, _LEFT) for side in _SIDES))
        for element, name, length in ours:
            if getattr(element, name) is None:
                setattr(element, name, length * _MM)
        return paper

    def _section(self) -> Any:
        place = self._mark
        while place is not None:
            section = place.find(f".//{w('sectPr')}")
            if place.tag == w("sectPr") or section is not None:
                return place if section is None else section
            place = place.getnext()
        return self.word.element.body.sectPr

    def _marked_paragraph(self) -> Any:
        """The paragraph that the text takes the place of; None: it goes to the end."""
        paragraphs = self.word.paragraphs
        return next((each._p for each in paragraphs if each.text.strip() in _PLACES), None)

    # --- what is handed out

    def file_bytes(self, title: str) -> bytes:
        """The whole as a file."""
        self._settle()
        properties = self.word.core_properties
        properties.title = title[:255]
        if not self._own:
            properties.author = properties.last_modified_by = "scorecard"
            properties.comments = ""
            properties.created = properties.modified = _CREATED
            properties.revision = 1
        self._say_who_wrote()
        file = BytesIO()
        self.word.save(file)
        return repack_office(file.getvalue())

    def _settle(self) -> None:
        """Put what was made into its place; what follows it goes on as the office has it."""
        if self.across and not self._last:
            self._end_section()
        self._part_tables()
        if self._mark is not None:
            for element in self._made:
                self._mark.addprevious(element)
            self._mark.getparent().remove(self._mark)
        following = self._paper
        if self.across and self._last:
            following = self._sheet(True)
            self._paper.getparent().replace(self._paper, following)
        if self._turned:
            _plain(following)

    def _say_who_wrote(self) -> None:
        """The property that says which program wrote the file, before any others."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part
        from lxml import etree

        package = self.word.part.package
        present: Any = next((each for each in package.rels.values() if each.reltype == _RELATED), None)
        given = (
            etree.fromstring(present.target_part.blob)
            if present
            else etree.Element(f"{{{_CUSTOM}}}Properties")
        )
        others = [each for each in given if each.get("name") != "generator"]
        root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _TYPES})
        ours = etree.SubElement(root, f"{{{_CUSTOM}}}property", fmtid=_FORMAT_ID, pid="2", name="generator")
        etree.SubElement(ours, f"{{{_TYPES}}}lpwstr").text = "scorecard"
        for number, other in enumerate(others, 3):
            other.set("pid", str(number))
            root.append(other)
        blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if present:
            present.target_part._blob = blob
        else:
            package.relate_to(Part(PackURI(f"/{MARKED}"), _CONTENT, blob, package), _RELATED)


@cache
def _blank() -> bytes:
    """A document with nothing in it but styles and pages: made once, however many cards are written into its like."""
    from docx import Document

    word = Document()
    add_styles(word)
    speak_chinese(word)
    _lay_out(word)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _lay_out(word: Any) -> None:
    """A4 with the margins of an official document, its page numbers outside."""
    section = word.sections[0]
    width, height = _A4
    section.page_width, section.page_height = width * _MM, height * _MM
    section.top_margin, section.left_margin = _TOP * _MM, _LEFT * _MM
    section.right_margin = (width - _LEFT - _TEXT[0]) * _MM
    section.bottom_margin = (height - _TOP - _TEXT[1]) * _MM
    section.footer_distance = section.bottom_margin - _TO_NUMBER * _MM
    for grid in section._sectPr.findall(w("docGrid")):
        section._sectPr.remove(grid)
    word.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        _number(word, footer, side)


def _number(word: Any, footer: Any, side: str) -> None:
    """— 1 —, one sign in from the outer edge."""
    from docx.oxml import OxmlElement

    paragraph = footer.paragraphs[0]
    paragraph.style = word.styles[PAGE.name]
    paragraph.alignment = alignment(side)
    setattr(paragraph.paragraph_format, f"{side}_indent", round(PAGE.size * 12700))
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(w("instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
    paragraph.add_run(" —")


def _plain(section: Any) -> None:
    """A section that follows another: on a new page, numbered on, without a first page of its own."""
    from docx.oxml import OxmlElement

    for name in ("type", "titlePg", "headerReference", "footerReference"):
        for element in section.findall(w(name)):
            section.remove(element)
    numbered = section.find(w("pgNumType"))
    if numbered is not None:
        numbered.attrib.pop(w("start"), None)
    kind = OxmlElement("w:type")
    kind.set(w("val"), "nextPage")
    section.insert(0, kind)


def alignment(side: str) -> Any:
    """How a paragraph stands: left, center or right."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    return getattr(WD_ALIGN_PARAGRAPH, side.upper())
