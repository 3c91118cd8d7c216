"""What an earlier run noted saves work, and deceives nobody."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schemawright import pipeline
from schemawright.config import Job, Options
from schemawright.diagnostics import Problems
from schemawright.manifest import digest
from schemawright.publish import cache, notes
from schemawright.publish.contents import Package
from schemawright.publish.report import Report

from tests.publish.packages import OLD, package


@dataclass
class Project:
    """A project with one package of one document, where generation is a stand-in that counts."""

    root: Path
    cache: Path
    builds: int = 0
    problems: Problems = field(default_factory=Problems)

    @property
    def document(self) -> Path:
        return self.root / "schemas" / "shop" / "order.json"

    @property
    def package(self) -> Path:
        return self.root / "generated" / "shop"

    @property
    def job(self) -> Job:
        source = self.root / "schemas" / "shop"
        return Job("shop", source, self.package, Options(), root=self.root, cache=True)

    def generate(self, **changes: object) -> int:
        """How many times it was built for one run."""
        before = self.builds
        self.problems = Problems()
        pipeline.generate(replace(self.job, **changes), self.problems)  # type: ignore[arg-type]
        return self.builds - before

    def check(self, **changes: object) -> tuple[int, Report]:
        before = self.builds
        self.problems = Problems()
        report = pipeline.check(replace(self.job, **changes), self.problems)  # type: ignore[arg-type]
        return self.builds - before, report

    def build(self, _: Job, problems: Problems) -> Package:
        self.builds += 1
        problems.warning("SW0306", "a warning", "do something", None)
        return package(OLD, **{"order.json": digest(self.document.read_bytes())})

    @property
    def note(self) -> Path:
        (found,) = self.cache.glob("*.json")
        return found


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    project = Project(tmp_path / "project", tmp_path / "cache" / "schemawright")
    project.document.parent.mkdir(parents=True)
    project.document.write_text("{}")
    monkeypatch.chdir(project.root)
    monkeypatch.setattr(pipeline, "build", project.build)
    return project


def test_a_run_without_changes_builds_nothing_and_says_the_same(project: Project) -> None:
    assert project.generate() == 1
    said = project.problems.reported
    assert [warning.code for warning in said] == ["SW0306"]
    assert project.generate() == 0
    assert project.problems.reported == said
    builds, report = project.check()
    assert (builds, report.is_current, report.schemas, report.operations) == (0, True, 1, 1)


def test_a_check_is_noted_as_well(project: Project) -> None:
    project.generate(cache=False)
    assert not project.cache.exists()
    assert [project.check()[0] for _ in range(2)] == [1, 0]


@pytest.mark.parametrize("of", ["document", "package", "options", "other document"])
def test_what_changed_is_looked_at(project: Project, of: str) -> None:
    """One byte, with the size and the times of the file as they were."""
    project.generate()
    changes: dict[str, object] = {}
    if of == "options":
        changes["options"] = Options(formats="annotate")
    elif of == "other document":
        (project.document.parent / "more.yaml").write_text("{}")
    else:
        path = project.document if of == "document" else project.package / "models.py"
        times = path.stat()
        path.write_text({"document": "[]", "package": "odd = 1\n"}[of])
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    builds, report = project.check(**changes)
    assert builds == 1
    assert [found.path for found in report.findings] == {
        "package": ["models.py"],
        "document": ["manifest.json"],
    }.get(of, [])


def test_templates_are_looked_at(project: Project) -> None:
    template = project.root / "templates" / "client.py.jinja"
    template.parent.mkdir()
    template.write_text("one")
    options = Options(templates=template.parent)
    project.generate(options=options)
    assert project.check(options=options)[0] == 0
    times = template.stat()
    template.write_text("two")
    os.utime(template, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert project.check(options=options)[0] == 1


def test_another_generator_is_asked_anew(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.generate()
    monkeypatch.setattr("schemawright.publish.fingerprint._generator", list)
    assert project.check()[0] == 1


def test_a_package_and_its_manifest_are_not_believed_together(project: Project) -> None:
    """Code that somebody put there, with a manifest that vouches for it."""
    project.generate()
    injected = (project.package / "models.py").read_text() + "print('evil')\n"
    (project.package / "models.py").write_text(injected)
    manifest = json.loads((project.package / "manifest.json").read_text())
    manifest["files"]["models.py"] = digest(injected.encode())
    (project.package / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    builds, report = project.check()
    assert (builds, [f.path for f in report.findings]) == (1, ["manifest.json", "models.py"])


def test_a_document_that_changes_meanwhile_is_not_noted(project: Project) -> None:
    """Otherwise the package of the one would pass for the other's once it is changed back."""

    def build(job: Job, problems: Problems) -> Package:
        project.document.write_text('{"type": "string"}')
        built = project.build(job, problems)
        project.document.write_text("{}")
        return built

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "build", build)
        assert project.generate() == 1
    assert not project.cache.exists()
    assert project.check()[0] == 1


