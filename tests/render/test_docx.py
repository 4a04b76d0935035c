"""The circular: an office's own style, names as they are, and the same bytes each time."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from scorecard.base.message import Lang
from scorecard.render.formats import format_named
from scorecard.tables.table import Column, Document, Listing, Partial, Table
from tests.render.rendered import render
from tests.render.samples import DOCUMENTS, HOSTILE_NAMES

UNIT = Column("unit", "单位", key=True)
POINTS = Column("points", "得分", "number", 2)
WIDE = Table(
    "w",
    ("宽表",),
    (UNIT, *(POINTS._replace(id=f"p{n}", header="规模以上工业企业研发机构有效建有率") for n in range(14))),
    (("甲镇", *[10.0] * 13, Partial(8.5)),),
    annex=2,
)
NARROW = Table("n", ("窄表",), (UNIT, POINTS), (("甲镇", 10.0), ("乙镇", 9.335)))
PAGE = Document(
    ("某区考核", "2017年度考核结果"),
    (NARROW,),
    notes=("乙镇缺报。",),
    fill_in=("单位：某局", "日期："),
    lead=("甲镇得10.00分，居首。",),
    annexes=(WIDE,),
    appendices=(Listing("计分办法", ("按比例计分。", "满分封顶。")),),
)


def drawn(document: Document, lang: Lang = "zh", template: bytes = b"") -> bytes:
    made = render(document, "docx", lang, template=template)
    assert isinstance(made, bytes)
    return made


def opened(document: Document, lang: Lang = "zh", template: bytes = b"") -> Any:
    return docx.Document(BytesIO(drawn(document, lang, template)))


def own(*paragraphs: str) -> bytes:
    """An office's own document with a header."""
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "某局文件"
    word.sections[0].left_margin = Mm(20)
    for text in paragraphs:
        word.add_paragraph(text)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def texts(word: Any) -> list[str]:
    return [paragraph.text for paragraph in word.paragraphs if paragraph.text]


def test_it_goes_from_the_title_to_how_it_is_scored() -> None:
    assert texts(opened(PAGE)) == [
        "某区考核",
        "2017年度考核结果",
        "甲镇得10.00分，居首。",
        "一、窄表",
        "二、说明",
        "乙镇缺报。",
        "单位：某局",
        "日期：",
        "附件2",
        "宽表",
        "计分办法",
        "1. 按比例计分。",
        "2. 满分封顶。",
    ]
    assert "1. 窄表" in texts(opened(PAGE, "en"))


def test_margins_letters_and_page_numbers_are_those_of_an_official_document() -> None:
    word = opened(PAGE)
    first = word.sections[0]
    assert [round(length.mm) for length in (first.page_width, first.page_height)] == [210, 297]
    margins = (first.top_margin, first.left_margin, first.right_margin, first.bottom_margin)
    assert [round(length.mm) for length in margins] == [37, 28, 26, 35]
    for name, font, size in (
        ("公文标题", "方正小标宋简体", 22),
        ("公文正文", "仿宋_GB2312", 16),
        ("公文一级标题", "黑体", 16),
        ("公文二级标题", "楷体_GB2312", 16),
        ("公文页码", "宋体", 14),
    ):
        style = word.styles[name]
        assert (style.font.size, style.font.name) == (Pt(size), "Times New Roman")
        assert style.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    body = word.styles["公文正文"]
    assert body.paragraph_format.line_spacing == Pt(28)
    assert body.element.pPr.ind.get(qn("w:firstLineChars")) == "200"
    assert word.settings.odd_and_even_pages_header_footer
    for footer in (first.footer, first.even_page_footer):
        assert 'w:instr="PAGE"' in footer._element.xml and footer.paragraphs[0].text.strip("—1 ") == ""
    with ZipFile(BytesIO(drawn(PAGE))) as file:
        assert '<w:altName w:val="仿宋,FangSong"/>' in file.read("word/fontTable.xml").decode()


