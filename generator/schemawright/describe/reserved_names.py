"""Names that no schema may take, because generated modules use them for something else.

A schema of such a name gets ``Model`` (class) or ``_`` (validator) behind it.
"""

from __future__ import annotations

from schemawright.names import BUILTINS


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: What packages of all styles may have besides the classes of schemas, what Python has, and what
#: is known by its very word: `ClassVar` to msgspec, `TypedDict` to pyright. What else a module
#: imports gives way to a class of its name (`targets.imports.told_apart`).
CLASSES = BUILTINS | _listed("ClassVar MISSING TYPE_CHECKING TypedDict UNSET")

#: The names that the client adds to the package.
CLIENT_CLASSES = _listed("AsyncClient Client")

#: Names that no file of a module can have on Windows, where they are devices, and the one that
#: pytest imports by itself.
_FILES = _listed("aux con conftest nul prn") | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}

#: What modules of validators and of codecs have in scope, and no module may be called.
VALIDATORS = (
    BUILTINS
    | _FILES
    | _listed("""
    annotations checks collections date datetime decimal errors fractions functools import_module
    itertools json math models operator re runtime sys time typing validate validator validators
    """)
)

#: The client's own arguments and attributes, and the types in the annotations of its class,
#: which no operation and no credential may take.
CALLS = _listed("""
    aclose attempt_timeout base_url close credentials datetime deadline headers http models options
    poll_interval request responses retry send self timeout transport user_agent uuid with_options
    bool bytes dict float frozenset int list object property set str tuple type
    """)

#: The arguments that every operation's method has.
ARGUMENTS = _listed("body deadline idempotency_key responses retry self timeout")
