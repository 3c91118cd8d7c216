"""What all tests share: the places of the repository, and golden files.

A golden file is output that was read by a person once and committed. ``make golden`` writes
all of them anew from what the code does now; then read the diff.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

# How long anything takes depends on what else the machine does.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

# Pyright would ask the network for a newer version of itself.
os.environ["PYRIGHT_PYTHON_IGNORE_WARNINGS"] = "1"

REPOSITORY = Path(__file__).resolve().parent.parent

# Hypothesis draws constants of the modules that are imported, too. Of these it would read, anew in
# each test, what other tests have generated and happen to have left behind.
_is_local = providers.is_local_module_file
providers.is_local_module_file = lambda path: (
    path.startswith(f"{REPOSITORY}{os.sep}") and _is_local(path)
)

#: Seconds on the clock after which a program is taken to wait for something that never comes.
#: No test measures time by it: how long a program takes depends on what else the machine does.
HANGS = 900

#: ``golden(path, text)`` fails unless the file at `path` holds exactly `text`.
Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden", action="store_true", help="write the golden files anew instead of comparing"
    )
    parser.addoption(
        "--quick",
        action="store_true",
        help="leave out the tests that start programs or take seconds",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With ``--golden`` only the tests that have golden files run; with ``--quick`` none that
    start programs, or are thorough."""
    kept = list(items)
    if config.getoption("--golden"):
        kept = [item for item in kept if "golden" in getattr(item, "fixturenames", ())]
    if config.getoption("--quick"):
        slow = ("program", "thorough")
        kept = [item for item in kept if not any(map(item.get_closest_marker, slow))]
    left_out = set(items) - set(kept)
    if left_out:
        config.hook.pytest_deselected(items=[item for item in items if item in left_out])
        items[:] = kept


@pytest.fixture(autouse=True)
def no_program(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ``--quick`` promises is held, not hoped for."""
    if request.config.getoption("--quick"):

        def refused(*_: object, **__: object) -> None:
            pytest.fail("a test that starts a program is marked @pytest.mark.program")

        monkeypatch.setattr(subprocess.Popen, "__init__", refused)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares text with a committed file; under ``--golden`` writes that file."""
    rewrite: bool = request.config.getoption("--golden")

    def compare(path: Path, text: str) -> None:
        if rewrite:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.is_file():
            pytest.fail(f"{path} does not exist yet: run `make golden`, then read it")
        else:
            # A bare assert, for pytest's own diff.
            assert text == path.read_text(encoding="utf-8"), f"{path}: run `make golden`"

    return compare


@pytest.fixture(autouse=True, scope="session")
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What runs note is theirs: not the user's, and not of the last time that tests were run. And
    where tests run in CI, `check` still does what it does for a user."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("CI", raising=False)
        yield


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of `pyproject.toml`."""
    return REPOSITORY
