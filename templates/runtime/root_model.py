"""The model of a schema of which no type says anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydantic
from pydantic import ConfigDict

from .checked_model import CheckedModel
from .refusals import admitted

__all__ = ["RootModel"]


class RootModel(CheckedModel, pydantic.RootModel[Any]):
    """A value of a schema that is not just an object: it is in `root`."""

    model_config = ConfigDict(
        serialize_by_alias=True,
        protected_namespaces=(),
        ser_json_inf_nan="constants",
    )

    if not TYPE_CHECKING:

        def __init__(self, /, *root: Any, **members: Any) -> None:
            given = admitted(type(self), members or [*root])
            if len(root) + bool(members) == 1:
                type(self)._fill(self, given[0] if root else given)
            else:
                super().__init__(*root, **members)

        __init__.__pydantic_base_init__ = True

        def __setattr__(self, name: str, value: Any) -> None:
            model = type(self)
            if name == "root" and model.__check__ is not None:
                value = model.model_validate(admitted(model, [value])[0]).root
            super().__setattr__(name, value)
