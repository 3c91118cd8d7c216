"""A run keeps the translations of all its patterns; the next one drops them if they are many."""

from __future__ import annotations

from schemawright.regex import forget_translations, translate


def test_many_are_kept_for_the_run_and_dropped_after_it() -> None:
    first = translate("^kept$")
    for i in range(1100):
        translate(f"^p{i}")
    assert translate("^kept$") is first
    forget_translations()
    assert translate("^kept$") is not first


def test_few_are_kept() -> None:
    for i in range(1100):
        translate(f"^p{i}")
    forget_translations()
    first = translate("^kept$")
    forget_translations()
    assert translate("^kept$") is first
