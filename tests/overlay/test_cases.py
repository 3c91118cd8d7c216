"""What one overlay makes of one document: a case is a YAML file in ``cases/``.

``version`` is that of the overlay (1.0.0 if left out). ``found`` says, for places of the
result, where a diagnostic would point: ``document`` is the same place of the document,
``document /a/b`` another one there, and a bare pointer a place of the overlay.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from schemawright.diagnostics import Problems
from schemawright.overlay import overlay
from schemawright.read import read
from schemawright.read.source import Source
from schemawright.values import pointer, walk

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


@pytest.fixture(params=CASES, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest) -> Any:
    problems = Problems()
    (source,) = read(request.param, problems)
    return source.document


@pytest.fixture
def sources(case: Mapping[str, Any], tmp_path: Path) -> tuple[Source, ...]:
    """The document and the overlay of a case, as files that were read."""
    patch = {
        "overlay": case.get("version", "1.0.0"),
        "info": {"title": case["says"], "version": "1"},
        "actions": case["actions"],
    }
    for name, value in (("document.json", case["document"]), ("overlay.json", patch)):
        (tmp_path / name).write_text(json.dumps(value), encoding="utf-8")
    return read(tmp_path, Problems())


@pytest.fixture
def result(sources: tuple[Source, ...]) -> Source:
    problems = Problems()
    results = overlay(sources, problems)
    assert not problems.reported, "\n".join(map(str, problems.reported))
    assert [source.path for source in results] == ["document.json"]
    return results[0]


def test_result(case: Mapping[str, Any], result: Source) -> None:
    # As texts: the order of members counts, and 1 is not true.
    assert json.dumps(result.document) == json.dumps(case["result"])


def test_found(case: Mapping[str, Any], result: Source) -> None:
    spots = {pointer(tokens): result.place(tokens) for tokens, _ in walk(result.document)}
    for place, expected in case.get("found", {}).items():
        file, _, there = expected.rpartition(" ")
        if expected == "document":
            file, there = "document", place
        spot = spots[place]
        assert (Path(spot.path).stem, spot.pointer) == (file or "overlay", there)
        assert spot.line is not None


def test_inputs_are_left_alone(sources: tuple[Source, ...]) -> None:
    before = deepcopy([source.document for source in sources])
    overlay(sources, Problems())
    assert [source.document for source in sources] == before


def test_no_two_places_share_a_value(sources: tuple[Source, ...], result: Source) -> None:
    patch = next(source for source in sources if source.path == "overlay.json")
    everything = [*walk(result.document), *walk(patch.document)]
    containers = [id(value) for _, value in everything if isinstance(value, (dict, list))]
    assert len(containers) == len(set(containers))
