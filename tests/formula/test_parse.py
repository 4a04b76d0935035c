"""What an official may write as a formula, what it means, and how each mistake is refused."""

import pytest
from hypothesis import given

from scorecard.base.codes import codes, fault_text
from scorecard.base.message import say
from scorecard.language.formula import in_english, parse
from scorecard.language.formula_functions import FUNCTIONS
from scorecard.language.formula_tree import BinaryOperation, Call, Constant, Negative, Variable
from scorecard.language.formula_walk import NamedGroups
from scorecard.language.formula_words import arithmetic_line
from tests.formula.trees import NAMES, repeatable, trees, understood

CODES = {code for code in codes() if "SC080" <= code <= "SC095"}


def refused(text, known=NAMES):
    """Each problem as its code and the characters it points at."""
    problems = parse(text, known)
    assert isinstance(problems, tuple)
    return [(problem.code, text[problem.offset : problem.offset + problem.length]) for problem in problems]


def written(text):
    """The arithmetic as it is understood."""
    return arithmetic_line(
        understood(text).tree, lambda leaf: leaf.text if isinstance(leaf, Constant) else leaf.name
    )


@pytest.mark.parametrize(
    ("text", "means"),
    [
        (
            "a + b * c",
            BinaryOperation("+", Variable("a"), BinaryOperation("*", Variable("b"), Variable("c"))),
        ),
        (
            "a * b + c",
            BinaryOperation("+", BinaryOperation("*", Variable("a"), Variable("b")), Variable("c")),
        ),
        (
            "a - b - c",
            BinaryOperation("-", BinaryOperation("-", Variable("a"), Variable("b")), Variable("c")),
        ),
        (
            "a / b / c",
            BinaryOperation("/", BinaryOperation("/", Variable("a"), Variable("b")), Variable("c")),
        ),
        (
            "a / b * c",
            BinaryOperation("*", BinaryOperation("/", Variable("a"), Variable("b")), Variable("c")),
        ),
        (
            "a - (b - c)",
            BinaryOperation("-", Variable("a"), BinaryOperation("-", Variable("b"), Variable("c"))),
        ),
        ("-a * b", BinaryOperation("*", Negative(Variable("a")), Variable("b"))),
        ("a--b", BinaryOperation("-", Variable("a"), Negative(Variable("b")))),
        ("2 * -(a)", BinaryOperation("*", Constant(2.0, "2"), Negative(Variable("a")))),
        ("--a", Negative(Negative(Variable("a")))),
        ("min(a, 0.50)", Call("min", (Variable("a"), Constant(0.5, "0.50")))),
        ("last_year(a)", Variable("a", "years_ago", 1)),
        ("years_ago(专利, 20)", Variable("专利", "years_ago", 20)),
        ("last_period(a)", Variable("a", "last_period")),
        ("上期(a)", Variable("a", "last_period")),
        ("target((a))", Variable("a", "target")),
        (" a\n +\tb ", BinaryOperation("+", Variable("a"), Variable("b"))),
        ("2020年 / 3", BinaryOperation("/", Variable("2020年"), Constant(3.0, "3"))),
    ],
)
def test_a_formula_means(text, means):
    assert understood(text).tree == means


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("((a))", "a"),
        ("(a * b) + c", "a × b + c"),
        ("a * (b + c)", "a × (b + c)"),
        ("a - (b + c)", "a − (b + c)"),
        ("a / (b * c)", "a ÷ (b × c)"),
        ("(a / b) * c", "a ÷ b × c"),
        ("-(a + b)", "−(a + b)"),
        ("a * -b", "a × (−b)"),
        ("max(-a, (b), sum(c))", "max(−a, b, sum(c))"),
    ],
)
def test_brackets_are_kept_where_they_matter(text, same):
    assert written(text) == same


@repeatable
@given(trees)
def test_what_is_spelled_out_is_read_back_the_same(tree):
    text = arithmetic_line(tree, leaf_as_written).translate(SIGNS)
    assert understood(text).tree == tree


SIGNS = str.maketrans({"×": "*", "÷": "/", "−": "-", "≤": "<=", "≥": ">=", "≠": "<>"})


def leaf_as_written(leaf):
    if isinstance(leaf, Constant):
        return leaf.text
    forms = {"value": leaf.name, "years_ago": f"years_ago({leaf.name}, {leaf.years})"}
    return forms.get(leaf.what, f"{leaf.what}({leaf.name})")


