"""What the documents call deprecated, marked for type checkers (PEP 702).

{"deprecated": true}, of a class     →  @deprecated("its schema calls it deprecated")
``deprecated: true``, of an operation  →  the same above its method

A checker that is asked to tells whoever uses it; nothing warns at run time, nor does a package
complain of itself.
"""

from __future__ import annotations

from schemawright.code import Call, Expression, Imported, Literal
from schemawright.contract import Contract, NamedSchema
from schemawright.describe.schema_facts import hides
from schemawright.keywords import meta_data, spoken_of

#: What keeps type checkers from telling that a package uses its own deprecated names.
SILENCE = "# pyright: reportDeprecated=false\n# mypy: disable-error-code=deprecated\n"


def mark(package: str, what: str) -> Expression:
    """The decorator for a module that sees the package as `package` (``.``, ``..``); `what` says
    so: ``its schema``."""
    function = Imported("_deprecated", f"{package}_runtime.deprecation", "deprecated")
    return Call(function, (Literal(f"{what} calls it deprecated"),))


def class_marks(named: NamedSchema, package: str = ".") -> tuple[Expression, ...]:
    """The decorators of the class of `named`: one, if its schema calls it deprecated."""
    return (mark(package, "its schema"),) if _is_deprecated(named) else ()


def has_deprecated(contract: Contract) -> bool:
    """Is anything in the package marked?"""
    operations = contract.api.operations if contract.api else ()
    if any(operation.deprecated for operation in operations):
        return True
    return any(map(_is_deprecated, contract.schemas))


def _is_deprecated(named: NamedSchema) -> bool:
    schema = named.schema
    if named.role == "parameter" or hides(schema) or schema.get("deprecated") is not True:
        return False
    return any(keyword.name == meta_data.DEPRECATED.name for keyword in spoken_of(schema.dialect))
