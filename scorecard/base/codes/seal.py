"""Faults of sealed periods: files in `published/`, and what stands in the way of sealing: SC240 to SC259."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

_FROM_COPY = Text(
    "从备份或版本库取回原来的文件；确实要改，就改数据或方案，再用 scorecard publish {period} --amend “理由” 重新封存",
    "take the file back from a copy or from version control; to change it, change the data or the scheme "
    "and seal again with scorecard publish {period} --amend REASON",
)

CODES: tuple[Code, ...] = (
    error(
        "SC240",
        title=Text("不是封存文件", "not a seal"),
        message=Text("这不是 scorecard publish 写的文件", "this file was not written by scorecard publish"),
        cure=Text(
            "把它移出 published 目录；那里只放封存文件", "move it out of published, where only seals stand"
        ),
        why=Text(
            "published 里的文件是公布结果的凭据，不能混进别的。",
            "The files in published prove what was published; nothing else may stand among them.",
        ),
    ),
    error(
        "SC241",
        title=Text("封存文件残缺", "a seal that is cut off"),
        message=Text("封存文件读到这里就断了或坏了", "the seal is cut off or broken at this place"),
        cure=_FROM_COPY,
        why=Text(
            "publish 要么写全要么不写；残缺是之后复制、传输或编辑造成的。",
            "publish writes a whole file or none; it was cut later, by copying, sending or editing.",
        ),
    ),
    error(
        "SC242",
        title=Text("封存文件被手工改过", "a seal edited by hand"),
        message=Text("封存后有人改过这个文件：{part}", "this file was edited after it was sealed: {part}"),
        cure=_FROM_COPY,
        why=Text(
            "封存的数只能由数据和方案算出，不能手工填写；改一个字，编号就对不上。",
            "Sealed numbers come from data and scheme alone; change one sign and the seal no longer fits.",
        ),
    ),
    error(
        "SC243",
        title=Text("封存文件来自更新的版本", "a seal of a newer version"),
        message=Text(
            "这个文件由更新的版本（{tool}，格式 {format}）写成，本机是 {here}",
            "this file was written by a newer version ({tool}, format {format}); this one is {here}",
        ),
        cure=Text("升级 scorecard 再试", "upgrade scorecard and try again"),
        why=Text(
            "旧版本不认识新格式，读错比不读更糟。",
            "An older version does not know the newer format, and reading it wrongly is worse than not reading it.",
        ),
    ),
    error(
        "SC244",
        title=Text("封存文件放错了名字", "a seal under another period's name"),
        message=Text(
            "文件名说的是别的期间，里面封存的是 {period}",
            "its name says another period; sealed in it is {period}",
        ),
        cure=Text("把文件改回 {period}.json", "rename the file to {period}.json"),
        why=Text(
            "按文件名找封存的期间；名字错了，就拿错了凭据。",
            "A sealed period is found by its file name; under a wrong name the wrong proof is used.",
        ),
    ),
    error(
        "SC245",
        title=Text("已经封存", "sealed already"),
        message=Text("{period} 已于 {date} 封存，编号 {hash}", "{period} was sealed on {date}, {hash}"),
        cure=Text(
            "确实要改，用 --amend 写明理由；原来的封存留在文件里",
            "to change it, give the reason with --amend; the seal before stays inside the file",
        ),
        why=Text("公布过的结果不能悄悄换掉。", "What was published is not replaced in silence."),
        bad="scorecard publish 2017Q4",
        good='scorecard publish 2017Q4 --amend "复核：核减重复申报1件"',
    ),
    error(
        "SC246",
        title=Text("缺报，不能封存", "cells lacking, not sealed"),
        message=Text(
            "{period} 还有 {count} 格未报或待核，不能封存",
            "{period} has {count} cells missing or pending and is not sealed",
        ),
        cure=Text(
            "补齐后再封存；确定就这样公布，加 --with-gaps",
            "complete them first; to publish it as it is, add --with-gaps",
        ),
        why=Text(
            "缺着数公布，补报时名次还会变。", "With cells lacking, ranks will still move when they come in."
        ),
    ),
    error(
        "SC247",
        title=Text("另一个 publish 正在写", "another publish is writing"),
        message=Text(
            "有别的 publish 正在封存 {period}（{since}）", "another publish is sealing {period} ({since})"
        ),
        cure=Text(
            "等它结束再试；如果没有别的 publish 在运行，它是中断时留下的，删掉这个文件",
            "wait for it and try again; if none is running, this file was left by one that was interrupted: delete it",
        ),
        why=Text(
            "两个人同时封存，后写的会盖掉先写的。",
            "Of two that seal at once, the later would replace the earlier.",
        ),
    ),
    error(
        "SC248",
        title=Text("封存的内容读不回来", "a seal that cannot be read back"),
        message=Text(
            "封存的方案或数据，本版本读不了：{reason}",
            "this version cannot read the sealed scheme or rows: {reason}",
        ),
        cure=Text(
            "用写它的版本（{tool}）核对，或把文件发给维护者",
            "verify it with the version that wrote it ({tool}), or send it to the maintainers",
        ),
        why=Text(
            "封存的方案和数据要能独立算出封存的数。",
            "The sealed scheme and rows must give the sealed numbers by themselves.",
        ),
    ),
    error(
        "SC249",
        title=Text("没有封存", "not sealed"),
        message=Text("{period}没有封存", "{period}: not sealed"),
        cure=Text(
            "先运行 scorecard publish PERIOD，或用 -C 指明项目目录",
            "run scorecard publish PERIOD first, or name the project's folder with -C",
        ),
        why=Text("没有封存就没有可核对的。", "Without a seal there is nothing to verify."),
    ),
    error(
        "SC250",
        title=Text("封存的年度没有方案了", "no scheme any more"),
        message=Text(
            "封存了 {period}，现在却没有那一年的方案",
            "{period} is sealed, but there is no scheme of that year any more",
        ),
        cure=Text(
            "把那一年的方案放回 config；封存文件里有它的全文",
            "put that year's scheme back into config; its full text stands in the seal",
        ),
        why=Text("没有方案就算不出得分。", "Nothing can be scored without its scheme."),
    ),
)
