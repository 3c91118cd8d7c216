"""Which packages a project has, and what a configuration gets wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from schemawright.config import Job, Options, jobs, one_off, root_of
from schemawright.diagnostics import Problems

MISTAKES = yaml.safe_load(Path(__file__).with_name("mistakes.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "schemas" / "shop").mkdir(parents=True)
    return tmp_path


def configured(root: Path, text: str, *packages: str) -> tuple[tuple[Job, ...], list[str]]:
    (root / "pyproject.toml").write_text(text, encoding="utf-8")
    problems = Problems()
    return jobs(root, packages, problems), [str(d).split("\n", 1)[0] for d in problems.reported]


def job(root: Path, name: str, source: str, output: str, options: Options | None = None) -> Job:
    """A package of the project as its configuration writes it."""
    options = options or Options()
    return Job(name, root / source, root / output, options, root=root, cache=True)


def test_without_a_table_every_folder_is_a_package(root: Path) -> None:
    for name in ("bank", ".hidden", "__pycache__"):
        (root / "schemas" / name).mkdir()
    (root / "schemas" / "notes.json").write_text("{}")
    for text in ("", "[project]\nname = 'x'\n", "[tool.schemawright]\n"):
        found, problems = configured(root, text)
        assert problems == []
        assert found == tuple(
            job(root, name, f"schemas/{name}", f"generated/{name}") for name in ("bank", "shop")
        )


def test_a_table_says_all_there_is_to_say(root: Path) -> None:
    (root / "api.yaml").write_text("")
    text = """
[tool.schemawright.packages.api]
source = "api.yaml"
output = "src/api"
formats = "annotate"
models = "msgspec"
dialect = "draft7"
optional = "missing"
client = false

[tool.schemawright.packages.shop]
"""
    found, problems = configured(root, text)
    assert problems == []
    annotated = Options("annotate", "msgspec", "missing", "draft7", client=False)
    assert found == (
        job(root, "api", "api.yaml", "src/api", annotated),
        job(root, "shop", "schemas/shop", "generated/shop"),
    )
    assert configured(root, text, "shop")[0] == found[1:]


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case["problem"])
def test_mistakes(root: Path, case: dict[str, str]) -> None:
    (root / "link").symlink_to("/tmp")
    _, problems = configured(root, case["toml"])
    assert [p[: len(case["problem"])] for p in problems] == [case["problem"]]


@pytest.mark.parametrize(
    ("first", "second"),
    [("build/all", "build/all"), ("build/all", "build/all/shop"), ("build/all/api", "build/all")],
)
def test_no_package_lies_in_another(root: Path, first: str, second: str) -> None:
    (root / "schemas" / "api").mkdir()
    text = "".join(
        f'[tool.schemawright.packages.{name}]\noutput = "{output}"\n'
        for name, output in (("api", first), ("shop", second))
    )
    _, problems = configured(root, text)
    assert problems == [
        "pyproject.toml: error[SW0903]: packages 'api' and 'shop' would be written into each other"
    ]


def test_packages_may_lie_side_by_side(root: Path) -> None:
    (root / "schemas" / "api").mkdir()
    text = """
[tool.schemawright.packages.api]
output = "build/all"

[tool.schemawright.packages.shop]
output = "build/all2"
"""
    assert configured(root, text)[1] == []


def test_levels_of_lint_are_those_of_every_package(root: Path) -> None:
    found, problems = configured(root, '[tool.schemawright.lint]\nmisspelled-format = "off"\n')
    assert problems == []
    assert [job.options.lint for job in found] == [{"misspelled-format": "off"}]


def test_all_mistakes_at_once(root: Path) -> None:
    text = "[tool.schemawright.packages.shop]\nzebra = 1\napple = 1\nclient = 1\n"
    _, problems = configured(root, text)
    assert [p.split(":")[1] for p in problems] == ["3", "2", "4"]


def test_a_file_that_is_not_text(root: Path) -> None:
    (root / "pyproject.toml").write_bytes(b"\xff\xfe")
    problems = Problems()
    jobs(root, (), problems)
    assert [d.code for d in problems.reported] == ["SW0901"]


def test_no_project_at_all(tmp_path: Path) -> None:
    problems = Problems()
    assert jobs(tmp_path, (), problems) == ()
    assert [d.code for d in problems.reported] == ["SW0905"]


def test_an_unknown_package_is_told_the_known_ones(root: Path) -> None:
    problems = Problems()
    assert jobs(root, ("shpo",), problems) == ()
    (problem,) = problems.reported
    assert (problem.code, problem.hint) == ("SW0904", "the packages are: shop")


def test_a_folder_whose_name_is_no_identifier(tmp_path: Path) -> None:
    """It is told how to become a package; and it keeps back no other one."""
    for name in ("shop", "my-shop"):
        (tmp_path / "schemas" / name).mkdir(parents=True)
    problems = Problems()
    jobs(tmp_path, (), problems)
    (problem,) = problems.reported
    assert (problem.code, problem.hint) == (
        "SW0903",
        "rename the folder, or say [tool.schemawright.packages.my_shop] with "
        'source = "schemas/my-shop"',
    )
    problems = Problems()
    (job,) = jobs(tmp_path, ("shop",), problems)
    assert (job.name, problems.reported) == ("shop", [])


def test_the_root_is_the_nearest_project_above(root: Path, tmp_path: Path) -> None:
    deep = root / "src" / "deep"
    deep.mkdir(parents=True)
    assert root_of(deep) == root
    (root / "src" / "pyproject.toml").write_text("")
    assert root_of(deep) == root / "src"


def test_a_one_off_is_named_after_its_output() -> None:
    assert one_off(Path("a.json"), Path("x/../shop/")).name == "shop"
    assert one_off(Path("a.json"), Path("/")).name == "package"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 88),
        ("[tool.black]\nline-length = 100\n", 100),
        ("[tool.black]\nline_length = 79\nskip-string-normalization = true\n", 79),
        ('[tool.black]\nline-length = "long"\n', 88),
        ("[tool]\nblack = 1\n", 88),
    ],
)
def test_lines_are_as_long_as_black_has_them(root: Path, text: str, length: int) -> None:
    for table in ("", "[tool.schemawright.packages.shop]\n"):
        (found,), problems = configured(root, text + table)
        assert problems == []
        assert found.options.line_length == length


def test_templates_and_a_formatter(root: Path) -> None:
    (root / "codegen").mkdir()
    text = '[tool.schemawright.packages.shop]\ntemplates = "codegen"\nformatter = "black"\n'
    (found,), problems = configured(root, text)
    assert problems == []
    assert (found.options.templates, found.options.formatter) == (root / "codegen", "black")


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ({"models": "pydantik"}, "models is one of .*'pydantic'.*, not 'pydantik'"),
        ({"formats": "check"}, "formats is one of"),
        ({"optional": "null"}, "optional is one of"),
        ({"formatter": "ruff"}, "formatter is one of"),
        ({"dialect": "draft5"}, "there is no dialect 'draft5'"),
        ({"vocabularies": ("avj",)}, "there is no vocabulary 'avj'; there are .*'ajv'"),
    ],
)
def test_options_from_python_are_checked(option: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Options(**option)
