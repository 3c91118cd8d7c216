"""The form that an operation of Swagger 2.0 takes, as the schema of one object.

parameters:                                  formData: {type: object, required: [file],
- {in: formData, name: file, type: file,  →    properties: {file: {type: file},
   required: true}                               note: {type: string}}}
- {in: formData, name: note, type: string}

Swagger has no schema for the whole form ("Parameter Object"), and a body needs one. It stands in
the operation, where no other field has its name; every part of it is found where it was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemawright.openapi_objects import FORM, is_reference_object, objects
from schemawright.read.edited_document import EditedDocument
from schemawright.read.source import Graft, Source
from schemawright.resolve.by_path import SourcesByPath
from schemawright.resolve.copy_budget import CopyBudget
from schemawright.resolve.schema import ApiPart
from schemawright.values import Json, Tokens, at

#: What a parameter says that is not about its value.
_OUTSIDE = ("name", "in", "required", "allowEmptyValue")


def with_forms(
    sources: tuple[Source, ...], parts: Mapping[str, ApiPart], budget: CopyBudget
) -> tuple[Source, ...]:
    """`sources` with the schemas of forms in the operations of Swagger 2.0 that take them. Problems
    found: SW0320."""
    files = SourcesByPath(sources)
    swagger = {path: part for path, part in parts.items() if part.root == "swagger"}
    return tuple(
        _with_forms(source, part, files, budget) if (part := swagger.get(source.path)) else source
        for source in sources
    )


def _with_forms(source: Source, part: ApiPart, files: SourcesByPath, budget: CopyBudget) -> Source:
    edited = EditedDocument(source.document)
    changes: list[Graft] = []
    for operation, lists in _operations(source, part):
        fields = dict(_fields(source, lists, files))
        if not fields:
            continue
        form = _schema(fields, budget)
        edited.replace((*operation, FORM), form)
        changes.append(Graft((*operation, FORM), source, lists[-1]))
        for name, (giver, place) in fields.items():
            changes.append(Graft((*operation, FORM, "properties", name), giver, place))
    return source.with_document(edited.document, tuple(changes)) if changes else source


def _operations(source: Source, part: ApiPart) -> Iterator[tuple[Tokens, list[Tokens]]]:
    """The operations of a document, each with the lists of parameters that count for it: those of
    its path, then its own."""
    for outermost, place in part.objects:
        around: dict[Tokens, Tokens] = {}
        for kind, tokens, value in objects(at(source.document, place), "swagger", outermost, place):
            if not isinstance(value, dict) or kind not in ("path", "operation"):
                continue
            own = (*tokens, "parameters")
            has_own = isinstance(value.get("parameters"), list)
            if kind == "path" and has_own:
                around[tokens] = own
            elif kind == "operation":
                lists = [around[tokens[:-1]]] if tokens[:-1] in around else []
                yield tokens, [*lists, own] if has_own else lists


def _fields(
    source: Source, lists: list[Tokens], files: SourcesByPath
) -> Iterator[tuple[str, tuple[Source, Tokens]]]:
    """The form's fields: their names, and where their parameters stand."""
    for place in lists:
        items = at(source.document, place)
        for i in range(len(items) if isinstance(items, list) else 0):
            target = _followed(source, (*place, i), files)
            value = None if target is None else at(target[0].document, target[1])
            if target is None or not isinstance(value, dict) or value.get("in") != "formData":
                continue
            name = value.get("name")
            if isinstance(name, str):
                yield name, target


def _followed(source: Source, place: Tokens, files: SourcesByPath) -> tuple[Source, Tokens] | None:
    for _ in range(20):
        value = at(source.document, place)
        if not isinstance(value, dict) or not is_reference_object(value):
            return source, place
        target = files.target(source, str(value["$ref"]))
        if target is None:
            break
        source, place = target
    return None


def _schema(fields: Mapping[str, tuple[Source, Tokens]], budget: CopyBudget) -> Json:
    properties: dict[str, Json] = {}
    required: list[Json] = []
    for name, (source, place) in fields.items():
        parameter = at(source.document, place)
        assert isinstance(parameter, dict)
        value = {key: member for key, member in parameter.items() if key not in _OUTSIDE}
        properties[name] = budget.copied(value, source, place)
        if parameter.get("required") is True:
            required.append(name)
    schema: dict[str, Json] = {"type": "object", "properties": properties}
    return {**schema, "required": required} if required else schema
