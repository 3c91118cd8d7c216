"""Is a value valid? One function a schema, which builds nothing and stops at the first failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.values import Json


def valid_class_(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    class_ = value.get("class")
    if not isinstance(class_, str):
        return False
    if "from" in value:
        from_ = value["from"]
        if type(from_) is not int and (
            isinstance(from_, bool)
            or not isinstance(from_, (int, float))
            or from_ % 1 != 0
        ):
            return False
    if "model_dump" in value:
        model_dump = value["model_dump"]
        if not isinstance(model_dump, bool):
            return False
    if "self" in value:
        self = value["self"]
        if not isinstance(self, str):
            return False
    if "2nd" in value:
        value_2nd = value["2nd"]
        if not isinstance(value_2nd, str):
            return False
    if "kebab-case" in value:
        kebab_case = value["kebab-case"]
        if not isinstance(kebab_case, str):
            return False
    if "with space" in value:
        with_space = value["with space"]
        if not isinstance(with_space, str):
            return False
    if "" in value:
        value_ = value[""]
        if not isinstance(value_, str):
            return False
    if "_private" in value:
        private = value["_private"]
        if not isinstance(private, str):
            return False
    if "Ünïcode" in value:
        ünïcode = value["Ünïcode"]
        if not isinstance(ünïcode, str):
            return False
    if "print" in value:
        print_ = value["print"]
        if not isinstance(print_, str) or print_ not in {"None", "True", "a b", ""}:
            return False
    return True


def valid_list_model(value: Json) -> bool:
    if not isinstance(value, list):
        return False
    for item in value:
        if not valid_class_(item):
            return False
    return True
