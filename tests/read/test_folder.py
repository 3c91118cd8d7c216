"""Which files are read, in which order, and under which names."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

import pytest
from schemawright.diagnostics import Problems
from schemawright.read import is_overlay, read
from schemawright.resolve import resolve


def make(folder: Path, *names: str, text: str = "{}") -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def paths(folder: Path) -> list[str]:
    problems = Problems()
    found = [source.path for source in read(folder, problems)]
    assert not problems.reported, "\n".join(map(str, problems.reported))
    return found


def codes(path: Path) -> list[str]:
    problems = Problems()
    assert read(path, problems) == ()
    return [diagnostic.code for diagnostic in problems.reported]


def test_documents_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    make(tmp_path, "b.json", "a/z.yml", "a.yaml", "B.JSON", "a-b.json", "a/b/c.json", "ä.json")
    found = ["B.JSON", "a-b.json", "a.yaml", "a/b/c.json", "a/z.yml", "b.json", "ä.json"]
    assert paths(tmp_path) == found


def test_other_and_hidden_files_are_not_documents(tmp_path: Path) -> None:
    make(tmp_path, "a.json", "README.md", "a.json.bak", ".b.json", ".git/c.json", "d/.e/f.json")
    assert paths(tmp_path) == ["a.json"]


def test_a_folder_may_look_like_a_document(tmp_path: Path) -> None:
    make(tmp_path, "a.json/b.json")
    assert paths(tmp_path) == ["a.json/b.json"]


def test_names_are_carried_as_they_are(tmp_path: Path) -> None:
    names = ["-rf.json", "a\nb.json", 'q"""\'.json', "{{7*7}}.json", "a b#c%20.json"]
    make(tmp_path, *names)
    assert paths(tmp_path) == sorted(names)


def test_shown_is_what_the_user_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "schemas/shop/order.json")
    monkeypatch.chdir(tmp_path)
    assert [s.shown for s in read(Path("schemas"), Problems())] == ["schemas/shop/order.json"]


@pytest.mark.parametrize(("name", "text"), [("a.json", "{}"), ("a.yaml", "{}"), ("a", "b: 1")])
def test_one_document_may_be_named(tmp_path: Path, name: str, text: str) -> None:
    make(tmp_path, name, "other.json", text=text)
    found = read(tmp_path / name, Problems())
    assert [(s.path, s.shown) for s in found] == [(name, str(tmp_path / name))]


def test_what_is_not_there(tmp_path: Path) -> None:
    assert codes(tmp_path / "schemas") == ["SW0101"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    assert codes(tmp_path) == ["SW0103", "SW0102"]
    assert codes(tmp_path / "a.json") == ["SW0103", "SW0102"]
    (tmp_path / "b.json").write_text('{"$ref": "a.json"}')
    problems = Problems()
    resolve(read(tmp_path, problems), problems)
    assert [(d.code, d.place and d.place.pointer) for d in problems.reported] == [
        ("SW0103", None),
        ("SW0302", "/$ref"),
    ]


def test_a_file_that_vanishes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> IO[bytes]:
        raise PermissionError(13, "Permission denied")

    make(tmp_path, "a.json")
    monkeypatch.setattr("schemawright.read.opened", fail)
    problems = Problems()
    assert read(tmp_path, problems) == ()
    assert "SW0104" in str(problems.reported[0])
    assert "Permission denied" in str(problems.reported[0])


@pytest.mark.skipif(sys.platform == "darwin", reason="file names are always text there")
def test_a_name_that_is_not_text(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.json")).write_text("{}")
    assert codes(tmp_path) == ["SW0105"]


def test_links_inside_the_folder_are_followed(tmp_path: Path) -> None:
    make(tmp_path, "common/a.json", "shop/b.json")
    (tmp_path / "shop/common").symlink_to("../common")
    (tmp_path / "c.json").symlink_to("shop/b.json")
    assert paths(tmp_path) == ["c.json", "common/a.json", "shop/b.json", "shop/common/a.json"]


def test_the_input_itself_may_be_a_link(tmp_path: Path) -> None:
    make(tmp_path, "real/a.json")
    (tmp_path / "link").symlink_to("real")
    assert paths(tmp_path / "link") == ["a.json"]


def test_circles_of_links_end(tmp_path: Path) -> None:
    folders = [f"f{i}" for i in range(8)]
    make(tmp_path, *(f"{folder}/a.json" for folder in folders))
    for folder in folders:
        (tmp_path / folder / "here").symlink_to(".")
        (tmp_path / folder / "up").symlink_to("..")
        for other in folders:
            (tmp_path / folder / f"to-{other}").symlink_to(f"../{other}")
    assert len(paths(tmp_path)) == 8 + 8 * 7


def test_a_link_into_a_sibling_of_the_same_prefix_leads_outside(tmp_path: Path) -> None:
    make(tmp_path, "in/a.json", "in-side/b.json")
    (tmp_path / "in/b.json").symlink_to("../in-side/b.json")
    (tmp_path / "in/notes.md").symlink_to("../in-side/b.json")
    problems = Problems()
    assert [source.path for source in read(tmp_path / "in", problems)] == ["a.json"]
    assert [d.code for d in problems.reported] == ["SW0103"]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ('{"overlay": "1.0.0", "actions": []}', True),
        ('{"overlay": "1.1"}', True),
        ('{"overlay": 1.0}', True),
        ('{"overlay": {"type": "string"}}', False),
        ('{"overlay": true}', False),
        ('{"overlay": "modal"}', False),
        ('["overlay"]', False),
        ("true", False),
    ],
)
def test_overlays_are_known_by_their_version(tmp_path: Path, text: str, answer: bool) -> None:
    make(tmp_path, "a.json", text=text)
    (source,) = read(tmp_path, Problems())
    assert is_overlay(source) is answer
