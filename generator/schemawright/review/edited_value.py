"""The value of a schema with one edit, and no other.

{"a": 1, "b": 1} -> {"a": 2, "c": 2}, the edit of `a`:   {"a": 2, "b": 1}
"""

from __future__ import annotations

from schemawright.review.schema_edits import LISTS, MAPS, Edit, value_key
from schemawright.values import Json


def with_edit(old: Json, new: Json, edit: Edit) -> dict[str, Json] | None:
    """`old`, a schema that becomes `new`, with `edit` alone; None if the edit is not one of a
    keyword, or of an entry of one."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return None
    before, after = (
        None if tokens is None else tokens[len(around) :]
        for tokens, around in ((edit.old, edit.old_schema), (edit.new, edit.new_schema))
    )
    way = after or before
    if not way:
        return None
    keyword = str(way[0])
    if edit.value is not None:
        return _with_value(old, new, keyword, edit)
    if len(way) == 1:
        return _with_keyword(old, new, keyword)
    if len(way) == 2 and keyword in MAPS:
        name = None if before is None else str(before[1])
        again = None if after is None else str(after[1])
        return _with_entry(old, new, keyword, name, again)
    if len(way) == 2 and (keyword in LISTS or keyword == "items"):
        gone = None if before is None else int(before[1])
        come = None if after is None else int(after[1])
        return _with_item(old, new, keyword, gone, come)
    return None


def _with_keyword(old: dict[str, Json], new: dict[str, Json], keyword: str) -> dict[str, Json]:
    rest = {name: value for name, value in old.items() if name != keyword}
    return {**rest, keyword: new[keyword]} if keyword in new else rest


def _with_value(
    old: dict[str, Json], new: dict[str, Json], keyword: str, edit: Edit
) -> dict[str, Json] | None:
    """With a value that comes or goes in a list, which is never empty."""
    before, after = old.get(keyword, []), new.get(keyword, [])
    if not isinstance(before, list) or not isinstance(after, list):
        return None
    text = edit.value
    kept = [value for value in before if value_key(value) != text]
    if len(kept) == len(before):
        kept = [*before, *(value for value in after if value_key(value) == text)]
    rest = {name: value for name, value in old.items() if name != keyword}
    if not kept and keyword == "enum":
        return None
    return {**rest, keyword: list(kept)} if kept else rest


def _with_entry(
    old: dict[str, Json], new: dict[str, Json], keyword: str, gone: str | None, come: str | None
) -> dict[str, Json] | None:
    before, after = old.get(keyword, {}), new.get(keyword, {})
    if not isinstance(before, dict) or not isinstance(after, dict):
        return None
    entries = {name: value for name, value in before.items() if name != gone}
    if come is not None:
        entries[come] = after[come]
    return {**old, keyword: entries}


def _with_item(
    old: dict[str, Json], new: dict[str, Json], keyword: str, gone: int | None, come: int | None
) -> dict[str, Json] | None:
    before, after = old.get(keyword, []), new.get(keyword, [])
    if not isinstance(before, list) or not isinstance(after, list):
        return None
    items = [item for index, item in enumerate(before) if index != gone]
    items += [after[come]] if come is not None else []
    rest = {name: value for name, value in old.items() if name != keyword}
    return {**rest, keyword: items} if items else rest
