"""What the value of a keyword must be, as far as its own schema object tells.

ListOf(Text(), distinct=True)      the names in ``required``
MapOf(SchemaObject())              ``properties``
Either("a schema or a list of schemas", (SchemaObject(), ListOf(SchemaObject(), filled=True)))

A shape answers three questions: does a value have it (`fits`), where are the schemas in the value
(`schemas`), and what is wrong with it (`offences`). Schemas inside are asked for and not looked
into, because each has its own turn. With `draft4`, by the rules of draft 4: booleans are no
schemas, and 2.0 is no integer.
"""

from __future__ import annotations

from schemawright.keywords.shapes.compound import Either, ListOf, MapOf, Members
from schemawright.keywords.shapes.shape import Fault, Offence, Shape
from schemawright.keywords.shapes.simple import Count, Number, SchemaObject, Text, Truth, Word

__all__ = [
    "ANYTHING",
    "COUNT",
    "NAMED_SCHEMAS",
    "NAMES",
    "NUMBER",
    "SCHEMA",
    "SCHEMAS",
    "SOME_NAMES",
    "TEXT",
    "TRUTH",
    "Either",
    "Fault",
    "ListOf",
    "MapOf",
    "Members",
    "Number",
    "Offence",
    "SchemaObject",
    "Shape",
    "Text",
    "Word",
]

ANYTHING = Shape()
TEXT = Text()
TRUTH = Truth()
NUMBER = Number()
COUNT = Count()
SCHEMA = SchemaObject()
SCHEMAS = ListOf(SCHEMA, filled=True)
NAMED_SCHEMAS = MapOf(SCHEMA)
NAMES = ListOf(TEXT, distinct=True)
SOME_NAMES = ListOf(TEXT, filled=True, distinct=True)
