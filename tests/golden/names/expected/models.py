"""The models of this package: one class for each schema.

A model accepts exactly what its schema accepts, through every door: it is checked by the
validator that its class line names. A field that is not set is `MISSING`.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from . import validators
from ._runtime.model import MISSING, Missing, Model, RootModel


class Class(Model, check=validators.class_):
    """The schema Class."""

    class_: str = Field(validation_alias="class", serialization_alias="class")

    from_: int | Missing = Field(
        default=MISSING, validation_alias="from", serialization_alias="from"
    )

    model_dump_: bool | Missing = Field(
        default=MISSING, validation_alias="model_dump", serialization_alias="model_dump"
    )

    self_: str | Missing = Field(
        default=MISSING, validation_alias="self", serialization_alias="self"
    )

    value_2nd: str | Missing = Field(
        default=MISSING, validation_alias="2nd", serialization_alias="2nd"
    )

    kebab_case: str | Missing = Field(
        default=MISSING, validation_alias="kebab-case", serialization_alias="kebab-case"
    )

    with_space: str | Missing = Field(
        default=MISSING, validation_alias="with space", serialization_alias="with space"
    )

    value: str | Missing = Field(
        default=MISSING, validation_alias="", serialization_alias=""
    )

    private: str | Missing = Field(
        default=MISSING, validation_alias="_private", serialization_alias="_private"
    )

    ünïcode: str | Missing = Field(
        default=MISSING, validation_alias="Ünïcode", serialization_alias="Ünïcode"
    )

    print: Literal["None", "True", "a b", ""] | Missing = MISSING


class ListModel(RootModel, check=validators.list_model):
    """list"""

    root: list[Class]
