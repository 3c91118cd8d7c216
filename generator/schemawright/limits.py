"""How much of everything a run takes on: documents are untrusted, and what is larger than anybody
means is refused before it takes the memory or the time of a machine.

Each limit is far above what real catalogues need. A project raises it, or lowers it, by its name::

    [tool.schemawright.limits]
    document-bytes = 40_000_000   # of one document
    documents = 20_000            # of one package
    values = 10_000_000           # objects, arrays and scalars in all of them
    references = 1_000_000        # ``$ref`` and the like
    schemas = 500_000             # schema objects
    aliased-values = 20_000       # values that aliases of a YAML document stand for; or, if that
                                  # is more, one for every eight characters of it
    copied-values = 100_000       # values that references bring into the places of members; or, if
                                  # that is more, one for every eight characters of the documents
    overlay-steps = 5_000_000     # values that the queries of one overlay look at
    overlay-matches = 100_000     # places that one query selects in one document
    overlay-values = 100_000      # values that one action adds to one document
    query-length = 20_000         # characters of a query
    pattern-length = 50_000       # characters of a pattern
    pattern-positions = 10_000    # its characters, counted repetitions written out, where it is
                                  # matched by an automaton
    pattern-assertions = 60       # lookaheads and lookbehinds of such a pattern
    pattern-operations = 1_000    # what a character of the text costs it, on sets of positions
    functions = 1_000_000         # functions that the schemas compile to
    dynamic-scopes = 64           # variants of one schema, one for each dynamic scope it is in;
                                  # beyond, ``$dynamicRef`` is decided while an instance is checked
    generated-bytes = 400_000_000 # of all files of a package
    direction-steps = 1_000_000   # of each stage, for documents of up to 500,000 characters; for
    describe-steps = 100_000      # more, in proportion. What a step is says `schemawright.steps`
    compile-steps = 100_000
    pass-steps = 1_500_000
    type-steps = 100_000
    emit-steps = 7_500_000

Depth has one limit for all, `MAX_DEPTH`, which no setting changes: recursion needs room. So it is
with the groups of a pattern and the brackets and operators of a query.

`schemawright.compile_validator(schema, limits=schemawright.Limits(schemas=1_000))`, and `generate`,
`compare` and `examples` in the same way, take these limits as an object.

The limits are a setting of the run, as the length of lines is, so that nothing between the
configuration and who counts has to hand them on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields

from schemawright.data_classes import frozen
from schemawright.diagnostics import Place, Problems

#: Where a project says them.
TABLE = ("tool", "schemawright", "limits")


@frozen
class Limits:
    """The most of each that is taken on; the table above says what of."""

    document_bytes: int = 40_000_000
    documents: int = 20_000
    values: int = 10_000_000
    references: int = 1_000_000
    schemas: int = 500_000
    aliased_values: int = 20_000
    copied_values: int = 100_000
    overlay_steps: int = 5_000_000
    overlay_matches: int = 100_000
    overlay_values: int = 100_000
    query_length: int = 20_000
    pattern_length: int = 50_000
    pattern_positions: int = 10_000
    pattern_assertions: int = 60
    pattern_operations: int = 1_000
    functions: int = 1_000_000
    dynamic_scopes: int = 64
    generated_bytes: int = 400_000_000
    direction_steps: int = 1_000_000
    describe_steps: int = 100_000
    compile_steps: int = 100_000
    pass_steps: int = 1_500_000
    type_steps: int = 100_000
    emit_steps: int = 7_500_000


#: The names of the limits as a project writes them, and as fields.
NAMES = {field.name.replace("_", "-"): field.name for field in fields(Limits)}

#: What holds where nothing is said.
USUAL = Limits()
_current: ContextVar[Limits] = ContextVar("limits", default=USUAL)


def limits() -> Limits:
    """The limits of this run."""
    return _current.get()


@contextmanager
def limited(to: Limits) -> Iterator[None]:
    """Within it, `to` are the limits of the run."""
    token = _current.set(to)
    try:
        yield
    finally:
        _current.reset(token)


def setting(name: str) -> str:
    """What to write to change the limit in the field `name`."""
    return f"{name.replace('_', '-')} in [{'.'.join(TABLE)}]"


def exceeded(
    name: str, what: str, code: str, problems: Problems, place: Place | None = None
) -> None:
    """Report that `what` (``the documents have``) is more than the limit in the field `name`."""
    most = getattr(limits(), name)
    noun = name.replace("_", " ").removeprefix("document ").removeprefix("generated ")
    message = f"{what} more than {most:,} {noun}"
    problems.error(code, message, f"if so many are meant, raise {setting(name)}", place)
