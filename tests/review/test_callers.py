"""``schemawright diff --callers``: which lines of somebody's code a change breaks.

A case is a folder of `callers/`: `old/` and `new/` are the documents, `app/` is code that uses the
package `shop`, `report.txt` what is said of it; `arguments.json` holds further arguments.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from schemawright.callers import type_checkers
from schemawright.callers.new_errors import CheckerError, new_errors
from schemawright.cli import main
from schemawright.publish import project_copy

from tests.conftest import Golden

CASES = sorted(path.name for path in Path(__file__).with_name("callers").iterdir())
_CALL = ("diff", "old", "new", "--output", "shop", "--callers", "app")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, which is where we are."""
    (tmp_path / "pyproject.toml").write_text("[tool.schemawright]\n[tool.mypy]\npretty = true\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def copied(case: str, project: Path) -> Path:
    folder = Path(__file__).with_name("callers") / case
    for name in ("old", "new", "app"):
        shutil.copytree(folder / name, project / name)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def lines_of(report: str) -> str:
    """What is said of the code, without the findings before it."""
    return report[report.index("Lines that break" if "Lines that" in report else "No line") :]


@pytest.mark.program
@pytest.mark.thorough
@pytest.mark.parametrize("case", CASES)
def test_lines(
    case: str, project: Path, golden: Golden, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copied(case, project)
    before = files(project)
    more = folder / "arguments.json"
    arguments = json.loads(more.read_text()) if more.exists() else ["--models", "dataclass"]
    main([*_CALL, *arguments])
    said = capsys.readouterr()
    assert said.err == ""
    golden(folder / "report.txt", lines_of(said.out))
    assert files(project) == before


@pytest.mark.program
@pytest.mark.thorough
def test_formats(project: Path, golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
    """The same lines in every format; it is one look, so they are written from one review."""
    folder = copied("renamed", project)
    for form, suffix in (("markdown", "md"), ("json", "json"), ("github", "github.txt")):
        main([*_CALL, "--models", "dataclass", "--format", form])
        golden(folder / f"report.{suffix}", capsys.readouterr().out)


@pytest.mark.program
@pytest.mark.thorough
def test_pyright(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copied("shop", project)
    main([*_CALL, "--models", "dataclass", "--checker", "pyright"])
    said = lines_of(capsys.readouterr().out)
    assert "app/bill.py:12:25: " in said
    assert "because  Order.status may be missing" in said
    assert 'app/bill.py:29:13: Argument missing for parameter "email"' in said
    assert "bill.py:11" not in said
    assert not list(project.rglob("pyrightconfig.json"))


@pytest.mark.program
@pytest.mark.thorough
def test_pyright_sees_what_cannot_be_imported_any_more(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As mypy does (`callers/renamed`), although modules of the package have a `__getattr__`."""
    copied("renamed", project)
    main([*_CALL, "--models", "dataclass", "--checker", "pyright"])
    said = lines_of(capsys.readouterr().out)
    assert 'app/use.py:4:18: "Pet" is unknown import symbol' in said
    assert "because  Pet is called Animal now" in said


@pytest.mark.program
@pytest.mark.thorough
def test_a_package_of_the_project(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It lies where its configuration says, and is not looked for elsewhere."""
    copied("unbroken", project)
    (project / "pyproject.toml").write_text(
        '[tool.schemawright.packages.shop]\nsource = "new"\noutput = "src/bank/shop"\n'
        'models = "dataclass"\n'
    )
    (project / "src" / "bank").mkdir(parents=True)
    (project / "src" / "bank" / "__init__.py").touch()
    (project / "tests").mkdir()
    text = (
        "from bank.shop import Pet\n\n\ndef upper(pet: Pet) -> str:\n    return pet.born.upper()\n"
    )
    (project / "tests" / "test_it.py").write_text(text)
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
    document = (project / "new" / "pet.json").read_text()
    shutil.copyfile(project / "old" / "pet.json", project / "new" / "pet.json")
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run([*git, *arguments], cwd=project, check=True)
    (project / "new" / "pet.json").write_text(document)
    assert main(["generate"]) == 0
    assert main(["diff", "--callers", "tests", "--callers", "src"]) == 1
    said = capsys.readouterr().out
    assert 'tests/test_it.py:5:12: Item "None" of "str | None" has no attribute "upper"' in said
    assert "because  Pet.born may be missing" in said


@pytest.mark.program
def test_there_is_no_checker(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copied("unbroken", project)
    monkeypatch.setattr(type_checkers, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(project))
    assert main([*_CALL]) == 2
    said = capsys.readouterr().err
    assert said.startswith("error[SW1201]: there is neither mypy nor pyright\n")
    assert "help: pip install mypy" in said


@pytest.mark.program
def test_code_that_is_not_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copied("unbroken", project)
    assert main([*_CALL, "--callers", "nowhere"]) == 2
    assert "error[SW1203]: there is no nowhere\n" in capsys.readouterr().err


@pytest.mark.program
def test_too_much_code(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copied("unbroken", project)
    monkeypatch.setattr(project_copy, "_MOST_FILES", 0)
    assert main([*_CALL]) == 2
    assert "has more than 0 files" in capsys.readouterr().err


@pytest.mark.program
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_what_is_no_file_among_the_code_is_not_waited_for(tmp_path: Path) -> None:
    """Nor is what has no end read; and a file in another encoding is as it is."""
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "code.py").write_text("")
    os.mkfifo(tmp_path / "a" / "manifest.json")
    (tmp_path / "b" / "manifest.json").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "c" / "pipe.py")
    (tmp_path / "c" / "zero.py").symlink_to("/dev/zero")
    (tmp_path / "pyproject.toml").write_bytes(b"# \xff\n[tool.pyright]\n")
    with project_copy.copied_project(tmp_path) as copy:
        copy.set_search(["."])
        files = sorted(str(p.relative_to(copy.root)) for p in copy.root.rglob("*") if p.is_file())
    assert files == ["a/code.py", "b/code.py", "c/code.py", "pyproject.toml"]


def test_a_checker_that_gives_no_answer(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copied("unbroken", project)
    monkeypatch.setattr(
        "schemawright.callers.checker_named",
        lambda name: type_checkers.TypeChecker("mypy", (sys.executable, "-c", "1/0")),
    )
    assert main([*_CALL]) == 2
    said = capsys.readouterr().err
    assert "error[SW1202]: mypy gives no answer: " in said
    assert "ZeroDivisionError" in said


@pytest.mark.program
def test_a_checker_that_does_not_end(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copied("unbroken", project)
    monkeypatch.setattr(type_checkers, "TIME", 0.2)
    waiting = (sys.executable, "-c", "import time; time.sleep(60)")
    monkeypatch.setattr(
        "schemawright.callers.checker_named",
        lambda name: type_checkers.TypeChecker("mypy", waiting),
    )
    assert main([*_CALL]) == 2
    assert "it takes more than 0.2 seconds" in capsys.readouterr().err


@pytest.mark.program
@pytest.mark.thorough
def test_code_that_does_not_find_the_package(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copied("unbroken", project)
    (project / "app" / "use.py").write_text("import elsewhere.shop\n")
    main([*_CALL, "--models", "dataclass"])
    assert "warning[SW1204]: mypy does not find shop from app\n" in capsys.readouterr().err


def error(line: int, code: str, message: str, column: int = 1) -> CheckerError:
    return CheckerError("a.py", line, column, line, code, message)


def test_new_errors() -> None:
    old = [
        error(1, "assignment", 'expression has type "Pet", variable has type "str"'),
        error(2, "call-arg", 'Missing named argument "a" for "Pet"'),
        error(3, "attr-defined", '"Pet" has no attribute "x"'),
        error(4, "arg-type", 'Argument 1 to "f" has incompatible type "Pet"; expected "int"'),
    ]
    renamed = error(1, "assignment", 'expression has type "Animal", variable has type "str"')
    missing = [error(2, "call-arg", f'Missing named argument "{n}" for "Pet"') for n in "ab"]
    again = error(3, "attr-defined", '"Pet" has no attribute "x"')
    twice = error(3, "attr-defined", '"Pet" has no attribute "x"', column=9)
    argument = error(4, "arg-type", 'Argument 1 to "f" has incompatible type "B"; expected "int"')
    remark = error(5, "unused-ignore", 'Unused "type: ignore" comment')
    new = [renamed, *missing, again, twice, argument, remark]
    assert list(new_errors(old, new)) == [missing[1], twice]
