"""What selectors leave of a package, by examples: add one to `cases.yaml`, run ``make golden`` and
read what it wrote to `expected.txt`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from schemawright.conform import conform
from schemawright.contract import Contract
from schemawright.describe import describe
from schemawright.diagnostics import Problems
from schemawright.read import read
from schemawright.resolve import resolve
from schemawright.select import select

from tests.conftest import Golden

HERE = Path(__file__).resolve().parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "cases.yaml").read_text(encoding="utf-8"))


def contract() -> Contract:
    problems = Problems()
    library = conform(resolve(read(HERE / "input", problems), problems), problems)
    whole = describe(library, "shop", "assert", problems)
    assert not problems.reported, "\n".join(map(str, problems.reported))
    return whole


def shown(contract: Contract) -> list[str]:
    operations = contract.api.operations if contract.api else ()
    lines = [f"  {operation.method} {operation.path}" for operation in operations]
    if contract.api:
        lines += [f"  with {credential.name}" for credential in contract.api.credentials]
    return [*lines, "  " + " ".join(named.name for named in contract.schemas)]


def test_what_is_selected(golden: Golden) -> None:
    whole = contract()
    lines = ["everything", *shown(whole)]
    for case in CASES:
        problems = Problems()
        part = select(whole, case.get("include", ()), case.get("exclude", ()), problems)
        assert not problems.reported
        lines += ["", case["case"], *shown(part)]
    golden(HERE / "expected.txt", "\n".join(lines) + "\n")


def test_a_name_does_not_depend_on_what_else_there_is() -> None:
    whole = contract()
    part = select(whole, ["id:createOrder"], (), Problems())
    assert {each.name for each in part.schemas} < {each.name for each in whole.schemas}
