"""The modules of a package of pydantic models."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import starmap

from schemawright.code import Expression, Imported, ImportFrom, Name
from schemawright.contract import Contract
from schemawright.diagnostics import Problems
from schemawright.files import File
from schemawright.names import all_order, import_order
from schemawright.render import overridden, render
from schemawright.steps import one_by_one
from schemawright.targets import schemas
from schemawright.targets.definition_order import definition_order
from schemawright.targets.enumerations import enumerations, like
from schemawright.targets.imports import (
    import_lines,
    imported,
    imported_as,
    module_order,
    told_apart,
    with_exports,
)
from schemawright.targets.model_styles import ModelOptions
from schemawright.targets.module_layout import has_many, home, spread
from schemawright.targets.pydantic.codec_lines import codecs
from schemawright.targets.pydantic.exact_names import exact_names
from schemawright.targets.pydantic.inheritance import overrides, with_bases
from schemawright.targets.pydantic.model_classes import ModelClass, ModelClasses
from schemawright.targets.pydantic.type_aliases import deferred_aliases, needed
from schemawright.targets.pydantic.vocabulary import vocabulary
from schemawright.targets.runtime import runtime
from schemawright.types import ContractTypes, Declaration, Declarations, Record, declare
from schemawright.types.declarations import names_used

_RUNTIME = "_runtime."


def pydantic_models(
    types: ContractTypes, options: ModelOptions, problems: Problems
) -> Iterator[File]:
    """``models.py``, the helpers that it calls and ``schemas.json``; nothing if the contract has
    no schemas.

    Warns where a model cannot say what its schema says (SW0701); such a model accepts exactly
    what the schema accepts nevertheless.
    """
    contract = types.contract
    declarations = with_bases(contract, declare(types, problems))
    if not declarations:
        return
    homes = _homes(contract, declarations) if has_many(contract) else {}
    helpers, deferred = {"model", "model_codec"}, deferred_aliases(declarations)
    enums = _enums(declarations, options)
    if homes:
        more = {like(name, contract.by_name): homes[name] for name in enums if name in homes}
        yield _front({**homes, **more}, options)
    modules: dict[str | None, dict[str, Declaration]] = {}
    for name, declaration in declarations.items():
        if not homes.get(name, "").startswith("."):
            modules.setdefault(homes.get(name), {})[name] = declaration
    for module, inside in modules.items():
        own = {name: model for name, model in inside.items() if name not in contract.borrowed}
        classes = _classes(contract, options, declarations, own, homes, frozenset(inside), deferred)
        names, exported = imported(classes), set[str]()
        for name in inside.keys() - own.keys():
            shared = contract.borrowed[name]
            here = {name: shared.name}
            if name in enums:
                here[like(name, contract.by_name)] = like(shared.name, ())
            exported |= here.keys()
            there = shared.module("models", bool(module))
            names.setdefault(there, set()).update(starmap(imported_as, here.items()))
        helpers |= {module.partition(_RUNTIME)[2] for module in names if _RUNTIME in module}
        imports = import_lines(names)
        owner = contract.named(next(iter(inside))).owner or next(iter(inside))
        text = render(
            "pydantic/module.py.jinja",
            classes=one_by_one(classes, lambda definition: contract.place_of(definition.name)),
            imports=with_exports(imports, {*exported, *own}) if exported else imports,
            owner=owner if module else None,
            optional=options.optional,
            narrows=any(
                isinstance(record, Record) and overrides(record, declarations)
                for record in own.values()
            ),
        )
        yield File(
            f"models/{module}.py" if module else "models.py", str(text), not overridden("pydantic")
        )
    if declarations.keys() - contract.borrowed.keys():
        yield codecs(contract, declarations)
        if types.program is not None:
            yield from exact_names(contract, types.program, declarations)
    yield from runtime(helpers)
    yield from schemas.emit(contract, types.published)


def _enums(declarations: Declarations, options: ModelOptions) -> frozenset[str]:
    """The names of those enumerations that are classes."""
    return enumerations(declarations) if options.enums == "enum" else frozenset()


def _homes(contract: Contract, declarations: Declarations) -> Mapping[str, str]:
    """The module in ``models/`` of each class, those of one document or component together. What
    another package has is there, as seen from ``models/``, if it is called the same."""
    there = {
        name: shared.module("models")
        for name, shared in contract.borrowed.items()
        if name in declarations and shared.name == name
    }
    here = [name for name in declarations if name not in there]
    homes = {name: home(contract, contract.named(name)) for name in here}
    uses = {name: names_used(declarations[name]) for name in here}
    modules = spread(homes, uses)
    # Where a script has no capitals, a class and its module would be called alike.
    own = {name: f"{home}_" if home in declarations else home for name, home in modules.items()}
    return own | there


def _front(homes: Mapping[str, str], options: ModelOptions) -> File:
    """``models/__init__.py``, which imports a module when a name of it is asked for."""
    modules: dict[str, list[str]] = {}
    for name in sorted(homes, key=import_order):
        modules.setdefault(f".{homes[name]}", []).append(name)
    imports = [
        ImportFrom(module, tuple(modules[module])) for module in sorted(modules, key=module_order)
    ]
    entries = [(name, homes[name]) for name in sorted(homes, key=all_order)]
    text = render(
        "pydantic/__init__.py.jinja", imports=imports, entries=entries, optional=options.optional
    )
    return File("models/__init__.py", str(text), not overridden("pydantic"))


def _classes(
    contract: Contract,
    options: ModelOptions,
    declarations: Declarations,
    inside: Declarations,
    homes: Mapping[str, str],
    there: frozenset[str],
    deferred: Collection[str],
) -> tuple[ModelClass, ...]:
    """The definitions of one module, those of `inside`, in an order that Python can run. What they
    use from other modules is there already; `there` has the names of this one."""

    enums = _enums(declarations, options)

    def class_of(name: str, word: str | None = None) -> Expression:
        return Name(word or name) if name in there else Imported(word or name, f".{homes[name]}")

    def named(name: str) -> Expression:
        return class_of(name, like(name, contract.by_name) if name in enums else None)

    package = ".." if homes else "."
    words = vocabulary(contract, declarations, package, named)
    classes = ModelClasses(
        contract,
        words,
        package,
        options.optional,
        declarations,
        deferred,
        options.base,
        enums,
        class_of,
    )
    order = definition_order(contract, inside, needed(inside, deferred, enums))
    definitions = tuple(definition for name in order for definition in classes.all_of(name))
    return told_apart(definitions, contract.by_name)
