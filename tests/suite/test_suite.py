"""The official suite: every test passes, but for what `shortfalls.yaml` lists with a reason."""

from __future__ import annotations

from pathlib import Path

from schemawright.limits import Limits, limited

from tests.suite.modelled import modelled
from tests.suite.official import File
from tests.suite.run import Compile, ours, run
from tests.suite.shortfalls import SHORTFALLS, TABLE


def test_required(official: Path, required_file: File) -> None:
    assert_as_listed(official, required_file)


def test_optional(official: Path, optional_file: File) -> None:
    assert_as_listed(official, optional_file)


def test_dynamic_scopes_at_run_time(official: Path, dynamic_file: File) -> None:
    """The same verdicts where no schema has a variant for each of its dynamic scopes."""
    with limited(Limits(dynamic_scopes=0)):
        assert_as_listed(official, dynamic_file)


def test_models(official: Path, modelled_file: File) -> None:
    """Required tests of two drafts; all others: ``make conformance``."""
    assert_as_listed(official, modelled_file, modelled)


def assert_as_listed(official: Path, file: File, compiled: Compile = ours) -> None:
    """Fails for each test that fails and is not listed, and for each listed one that passes."""
    listed = SHORTFALLS.get(str(file), {})
    outcomes = list(run(official, [file], compiled))
    assert outcomes
    missed = {outcome.name: outcome.trouble for outcome in outcomes if outcome.trouble}
    wrong = [f"{name}: {trouble}" for name, trouble in missed.items() if name not in listed]
    assert not wrong, f"{file}: {len(wrong)} of {len(outcomes)} tests fail\n" + "\n".join(wrong)
    stale = sorted(set(listed) - set(missed))
    assert not stale, f"remove from {TABLE.name}, under {file}: {stale}"


def test_the_shortfalls_have_reasons_and_are_of_the_suite(official: Path) -> None:
    for file, listed in SHORTFALLS.items():
        assert (official / "tests" / f"{file}.json").is_file(), f"{TABLE.name}: no file {file}"
        assert all(isinstance(reason, str) and reason for reason in listed.values()), file
