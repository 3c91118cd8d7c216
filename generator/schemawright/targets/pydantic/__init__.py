"""models: contract -> models.py or models/. A pydantic class for each schema, with its validator.

`types` infers what a type can say of each schema, `annotations` spells it, `module` puts the
classes in order, and the templates lay them out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemawright.contract import Contract
from schemawright.diagnostics import Problems
from schemawright.files import File
from schemawright.render import render
from schemawright.targets.module_layout import home, is_large, spread
from schemawright.targets.pydantic.module import Class, classes, imports, in_order, runtimes
from schemawright.targets.pydantic.vocabulary import vocabulary
from schemawright.targets.runtime import runtime
from schemawright.types import declare

__all__ = ["emit"]


def emit(contract: Contract, problems: Problems) -> Iterator[File]:
    """``models.py`` and the helpers that it calls; nothing if the contract has no schemas.

    Warns where a model cannot say what its schema says (SW0701); such a model accepts exactly
    what the schema accepts nevertheless.
    """
    declarations = declare(contract, problems)
    if not declarations:
        return
    made = classes(contract, declarations, vocabulary(contract, declarations))
    if is_large(contract):
        yield from _spread(contract, made)
    else:
        found = in_order(made)
        text = render("pydantic/module.py.jinja", classes=found, imports=imports(found), owner=None)
        yield File("models.py", str(text))
    yield from runtime(["model", *runtimes(made.values())])


def _spread(contract: Contract, made: Mapping[str, Class]) -> Iterator[File]:
    """A module for each document or component; ``models/__init__.py`` imports one when a name
    of it is asked for."""
    homes = {name: home(contract, contract.named(name)) for name in made}
    modules = spread(homes, {name: each.models for name, each in made.items()})
    # Where a script has no capitals, a class and its module would be called alike.
    modules = {name: f"{each}_" if each in made else each for name, each in modules.items()}
    entries = sorted(modules.items())
    yield File("models/__init__.py", str(render("pydantic/__init__.py.jinja", entries=entries)))
    together: dict[str, dict[str, Class]] = {}
    for name, module in modules.items():
        together.setdefault(module, {})[name] = made[name]
    for module, inside in together.items():
        found = in_order(inside)
        elsewhere = {name: each for name, each in modules.items() if each != module}
        owner = contract.named(next(iter(inside))).owner or next(iter(inside))
        text = render(
            "pydantic/module.py.jinja",
            classes=found,
            imports=imports(found, elsewhere),
            owner=owner,
        )
        yield File(f"models/{module}.py", str(text))
