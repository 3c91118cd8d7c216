"""Folders that must not become a package."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from schemawright.diagnostics import Problems, Rejected

from tests.publish.packages import OLD, package, put


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with documents in `schemas/shop`, a home and a working folder of their own."""
    project = tmp_path / "project"
    for folder in ("schemas/shop", ".git", "home", "work"):
        (project / folder).mkdir(parents=True)
    (project / "schemas" / "shop" / "order.json").write_text("{}")
    monkeypatch.setenv("HOME", str(project / "home"))
    monkeypatch.chdir(project / "work")
    return project


def everything_in(folder: Path) -> list[str]:
    return sorted(str(path) for path in folder.rglob("*"))


@pytest.mark.parametrize(
    "output, code, words",
    [
        ("/", "SW0801", "root of the file system"),
        ("{project}/home", "SW0801", "home folder"),
        ("{project}/schemas/shop", "SW0801", "the input"),
        ("{project}/schemas", "SW0801", "the input"),
        ("{project}", "SW0801", "the input"),
        ("{project}/schemas/shop/../../schemas", "SW0801", "the input"),
        (".", "SW0801", "working folder"),
        ("{project}/.git/shop", "SW0801", "inside .git"),
        ("{project}/.git", "SW0801", "inside .git"),
        ("{project}/.GIT/shop", "SW0801", "inside .git"),
        ("{project}/GIT~1/shop", "SW0801", "inside .git"),
        ("{project}/.git. ./shop", "SW0801", "inside .git"),
        ("{project}/.git::$INDEX_ALLOCATION/shop", "SW0801", "inside .git"),
        ("{project}/.g\u200cit/shop", "SW0801", "inside .git"),
        ("{project}/" + "x" * 300, "SW0807", "name too long"),
        ("{project}/" + "x" * 300 + "/shop", "SW0807", "name too long"),
        ("{project}/file", "SW0803", "is a file"),
        ("{project}/link_inside", "SW0802", "link_inside is a symbolic link"),
        ("{project}/link_outside", "SW0802", "link_outside is a symbolic link"),
        ("{project}/link_outside/shop", "SW0802", "link_outside is a symbolic link"),
        ("{project}/link_nowhere", "SW0802", "link_nowhere is a symbolic link"),
        ("{project}/link_input", "SW0801", "the input"),
        ("{project}/file/shop", "SW0807", "Not a directory|File exists"),
    ],
)
def test_refused(project: Path, tmp_path: Path, output: str, code: str, words: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (project / "file").write_text("")
    (project / "link_inside").symlink_to(project / "work" / "deep")
    (project / "work" / "deep").mkdir()
    (project / "link_outside").symlink_to(outside)
    (project / "link_nowhere").symlink_to(project / "nowhere")
    (project / "link_input").symlink_to(project / "schemas" / "shop")
    before = everything_in(tmp_path)
    target = Path(output.format(project=project))
    with pytest.raises(Rejected, match=rf"(?s){code}.*{words}"):
        put(package(OLD), project / "schemas" / "shop", target, force=True)
    assert everything_in(tmp_path) == before


def test_links_above_the_project_are_fine(project: Path, tmp_path: Path) -> None:
    """A home on another disk, or /tmp on a Mac, is reached through a link."""
    (tmp_path / "way").symlink_to(project)
    way = tmp_path / "way"
    put(package(OLD), way / "schemas" / "shop", way / "generated" / "shop")
    assert (project / "generated" / "shop" / "models.py").exists()


@pytest.mark.parametrize("target", ["src", "../outside"])
def test_a_link_on_the_way_is_refused(project: Path, target: str) -> None:
    """Wherever it leads, and also if the package would lie deeper than it."""
    (project / target).mkdir()
    (project / "generated").symlink_to(target)
    for output in (project / "generated" / "shop", project / "generated" / "deep" / "shop"):
        with pytest.raises(Rejected, match=r"SW0802.*generated is a symbolic link"):
            put(package(OLD), project / "schemas" / "shop", output)
    assert os.listdir(project / target) == []


@pytest.mark.parametrize("name", ["my-shop", "class", "1st"])
def test_a_name_that_cannot_be_imported_is_a_warning(project: Path, name: str) -> None:
    problems = Problems()
    output = project / "generated" / name
    put(package(OLD), project / "schemas" / "shop", output, problems)
    assert [(d.severity, d.code) for d in problems.reported] == [("warning", "SW0808")]
    assert output.is_dir()
