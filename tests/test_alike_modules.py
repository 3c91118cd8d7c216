"""What type checkers are asked about once: modules that they cannot judge differently."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.alike_modules import likenesses, unlike

#: A module, what it imports relatively, and what that imports, which imports it in turn.
PACKAGE = {
    "use.py": "from ._run.a import f\nfrom . import other",
    "other.py": "1",
    "_run/__init__.py": "",
    "_run/a.py": "from .b import g",
    "_run/b.py": "def g():\n    from . import a",
}
ALL = set(PACKAGE)


def written(folder: Path, **packages: dict[str, str]) -> None:
    for package, modules in packages.items():
        for name, text in modules.items():
            (folder / package / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / package / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "unlike_one"),
    [
        ({}, set()),
        ({"unused.py": "1"}, {"unused.py"}),
        # What nothing else imports, what something does, and what all that import each other do.
        ({"use.py": "1"}, {"use.py"}),
        ({"other.py": "2"}, {"use.py", "other.py"}),
        ({"_run/b.py": "from . import a"}, {"use.py", "_run/a.py", "_run/b.py"}),
        # What begins to exist where it was looked for.
        ({"_run/__init__.py": "a = 1"}, {"use.py", "_run/__init__.py", "_run/a.py", "_run/b.py"}),
        (
            {"_run/b/__init__.py": "g = 1"},
            {"use.py", "_run/a.py", "_run/b.py", "_run/b/__init__.py"},
        ),
        # By its whole name a module is the same in both, but not elsewhere.
        ({"other.py": "import one.use"}, {"use.py", "other.py"}),
    ],
)
def test_what_is_judged(change: dict[str, str], unlike_one: set[str], tmp_path: Path) -> None:
    written(tmp_path, one=PACKAGE, two={**PACKAGE, **change})
    assert set(unlike(tmp_path)) == {
        *(f"one/{name}" for name in ALL),
        *(f"two/{name}" for name in unlike_one),
    }
    assert set(unlike(tmp_path, ["two"], likenesses(tmp_path / "one"))) == {
        f"two/{name}" for name in unlike_one
    }


def test_whole_names_of_the_folder_are_like_nothing(tmp_path: Path) -> None:
    program = {"use.py": "from one import other"}
    written(tmp_path, one=PACKAGE, two=program, three=program)
    assert {"two/use.py", "three/use.py"} <= set(unlike(tmp_path))


def test_a_name_may_not_tell(tmp_path: Path) -> None:
    """What is imported is imported by name, and messages say names: a copy has the same."""
    written(tmp_path, one={"a.py": "1", "b.py": "1"})
    assert unlike(tmp_path) == ["one/a.py", "one/b.py"]
