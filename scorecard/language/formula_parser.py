"""The grammar of formulas: tokens become a tree, or problems with their places.

    anything   = both, {"or", both}
    both       = comparison, {"and", comparison}
    comparison = sum, [("<" | "<=" | ">" | ">=" | "=" | "<>"), (sum | word)]
    sum        = product, {("+" | "-"), product}
    product    = operand, {("*" | "/"), operand}
    operand    = number | name | "-", operand | "(", anything, ")" | "not", "(", anything, ")"
               | function, "(", anything, {",", anything}, ")"

Where a figure belongs, a condition is refused, and the other way round. A condition stands in `if` and in nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, cast

from scorecard.base.message import message
from scorecard.language.formula_functions import ACROSS, FUNCTIONS, GROUP, ORDINALS, OVER, WANTED, english
from scorecard.language.formula_problems import unknown_function, wrong_count
from scorecard.language.formula_tokens import SHOWN, FormulaProblem, Token
from scorecard.language.formula_tree import (
    Across,
    BinaryOperation,
    Call,
    Conditional,
    ConditionPair,
    Constant,
    Expression,
    Negation,
    Negative,
    Order,
    Predicate,
    Question,
    Sign,
    Variable,
    What,
    WordLiteral,
)
from scorecard.language.formula_walk import OPERAND, OPERATOR, Stop, Walk, stop


class Parser(Walk):
    """The rules of the grammar, one after the other."""

    def whole(self) -> Expression:
        """The formula from its first token to its last."""
        tree = self.figure(self.anything)
        if self.next.text == ")":
            stop("SC093", self.next, bracket=")", other="(")
        if self.next.kind != "end":
            self.refuse_token(OPERATOR)
        return tree

    def figure(self, read: Callable[[], Expression | Question]) -> Expression:
        """What is read as a figure; no condition."""
        start = self.next.offset
        return self.no_question(read(), start)

    def question(self, read: Callable[[], Expression | Question]) -> Question:
        """What is read as a condition; no figure."""
        start = self.next.offset
        return self.no_figure(read(), start)

    def no_question(self, tree: Expression | Question, start: int) -> Expression:
        """What was read from a place on; a condition is refused."""
        if isinstance(tree, Predicate | ConditionPair | Negation):
            raise Stop(FormulaProblem("SC390", start, self.behind - start, {}))
        return tree

    def no_figure(self, tree: Expression | Question, start: int) -> Question:
        """What was read from a place on; a figure is refused."""
        if isinstance(tree, Predicate | ConditionPair | Negation):
            return tree
        raise Stop(FormulaProblem("SC391", start, max(1, self.behind - start), {}))

    def anything(self) -> Expression | Question:
        """A figure or a condition: those that are joined by `or`, the looser word of the two."""
        return self.join_conditions("or", lambda: self.join_conditions("and", self.comparison))

    def join_conditions(
        self, how: Literal["and", "or"], read: Callable[[], Expression | Question]
    ) -> Expression | Question:
        """What stands between words of one kind, from the left."""
        start, tree = self.next.offset, read()
        while self.joins(how):
            left = self.no_figure(tree, start)
            self.take()
            tree = self.count_part(ConditionPair(how, left, self.question(read)))
        return tree

    def comparison(self) -> Expression | Question:
        """A figure, or one held against another."""
        start = self.next.offset
        tree = self.sum()
        if not self.compares():
            return tree
        left = self.no_question(tree, start)
        sign = cast("Order", self.take().text)
        if self.next.kind == "text":
            return self.count_part(Predicate(sign, left, self.word(sign, left)))
        right = self.figure(self.sum)
        if self.compares():
            stop("SC392", self.next, sign=self.next.text)
        return self.count_part(Predicate(sign, left, right))

    def word(self, sign: Order, left: Expression) -> WordLiteral:
        """A word in quotes, that a figure may be or not be."""
        token = self.take()
        if sign not in ("=", "<>") or not isinstance(left, Variable) or left.what == "target":
            stop("SC393", token, word=token.text[:SHOWN])
        return WordLiteral(token.text[1:-1].strip())

    def sum(self) -> Expression | Question:
        """Products added and subtracted, from the left."""
        start, tree = self.next.offset, self.product()
        while self.next.text in ("+", "-"):
            left = self.no_question(tree, start)
            sign: Sign = "+" if self.take().text == "+" else "-"
            tree = self.count_part(BinaryOperation(sign, left, self.figure(self.product)))
        return tree

    def product(self) -> Expression | Question:
        """Operands multiplied and divided, from the left."""
        start, tree = self.next.offset, self.operand()
        while self.next.text in ("*", "/"):
            left = self.no_question(tree, start)
            sign: Sign = "*" if self.take().text == "*" else "/"
            tree = self.count_part(BinaryOperation(sign, left, self.figure(self.operand)))
        return tree

    def operand(self) -> Expression | Question:
        """What may stand beside a sign."""
        token = self.next
        if token.kind == "number":
            return self.count_part(Constant(float(token.text), self.take().text))
        if token.kind == "name":
            return self.figure_or_call(self.take())
        if token.kind == "text":
            stop("SC393", token, word=token.text[:SHOWN])
        if token.text not in ("-", "("):
            self.refuse_token(OPERAND)
        self.deeper(self.take())
        if token.text == "-":
            tree: Expression | Question = self.count_part(Negative(self.figure(self.operand)))
        else:
            tree = self.anything()
            self.close(token)
        self.level -= 1
        return tree

    def figure_or_call(self, token: Token) -> Expression | Question:
        """A figure, or a function with its arguments."""
        function = english(token.text)
        if self.next.text == "(" and not (token.text in self.known and function not in FUNCTIONS):
            return self.negation() if function == "not" else self.call(token, function)
        if token.text in self.known:
            return self.count_part(Variable(token.text))
        if token.offset < self.told:
            return self.count_part(Variable(token.text))
        if function in FUNCTIONS:
            self.problems.append(wrong_count(token, FUNCTIONS[function], 0))
        elif token.text not in self.unknown:
            self.unknown.add(token.text)
            self.problems.append(self.unknown_name(token))
            self.told = token.offset + self.problems[-1].length
        return self.count_part(Variable(token.text))

    def negation(self) -> Negation:
        """A condition in brackets that must not hold."""
        opening = self.take()
        self.deeper(opening)
        of = self.question(self.anything)
        self.close(opening)
        self.level -= 1
        return self.count_part(Negation(of))

    def call(self, token: Token, name: str) -> Expression:
        """A function and its arguments; what is wrong with them is noted."""
        opening = self.take()
        self.deeper(opening)
        question, arguments, places = self.inside(name)
        self.close(opening)
        self.level -= 1
        function = FUNCTIONS.get(name)
        count = len(arguments) + (question is not None)
        if function is None:
            self.problems.append(unknown_function(token))
        elif not function.least <= count <= (function.most or count):
            self.problems.append(wrong_count(token, function, count))
        elif question is not None:
            return self.count_part(Conditional(question, *arguments))
        else:
            self.whole_number(token, name, arguments, places)
            if function.of:
                return self.count_part(self.named_figure(token, name, arguments, places))
            if name in ACROSS:
                return self.count_part(self.across(token, name, arguments, places))
        return self.count_part(Call(name, tuple(arguments)))

    def inside(self, name: str) -> tuple[Question | None, list[Expression], list[tuple[int, int]]]:
        """The condition of an `if`, the arguments behind it, and where each stands."""
        question: Question | None = None
        arguments: list[Expression] = []
        places: list[tuple[int, int]] = []
        if self.next.text == ")":
            return question, arguments, places
        if name == "if":
            question = self.question(self.anything)
            if self.next.text == ",":
                self.take()
            elif self.next.text != ")":
                self.refuse_token(OPERATOR)
        while question is None or self.next.text != ")":
            start = self.next.offset
            arguments.append(self.named_by(name, len(arguments)) or self.figure(self.anything))
            places.append((start, self.behind - start))
            if self.next.text != ",":
                break
            self.take()
        return question, arguments, places

    def named_by(self, name: str, n: int) -> Variable | None:
        """An argument that is a name: what a function asks about, or over which units it goes."""
        function = FUNCTIONS.get(name)
        if function and function.of and not n:
            return self.names(function.of)
        return self.units() if name in ACROSS and n else None

    def whole_number(
        self, token: Token, name: str, arguments: list[Expression], places: list[tuple[int, int]]
    ) -> None:
        """Note an argument that is not the whole number it ought to be."""
        function = FUNCTIONS[name]
        if function.whole is None:
            return
        least, most = function.bounds
        if name in ORDINALS:
            most = len(arguments) - 1
        number = arguments[function.whole]
        whole = isinstance(number, Constant) and number.text.isdigit()
        if not (whole and isinstance(number, Constant) and least <= number.value <= most):
            wanted = message("a whole number from {least} to {most}", least=least, most=most)
            self.argument(token.text, f"{function.whole + 1}", places[function.whole], wanted)

    def named_figure(
        self, token: Token, function: str, arguments: list[Expression], places: list[tuple[int, int]]
    ) -> Variable:
        """The figure that `last_year`, `target`, `points` and the like speak of."""
        of, name, years = FUNCTIONS[function].of, arguments[0], 0
        if not isinstance(name, Variable) or name.what != "value" or (of == "table" and not name.table):
            self.argument(token.text, "1", places[0], WANTED[of])
        if function in ("last_year", "years_ago"):
            number = arguments[-1]
            years = int(number.value) if isinstance(number, Constant) else 1
            function = "years_ago"
        if function == "class" and not self.asks_word():
            stop("SC393", token, word=f"{token.text}(…)")
        id, table = (name.name, name.table) if isinstance(name, Variable) else ("", False)
        return Variable(id, cast("What", function), years, table)

    def across(
        self, token: Token, function: str, arguments: list[Expression], places: list[tuple[int, int]]
    ) -> Across:
        """A figure of several units: all of them, those of the group, or those that a table ranks."""
        group, table = False, ""
        for n, argument in enumerate(arguments[1:], 1):
            if isinstance(argument, Variable) and argument.table and not table:
                table = argument.name
            elif isinstance(argument, Variable) and argument.name == GROUP and not group:
                group = True
            else:
                self.argument(token.text, f"{n + 1}", places[n], OVER)
        return Across(function, arguments[0], group, table)