def test_names_and_how_each_is_used():
    formula = understood("(a - last_year(a)) / target(b) + a + years_ago(a, 1)")
    assert formula.names == {"a", "b"}
    assert formula.figures == (Variable("a"), Variable("a", "years_ago", 1), Variable("b", "target"))


def test_a_figure_of_a_figure_is_a_name_where_the_caller_knows_it():
    assert understood("staff.points * 2", ["staff.points"]).names == {"staff.points"}


def test_a_function_word_can_be_an_indicator_too():
    assert understood("sum / sum(sum, a)", ["sum", "a"]).names == {"sum", "a"}


REFUSED = [
    ("", [("SC080", "")]),
    (" \n", [("SC080", " ")]),
    ("（a＋b）", [("SC084", "（"), ("SC084", "＋"), ("SC084", "）")]),
    ("a－b", [("SC084", "－")]),
    ("a×b", [("SC084", "×")]),
    ("a÷b", [("SC084", "÷")]),
    ("min(a，b)", [("SC084", "，")]),
    ("min(a、b)", [("SC084", "、")]),
    ("a＊b／c", [("SC084", "＊"), ("SC084", "／")]),
    ("a − b", [("SC084", "−")]),
    ("a\u3000* b", [("SC084", "\u3000")]),
    ("１２ * a", [("SC084", "１"), ("SC084", "２")]),
    ("a * ｂ", [("SC084", "ｂ")]),
    ("50%", [("SC085", "%")]),
    ("50％", [("SC085", "％")]),
    ("a ** b", [("SC085", "**")]),
    ("9**9**9", [("SC085", "**")]),
    ("9^9", [("SC085", "^")]),
    ("a // b", [("SC085", "//")]),
    ("a > b", [("SC390", "a > b")]),
    ("1 + (a > b)", [("SC390", "(a > b)")]),
    ("(a > b) * 2", [("SC390", "(a > b)")]),
    ("if(a = b, a > b, 1)", [("SC390", "a > b")]),
    ("mean(a and b)", [("SC391", "a")]),
    ("if(a > b and c, a, b)", [("SC391", "c")]),
    ("if(a, b, c)", [("SC391", "a")]),
    ("if(not(a), b, c)", [("SC391", "a")]),
    ("if((a + b) or a > b, b, c)", [("SC391", "(a + b)")]),
    ("if(1 < a < 2, b, c)", [("SC392", "<")]),
    ("if(a > 1, b)", [("SC091", "if")]),
    ("if(a > 1, b, c, a)", [("SC091", "if")]),
    ("if(a > 1 b, c)", [("SC094", "b")]),
    ("a == b", [("SC084", "==")]),
    ("a != b", [("SC084", "!=")]),
    ("a ≥ b", [("SC084", "≥")]),
    ("a ＝ b", [("SC084", "＝")]),
    ("if(a = “甲”, 1, 2)", [("SC084", "“"), ("SC084", "”")]),
    ("a & b", [("SC085", "&")]),
    ("a ? b", [("SC085", "?")]),
    ("'a'", [("SC393", "'a'")]),
    ('"a"', [("SC393", '"a"')]),
    ('"a', [("SC085", '"')]),
    ('if(a > "b", 1, 2)', [("SC393", '"b"')]),
    ('if(a + 1 = "b", 1, 2)', [("SC393", '"b"')]),
    ('if(target(a) = "b", 1, 2)', [("SC393", '"b"')]),
    ("a[0]", [("SC085", "["), ("SC085", "]")]),
    ("{a}", [("SC085", "{"), ("SC085", "}")]),
    ("a; b", [("SC085", ";")]),
    ("a := b", [("SC085", ":")]),
    ("lambda: 0", [("SC085", ":")]),
    ("a @ b", [("SC085", "@")]),
    ("a \\ b", [("SC085", "\\")]),
    ("a # b", [("SC085", "#")]),
    ("a\x1b[31m", [("SC085", "\x1b"), ("SC085", "["), ("SC086", "31m")]),
    ("a\x00", [("SC085", "\x00")]),
    ("a\u202eb", [("SC085", "\u202e")]),
    ("__import__('os').system('x')", [("SC086", ".system")]),
    ("1e3", [("SC086", "1e3")]),
    ("1.", [("SC086", "1.")]),
    (".5", [("SC086", ".5")]),
    ("1.2.3", [("SC086", "1.2.3")]),
    ("010", [("SC086", "010")]),
    ("1_000", [("SC086", "1_000")]),
    ("0x1F", [("SC086", "0x1F")]),
    ("9" * 16, [("SC086", "9" * 16)]),
    ("2a", [("SC086", "2a")]),
    ("a.__class__", [("SC087", "a.__class__")]),
    ("a.__class__.__mro__", [("SC087", "a.__class__.__mro__")]),
    ("os.system", [("SC087", "os.system")]),
    ("a.points", [("SC087", "a.points")]),
    ("a.", [("SC087", "a.")]),
    ("gpd / a", [("SC088", "gpd")]),
    ("a + 专力 * gpd - gpd", [("SC088", "专力"), ("SC088", "gpd")]),
    ("lambda", [("SC089", "lambda")]),
    ("inf * None", [("SC089", "inf"), ("SC089", "None")]),
    ("营业收入 * 2", [("SC089", "营业收入")]),
    ("eval(a)", [("SC090", "eval")]),
    ("平均(a, b)", [("SC090", "平均")]),
    ("round(pow(a))", [("SC091", "round"), ("SC090", "pow")]),
    ("min(a)", [("SC091", "min")]),
    ("max()", [("SC091", "max")]),
    ("mean()", [("SC091", "mean")]),
    ("mean + 1", [("SC091", "mean")]),
    *[(f"{function}(a, b)", [("SC091", function)]) for function in ("abs", "ln", "exp", "sqrt")],
    ("last_year(a, 2)", [("SC091", "last_year")]),
    ("years_ago(a)", [("SC091", "years_ago")]),
    ("target()", [("SC091", "target")]),
    ("last_year(a + b)", [("SC092", "a + b")]),
    ("last_year(2)", [("SC092", "2")]),
    ("last_year(last_year(a))", [("SC092", "last_year(a)")]),
    ("target(abs(a))", [("SC092", "abs(a)")]),
    ("years_ago(a, 0)", [("SC092", "0")]),
    ("years_ago(a, 21)", [("SC092", "21")]),
    ("years_ago(a, 1.5)", [("SC092", "1.5")]),
    ("years_ago(a, -1)", [("SC092", "-1")]),
    ("round(a, b)", [("SC092", "b")]),
    ("round(a, 11)", [("SC092", "11")]),
    ("smallest(0, a, b)", [("SC092", "0")]),
    ("largest(3, a, b)", [("SC092", "3")]),
    ("第几大(3, a, b)", [("SC092", "3")]),
    ("smallest(1, a)", [("SC091", "smallest")]),
    ("years_ago(-a, b)", [("SC092", "-a"), ("SC092", "b")]),
    ("(a + b", [("SC093", "(")]),
    ("min(a, (b)", [("SC093", "(")]),
    ("a + b)", [("SC093", ")")]),
    ("a +", [("SC094", "")]),
    ("a b", [("SC094", "b")]),
    ("a if b else c", [("SC094", "if")]),
    ("2 (a)", [("SC094", "(")]),
    ("a(2)", [("SC094", "(")]),
    ("(a)(b)", [("SC094", "(")]),
    ("+a", [("SC094", "+")]),
    ("a / / b", [("SC094", "/")]),
    ("1,200 * a", [("SC094", ",")]),
    ("(a, b)", [("SC094", ",")]),
    ("min(a,,b)", [("SC094", ",")]),
    ("min(a,)", [("SC094", ")")]),
    ("()", [("SC094", ")")]),
    ("gpd + a b", [("SC088", "gpd"), ("SC094", "b")]),
]


