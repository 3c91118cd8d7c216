"""Selectors: what of a contract is meant, in one word of the configuration.

tag:orders                      operations with that tag
path:/orders/*                  operations below a path; "path:GET /orders" one of them
id:createOrder                  the operation of that operationId
schema:Order                    the schema of that name, in the package or in its document
pointer:/components/schemas/A   the schema at that place; "pointer:api.yaml#/…" of one document

``*`` stands for any text.
"""

from __future__ import annotations

import re

from schemawright.contract import NamedSchema, Operation
from schemawright.data_classes import frozen
from schemawright.values import pointer

#: The kinds of selectors, as they are written.
KINDS = ("tag:", "path:", "id:", "schema:", "pointer:")


@frozen
class Selector:
    """What has a text that `pattern` fits, of the texts that are asked for by `kind`."""

    kind: str
    pattern: str

    def __str__(self) -> str:
        return self.kind + self.pattern

    def matches(self, texts: tuple[str, ...]) -> bool:
        """Does the pattern fit one of `texts`?"""
        expression = ".*".join(map(re.escape, self.pattern.split("*")))
        return any(re.fullmatch(expression, text, re.DOTALL) for text in texts)


def parse_selector(text: str) -> Selector | None:
    """The selector that is written as `text`; None if it is none."""
    for kind in KINDS:
        pattern = text.removeprefix(kind).strip()
        if text.startswith(kind) and pattern:
            return Selector(kind, pattern)
    return None


def subjects(selector: Selector, subject: Operation | NamedSchema) -> tuple[str, ...]:
    """The texts of `subject` that selectors of this kind are about."""
    if isinstance(subject, Operation):
        return _of_operation(selector.kind, subject)
    return _of_schema(selector.kind, subject)


def _of_operation(kind: str, operation: Operation) -> tuple[str, ...]:
    if kind == "tag:":
        return operation.tags
    if kind == "path:":
        return operation.path, f"{operation.method} {operation.path}"
    return (operation.id,) if kind == "id:" else ()


def _of_schema(kind: str, named: NamedSchema) -> tuple[str, ...]:
    if named.role == "parameter":
        return ()
    tokens, path = named.schema.tokens, named.schema.source.path
    if kind == "schema:":
        return named.name, *([tokens[-1]] if tokens and isinstance(tokens[-1], str) else [])
    place = pointer(tokens)
    return (place or path, f"{path}#{place}") if kind == "pointer:" else ()
