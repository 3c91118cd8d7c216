"""select: contract -> contract. Only what is wanted of it, and what that reaches.

    include = ["tag:orders"]       →  the operations of that tag, and the schemas that they need
    exclude = ["path:/internal/*"] →  all the others, and no schema that only those below there need

With `include` there is what it names, without it all there is; `exclude` takes away from that.
Names are given before anything is selected, so a class is called the same whatever else there is.

| code | problem |
|---|---|
| SW0520 | a selector that is none, or that nothing matches |
| SW0521 | warning: a schema that is excluded and still needed |
| SW0522 | warning: a schema of a used package that is another one here |
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from schemawright.contract import Contract, NamedSchema, Operation
from schemawright.diagnostics import Problems
from schemawright.select.selection import Matched, Selection
from schemawright.select.selectors import KINDS, Selector, parse_selector, subjects

__all__ = ["select"]

#: As many are listed of what there is.
_SHOWN = 8


def select(
    contract: Contract, include: Sequence[str], exclude: Sequence[str], problems: Problems
) -> Contract:
    """`contract` with what the selectors `include` name, or everything if there are none, without
    what those of `exclude` name, and with all schemas that this reaches."""
    if not include and not exclude:
        return contract
    included = _matches(contract, include, problems)
    excluded = _matches(contract, exclude, problems)
    if problems.errors:
        return contract
    return Selection(contract, included if include else None, excluded).selected(problems)


def _matches(contract: Contract, texts: Iterable[str], problems: Problems) -> Matched:
    """What the selectors match; SW0520 for each that matches nothing."""
    matches = Matched()
    for text in texts:
        selector = parse_selector(text)
        if selector is None:
            hint = f"write {', '.join(KINDS[:-1])} or {KINDS[-1]} in front of what is meant"
            problems.error("SW0520", f"{text!r} is no selector", hint)
            continue
        matching = [
            subject
            for subject in _subjects(contract)
            if selector.matches(subjects(selector, subject))
        ]
        if not matching:
            hint = _advice(selector, contract)
            problems.error("SW0520", f"the selector {text!r} matches nothing", hint)
        for subject in matching:
            if isinstance(subject, Operation):
                matches.operations.add((subject.method, subject.path))
            else:
                matches.schemas.add(subject.name)
    return matches


def _subjects(contract: Contract) -> tuple[Operation | NamedSchema, ...]:
    return (*(contract.api.operations if contract.api else ()), *contract.schemas)


def _advice(selector: Selector, contract: Contract) -> str:
    """What could have been meant, of what there is."""
    texts = [text for subject in _subjects(contract) for text in subjects(selector, subject)]
    names = list(dict.fromkeys(texts))
    if not names:
        return f"nothing in these documents has what {selector.kind!r} asks for"
    close = get_close_matches(selector.pattern, names, 3, 0.5)
    if not close:
        return f"there are: {', '.join(names[:_SHOWN])}{', …' if len(names) > _SHOWN else ''}"
    return f"did you mean {' or '.join(f'{selector.kind}{text}' for text in close)}?"