def test_nothing_is_believed_in_ci(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.generate()
    monkeypatch.setenv("CI", "true")
    assert [project.check()[0] for _ in range(2)] == [1, 1]
    assert project.generate() == 0


def test_nothing_is_believed_or_noted_without_a_cache(project: Project) -> None:
    project.generate(cache=False)
    project.check(cache=False)
    assert not project.cache.exists()
    project.generate()
    assert project.check(cache=False)[0] == 1


def _text(text: str) -> Callable[[Path], object]:
    return lambda note: note.write_text(text)


def _changed(**members: object) -> Callable[[Path], object]:
    return lambda note: note.write_text(json.dumps(json.loads(note.read_text()) | members))


def _in_place_of_it(make: Callable[[Path], object]) -> Callable[[Path], object]:
    def damage(note: Path) -> None:
        note.rename(note.with_name("elsewhere"))
        make(note)

    return damage


_WARNING = {"severity": "warning", "code": "SW0306", "message": "\x1b[31mevil", "hint": ""}
BAD_NOTES: dict[str, Callable[[Path], object]] = {
    "empty": _text(""),
    "half": lambda note: note.write_bytes(note.read_bytes()[:-9]),
    "not text": lambda note: note.write_bytes(b"\xff\xfe\x00"),
    "a list": _text("[]"),
    "deep": _text("[" * 200_000),
    "deep and whole": _text("[" * 200_000 + "]" * 200_000),
    "huge": lambda note: note.write_bytes(note.read_bytes() + b" " * notes.MAX_BYTES),
    "another form": _changed(form=0),
    "other inputs": _changed(inputs=None),
    "another package": _changed(manifest="0" * 64),
    "no warnings": _changed(warnings=None),
    "warnings that are none": _changed(warnings=[_WARNING]),
    "a place that is none": _changed(warnings=[_WARNING | {"place": {"path": 1}}]),
    "an error": _changed(warnings=[_WARNING | {"place": None, "severity": "error"}]),
    "a pipe": _in_place_of_it(os.mkfifo),
    "a folder": _in_place_of_it(lambda note: note.mkdir()),
    "a link": _in_place_of_it(lambda note: note.symlink_to("elsewhere")),
    "a link to nothing": _in_place_of_it(lambda note: note.symlink_to("nowhere")),
    "for all to write": lambda note: note.chmod(0o666),
    "for the group to write": lambda note: note.chmod(0o620),
    "in a folder for all": lambda note: note.parent.chmod(0o777),
    "in a linked folder": lambda note: (
        note.parent.rename(note.parent.with_name("real")),
        note.parent.symlink_to("real"),
    ),
}


@pytest.mark.parametrize("damage", BAD_NOTES.values(), ids=BAD_NOTES)
def test_a_bad_note_is_as_if_it_were_not_there(
    project: Project, damage: Callable[[Path], object], capfd: pytest.CaptureFixture[str]
) -> None:
    project.generate()
    damage(project.note)
    assert project.generate() == 1
    assert [warning.message for warning in project.problems.reported] == ["a warning"]
    assert capfd.readouterr() == ("", "")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=9,
)
_PLACES = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("path", "pointer", "line", "column", "text", "more"), _JSON)
)
_WARNINGS = st.fixed_dictionaries(
    {"severity": st.just("warning") | _JSON, "place": _PLACES | _JSON},
    optional=dict.fromkeys(("code", "message", "hint"), st.text() | _JSON),
)


@given(st.lists(_WARNINGS, max_size=2) | _JSON)
def test_any_warnings_of_a_note_are_some_or_none(noted: object) -> None:
    """Whatever a note says, reading it is no error, and what comes out can be shown."""
    warnings = cache._warnings(json.loads(json.dumps(noted)))
    for warning in warnings or ():
        assert str(warning).startswith("warning[") or ": warning[" in str(warning)
        json.dumps(warning.as_json())


@pytest.mark.parametrize("what", ["the note", "its folder"])
def test_what_is_somebody_elses_is_not_believed(
    project: Project, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    project.generate()
    user = os.geteuid()
    if user == 0:
        os.chown(project.note if what == "the note" else project.cache, 12345, 12345)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: user + 1)
    assert project.generate() == 1


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"HOME": ""},
        {"HOME": "relative"},
        {"XDG_CACHE_HOME": "relative"},
        {"HOME": "/proc/nowhere"},
        {"XDG_CACHE_HOME": "/dev/null"},
        {"XDG_CACHE_HOME": "{project}/cache"},
        {"HOME": "{project}"},
        {"XDG_CACHE_HOME": "{project}/way/cache"},
    ],
    ids=str,
)
def test_no_home_and_none_in_the_project(
    project: Project, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    """What lies in the checkout may be anybody's, also where a link leads back to it."""
    (project.root / "way").symlink_to(".")
    for name in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value.format(project=project.root))
    assert [project.generate() for _ in range(2)] == [1, 1]
    assert sorted(os.listdir(project.root)) == ["generated", "schemas", "way"]


def test_notes_do_not_pile_up(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "MAX_NOTES", 10)
    project.generate()
    project.note.unlink()
    (project.cache / "mine.txt").write_text("")
    for number in range(20):
        notes.write_note(project.cache, f"{number:064x}", {"number": number})
        os.utime(project.cache / f"{number:064x}.json", (number, number))
    assert len(os.listdir(project.cache)) <= 11
    assert notes.read_note(project.cache, f"{19:064x}") == {"number": 19}
    assert (project.cache / "mine.txt").exists()
