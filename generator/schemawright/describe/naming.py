"""Names for documents and components: the plain one wherever that is clear.

shop.json, title "Order"; api.yaml, component Order, the same text   →  Order
... another text                                      →  Order, and ApiOrder with a warning
a/order.json, b/order.json, different texts           →  AOrder, BOrder with a warning
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from schemawright.describe.equivalence import Equivalence
from schemawright.describe.roots import RootSchema
from schemawright.diagnostics import Problems
from schemawright.names import Names, class_name
from schemawright.resolve.identity import stem

#: Schemas that say the same thing, the one first that stands for all.
Alike = tuple[RootSchema, ...]
_SUFFIX = re.compile(r"[-_. ](?:openapi|schema)$", re.IGNORECASE)


def name_roots(
    roots: Sequence[RootSchema], equivalence: Equivalence, names: Names, problems: Problems
) -> dict[Alike, str]:
    """A name for each of `roots`, in their order, claimed in `names`; those that say the
    same thing under one plain name share it.

    Problems found: SW0501 (warning), SW0502.
    """
    groups: dict[str, list[RootSchema]] = {}
    for root in roots:
        groups.setdefault(root.plain, []).append(root)
    parted = {plain: _parted(group, equivalence) for plain, group in groups.items()}
    keepers = {plain: _keeper(classes) for plain, classes in parted.items()}
    chosen: dict[Alike, str] = {}
    for plain, keeper in keepers.items():
        if keeper is not None:
            chosen[keeper] = names.claim(plain, f"{plain}Model")
    for plain, classes in parted.items():
        others = [alike for alike in classes if alike is not keepers[plain]]
        chosen |= _prefixed(others, classes, names, problems)
        _warn(classes, chosen, problems)
    position = {root: i for i, root in enumerate(roots)}
    return {alike: chosen[alike] for alike in sorted(chosen, key=lambda a: position[a[0]])}


def _parted(group: Sequence[RootSchema], equivalence: Equivalence) -> list[Alike]:
    """`group` by what they say; documents stand for components, then an exact name, then the
    order of the paths."""
    if len(group) == 1:
        return [tuple(group)]
    ordered = sorted(group, key=lambda p: (p.role != "document", p.text != p.plain))
    classes: dict[int, list[RootSchema]] = {}
    for root in ordered:
        classes.setdefault(equivalence.of(root.schema), []).append(root)
    return [tuple(alike) for alike in classes.values()]


def _keeper(classes: Sequence[Alike]) -> Alike | None:
    """Who has the plain name: the first, unless two documents claim it."""
    given = [alike for alike in classes if any(root.is_given for root in alike)]
    if given:
        return given[0]
    documents = [alike for alike in classes if alike[0].role == "document"]
    return classes[0] if len(documents) < 2 else None


def _prefixed(
    others: Sequence[Alike], classes: Sequence[Alike], names: Names, problems: Problems
) -> dict[Alike, str]:
    """Names with the file's stem, or its folders, in front: the first way that tells apart.
    Where nothing does, because several are in one file, they get numbers."""
    if not others:
        return {}
    for candidates in _ways([alike[0] for alike in others]):
        if len(set(candidates)) == len(others) and names.taken.isdisjoint(candidates):
            return {
                alike: names.claim(name) for alike, name in zip(others, candidates, strict=True)
            }
    for alike in others:
        if all(class_ is alike or class_[0].path != alike[0].path for class_ in classes):
            problems.error(
                "SW0502",
                f"there is no free name for the schema {alike[0].text!r} of this file",
                "other schemas of other content have the same name; rename one of them",
                alike[0].schema.source.place(alike[0].schema.tokens),
            )
    return {alike: names.claim(alike[0].plain) for alike in others}


def _ways(roots: Sequence[RootSchema]) -> Iterator[list[str]]:
    yield [_after_file(root) or _with_stem(root) for root in roots]
    yield [_with_stem(root) for root in roots]
    depth = max(len(PurePosixPath(root.path).parts) for root in roots)
    for count in range(1, depth):
        folders = ["/".join(PurePosixPath(p.path).parent.parts[-count:]) for p in roots]
        yield [class_name(f"{f} {p.plain}") for f, p in zip(folders, roots, strict=True)]


def _after_file(root: RootSchema) -> str:
    """Its plain name, if its file is called so: ``order.json`` titled Order needs no second word,
    where ``billing.json`` has the same title."""
    return root.plain if class_name(_SUFFIX.sub("", stem(root.path))) == root.plain else ""


def _with_stem(root: RootSchema) -> str:
    """``UsersError`` for Error of ``users-openapi.yaml``; a document whose file already says
    more than its name, ``order-v2.json`` titled Order, is called after the file."""
    file = _SUFFIX.sub("", stem(root.path))
    said = class_name(file)
    if root.role == "document" and said != root.plain and said.startswith(root.plain):
        return said
    return class_name(f"{file} {root.plain}")


def _warn(classes: Sequence[Alike], chosen: dict[Alike, str], problems: Problems) -> None:
    for alike in classes[1:]:
        first, other = classes[0][0].schema, alike[0].schema
        same = first.source.path == other.source.path
        files = "" if same else f" of {first.source.shown} and {other.source.shown}"
        problems.warning(
            "SW0501",
            f"different schemas{files} have one name, {alike[0].plain}; "
            f"their classes are called {chosen[classes[0]]} and {chosen[alike]}",
            "make the two equal, or give one of them another name",
            other.source.place(other.tokens),
        )