def test_a_wide_table_lies_across_and_heads_are_repeated_above_whole_rows() -> None:
    word = opened(PAGE)
    across = [section.orientation == WD_ORIENT.LANDSCAPE for section in word.sections]
    assert across == [False, True, False]
    for table in word.tables:
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)
    narrow, wide = word.tables
    assert [[cell.text for cell in row.cells] for row in narrow.rows[1:]] == [
        ["甲镇", "10.00"],
        ["乙镇", "9.34"],
    ]
    assert narrow.rows[1].cells[1].paragraphs[0].alignment.name == "RIGHT"
    section = word.sections[1]
    room = section.page_width - section.left_margin - section.right_margin
    assert sum(column.width for column in wide.columns) <= room + Mm(1)
    assert wide.rows[1].cells[-1].text == "（8.50）"


def test_a_long_title_is_parted_by_its_sense_and_chinese_is_set_as_chinese() -> None:
    long = PAGE._replace(titles=("2017年常州高新区（新北区）苏南国家自主创新示范区建设工作目标考核",))
    word = opened(long)
    assert texts(word)[0] == "2017年常州高新区（新北区）\n苏南国家自主创新示范区建设工作目标考核"
    languages = [language.get(qn("w:eastAsia")) for language in word.styles.element.iter(qn("w:lang"))]
    assert languages and set(languages) == {"zh-CN"}


def test_what_short_names_stand_for_is_told_below_a_table() -> None:
    column = POINTS._replace(id="a", header="6.1", legend="申请专利数（件）", short="专利申请")
    word = opened(Document(("题",), (Table("t", ("表",), (UNIT, column), (("甲镇", 10.0),)),)))
    assert [cell.text for cell in word.tables[0].rows[0].cells] == ["单位", "专利申请"]
    assert "专利申请：申请专利数（件）" in texts(word)


def test_a_short_name_that_stands_in_the_full_one_is_not_said_twice() -> None:
    columns = (
        POINTS._replace(id="a", header="1", legend="科技创新氛围 10 分", short="科技创新氛围"),
        POINTS._replace(id="b", header="2", legend="专利：发明专利（件） 4 分", short="专利授权"),
    )
    word = opened(Document(("题",), (Table("t", ("表",), (UNIT, *columns), (("甲镇", 10.0, 4.0),)),)))
    assert texts(word)[-1] == "科技创新氛围 10 分；专利授权：专利：发明专利（件） 4 分"


def kept(table: Any) -> list[bool]:
    """Of each row, whether it stands on the page of the next."""
    return [
        all(p.paragraph_format.keep_with_next for c in row.cells for p in c.paragraphs) for row in table.rows
    ]


def test_a_ranking_behind_a_lead_is_not_broken_and_a_long_one_begins_with_some_rows() -> None:
    def ranking(units: int, lead: tuple[str, ...]) -> list[bool]:
        rows = tuple((f"单位{n}", 10.0) for n in range(units))
        return kept(opened(Document(("题",), (NARROW._replace(rows=rows),), lead=lead)).tables[0])

    assert ranking(12, ("甲镇居首。",)) == [True] * 12 + [False]
    assert ranking(60, ("甲镇居首。",)) == [True] * 5 + [False] * 56
    assert not any(ranking(12, ()))
    # What stands right above a table goes with it.
    assert opened(PAGE).styles["公文表上"].element.pPr.find(qn("w:keepNext")) is not None


def test_a_legend_stands_on_the_page_of_the_last_row() -> None:
    column = POINTS._replace(id="a", header="1", legend="申请专利数（件）", short="专利申请")
    table = Table("t", ("表",), (UNIT, column), (("甲镇", 10.0), ("乙镇", 9.0)))
    word = opened(Document(("题",), (table,)))
    assert kept(word.tables[0]) == [False, False, True]
    assert word.styles["公文表注"].element.pPr.find(qn("w:keepLines")) is not None


