"""Codecs in the place of validators: a test of the suite passes if `load` refuses exactly what the
schema refuses, and `dump` gives back the document that was read, in every style."""

from __future__ import annotations

import json
import weakref
from collections.abc import Callable, Mapping
from typing import Any

from schemawright.diagnostics import Problems
from schemawright.resolve.needed_documents import reachable_documents
from schemawright.targets import style_named
from schemawright.targets.model_styles import OPTIONALS, ModelOptions, ModelStyle
from schemawright.types import ContractTypes

from tests.packages import Loaded, Package, package

STYLES = ("typeddict", "dataclass", "msgspec")


class Disagreement(AssertionError):
    """A document and what came back are not the same, or two ways say something else."""


def exact(
    schema: Any, resources: Mapping[str, Any] | None, dialect: str | None, formats: str
) -> Callable[[Any], bool]:
    """The codecs of a schema in packages of all styles, as `tests.suite.run.Compile`."""
    documents = {"schema.json": schema, **reachable_documents(schema, resources or {})}
    made = package(documents, dialect=dialect, formats=formats, models="typeddict")  # type: ignore[arg-type]
    name = made.contract.by_name[made.contract.name_of(made.contract.library.documents[0].root)]
    judges = [
        _judge(made, style_named(style).configured(ModelOptions(optional)), name.variable)
        for style in STYLES
        for optional in (OPTIONALS if style != "typeddict" else OPTIONALS[:1])
    ]

    def is_valid(document: Any) -> bool:
        verdicts = {judge(document) for judge in judges}
        if len(verdicts) > 1:
            raise Disagreement(f"some styles accept {document!r}, some refuse it"[:400])
        return verdicts.pop()

    return is_valid


def _judge(made: Package, style: ModelStyle, name: str) -> Callable[[Any], bool]:
    """The codec `name` of a package like `made`, in `style`: the validators are the same."""
    own = {file.path: file for file in style.files(ContractTypes(made.contract), Problems())}
    loaded = Loaded(({file.path: file for file in made.files} | own).values())
    codec = getattr(loaded.module("codecs"), name)
    refusal = loaded.module("validators").ValidationError

    def judge(document: Any) -> bool:
        return accepts(codec, refusal, document)

    weakref.finalize(judge, loaded.forget)
    return judge


def accepts(codec: Any, refusal: type[Exception], document: Any) -> bool:
    """Does `codec` accept `document`? Raises `Disagreement` if it does not come back as it was."""
    before = canonical(document)
    try:
        value = codec.load(document)
    except refusal:
        return False
    text = codec.dump_json(codec.load_json(json.dumps(document)))
    for way, after in (("dump", codec.dump(value)), ("dump_json", json.loads(text))):
        if canonical(after) != before:
            raise Disagreement(f"{way} gives {after!r} of {document!r}"[:400])
    if canonical(document) != before:
        raise Disagreement(f"load changes {document!r}"[:400])
    return True


def canonical(value: Any) -> Any:
    """Two documents that are the same as JSON give equal values: ``1`` is ``1.0``, not ``True``."""
    if isinstance(value, dict):
        return {key: canonical(each) for key, each in value.items()}
    if isinstance(value, list):
        return [canonical(each) for each in value]
    return ("boolean", value) if isinstance(value, bool) else value
