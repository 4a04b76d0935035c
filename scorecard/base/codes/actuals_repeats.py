"""Faults found between rows of actuals that speak of the same value."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error, warning
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    warning(
        "SC191",
        title=Text("同一格报了两次", "the same value twice"),
        message=Text(
            "{cell} 的 {value} 已在 {other} 报过", "{cell}: {value} was already reported at {other}"
        ),
        cure=Text("删去其中一行", "delete one of the rows"),
        why=Text(
            "重复的行不改变结果，但多半是误粘贴。",
            "A repeated row changes nothing, but is probably pasted by mistake.",
        ),
        bad="2017Q2,春江镇,专利申请,437\n2017Q2,春江镇,专利申请,437",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC192",
        title=Text("同一格有两个数", "two values for one cell"),
        message=Text(
            "{cell} 这里是 {value}，{other} 却是 {there}", "{cell} is {value} here but {there} at {other}"
        ),
        cure=Text(
            "删去错的一行；若是更正或补报，在后报的一行的 was（原值）列写先报的数，reason（原因）列写原因",
            "delete the wrong row; if one corrects or completes the other, put the earlier value under was (原值) "
            "of the later row and fill in reason (原因)",
        ),
        why=Text("后来的行不会悄悄盖掉先前的。", "A later row never silently replaces an earlier one."),
        bad="2017Q2,春江镇,专利申请,437,,\n2017Q2,春江镇,专利申请,440,,",
        good="2017Q2,春江镇,专利申请,437,,\n2017Q2,春江镇,专利申请,440,437,复核",
    ),
    error(
        "SC193",
        title=Text("更正没有写原因", "a correction without a reason"),
        message=Text(
            "{cell} 由 {was} 更正为 {value}，没有写原因",
            "{cell} is corrected from {was} to {value} without a reason",
        ),
        cure=Text("在 reason（原因）列写明原因", "say why under reason (原因)"),
        why=Text("更正要能说清来由，解释和说明里都会印出来。", "Corrections are printed with their reasons."),
        bad="2017Q2,春江镇,专利申请,440,437,",
        good="2017Q2,春江镇,专利申请,440,437,复核",
    ),
    error(
        "SC194",
        title=Text("更正链断开", "a broken chain of corrections"),
        message=Text(
            "{cell} 要更正的原值是 {was}，没有哪一行报过它；现行值是 {there}（{other}）",
            "{cell}: no row reports the {was} that is to be corrected; what stands is {there} ({other})",
        ),
        cure=Text(
            "把 was（原值）改成现行值 {there}，或补上原来那一行",
            "put the standing {there} under was, or add the original row",
        ),
        why=Text("更正必须接在现行值上。", "A correction takes the place of what stands."),
        bad="2017Q2,春江镇,专利申请,437,,\n2017Q2,春江镇,专利申请,440,473,复核",
        good="2017Q2,春江镇,专利申请,437,,\n2017Q2,春江镇,专利申请,440,437,复核",
    ),
    error(
        "SC195",
        title=Text("一个值被更正了两次", "one value corrected twice"),
        message=Text(
            "{cell} 的 {was} 在 {other} 更正为 {there}，这里又更正为 {value}",
            "{cell}: {was} is corrected to {there} at {other} and to {value} here",
        ),
        cure=Text(
            "后一次更正的 was（原值）写前一次的结果；若数值真的改回过 {was}，给每次更正写上 date（日期）",
            "let the later one name the other's result under was; if it did return to {was}, date each",
        ),
        why=Text(
            "两次更正分不清先后，就不知道哪个算数。", "Without an order it cannot be told which one counts."
        ),
        bad="…,70,,\n…,72,70,复核\n…,71,70,申诉",
        good="…,70,,\n…,72,70,复核\n…,71,72,申诉",
    ),
    error(
        "SC196",
        title=Text("更正绕成了圈", "corrections in a circle"),
        message=Text(
            "{cell} 的 {value} 更正 {was}，而 {was} 只出自 {other} 的更正：没有最初的一行",
            "{cell}: {value} corrects {was}, which only the correction at {other} gives; nothing began it",
        ),
        cure=Text("补上最初上报的那一行（不写 was）", "add the row first reported, with nothing under was"),
        why=Text("没有起点的更正链说不清来由。", "A chain without a beginning explains nothing."),
        bad="…,72,70,复核\n…,70,72,申诉",
        good="…,70,,\n…,72,70,复核\n…,70,72,申诉",
    ),
    error(
        "SC197",
        title=Text("更正没有可更正的行", "nothing to correct"),
        message=Text(
            "{cell} 要更正原值 {was}，却没有任何一行上报过这一格",
            "{cell}: {was} is to be corrected, but no row reports the cell",
        ),
        cure=Text("补上原来那一行，或清空 was（原值）", "add the original row, or leave was (原值) empty"),
        why=Text("更正必须接在现行值上。", "A correction takes the place of what stands."),
        bad="2017Q2,春江镇,专利申请,440,437,复核",
        good="2017Q2,春江镇,专利申请,437,,\n2017Q2,春江镇,专利申请,440,437,复核",
    ),
)
