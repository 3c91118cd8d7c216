"""The command line, with a stand-in for the pipeline."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import schemawright
from schemawright.cli import COMMANDS, main
from schemawright.cli.command import Command
from schemawright.config import Job
from schemawright.diagnostics import Place, Problems
from schemawright.publish.report import FileDifference, Report

from tests.conftest import HANGS

Stage = Callable[[Job, Problems], Report]


def report_of(job: Job, **facts: object) -> Report:
    return Report(job.name, job.output, 25, 13, **facts)  # type: ignore[arg-type]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two packages, which is the working folder."""
    for name in ("fullstory", "shop"):
        (tmp_path / "schemas" / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Callable[[Stage], list[Job]]:
    """Puts a function in the place of both stages; returns the jobs that it was called with."""

    def put(stage: Stage) -> list[Job]:
        called: list[Job] = []

        def recorded(job: Job, problems: Problems, *, texts: bool = False) -> Report:
            called.append(job)
            return stage(job, problems)

        stand_in = types.ModuleType("schemawright.pipeline")
        stand_in.__dict__.update(generate=recorded, check=recorded)
        monkeypatch.setitem(sys.modules, "schemawright.pipeline", stand_in)
        monkeypatch.setattr(schemawright, "pipeline", stand_in, raising=False)
        return called

    return put


Put = Callable[[Stage], list[Job]]
Output = pytest.CaptureFixture[str]


def test_generate_says_one_line_for_each_package(
    project: Path, pipeline: Put, capsys: Output
) -> None:
    changed = {"fullstory": ("a.py", "b.py", "c.py"), "shop": ()}
    pipeline(lambda job, problems: report_of(job, changed=changed[job.name]))
    assert main(["generate"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "generated/fullstory: 25 schemas, 13 operations, 3 files changed",
        "generated/shop: 25 schemas, 13 operations, unchanged",
    ]


def test_only_the_named_packages(project: Path, pipeline: Put) -> None:
    jobs = pipeline(lambda job, problems: report_of(job))
    assert main(["generate", "shop"]) == 0
    assert [(j.name, j.source.name, j.output.parts[-2:], j.force) for j in jobs] == [
        ("shop", "shop", ("generated", "shop"), False)
    ]


def test_the_project_is_found_from_a_folder_in_it(
    project: Path, pipeline: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "schemas" / "shop")
    jobs = pipeline(lambda job, problems: report_of(job))
    assert main(["check"]) == 0
    generated = Path("../../generated")
    assert [job.output for job in jobs] == [generated / "fullstory", generated / "shop"]


def test_one_off(project: Path, pipeline: Put) -> None:
    jobs = pipeline(lambda job, problems: report_of(job))
    options = ["--source", "api.yaml", "--output", "src/shop_api", "--formats", "annotate"]
    assert main(["generate", *options, "--force"]) == 0
    assert main(["generate", *options[:4], "--models", "dataclass", "--no-client"]) == 0
    job, other = jobs
    assert (other.options.models, other.options.client) == ("dataclass", False)
    assert (job.options.models, job.options.client) == ("pydantic", True)
    assert (job.name, job.output) == ("shop_api", Path("src/shop_api"))
    assert (job.source, job.options.formats, job.force) == (Path("api.yaml"), "annotate", True)


@pytest.mark.parametrize(
    "arguments, words",
    [
        ([], "COMMAND"),
        (["frobnicate"], "frobnicate"),
        (["generate", "--frobnicate"], "--frobnicate"),
        (["generate", "--sourc", "x", "--output", "y"], "--sourc"),
        (["generate", "--source", "x"], "--source and --output go together"),
        (["check", "--output", "x"], "--source and --output go together"),
        (["generate", "shop", "--source", "x", "--output", "y"], "cannot be named with --source"),
        (["generate", "--formats", "maybe"], "maybe"),
        (["generate", "--models", "attrs"], "attrs"),
        (["check", "--force"], "--force"),
        (["generate", "shpo"], "there is no package 'shpo'"),
    ],
)
def test_a_wrong_call_is_a_diagnostic(
    project: Path, pipeline: Put, capsys: Output, arguments: list[str], words: str
) -> None:
    jobs = pipeline(lambda job, problems: report_of(job))
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error[SW09")
    assert words in captured.err.splitlines()[0]
    assert "  = help: " in captured.err
    assert jobs == []


def fails(job: Job, problems: Problems) -> Report:
    place = Place("order.json", "/properties/price", 14, 9, '  "price": {}')
    problems.warning("SW0199", "odd", "look at it")
    problems.error("SW0123", "wrong", "mend it", place)
    problems.stop_on_errors()
    raise AssertionError


def test_a_rejected_input_is_told_like_a_compiler_does(
    project: Path, pipeline: Put, capsys: Output
) -> None:
    pipeline(fails)
    assert main(["generate", "shop"]) == 2
    assert capsys.readouterr() == (
        "",
        "warning[SW0199]: odd\n"
        "  = help: look at it\n"
        "order.json:14:9: error[SW0123]: wrong (at /properties/price)\n"
        '  14 |   "price": {}\n'
        "     |         ^\n"
        "  = help: mend it\n",
    )


def test_one_rejected_package_does_not_keep_back_the_others(
    project: Path, pipeline: Put, capsys: Output
) -> None:
    pipeline(lambda job, p: fails(job, p) if job.name == "fullstory" else report_of(job))
    assert main(["generate"]) == 2
    captured = capsys.readouterr()
    assert captured.out == "generated/shop: 25 schemas, 13 operations, unchanged\n"
    assert captured.err.count("SW0123") == 1


def test_json_is_one_object_a_line(project: Path, pipeline: Put, capsys: Output) -> None:
    pipeline(fails)
    assert main(["generate", "shop", "--json"]) == 2
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["code"] for line in lines] == ["SW0199", "SW0123"]
    assert (lines[1]["path"], lines[1]["line"], lines[1]["column"]) == ("order.json", 14, 9)


def test_json_also_when_the_call_is_wrong(project: Path, capsys: Output) -> None:
    assert main(["generate", "--json", "--frobnicate"]) == 2
    assert json.loads(capsys.readouterr().err)["code"] == "SW0900"


def test_check_names_each_file(project: Path, pipeline: Put, capsys: Output) -> None:
    kinds = ("stale", "edited", "missing", "extra", "malformed")
    found = tuple(FileDifference(kind, f"{kind}.py") for kind in kinds)  # type: ignore[arg-type]
    pipeline(lambda job, problems: report_of(job, findings=found))
    assert main(["check", "shop"]) == 1
    lines = capsys.readouterr().out.splitlines()
    for kind, line in zip(kinds, lines, strict=False):
        assert line.startswith(f"generated/shop/{kind}.py: {kind}")
    assert lines[5:] == [
        "generated/shop: 5 files differ; run schemawright generate "
        "(with --force, to give up what was edited)"
    ]


@pytest.mark.parametrize("kind", ["stale", "missing"])
def test_nothing_is_forced_that_was_not_edited(
    project: Path, pipeline: Put, capsys: Output, kind: Any
) -> None:
    pipeline(lambda job, problems: report_of(job, findings=(FileDifference(kind, "models.py"),)))
    assert main(["check", "shop"]) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "generated/shop: 1 file differs; run schemawright generate"


@pytest.mark.parametrize("kind", ["edited", "extra", "malformed"])
def test_what_was_made_by_hand_is_only_given_up_by_force(
    project: Path, pipeline: Put, capsys: Output, kind: Any
) -> None:
    pipeline(lambda job, problems: report_of(job, findings=(FileDifference(kind, "models.py"),)))
    assert main(["check", "shop"]) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.endswith("; run schemawright generate (with --force, to give up what was edited)")
    assert main(["check", "shop", "--json"]) == 1
    captured = capsys.readouterr()
    assert json.loads(captured.err)["hint"].endswith("overwrite it: generate --force")


def test_check_as_json(project: Path, pipeline: Put, capsys: Output) -> None:
    pipeline(lambda job, problems: report_of(job, findings=(FileDifference("stale", "models.py"),)))
    assert main(["check", "shop", "--json"]) == 1
    finding = json.loads(capsys.readouterr().err)
    assert (finding["code"], finding["path"]) == ("SW0811", "generated/shop/models.py")
    assert finding["hint"] == "run schemawright generate"


def test_check_of_what_is_current(project: Path, pipeline: Put, capsys: Output) -> None:
    pipeline(lambda job, problems: report_of(job))
    assert main(["check", "shop"]) == 0
    assert capsys.readouterr().out == "generated/shop: 25 schemas, 13 operations, up to date\n"


def breaks(job: Job, problems: Problems) -> Report:
    raise KeyError("oops\x1b[31m")


def test_a_bug_of_ours_is_no_traceback(
    project: Path, pipeline: Put, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline(breaks)
    monkeypatch.delenv("SCHEMAWRIGHT_DEBUG", raising=False)
    assert main(["generate", "shop"]) == 70
    error = capsys.readouterr().err
    assert error.startswith("error[SW0999]: internal error: KeyError: ")
    assert "report it" in error
    assert "Traceback" not in error
    assert "\x1b" not in error
    monkeypatch.setenv("SCHEMAWRIGHT_DEBUG", "1")
    assert main(["generate", "shop"]) == 70
    assert "Traceback" in capsys.readouterr().err


def interrupted(job: Job, problems: Problems) -> Report:
    raise KeyboardInterrupt


def test_an_interrupt(project: Path, pipeline: Put, capsys: Output) -> None:
    pipeline(interrupted)
    assert main(["generate", "shop"]) == 130
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["generate", "--help"], ["check", "--help"]])
def test_help_has_examples(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as exited:
        main(arguments)
    assert exited.value.code == 0
    assert "schemawright generate --source api.yaml" in capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_sentences_of_help_are_fragments(command: Command) -> None:
    parser = argparse.ArgumentParser(add_help=False)
    command.arguments(parser)
    helps = [action.help or "" for action in parser._actions]
    for sentence in (command.about, command.description or command.about, *helps):
        assert sentence
        assert not sentence[0].isupper(), sentence
        assert sentence[-1] not in ".?!", sentence


def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    root = str(Path(__file__).parent.parent.parent)
    environment = {**os.environ, "PYTHONPATH": root, **more}
    command = [sys.executable, "-m", "schemawright", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=HANGS)


@pytest.mark.program
def test_version_loads_nothing_heavy() -> None:
    done = run("--version", PYTHONPROFILEIMPORTTIME="1")
    assert done.stdout == "schemawright 0.1.0\n"
    loaded = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert "argparse" in loaded
    assert not loaded & {"black", "jinja2", "pydantic", "rich", "yaml", "json", "jsonschema"}


@pytest.mark.program
def test_a_locale_that_knows_only_ascii(project: Path) -> None:
    done = run("generate", "caf\u00e9", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 2
    assert "there is no package 'caf\\xe9'" in done.stderr


@pytest.mark.program
@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are always text there")
def test_names_of_files_do_not_depend_on_the_locale(project: Path) -> None:
    """Not where it has no name for what is in them: a package is the same everywhere."""
    folder = project / "schemas" / "shop"
    (folder / "caf\u00e9.json").write_text('{"properties": {"a": {"$ref": "s\u00fc\u00df.json"}}}')
    (folder / "s\u00fc\u00df.json").write_text('{"type": "string"}')
    for call in (["shop"], ["--source", "schemas/shop/caf\u00e9.json", "--output", "one"]):
        assert run("generate", *call, PYTHONUTF8="1").returncode == 0
        plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
        done = run("generate", *call, **plain)
        assert done.stdout.endswith("unchanged\n"), done.stderr
        assert run("check", "shop", "--no-cache", **plain).returncode == 0


@pytest.mark.program
def test_nobody_reads_the_output() -> None:
    """`schemawright --help | head -1`, and the reader is gone."""
    root = str(Path(__file__).parent.parent.parent)
    program = (
        "import argparse, sys, schemawright.cli as cli\n"
        "run = lambda _: cli.display.say('x' * 999_999) or 0\n"
        "cli.parse_call = lambda *_: argparse.Namespace(run=run)\n"
        "sys.exit(cli.main([]))"
    )
    reading, writing = os.pipe()
    os.close(reading)
    environment = {**os.environ, "PYTHONPATH": root}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environment, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.program
@pytest.mark.skipif(sys.platform == "win32", reason="the shell is another there")
@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        ("check >&-", 1, ""),
        ("check 2>&-", 1, ""),
        ("generate >&- 2>&-", 0, ""),
        ("generate <&- >&- 2>&-", 0, ""),
        ("generate nothing 2>&-", 2, ""),
        ("generate nothing --json 2>&-", 2, ""),
        ("--help >&-", 0, ""),
        ("check > /dev/full", 74, "standard output cannot be written: No space left on device"),
        ("check > /dev/full 2> /dev/full", 74, ""),
        ("generate nothing 2> /dev/full", 2, ""),
        ("generate nothing --json 2> /dev/full", 2, ""),
    ],
)
def test_output_that_is_closed_or_full(project: Path, call: str, code: int, said: str) -> None:
    """The result of a run does not depend on who hears of it; a full disk is no bug of ours."""
    for name in ("fullstory", "shop"):
        (project / "schemas" / name / "a.json").write_text("{}")
    if "/dev/full" in call and not Path("/dev/full").exists():
        pytest.skip("there is no such device here")
    command = f'exec "{sys.executable}" -m schemawright {call}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=HANGS)
    assert done.returncode == code, done.stderr
    assert done.stderr.strip() == said


@pytest.mark.program
@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use stays there")
def test_a_working_folder_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    command = f'cd "{gone}" && rmdir "{gone}" && exec "{sys.executable}" -m schemawright check'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=HANGS)
    assert done.returncode == 2
    assert "error[SW0900]: the working folder is not there any more" in done.stderr


def test_colour_on_a_terminal_only(
    project: Path, pipeline: Put, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def odd(job: Job, problems: Problems) -> Report:
        problems.warning("SW0199", "[bold]odd[/bold] :smile:", "look at it")
        return report_of(job)

    pipeline(odd)
    for name in ("NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert main(["generate", "shop"]) == 0
    plain = capsys.readouterr().err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["generate", "shop"]) == 0
    coloured = capsys.readouterr().err
    assert "\x1b" not in plain
    assert "\x1b[1;33m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
