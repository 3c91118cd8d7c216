"""What a schema calls deprecated is that to type checkers, and warns nobody at run time."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.models.conftest import Make
from tests.type_checking import complaints

DEPRECATED = {"type": "object", "deprecated": True}
ORDER = {
    "type": "object",
    "properties": {"stamp": {"$ref": "#/$defs/stamp"}},
    "$defs": {
        "stamp": {"properties": {"cents": {"type": "integer"}}, **DEPRECATED},
    },
}
PROGRAM = """
from package.models import Order
from package.models import Stamp  # deprecated

print(Order().stamp)
print(Stamp(cents=1))  # deprecated
"""


def test_a_checker_tells_who_uses_it(make: Make, tmp_path: Path) -> None:
    shutil.copytree(make({"order.json": ORDER}).folder, tmp_path / "package")
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    lines = PROGRAM.splitlines()
    expected = {number for number, line in enumerate(lines, 1) if "# deprecated" in line}
    told = re.findall(r"program\.py:(\d+)[: ].*is deprecated", complaints("pyright", tmp_path))
    assert set(map(int, told)) == expected


@pytest.mark.filterwarnings("error")
def test_nothing_warns(make: Make) -> None:
    models = make({"order.json": ORDER}).models
    order = models.Order.model_validate({"stamp": {"cents": 1}})
    assert order == models.Order(stamp=models.Stamp(cents=1))
    assert order.model_dump() == {"stamp": {"cents": 1}}
