"""What the documents for those who work on this project name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.source_modules import MODULES, room_of
from tests.test_architecture import FLOORS

PAGES = ["README.md", "CONTRIBUTING.md", "docs/architecture.md"]
#: Beginnings of paths in this repository.
FOLDERS = ("generator/", "templates/", "tests/", "docs/", "benchmarks/", ".ci/", ".github/")
_QUOTED = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)#]+)[^)]*\)")
_TARGET = re.compile(r"`make (?:[A-Z]+=\S+ )*([a-z-]+)")


@pytest.mark.parametrize("page", PAGES)
def test_paths_exist(page: str, repository: Path) -> None:
    text = (repository / page).read_text(encoding="utf-8")
    links = [link for link in _LINK.findall(text) if "://" not in link]
    named = [each for each in _QUOTED.findall(text) if each.startswith(FOLDERS)]
    # What a reader is to make is written with a name of its own: `keywords/my_keyword.py`.
    named = [each for each in named if not re.search(r"my_|[<*…{ ]", each)]
    missing = [link for link in links if not ((repository / page).parent / link).exists()]
    missing += [path for path in named if not (repository / path).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES)
def test_targets_exist(page: str, repository: Path) -> None:
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = set(_TARGET.findall((repository / page).read_text(encoding="utf-8")))
    assert named <= targets


def test_the_floors_are_drawn_as_they_are(repository: Path) -> None:
    """The picture of the floors has every room, on its floor."""
    text = (repository / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn: dict[str, int] = {}
    floor = None
    for line in text.split("## The floors", 1)[1].split("```")[1].splitlines():
        if line[:1].isdecimal():
            floor = int(line[0])
        for word in re.findall(r"[a-z_]+", line):
            if word in FLOORS and floor is not None:
                drawn.setdefault(word, floor)
    rooms = {room_of(module) for module in MODULES} - {"__init__", "__main__"}
    assert drawn == {room: FLOORS[room] for room in rooms}


def test_ci_runs_on_every_version_that_we_promise(repository: Path) -> None:
    import tomllib

    workflow = yaml.safe_load((repository / ".github/workflows/tests.yml").read_text("utf-8"))
    matrix = workflow["jobs"]["python"]["strategy"]["matrix"]["python"]
    project = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))["project"]
    promised = [c.rpartition(" ")[2] for c in project["classifiers"] if ":: 3." in c]
    assert matrix == promised
