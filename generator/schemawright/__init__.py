"""Schemawright: from a folder of JSON Schema documents to one Python package.

`generate` makes a package, `compile_validator` a validator for use in this very process; `compare`
tells what a change of a schema means, and `examples` makes instances of one. All raise `Rejected`,
whose `problems` say what is wrong with the input.
"""

# Nothing is imported here: `python -m schemawright` comes by before `__main__` has taken the
# working folder off the path. Type checkers take a variable of this name for true.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from schemawright.api import compare as compare
    from schemawright.api import examples as examples
    from schemawright.api import generate as generate
    from schemawright.comparison import Comparison as Comparison
    from schemawright.diagnostics import Diagnostic as Diagnostic
    from schemawright.diagnostics import Rejected as Rejected
    from schemawright.inprocess import Validator as Validator
    from schemawright.inprocess import compile_validator as compile_validator
    from schemawright.limits import Limits as Limits
    from schemawright.publish import Report as Report

__all__ = [
    "Comparison",
    "Diagnostic",
    "Limits",
    "Rejected",
    "Report",
    "Validator",
    "compare",
    "compile_validator",
    "examples",
    "generate",
]

_HOMES = {
    "Comparison": "comparison",
    "Diagnostic": "diagnostics",
    "Limits": "limits",
    "Rejected": "diagnostics",
    "Report": "publish",
    "Validator": "inprocess",
    "compare": "api",
    "compile_validator": "inprocess",
    "examples": "api",
    "generate": "api",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: most of them are slow to load."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