@pytest.mark.parametrize(("text", "problems"), REFUSED)
def test_a_mistake_is_refused_at_its_place(text, problems):
    assert refused(text) == problems


@pytest.mark.parametrize("text", [text for text, _ in REFUSED])
def test_every_refusal_says_what_is_wrong_and_what_to_do(text):
    for problem in parse(text, NAMES):
        for part in ("message", "cure"):
            sentence = fault_text(problem.code, part, problem.args)
            assert all(half.strip() and half.isprintable() for half in sentence.say("zh").split("\u3000"))
            assert all(half.strip() and half.isprintable() for half in sentence.say("en").split("\u3000"))


def test_every_code_but_that_of_the_circle_is_met():
    met = {code for _, problems in REFUSED for code, _ in problems}
    assert met | {"SC081", "SC082", "SC083", "SC095"} == CODES | {"SC390", "SC391", "SC392", "SC393"}


def cure(text, known=NAMES):
    problem = parse(text, known)[0]
    return fault_text(problem.code, "cure", problem.args)


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ("（a", "换成半角“(”"),
        ("a×b", "换成半角“*”"),
        ("a÷b", "换成半角“/”"),
        ("a，b", "换成半角“,”"),
        ("a－b", "换成半角“-”"),
        ("a−b", "换成半角“-”"),
        ("50%", "百分比写成小数，如 0.5"),
        ("a ** 2", "乘方写成连乘，如 x * x"),
        ("a >= 2", "把它写成“如果(条件, 甲, 乙)”的第一项"),
        ("gpd", "改成 gdp"),
        ("last_year(a * b)", "在这里写一个指标的代号"),
        ("years_ago(a, 30)", "在这里写从 1 到 20 的整数"),
        ("max(a)", "在括号里写至少 2 项，用逗号隔开"),
        ("gdp.target", "去掉点：本年的值写 gdp，上年的值写 last_year(gdp)，目标值写 target(gdp)"),
    ],
)
def test_the_cure_names_what_to_write(text, zh):
    assert say(cure(text), "zh") == zh


