"""`check` is silent about a package as it was generated, and names whatever differs from it."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from schemawright import cli, config, pipeline
from schemawright.diagnostics import Problems
from schemawright.publish.contents import Package

from tests.conftest import REPOSITORY
from tests.package.conftest import SOURCE, tree


@dataclass
class Project:
    """A project with one package, `check`ed by the command in this process.

    What generation gives is kept: `build`, which would take seconds, is not run again unless
    a check is made `afresh`.
    """

    root: Path
    built: Package | None
    capture: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch

    @property
    def package(self) -> Path:
        return self.root / "generated" / "fullstory"

    def check(self, *, afresh: bool = False) -> tuple[int, str]:
        """The exit code and what was printed."""
        with self.patch.context() as patch:
            patch.chdir(self.root)
            if not afresh:
                patch.setattr(pipeline, "build", self._build)
            code = cli.main(["check"])
        return code, self.capture.readouterr().out

    def _build(self, job: config.Job, problems: Problems) -> Package:
        assert self.built is not None, "nothing has changed, and yet it is generated"
        return self.built


@pytest.fixture(scope="module")
def built() -> Package:
    return pipeline.build(config.one_off(SOURCE, Path("fullstory")), Problems())


@pytest.fixture
def project(
    package: Path,
    built: Package,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Project:
    shutil.copytree(SOURCE, tmp_path / "schemas" / "fullstory")
    shutil.copytree(package, tmp_path / "generated" / "fullstory")
    return Project(tmp_path, built, capsys, monkeypatch)


def test_fresh(project: Project) -> None:
    before = tree(project.package)
    code, said = project.check(afresh=True)
    assert (code, said.count("\n")) == (0, 1)
    assert "up to date" in said
    assert tree(project.package) == before


def test_fresh_again(project: Project) -> None:
    """The second answer comes from what the first run noted, and is the same."""
    first = project.check()
    assert first[0] == 0
    project.built = None
    assert project.check() == first


def test_every_byte_counts(project: Project) -> None:
    """One bit of any file, its size and its times unchanged."""
    assert project.check()[0] == 0
    files = sorted(tree(project.package))
    assert len(files) > 20
    for name in files:
        path = project.package / name
        content, times = path.read_bytes(), path.stat()
        for at in {0, len(content) // 2, len(content) - 1}:
            path.write_bytes(flipped(content, at))
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
            code, said = project.check()
            assert code == 1, f"{name}: byte {at}"
            assert [line for line in said.splitlines() if f"generated/fullstory/{name}:" in line]
        path.write_bytes(content)
    assert project.check()[0] == 0


def flipped(content: bytes, at: int) -> bytes:
    """`content` with another byte at `at`; an empty file gets one."""
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :] if content else b"\n"


@pytest.mark.parametrize("name", ["models.py", "_runtime/model.py", "manifest.json", "py.typed"])
def test_a_file_is_missing(project: Project, name: str) -> None:
    (project.package / name).unlink()
    code, said = project.check()
    assert code == 1
    assert f"generated/fullstory/{name}: missing" in said


@pytest.mark.parametrize("name", ["mine.py", "_runtime/mine.py", "sub/mine.txt"])
def test_a_file_is_added(project: Project, name: str) -> None:
    assert project.check()[0] == 0
    (project.package / name).parent.mkdir(exist_ok=True)
    (project.package / name).touch()
    code, said = project.check()
    assert code == 1
    assert f"generated/fullstory/{name}: extra" in said


def test_a_document_has_changed(project: Project) -> None:
    assert project.check()[0] == 0
    document = project.root / "schemas" / "fullstory" / "fullstory-createeventrequest-schema.json"
    text = document.read_text(encoding="utf-8")
    changed = text.replace("The name of the custom event", "What happened")
    assert text != changed
    document.write_text(changed, encoding="utf-8")
    code, said = project.check(afresh=True)
    assert code == 1
    stale = {line.split(":")[0] for line in said.splitlines() if ": stale" in line}
    files = ("models.py", "schemas.json", "manifest.json")
    wanted = {f"generated/fullstory/{name}" for name in files}
    assert stale == wanted
    assert "edited" not in said


def test_a_package_is_not_there(project: Project) -> None:
    shutil.rmtree(project.package)
    code, said = project.check()
    assert code == 1
    assert "models.py: missing" in said


def test_the_committed_package_is_what_generation_gives(package: Path) -> None:
    committed = REPOSITORY / "generated" / "fullstory"
    assert committed.is_dir(), "run `make generate`, and commit generated/"
    assert tree(committed) == tree(package), "run `make generate`, then read the diff"
