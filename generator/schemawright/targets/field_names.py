"""What the members of an object are called in Python, and in documents.

A wire name that is a good Python name stays as it is. Others are made one; what pydantic, a
model class or its annotations need keeps its meaning, and the field gets an underscore behind.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from keyword import iskeyword

from schemawright.names import Names, variable_name

#: Members of pydantic's models (2.12 to 2.14), of classes, and what no field may be called besides.
_MEMBERS = """
    construct copy dict from_orm json model_computed_fields model_config model_construct
    model_copy model_dump model_dump_json model_extra model_fields model_fields_set
    model_json_schema model_parametrized_name model_post_init model_rebuild model_validate
    model_validate_json model_validate_strings mro parse_file parse_obj parse_raw register root
    schema schema_json self update_forward_refs validate
"""
#: Names in annotations and defaults: a field of such a name would stand before them.
_ANNOTATIONS = """
    Annotated Any AwareDatetime Field FullDate Literal MISSING Missing READ_ONLY UUID WRITE_ONLY
    bool dict discriminated_by first_valid float int list named_by object str told_by tuple
    validators
"""
_RESERVED = frozenset(_MEMBERS.split()) | frozenset(_ANNOTATIONS.split())


def field_names(wires: Iterable[str], classes: Container[str]) -> Mapping[str, str]:
    """A Python name for each wire name, unique among them and different from all `classes`.
    Names that need no change are given first."""
    wires = tuple(wires)
    names = Names(set(_RESERVED), reserved=classes)
    fields = {wire: wire for wire in wires if _wanted(wire) == wire and names.is_free(wire)}
    names.taken |= fields.keys()
    for wire in wires:
        if wire not in fields:
            wanted = _wanted(wire)
            fields[wire] = names.claim(wanted, wanted.rstrip("_") + "_")
    return {wire: fields[wire] for wire in wires}


def _wanted(wire: str) -> str:
    """``type`` and ``match`` are keywords in some places only, and good names for fields."""
    name = variable_name(wire)
    plain = name.rstrip("_")
    return name if iskeyword(plain) or not plain else plain
