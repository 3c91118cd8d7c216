"""Writes one deciding function in the words of ``prelude.pxi``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.native.shapes import (
    REFUSE,
    Counting,
    Member,
    call,
    closes,
    countable,
    expression,
    is_text,
    looked_up,
    native_name,
    parsed,
)

if TYPE_CHECKING:
    from generator.native.lower import Module


class FunctionWriter(ast.NodeTransformer):
    """Rewrites one function. Its variables get a prefix: Cython has keywords, such as
    ``include``, that Python has not."""

    def __init__(self, module: Module, function: ast.FunctionDef) -> None:
        self.module = module
        self.variables = {a.arg for a in function.args.args} | {
            n.id
            for n in ast.walk(function)
            if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
        }
        self.deciders: set[str] = set()
        self.counters: set[str] = set()

    # --- statements -------------------------------------------------------------------------

    def block(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        counting = Counting(countable(statements), self.counters)
        result: list[ast.stmt] = counting.start()
        waiting = list(reversed(statements))
        while waiting:
            statement = waiting.pop()
            member = looked_up(statement, waiting[-1] if waiting else None)
            if member is None:
                result += self._statement(statement, counting)
                continue
            if member.is_required:
                waiting.pop()
            result += self._member(member, counting)
        return result

    def _member(self, member: Member, counting: Counting) -> Iterator[ast.stmt]:
        holder, variable = member.value.id, member.variable
        yield parsed(f"v_{variable} = {counting.lookup(holder, member.key)}")
        count = counting.count(holder, member.key)
        test = expression(f"v_{variable} is {'' if member.is_required else 'not '}ABSENT")
        if member.is_required:
            yield ast.If(test, [parsed(REFUSE)], [])
            yield from count + counting.restart(variable)
        else:
            yield ast.If(test, count + self.block(member.body) or [ast.Pass()], [])

    def _statement(self, statement: ast.stmt, counting: Counting) -> list[ast.stmt]:
        closed = closes(statement)
        if closed is not None:
            holder, display = closed
            others = f"has_others(v_{holder}, {self.module.known(display).id}, "
            test = expression(f"{others}{counting.counter(holder)})")
            return [ast.If(test, [parsed(REFUSE)], [])]
        if isinstance(statement, ast.If):
            body, orelse = self.block(statement.body), self.block(statement.orelse)
            return [ast.If(self.visit(statement.test), body, orelse)]
        if isinstance(statement, ast.For):
            target, source = self.visit(statement.target), self.visit(statement.iter)
            body, orelse = self.block(statement.body), self.block(statement.orelse)
            return [ast.fix_missing_locations(ast.For(target, source, body, orelse))]
        if isinstance(statement, ast.AnnAssign) and statement.value is not None:
            statement = ast.Assign([statement.target], statement.value)
        restart: list[ast.stmt] = []
        if isinstance(statement, ast.Assign):
            restart = counting.restart(ast.unparse(statement.targets[0]))
            self._note_decider(statement)
        return [ast.fix_missing_locations(self.visit(statement)), *restart]

    def _note_decider(self, assign: ast.Assign) -> None:
        value = assign.value.body if isinstance(assign.value, ast.IfExp) else assign.value
        if self._table_of(value) is not None:
            self.deciders.add(ast.unparse(assign.targets[0]))

    # --- expressions ------------------------------------------------------------------------

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(f"v_{node.id}", node.ctx) if node.id in self.variables else node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.ops[0], (ast.In, ast.NotIn)):
            return node
        where = node.comparators[0]
        if isinstance(where, ast.Set) and all(isinstance(e, ast.Constant) for e in where.elts):
            node.comparators[0] = self.module.known(where)
            return node
        if is_text(node.left) and isinstance(where, ast.Name):
            found: ast.expr = call("has", where, node.left)
            return ast.UnaryOp(ast.Not(), found) if isinstance(node.ops[0], ast.NotIn) else found
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        table = self._table_of(node.body)
        self.generic_visit(node)
        if table is not None and isinstance(node.body, ast.Call):
            return call("decider_for_tag", *node.body.args)
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        table = self._table_of(node)
        name = node.func.id if isinstance(node.func, ast.Name) else None
        self.generic_visit(node)
        function = node.func
        if table is not None:
            return call("decider_for", ast.Name(table), node.args[0])
        if name is not None:
            return self._called(name, node)
        if not isinstance(function, ast.Attribute) or len(node.args) != 1:
            return node
        if function.attr == "search":
            return call(f"search_{ast.unparse(function.value)}", *node.args)
        if function.attr == "get" and is_text(node.args[0]):
            return call("member_or_none", function.value, node.args[0])
        if function.attr == "startswith" and is_text(node.args[0]):
            return call("starts", function.value, node.args[0])
        return node

    def _called(self, name: str, node: ast.Call) -> ast.AST:
        if name in self.deciders:
            return call("ask", node.func, *node.args)
        if name == "unique":
            return call("are_different", *node.args, node.func)
        if name == "len":
            return call("length", *node.args)
        if self.module.is_native(name):
            return call(native_name(name), *node.args)
        return node

    def _table_of(self, node: ast.expr) -> str | None:
        """The table that an expression ``TABLE.get(key)`` looks into."""
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            return None
        name = ast.unparse(node.func.value)
        return name if node.func.attr == "get" and name in self.module.tables else None
