"""What people use beside pydantic, on every recorded package: FastAPI, subclasses, copies,
polyfactory and Hypothesis. docs/with-other-tools.md shows each of them on one."""

from __future__ import annotations

import copy
import importlib
import pickle
import re
import shutil
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument, ResolutionFailed
from pydantic import BaseModel, ValidationError

from tests.conftest import REPOSITORY

GOLDEN = REPOSITORY / "tests" / "golden"
CASES = sorted(
    folder.name
    for folder in GOLDEN.iterdir()
    if (folder / "expected" / "schemas.json").is_file()
    and (folder / "expected" / "_runtime" / "model.py").is_file()
)

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module", params=CASES)
def models(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ModuleType]:
    """The models of a package that nothing has used yet."""
    folder = tmp_path_factory.mktemp("tools")
    name = f"tools_{request.param}"
    shutil.copytree(GOLDEN / request.param / "expected", folder / name)
    sys.path.insert(0, str(folder))
    yield importlib.import_module(f"{name}.models")
    sys.path.remove(str(folder))
    for loaded in [loaded for loaded in sys.modules if loaded.partition(".")[0] == name]:
        del sys.modules[loaded]


def classes(models: ModuleType) -> list[Any]:
    """The package's own models."""
    listed = [getattr(models, name) for name in dir(models)]
    return [
        each
        for each in listed
        if isinstance(each, type)
        and issubclass(each, BaseModel)
        and each.__module__.startswith(models.__name__)
    ]


def test_subclasses_come_first(models: ModuleType) -> None:
    for model in classes(models):

        class Own(model):  # type: ignore[misc,valid-type]
            own_member: str = "mine"

        assert "own_member" in Own.model_json_schema()["properties"]


def test_fastapi_documents_each(models: ModuleType) -> None:
    service = FastAPI()
    for number, model in enumerate(classes(models)):

        def take(body: model) -> list[model]:  # type: ignore[valid-type]
            return [body]

        take.__annotations__ = {"body": model, "return": list[model]}  # type: ignore[valid-type]
        service.post(f"/{number}")(take)
    document = service.openapi()
    components = document.get("components", {}).get("schemas", {})
    references = re.findall(r"'\$ref': '#/components/schemas/([^'/]+)", str(document))
    assert set(references) <= set(components)


def test_copies_of_what_polyfactory_makes(models: ModuleType) -> None:
    factories = pytest.importorskip("polyfactory.factories.pydantic_factory")
    unsupported = pytest.importorskip("polyfactory.exceptions").ParameterException
    for model in classes(models):
        factory = factories.ModelFactory.create_factory(model)
        factory.seed_random(1)
        for _ in range(3):
            try:
                built = factory.build()
            except ValidationError:
                continue  # What types cannot say is for people to say.
            except unsupported as error:
                if not _holds_itself(error):
                    raise
                break
            assert pickle.loads(pickle.dumps(built)) == copy.deepcopy(built) == built
            assert built.model_copy().model_dump() == built.model_dump()


def test_hypothesis_finds_the_types(models: ModuleType) -> None:
    @settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck])
    @given(st.data())
    def build_each(data: st.DataObject) -> None:
        for model in classes(models):
            try:
                built = data.draw(st.builds(model))
            except ValidationError:
                continue
            except (InvalidArgument, ResolutionFailed) as error:
                if "typing.Any" not in str(error) and not _holds_itself(error):
                    raise
                continue
            document = built.model_dump()
            assert type(built).model_validate(document).model_dump() == document

    build_each()


def _holds_itself(error: Exception) -> bool:
    """Is it about the name of a type that is within itself, which neither tool follows?"""
    return "ForwardRef" in str(error)
