"""What docs/with-other-tools.md shows, run as it stands there, one block after another."""

from __future__ import annotations

import re
import shutil
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from pydantic import ValidationError

from tests.conftest import REPOSITORY

PAGE = (REPOSITORY / "docs" / "with-other-tools.md").read_text(encoding="utf-8")
SECTIONS = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
#: Libraries that not every Python may have, by what a block imports of them.
OPTIONAL = ("polyfactory", "sqlmodel")
# How long anything takes depends on what else the machine does.
settings.register_profile(
    "page", max_examples=20, deadline=None, database=None, suppress_health_check=[*HealthCheck]
)


def refused(call: Callable[[], object]) -> list[str]:
    """The rules that `call` breaks."""
    with pytest.raises(ValidationError) as caught:
        call()
    return [error["type"] for error in caught.value.errors()]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("tools")
    shutil.copytree(REPOSITORY / "tests/golden/shop/expected", folder / "shop")
    before = {name: sys.modules.pop(name) for name in [*sys.modules] if _is_shop(name)}
    sys.path.insert(0, str(folder))
    profile = settings.get_current_profile_name()
    settings.load_profile("page")
    yield
    settings.load_profile(profile)
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if _is_shop(name)]:
        del sys.modules[name]
    sys.modules.update(before)


def _is_shop(name: str) -> bool:
    return name.partition(".")[0] == "shop"


@pytest.mark.parametrize("section", SECTIONS)
def test_section(
    section: str, package: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first, own = PAGE.split("\n## ")[0], PAGE.split(f"\n## {section}\n")[1].split("\n## ")[0]
    for code in blocks(own):
        for library in OPTIONAL:
            if re.search(rf"^from {library}", code, re.MULTILINE):
                pytest.importorskip(library, reason=f"{library} is not installed for this Python")
    # pickle and SQLAlchemy look a class's module up.
    page = types.ModuleType("page_of_tools")
    monkeypatch.setitem(sys.modules, page.__name__, page)
    space: dict[str, Any] = vars(page)
    space["refused"] = refused
    for number, code in enumerate([*blocks(first), *blocks(own)]):
        # Hypothesis looks the text of a test up, where Python says that it is.
        file = tmp_path / f"block_{number}.py"
        file.write_text(code, encoding="utf-8")
        exec(compile(code, file, "exec"), space)


def blocks(text: str) -> list[str]:
    found = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found
    return found
