"""codecs: what the styles of models without pydantic have in common.

Such a package has plain classes in ``models.py`` and, in ``codecs.py``, an object for each of
them that reads documents and writes them, through the validator of the schema:

    order = codecs.order.load(document)    # a models.Order, or ValidationError
    document = codecs.order.dump(order)

`plain_classes` builds what is in ``models.py``, `codec_module` what is in ``codecs.py``, where
`decoders` says how each part of a document becomes what its type promises.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.code import Expression
from schemawright.diagnostics import Problems
from schemawright.files import File
from schemawright.render import overridden, render
from schemawright.steps import one_by_one
from schemawright.targets.annotations import Vocabulary
from schemawright.targets.codecs.codec_module import CodecModule
from schemawright.targets.codecs.plain_classes import BuildClass, plain_classes
from schemawright.targets.imports import import_lines, imported, imported_as, with_exports
from schemawright.targets.model_styles import Optional
from schemawright.targets.runtime import runtime as runtime_files
from schemawright.types import ContractTypes, declare

__all__ = ["codec_package"]

_RUNTIME = "._runtime."


def codec_package(
    types: ContractTypes,
    problems: Problems,
    *,
    vocabulary: Vocabulary,
    build: BuildClass,
    template: str,
    runtime: str,
    absent: Expression | None = None,
    optional: Optional = "missing",
    library: str | None = None,
) -> Iterator[File]:
    """The two modules and the helpers that they import; nothing if there are no schemas.

    `vocabulary` has the style's words for types and `build` its classes, which `template` lays
    out. `runtime` is the module of the run time that has its codec, `absent` what a field has that
    is not set, unless that is None by `optional` (``"none"``: where it may not be null), `library`
    what it needs besides the standard library.
    """
    contract = types.contract
    declarations = declare(types, problems)
    if not declarations:
        return
    instances = absent is not None
    classes = plain_classes(contract, declarations, vocabulary, build, instances=instances)
    own = tuple(class_ for class_ in classes if class_.name not in contract.borrowed)
    names = imported(own)
    for name, shared in contract.borrowed.items():
        if name in declarations:
            names.setdefault(shared.module("models"), set()).add(imported_as(name, shared.name))
    with_library = (
        [library] if library and any(class_.body is not None for class_ in classes) else []
    )
    imports = import_lines(names, with_library)
    if declarations.keys() & contract.borrowed.keys():
        imports = with_exports(imports, declarations)
    text = render(
        template,
        classes=one_by_one(own, lambda class_: contract.place_of(class_.name)),
        imports=imports,
        optional=optional,
    )
    yield File("models.py", str(text), not overridden("codecs", template.partition("/")[0]))
    used = set[str]()
    if declarations.keys() - contract.borrowed.keys():
        module = CodecModule(contract, declarations, classes, runtime, absent, optional)
        codecs, used = module.file()
        yield codecs
    # What is absent has a public name in the package, even if no field may be.
    modules = used | names.keys() | imported([absent]).keys()
    yield from runtime_files(
        module.removeprefix(_RUNTIME) for module in modules if module.startswith(_RUNTIME)
    )
