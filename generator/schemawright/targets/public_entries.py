"""programs → programs with an entry for what people meet only.

money.json: {"properties": {"rate": {"patternProperties": {"^a": {"type": "object", …}}}}}
→  what is written in place, and is no class for no type tells of it, has no `Validator` either
"""

from __future__ import annotations

from schemawright.data_classes import replace
from schemawright.ir.checks import Program
from schemawright.targets.model_styles import ModelStyle
from schemawright.types import ContractTypes


def with_public_entries(types: ContractTypes, style: ModelStyle, program: Program) -> Program:
    """`program` of the contract that has these `types`, whose classes are of that `style`; another
    library decides by itself which classes there are."""
    if not style.has_codecs:
        return program
    variables = {types.contract.named(name).variable for name in types.published}
    entries = {name: called for name, called in program.entries.items() if name in variables}
    return replace(program, entries=entries)
