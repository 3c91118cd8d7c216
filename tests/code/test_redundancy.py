"""What a reader of generated checks would strike out is not there."""

from __future__ import annotations

from schemawright import compile_validator


def test_a_branch_for_strings_does_not_ask_for_a_string() -> None:
    colours = {"enum": ["red", "green"]}
    several = {"type": "array", "items": {"type": "integer"}, "minItems": 1}
    validator = compile_validator({"oneOf": [{"type": "string", **colours}, several]})
    whole = validator.source.partition("def valid_schema(")[2].partition("\n\n\n")[0]
    assert whole.count("isinstance(value, str)") == 1, whole
    assert [validator.is_valid(value) for value in ("red", "blue", [1], [], None)] == [
        *(True, False, True, False, False)
    ]
