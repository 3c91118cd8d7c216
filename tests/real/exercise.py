"""In a process of its own, in which warnings are errors: import a package, and put drawn
documents to its validators and to every door of its models.

``python -W error -m tests.real.exercise FOLDER NAME DRAWN < corpus.json`` prints a `Tally`.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.instances import Drawing, spoil
from tests.models.doors import Disagreement, Doors, shown


@dataclass
class Tally:
    """What came out of the schemas of one package."""

    schemas: int = 0
    classes: int = 0
    valid: int = 0
    invalid: int = 0
    #: Seconds of the import of its models.
    imported: float = 0.0
    trouble: list[str] = field(default_factory=list)


def exercise(folder: Path, name: str, corpus: dict[str, Any], drawn: int) -> Tally:
    sys.path.insert(0, str(folder))
    tally = Tally()
    started = time.perf_counter()
    models = import_module(f"{name}.models")
    validators = import_module(f"{name}.validators")
    package = import_module(name)
    manifest = json.loads((folder / name / "manifest.json").read_text(encoding="utf-8"))
    entries = manifest["schemas"]
    for entry in entries:
        getattr(package, entry["model"].removeprefix("models."))
    tally.imported = time.perf_counter() - started
    base = import_module(f"{name}._runtime.checked_model").CheckedModel
    for each in getattr(models, "__all__", ()):
        getattr(models, each)
    found = {id(each) for each in vars(models).values() if _is_below(each, base)}
    tally.classes = len(found)
    for number, entry in enumerate(entries):
        document = corpus["documents"][entry["source"]]
        if not isinstance(document, dict):
            continue
        root = _together(document, corpus["definitions"])
        model = getattr(models, entry["model"].removeprefix("models."))
        judge = getattr(validators, entry["validator"].removeprefix("validators."))
        tally.schemas += 1
        candidates = _candidates(root, () if number else corpus["seeds"])
        documents = _documents(candidates, judge.is_valid, drawn)
        _judge(tally, entry["source"], model, judge.is_valid, documents)
    return tally


def _together(document: Any, definitions: Any) -> Any:
    """`document` with what it refers to in another one, for a drawer that knows one only."""
    if not definitions:
        return document
    text = json.dumps({"$defs": definitions, **document})
    return json.loads(re.sub(r'("\$ref": ")[^"#]+#', r"\1#", text))


def _judge(
    tally: Tally,
    name: str,
    model: Any,
    is_valid: Callable[[Any], bool],
    documents: Iterable[Any],
) -> None:
    doors = Doors(model)
    for document in documents:
        right = is_valid(document)
        tally.valid += right
        tally.invalid += not right
        try:
            got = doors.accept(document)
        except Disagreement as problem:
            tally.trouble.append(f"{name}: {problem}")
        except Exception as error:  # noqa: BLE001 - whatever it is, the table tells it
            told = f"{type(error).__name__}: {error}"[:300]
            tally.trouble.append(f"{name}: {told} on {shown(document)}")
        else:
            if got is not right:
                tally.trouble.append(f"{name}: the model says {got} on {shown(document)}")


def _candidates(root: Any, seeds: Sequence[Any]) -> Iterator[Any]:
    """Documents without end: the `seeds`, then seeds and drawn ones, every other one changed."""
    yield from seeds
    chance = random.Random(4711)
    drawing = Drawing(root, chance)
    while True:
        from_seed = bool(seeds) and chance.random() < 0.7
        value = chance.choice(seeds) if from_seed else drawing.instance()
        if chance.random() < 0.5 and isinstance(value, (dict, list)) and value:
            value = spoil(value, chance)
        yield value


def _documents(
    candidates: Iterator[Any], is_valid: Callable[[Any], bool], drawn: int
) -> Iterator[Any]:
    """`drawn` documents, half of them valid if so many come up; then some that are no objects."""
    left = {True: drawn - drawn // 2, False: drawn // 2}
    for value in islice(candidates, 10 * drawn):
        verdict = is_valid(value)
        if left[verdict]:
            left[verdict] -= 1
            yield value
        if not any(left.values()):
            break
    yield from ([], None, "x", 1, {})


def _is_below(each: object, base: type) -> bool:
    return isinstance(each, type) and issubclass(each, base) and "__check__" in vars(each)


def main() -> int:
    folder, name, drawn = sys.argv[1:]
    tally = exercise(Path(folder), name, json.load(sys.stdin), int(drawn))
    print(json.dumps(asdict(tally)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