def test_a_column_of_words_stands_at_the_left_and_one_of_figures_at_the_right() -> None:
    columns = (UNIT, Column("target", "目标值"), Column("result", "结果"))
    rows = (("甲镇", "47.0%", "67.14 / 80"), ("乙镇", "--", "0"), ("丙镇", "3", "第 10 名"))
    word = opened(Document(("题",), (Table("t", ("表",), columns, rows),)))
    sides = [[cell.paragraphs[0].alignment.name for cell in row.cells[1:]] for row in word.tables[0].rows[1:]]
    assert sides == [["RIGHT", "LEFT"], ["CENTER", "LEFT"], ["RIGHT", "LEFT"]]


def test_a_table_that_no_sheet_holds_is_set_in_parts() -> None:
    many = WIDE._replace(
        columns=(UNIT, *(POINTS._replace(id=f"p{n}") for n in range(60))), rows=(("甲镇", *[100.0] * 60),)
    )
    parts = opened(Document(("题",), (many,))).tables
    assert len(parts) > 1 and all(part.rows[1].cells[0].text == "甲镇" for part in parts)
    assert sum(len(part.columns) - 1 for part in parts) == 60


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_two_runs_give_the_same_bytes_and_the_mark_shows_near_the_beginning(name: str, lang: Lang) -> None:
    first, again = (drawn(DOCUMENTS[name], lang) for _ in range(2))
    assert first == again and format_named("docx").mark in first[:4096]


def test_names_come_out_as_they_are() -> None:
    rare = "𬭎镇㙍村" + "长" * 36
    named = NARROW._replace(rows=((rare, 1.0), ("{{正文}}", 2.0)))
    tables = [*opened(DOCUMENTS["hostile"]).tables, *opened(Document(("题",), (named,))).tables]
    shown = {cell.text for table in tables for row in table.rows for cell in row.cells}
    for name in ("=1+1", "[bold]孟河镇[/]", "<script>alert(1)</script>"):
        assert name in HOSTILE_NAMES and name in shown
    assert {rare, "{{正文}}"} <= shown


@pytest.mark.parametrize("place", ["{{正文}}", " {{body}} "])
def test_it_takes_the_place_in_an_office_s_own_document(place: str) -> None:
    word = opened(PAGE, template=own("某局文件", place, "抄送：某办。"))
    said = texts(word)
    assert said[:2] == ["某局文件", "某区考核"] and said[-1] == "抄送：某办。"
    assert [round(section.left_margin.mm) for section in word.sections] == [20, 25, 20]
    assert all(section.header.paragraphs[0].text == "某局文件" for section in word.sections)
    assert drawn(PAGE, template=own(place)) == drawn(PAGE, template=own(place))


def test_without_a_place_it_stands_at_the_end_and_keeps_the_office_s_styles() -> None:
    word = docx.Document(BytesIO(own("某局文件")))
    word.styles.add_style("公文正文", 1).font.size = Pt(15)
    file = BytesIO()
    word.save(file)
    made = opened(PAGE, template=file.getvalue())
    assert texts(made)[:2] == ["某局文件", "某区考核"]
    assert made.styles["公文正文"].font.size == Pt(15)


def test_a_document_that_says_nothing_of_its_page_has_ours() -> None:
    word = docx.Document()
    bare = word.sections[0]._sectPr
    for element in list(bare):
        bare.remove(element)
    file = BytesIO()
    word.save(file)
    sections = opened(PAGE, template=file.getvalue()).sections
    assert [round(section.page_width.mm) for section in sections] == [210, 297, 210]


def test_a_document_that_ends_across_has_no_empty_page() -> None:
    for template in (b"", own("某局文件"), own("{{正文}}")):
        word = opened(PAGE._replace(appendices=()), template=template)
        across = [section.orientation == WD_ORIENT.LANDSCAPE for section in word.sections]
        assert across == [False, True]