@pytest.mark.parametrize(
    ("word", "function"),
    [
        ("平均", "mean"),
        ("求和", "sum"),
        ("开方", "sqrt"),
        ("SUM", "sum"),
        ("average", "mean"),
        ("log", "ln"),
        ("lastyear", "last_year"),
    ],
)
def test_another_word_for_a_function_is_refused_and_named(word, function):
    assert refused(f"{word}(a)") == [("SC090", word)]
    assert say(cure(f"{word}(a)"), "zh").startswith(f"改成 {FUNCTIONS[function].chinese}；")
    assert say(cure(f"{word}(a)"), "en").startswith(f"write {function};")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_each_function_has_one_chinese_name_that_is_read_alike(name):
    function = FUNCTIONS[name]
    assert say(function.words, "zh") == function.chinese
    assert [other for other, each in FUNCTIONS.items() if each.chinese == function.chinese] == [name]
    if name == "class":
        # A class is a word and stands in a condition.
        chinese, english = (understood(f'如果({one}(a) = "A", a, b)') for one in (function.chinese, name))
        assert chinese.tree == english.tree
        return
    given = {"if": "a > 1, a, b", "round": "a, 2", "years_ago": "a, 2", "if_missing": "a, b"}
    inside = given.get(name, "2, a, b" if function.whole == 0 else "a, b" if function.least == 2 else "a")
    beside = NamedGroups(tables=["a"])
    chinese, english = (parse(f"{one}({inside})", ["b"], beside=beside) for one in (function.chinese, name))
    if function.of != "table":
        chinese, english = (understood(f"{one}({inside})") for one in (function.chinese, name))
    assert chinese.tree == english.tree
    assert in_english(f"1 + {function.chinese} ({inside})") == f"1 + {name} ({inside})"


def test_words_between_conditions_are_names_where_a_figure_belongs():
    known = ["a", "and", "或"]
    text = "如果(a > and 且 非(或 < 1) 或 或 = 2, 或, and)"
    assert in_english(text) == "if(a > and and not(或 < 1) or 或 = 2, 或, and)"
    assert understood(text, known).tree == understood(in_english(text), known).tree
    assert understood(text, known).names == {"a", "and", "或"}


def test_a_formula_is_as_long_as_it_is_in_english_names():
    assert refused("缺则(a, b)" * 1 + "+缺则(a, b)" * 40)[0][0] == "SC081"


def test_a_function_like_no_other_gets_the_list():
    assert say(cure("open(a)"), "en").startswith("the functions are min, max, abs,")


def test_an_id_that_no_formula_can_say_is_to_be_renamed():
    known = ["high-tech", "high", "a"]
    assert refused("a / tech-high", known)[0] == ("SC089", "tech")
    assert refused("a / hightech-share", ["hightech-share", "a"]) == [("SC089", "hightech-share")]
    assert "hightech-share" in say(cure("hightech-share", ["hightech-share", "a"]), "en")
    assert refused("专利（件）", ["专利（件）"])[0][0] == "SC084"


def test_names_are_listed_in_the_scheme_s_order_and_those_of_a_set_by_themselves():
    assert say(cure("zz", ["b", "a"]), "en") == "use one of b, a"
    assert say(cure("zz", {"c", "b", "a"}), "en") == "use one of a, b, c"
    assert say(cure("zz", []), "en") == "declare the indicator in the scheme first"
    assert say(cure("zz", [f"a{n}" for n in range(20)]), "en").endswith("a11…")
