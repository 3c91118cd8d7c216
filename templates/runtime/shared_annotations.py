"""What the annotations of a class say is read when that is first used, for they may name classes
that are further down in their module; and what many of them say is read once.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from inspect import get_annotations
from typing import Any, ForwardRef, cast

from pydantic import BaseModel
from pydantic.fields import FieldInfo

__all__ = ["complete_fields", "defer_annotations", "restore_annotations"]

#: What pydantic takes for a type that is known later.
_LATER = ForwardRef("read_when_the_class_is_first_used", is_class=True)
#: What is no field, or might be none.
_NO_FIELDS = ("ClassVar", "Final")
#: What a base of your own may ask of pydantic, which then reads the annotations itself.
_ASKED_OF_PYDANTIC = frozenset(
    {"alias_generator", "field_title_generator", "use_attribute_docstrings"}
)


@dataclass(slots=True)
class _Module:
    """What a module names, its classes so far, and the types that its annotations say, by what is
    written."""

    names: dict[str, Any]
    classes: set[str] = field(default_factory=set[str])
    types: dict[str, Any] = field(default_factory=dict[str, Any])

    def read(self, written: str) -> Any:
        """What `written` says."""
        if written not in self.types:
            self.types[written] = _said(written, self.names)
        return self.types[written]


@dataclass(frozen=True, slots=True)
class _Body:
    """The fields in the body of a class, as they are `written`, and what is `assigned` to them."""

    module: _Module
    written: dict[str, str]
    assigned: dict[str, object]

    def field(self, name: str) -> FieldInfo:
        """What pydantic makes of the field `name`."""
        said = self.module.read(self.written[name])
        if name not in self.assigned:
            return _kept(FieldInfo.from_annotation(said), annotation=said)
        assigned = self.assigned[name]
        info = FieldInfo.from_annotated_attribute(said, assigned)
        return _kept(info, annotation=said, assignment=assigned)


def _kept(info: FieldInfo, **original: object) -> FieldInfo:
    """`info` with what it is made of, as pydantic keeps it to make others for generic classes that
    derive from the class."""
    for name, value in original.items():
        if hasattr(info, f"_original_{name}"):
            setattr(info, f"_original_{name}", value)
    return info


_modules: dict[str, _Module] = {}
_bodies: dict[type, _Body] = {}


def defer_annotations(model: type[BaseModel]) -> None:
    """Have pydantic not read the annotations of `model`, a class of the package, until all that
    they name is there."""
    if model.model_config.keys() & _ASKED_OF_PYDANTIC:
        return
    annotations = get_annotations(model)
    written = {
        name: text
        for name, text in annotations.items()
        if not name.startswith("_") and not any(word in text for word in _NO_FIELDS)
    }
    assigned = {name: value for name, value in vars(model).items() if name in written}
    _bodies[model] = _Body(_module_of(model), written, assigned)
    model.__annotations__ = annotations | dict.fromkeys(written, _LATER)


def restore_annotations(model: type[BaseModel]) -> None:
    """The annotations of `model` as they are written."""
    if model in _bodies:
        model.__annotations__ = get_annotations(model) | _bodies[model].written


def complete_fields(model: type[BaseModel]) -> None:
    """Let the fields of `model` be what their annotations say."""
    fields = dict(model.__pydantic_fields__)
    for name, info in fields.items():
        if cast(Any, info.annotation) is _LATER:
            bodies = (_bodies[base] for base in model.__mro__ if base in _bodies)
            body = next(body for body in bodies if name in body.written)
            fields[name] = body.field(name)
    model.__pydantic_fields__ = fields


def _module_of(model: type) -> _Module:
    module = _modules.get(model.__module__)
    if module is None or model.__name__ in module.classes:
        # When a module is reloaded, what it names is no longer what it was.
        names: dict[str, Any] = getattr(
            sys.modules.get(model.__module__), "__dict__", {}
        )
        module = _modules[model.__module__] = _Module(names)
    module.classes.add(model.__name__)
    return module


def _said(annotation: str, names: dict[str, Any]) -> Any:
    """What the text of an `annotation` says where there are `names`."""

    def holder() -> None: ...

    holder.__annotations__ = {"return": annotation}
    return get_annotations(holder, globals=names, eval_str=True)["return"]
