"""Faults in scales of other packages: SC350 to SC358."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC350",
        title=Text("没有这个外接规则", "no package offers this rule"),
        message=Text("没有安装提供“{name}”的扩展包{hint}", "no installed package offers “{name}”{hint}"),
        cure=Text(
            "安装提供它的扩展包（pip install …，装在 scorecard 所在的环境里），或改正名称",
            "install the package that offers it (pip install …, where scorecard is installed), or mend the name",
        ),
        why=Text(
            "外接规则由另装的扩展包提供；不装就不知道怎样计分，也不能猜。",
            "Such a rule comes from another package; without it nobody knows how it gives points.",
        ),
        bad="rule: {custom: {s_curv: {middle: 80%}}}",
        good="rule: {custom: {s_curve: {middle: 80%}}}",
    ),
    error(
        "SC351",
        title=Text("外接规则重名", "the name of a rule is taken"),
        message=Text("“{name}”重名：{who}", "the name “{name}” is taken: {who}"),
        cure=Text(
            "只留一个包，pip uninstall 其余的；本工具自带的规则不写在 custom 下",
            "keep one package and pip uninstall the others; what the language has itself is not written under custom",
        ),
        why=Text(
            "两个包各有算法，取哪个都会影响得分，不能由安装的先后决定。",
            "Each package reckons in its own way; the order of installation must not decide points.",
        ),
        bad="rule: {custom: {steps: {}}}",
        good="rule: {steps: {under: proportional}}",
    ),
    error(
        "SC352",
        title=Text("扩展包装载不了", "a package that cannot be loaded"),
        message=Text(
            "{package} 的“{name}”装载不了：{reason}", "“{name}” of {package} cannot be loaded: {reason}"
        ),
        cure=Text(
            "重装或升级这个扩展包；仍不行，把这一行告诉它的作者",
            "install the package again or a newer version; if it stays, tell its author this line",
        ),
        why=Text("它在装载时出错，可能缺别的包，或与本版本不合。", "It fails while it is being loaded."),
    ),
    error(
        "SC353",
        title=Text("扩展包的声明不对", "a package that declares its rule wrongly"),
        message=Text(
            "{package} 的“{name}”声明不对：{reason}", "“{name}” of {package} is misdeclared: {reason}"
        ),
        cure=Text(
            "这要由扩展包的作者改正，见 docs/plugins.zh-CN.md；在此之前换用别的规则",
            "its author has to mend it, see docs/plugins.md; use another rule until then",
        ),
        why=Text(
            "声明决定方案怎样检查、怎样读回；不合声明的规则说不清自己怎样计分。",
            "Schemes are checked and read back by the declaration; without one, nobody can tell how it gives points.",
        ),
    ),
    error(
        "SC354",
        title=Text("外接规则计算时出错", "a rule of a package fails"),
        message=Text("{package} 的“{name}”计算时出错：{reason}", "“{name}” of {package} fails: {reason}"),
        cure=Text(
            "核对所设的数；数没有错，把这一行告诉扩展包的作者，在此之前换用别的规则",
            "check what is set; if that is right, tell the package's author this line and use another rule until then",
        ),
        why=Text(
            "算不出的得分不能当 0 分，也不能略过。",
            "Points that cannot be reckoned are neither 0 nor left out.",
        ),
    ),
    error(
        "SC355",
        title=Text("外接规则给出的结果不能用", "a rule of a package gives what cannot be used"),
        message=Text(
            "{package} 的“{name}”给出的结果不能用：{reason}",
            "what “{name}” of {package} gives cannot be used: {reason}",
        ),
        cure=Text(
            "把这一行告诉扩展包的作者；在此之前换用别的规则",
            "tell the package's author this line; use another rule until then",
        ),
        why=Text(
            "得分应逐个单位给出，在它自己所说的范围里，并与它给出的算式一致；否则名次和说明都靠不住。",
            "Points stand one for each unit, within the ends it names, and follow from the arithmetic it shows.",
        ),
    ),
    error(
        "SC356",
        title=Text("封存所用的扩展包没有装", "a seal needs a package that is not installed"),
        message=Text(
            "封存时用了 {package}（规则“{name}”），{found}",
            "it was sealed with {package} (rule “{name}”), {found}",
        ),
        cure=Text("装上它再核对：pip install {wanted}", "install it and verify again: pip install {wanted}"),
        why=Text(
            "封存文件带着方案和数据，不带别人的程序；没有它就重算不出封存的数。",
            "A seal holds scheme and rows, not the code of others; without it nothing can be recomputed.",
        ),
    ),
    error(
        "SC357",
        title=Text("外接规则只能写一个", "one rule under `custom`"),
        message=Text(
            "custom 下应正好写一个规则，这里是：{names}", "custom names exactly one rule, here: {names}"
        ),
        cure=Text("留一个规则名，各项设定写在它下面", "keep one name, with its settings below it"),
        why=Text("一项指标只有一种算法。", "An indicator is scored in one way."),
        bad="custom: {s_curve: {middle: 80%}, other: {}}",
        good="custom: {s_curve: {middle: 80%}}",
    ),
    error(
        "SC358",
        title=Text("外接规则不接受这项设定", "a setting that the rule of a package refuses"),
        message=Text("“{name}”的 {field}：{reason}", "{field} of “{name}”: {reason}"),
        cure=Text("按它的说明改正 {field}", "mend {field} as it says"),
        why=Text(
            "写得出来的数不一定讲得通，扩展包自己检查各项设定之间的矛盾。",
            "What is well written may still contradict itself; the package checks its own settings.",
        ),
        bad="custom: {s_curve: {middle: 80%, steepness: -1}}",
        good="custom: {s_curve: {middle: 80%, steepness: 8}}",
    ),
)
