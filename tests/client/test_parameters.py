"""How parameters are written: cases in ``parameters.yaml``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from schemawright.contract import Parameter
from schemawright.targets.client.operation_views import parameter_class
from schemawright.targets.runtime import runtime

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("parameters.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def module(package: Callable[[str], ModuleType]) -> Callable[[str], ModuleType]:
    """Modules of the package, with the helper that its own parameters do not need."""
    folder = Path(str(package("client").__file__)).parent
    for file in runtime(["styles"]):
        (folder / file.path).write_text(file.text, encoding="utf-8")
    return package


@pytest.mark.parametrize("name", CASES)
def test_parameter(name: str, module: Callable[[str], ModuleType]) -> None:
    case = CASES[name]
    described = Parameter(variable="x", required=False, schema="", **case["parameter"])
    common = (described.location, described.name, None)
    if parameter_class(described) == "Parameter":
        parameter = module("_runtime.parameters").Parameter(*common)
    else:
        parameter = module("_runtime.styles").Styled(
            *common,
            style=described.style,
            explode=described.explode,
            reserved=described.allow_reserved,
            json=described.content is not None,
        )
    write = parameter.text if described.location in ("path", "header") else parameter.pairs
    for value, text in case["texts"]:
        assert write(value) == text
