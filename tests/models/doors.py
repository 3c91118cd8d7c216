"""The ways into a model and out of it: all say the same, and nothing is lost between them."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError, create_model

#: What a door gives of a document, or that it is refused.
Door = Callable[[Any], Any]


class Disagreement(AssertionError):
    """Two doors, or a document and what came back, are not the same."""


class Doors:
    """All doors of `model`: a class of a package, another name of one, or the alias of a type; and
    its `codec`, which has errors of its own."""

    def __init__(self, model: Any, codec: Any = None) -> None:
        self.model, self.codec = model, codec
        self.is_class = isinstance(model, type)
        self.adapter = adapter = TypeAdapter(model)
        listed = TypeAdapter(list[model])
        around = create_model("Around", it=(model, ...), other=(model | None, None))
        fields = getattr(model, "model_fields", {})
        absent = model._absent_if_none() if hasattr(model, "_absent_if_none") else ()
        self.absent_if_none = [in_documents(name, fields[name]) for name in absent]
        self.ways: dict[str, Door] = {
            "TypeAdapter": adapter.validate_python,
            "JSON in a TypeAdapter": lambda value: adapter.validate_json(json.dumps(value)),
            "TypeAdapter of a list": lambda value: listed.validate_python([value])[0],
            "a model of the user's": lambda value: around.model_validate({"it": value}).it,  # type: ignore[attr-defined]
            "JSON in a model of the user's": lambda value: (
                around.model_validate_json(json.dumps({"it": value})).it  # type: ignore[attr-defined]
            ),
        }
        if self.is_class:
            self.ways |= {
                "model_validate": model.model_validate,
                "model_validate_json": lambda value: model.model_validate_json(json.dumps(value)),
                "the constructor": self._constructed,
            }
        if codec is not None:
            self.ways |= {
                "the codec": codec.load,
                "JSON in the codec": lambda value: codec.load_json(json.dumps(value)),
            }

    def _constructed(self, value: Any) -> Any:
        if self.model.__pydantic_root_model__:
            return self.model(value)
        if not isinstance(value, dict):
            # No arguments make these of the constructor.
            return self.model.model_validate(value)
        if any(value.get(wire, 0) is None for wire in self.absent_if_none):
            # To a constructor, None says that such a member is absent.
            return self.model.model_validate(value)
        names = {in_documents(name, field): name for name, field in self.model.model_fields.items()}
        return self.model(**{names.get(key, key): each for key, each in value.items()})

    def accept(self, document: Any) -> bool:
        """Is `document` accepted? Raises `Disagreement` if not all doors say the same, or if
        what one of them gives is not dumped as it was."""
        verdicts = {name: self._verdict(name, document) for name in self.ways}
        if len(set(verdicts.values())) != 1:
            raise Disagreement(f"{verdicts} on {shown(document)}")
        return verdicts["TypeAdapter"]

    def _verdict(self, name: str, document: Any) -> bool:
        before = canonical(document)
        try:
            made = self.ways[name](document)
        except ValueError as refused:
            if not isinstance(refused, ValidationError):
                return self._refused_by_codec(name, refused)
            told = [each["type"] for each in refused.errors()]
            foreign = [each for each in told if not each.startswith("json_schema.")]
            if foreign:
                raise Disagreement(f"{name} says {foreign} on {shown(document)}") from refused
            return False
        self._check_what_is_set(name, made, document)
        for way, dumped in self._dumps(made):
            if canonical(dumped) != before:
                raise Disagreement(f"{way} after {name}: {shown(dumped)} of {shown(document)}")
        if canonical(document) != before:
            raise Disagreement(f"{name} changes {shown(document)}")
        return True

    def _check_what_is_set(self, name: str, made: Any, document: Any) -> None:
        """The members of the document are set, null ones too, and no others."""
        if not isinstance(made, BaseModel) or type(made).__pydantic_root_model__:
            return
        fields = type(made).model_fields
        members = {in_documents(each, fields.get(each)) for each in made.model_fields_set}
        if members != document.keys():
            raise Disagreement(f"{name} sets {sorted(members)} of {shown(document)}")

    def _refused_by_codec(self, name: str, refused: ValueError) -> bool:
        if "codec" not in name or not hasattr(refused, "json_path"):
            raise Disagreement(f"{name} raises {refused!r}") from refused
        return False

    def _dumps(self, made: Any) -> Iterator[tuple[str, Any]]:
        """What each way out gives of `made`, as a document."""
        adapter = self.adapter
        yield "dump_python", adapter.dump_python(made, mode="json")
        yield "dump_json", json.loads(adapter.dump_json(made))
        again = adapter.validate_python(adapter.dump_python(made))
        yield "dump_python of Python values", adapter.dump_python(again, mode="json")
        if self.codec is not None:
            yield "dump", self.codec.dump(made)
            yield "dump_json of the codec", json.loads(self.codec.dump_json(made))
        if not self.is_class:
            return
        if not isinstance(made, self.model):
            yield "what is no object", made  # It comes out as it is.
            return
        yield "model_dump", made.model_dump(mode="json")
        yield "model_dump_json", json.loads(made.model_dump_json())
        yield "model_dump after assignment", self._assigned(made, as_read=True)
        yield "model_dump after assignment of documents", self._assigned(made, as_read=False)
        again = self.model.model_validate(made.model_dump())
        yield "model_dump of Python values", again.model_dump(mode="json")

    def _assigned(self, made: Any, *, as_read: bool) -> Any:
        """`made` as a document, after each of its members has been assigned once more: as it has
        been read, or as it is dumped."""
        if self.model.__pydantic_root_model__:
            made.root = made.root if as_read else made.model_dump(mode="json")
            return made.model_dump(mode="json")
        again, document = made.model_copy(), made.model_dump(mode="json")
        for name in made.model_fields_set:
            field = self.model.model_fields.get(name)
            if field is None and (name.startswith("_") or hasattr(self.model, name)):
                continue  # In Python, that is another attribute.
            value = document[in_documents(name, field)]
            if value is not None or name not in made._absent_if_none():
                setattr(again, name, read(made, name) if as_read else value)
        return again.model_dump(mode="json")


def read(made: Any, name: str) -> Any:
    """The attribute `name`, which may be that of a deprecated field."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return getattr(made, name)


def in_documents(name: str, field: Any) -> str:
    """What documents call the member `name`, with its `field` if it has one."""
    alias = field and field.serialization_alias
    return name if alias is None else alias


def canonical(value: Any) -> Any:
    """Two documents that are the same as JSON give equal values: ``1`` is ``1.0``, not ``True``."""
    if isinstance(value, dict):
        return {key: canonical(each) for key, each in value.items()}
    if isinstance(value, list):
        return [canonical(each) for each in value]
    return ("boolean", value) if isinstance(value, bool) else value


def shown(value: Any) -> str:
    return repr(value)[:200]
