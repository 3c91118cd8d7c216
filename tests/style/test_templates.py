"""Templates of a project: found first, trusted, and formatted by black."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import schemawright

from tests.style.corpora import GOLDEN

SHOP = GOLDEN / "shop" / "input"
OPENAPI = GOLDEN / "openapi" / "input"
METHOD = """
    {{ method.head|code(4) }}
        {{ (method.text ~ "\n\nSee the handbook.")|docstring( 8 ) }}
        {{ method.body|code(8) }}
        x = 'ugly'
"""


def generated(source: Path, folder: Path, **options: object) -> dict[str, str]:
    """The texts of a package by path, without the manifest."""
    schemawright.generate(source, folder, **options)
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json")
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in files}


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    (folder / "client").mkdir(parents=True)
    return folder


def test_a_method_is_laid_out_by_the_project(templates: Path, tmp_path: Path) -> None:
    (templates / "client" / "method.py.jinja").write_text(METHOD)
    ours = generated(OPENAPI, tmp_path / "package")
    theirs = generated(OPENAPI, tmp_path / "theirs" / "package", templates=templates)
    changed = {path for path, text in theirs.items() if ours[path] != text}
    assert changed == {"client.py"}
    assert '        x = "ugly"\n' in theirs["client.py"]
    tree = ast.parse(theirs["client.py"])
    (client,) = (n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == "Client")
    methods = (node for node in client.body[2:] if isinstance(node, ast.FunctionDef))
    texts = [
        ast.get_docstring(n) or ""
        for n in methods
        if "overload" not in map(ast.unparse, n.decorator_list)
    ]
    assert texts
    assert all(text.endswith("See the handbook.") for text in texts)


def test_a_template_can_extend_ours(templates: Path, tmp_path: Path) -> None:
    text = '{% include "schemawright/client/method.py.jinja" %}\n    # reviewed\n'
    (templates / "client" / "method.py.jinja").write_text(text)
    assert "# reviewed" in generated(OPENAPI, tmp_path / "p", templates=templates)["client.py"]


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        ("method.py.jinja", "{{ method.nothing }}", "method.py.jinja:1: error[SW0704]: the temp"),
        ("method.py.jinja", "\n{{ method.text }}", "method.py.jinja:2: error[SW0704]: the temp"),
        ("method.py.jinja", "{% if %}", "method.py.jinja:1: error[SW0704]: the template cannot"),
        (
            "method.py.jinja",
            "def (:",
            "error[SW0704]: with these templates, the generated client.py is not valid",
        ),
        ("methods.py.jinja", "", "methods.py.jinja: error[SW0705]: there is no template of this"),
    ],
)
def test_mistakes(templates: Path, tmp_path: Path, path: str, text: str, problem: str) -> None:
    (templates / "client" / path).write_text(text)
    with pytest.raises(schemawright.Rejected) as caught:
        generated(OPENAPI, tmp_path / "package", templates=templates)
    assert problem in str(caught.value)
    assert not (tmp_path / "package").exists()


def test_black_itself_changes_nothing(tmp_path: Path) -> None:
    ours = generated(SHOP, tmp_path / "package")
    assert generated(SHOP, tmp_path / "b" / "package", formatter="black") == ours


@pytest.mark.parametrize("length", [60, 100])
def test_lines_are_as_long_as_the_project_has_them(length: int, tmp_path: Path) -> None:
    from black import Mode, TargetVersion, format_str

    mode = Mode({TargetVersion.PY311}, line_length=length)
    for path, text in generated(SHOP, tmp_path / "package", line_length=length).items():
        if path.endswith(".py"):
            assert format_str(text, mode=mode) == text
