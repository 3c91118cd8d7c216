"""What the fields of models are called."""

from __future__ import annotations

from schemawright.targets.field_names import field_names


def test_names_that_need_no_change_come_first() -> None:
    assert dict(field_names(["A", "a", "B-c", "b_c", "type", "match"], [])) == {
        "A": "a_",
        "a": "a",
        "B-c": "b_c_",
        "b_c": "b_c",
        "type": "type",
        "match": "match",
    }
