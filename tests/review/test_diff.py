"""``schemawright diff``: a git revision against the working tree, and two paths."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from schemawright.cli import main

pytestmark = pytest.mark.program

#: What git asks for, whoever runs the tests.
_IDENTITY = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
_OLD = {"type": "object", "properties": {"id": {"type": "string"}}}
_NEW = {"type": "object", "properties": {"id": {"type": "string", "minLength": 1}}}


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *_IDENTITY, *arguments], cwd=folder, check=True, capture_output=True)


def write(path: Path, document: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document, indent=2), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one package, committed once."""
    git(tmp_path, "init", "--initial-branch=main")
    write(tmp_path / "schemas" / "shop" / "order.json", _OLD)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "one")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_working_tree(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff"]) == 0
    assert capsys.readouterr().out == "shop: no changes\n"
    write(project / "schemas" / "shop" / "order.json", _NEW)
    assert main(["diff"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:5] == [
        "shop: 1 breaking; next version: major",
        "",
        "breaking    Order: minLength is new: 1  [minLength-added]",
        "    old      around schemas/shop/order.json:4:5 (/properties/id)",
        "    new      schemas/shop/order.json:6:7 (/properties/id/minLength)",
    ]
    assert any('"" was accepted and is refused now' in line for line in lines)


def test_a_branch_is_compared_with_where_it_began(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(project, "checkout", "-b", "work")
    write(project / "schemas" / "shop" / "order.json", _NEW)
    git(project, "commit", "-am", "two")
    git(project, "checkout", "main")
    write(project / "schemas" / "shop" / "order.json", {"type": "string"})
    git(project, "commit", "-am", "three")
    git(project, "checkout", "work")
    assert main(["diff", "--base", "main", "shop"]) == 1
    assert capsys.readouterr().out.startswith("shop: 1 breaking; next version: major\n")


def test_a_place_in_the_old_version_is_told_as_the_user_knows_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project / "schemas" / "shop" / "order.json", {"type": "object"})
    assert main(["diff", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    places = [finding["old"]["path"] for finding in report["packages"][0]["findings"]]
    assert set(places) == {"schemas/shop/order.json"}


def _move(old: Path, new: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    old.rename(new)


def test_documents_that_have_moved(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Added to git or not: the folder of a package, with what has changed in it."""
    write(project / "schemas" / "shop" / "more" / "bill.json", _OLD)
    git(project, "add", ".")
    git(project, "commit", "-m", "two")
    settings = '[tool.schemawright.packages.shop]\nsource = "apis/sales"\n'
    (project / "pyproject.toml").write_text(settings)
    _move(project / "schemas" / "shop", project / "apis" / "sales")
    told = "shop: the documents in apis/sales were in schemas/shop\n"
    assert main(["diff"]) == 0
    assert capsys.readouterr().out == f"{told}shop: no changes\n"
    write(project / "apis" / "sales" / "order.json", _NEW)
    git(project, "add", ".")
    assert main(["diff"]) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"{told}shop: 1 breaking")
    assert "old      around schemas/shop/order.json:4:5" in out
    assert "new      apis/sales/order.json:6:7" in out
    assert main(["diff", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)


def test_a_document_that_has_moved(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = '[tool.schemawright.packages.shop]\nsource = "apis/bill.json"\n'
    (project / "pyproject.toml").write_text(settings)
    _move(project / "schemas" / "shop" / "order.json", project / "apis" / "bill.json")
    main(["diff"])
    told = "shop: the documents in apis/bill.json were in schemas/shop/order.json\n"
    assert capsys.readouterr().out.startswith(told)


def test_a_copy_has_not_moved(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What it is like is still there; and of a folder most has to have moved."""
    write(project / "schemas" / "bank" / "order.json", _OLD)
    assert main(["diff"]) == 0
    assert capsys.readouterr().out == "bank: the documents are new\nshop: no changes\n"
    for name in ("one", "two"):
        write(project / "schemas" / "bank" / f"{name}.json", {"title": name})
    (project / "schemas" / "shop" / "order.json").unlink()
    (project / "schemas" / "shop").rmdir()
    assert main(["diff"]) == 0
    assert capsys.readouterr().out == "bank: the documents are new\n"


def test_a_package_that_is_new(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "schemas" / "bank" / "account.json", _OLD)
    assert main(["diff"]) == 0
    assert capsys.readouterr().out == "bank: the documents are new\nshop: no changes\n"
    assert main(["diff", "--format", "json"]) == 0
    packages = json.loads(capsys.readouterr().out)["packages"]
    assert [package["package"] for package in packages] == ["shop"]


@pytest.mark.parametrize(
    "attribute", ["export-ignore", "export-subst", "working-tree-encoding=UTF-16", "filter=gone"]
)
def test_attributes_of_git_hide_nothing(
    project: Path, capsys: pytest.CaptureFixture[str], attribute: str
) -> None:
    """What was is read as it was committed, whatever the commit itself says of its files."""
    (project / ".gitattributes").write_text(f"schemas/** {attribute}\n")
    git(project, "add", ".gitattributes")
    git(project, "commit", "-m", "two")
    write(project / "schemas" / "shop" / "order.json", _NEW)
    assert main(["diff"]) == 1
    assert capsys.readouterr().out.startswith("shop: 1 breaking; next version: major\n")


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ("100644 blob {blob}\torder.json/b.json\n100644 blob {blob}\torder.json\n", "order.json"),
        ("100644 blob {blob}\t{long}.json\n", "name too long"),
    ],
    ids=["a file in a file", "a long name"],
)
def test_a_commit_that_no_folder_holds(
    project: Path, capsys: pytest.CaptureFixture[str], entries: str, says: str
) -> None:
    """It can be made by hand, and be fetched from where nobody looks at such things."""

    def made(*arguments: str, given: bytes = b"") -> str:
        command = ["git", *_IDENTITY, *arguments]
        done = subprocess.run(command, input=given, check=True, capture_output=True)
        return done.stdout.decode().strip()

    def tree(entries: str) -> str:
        """A tree, which git itself would not make of such names."""
        rows = [row.partition("\t") for row in entries.splitlines()]
        given = b"".join(
            f"{facts.split()[0]} {name}".encode() + b"\0" + bytes.fromhex(facts.split()[2])
            for facts, _, name in rows
        )
        return made("hash-object", "-t", "tree", "-w", "--stdin", "--literally", given=given)

    blob = made("rev-parse", "HEAD:schemas/shop/order.json")
    shop = tree(entries.format(blob=blob, long="x" * 300))
    root = tree(f"40000 tree {tree(f'40000 tree {shop}{chr(9)}shop')}\tschemas")
    git(project, "update-ref", "refs/heads/evil", made("commit-tree", root, given=b"evil"))
    assert main(["diff", "--base", "evil"]) == 2
    said = capsys.readouterr().err
    assert "error[SW0900]: git cannot tell what was" in said
    assert says in said.lower()


#: What names a program for whoever asks for what is missing.
_TRAP = """
[core]
    repositoryformatversion = 1
    bare = false
    fsmonitor = {program}
[extensions]
    partialClone = origin
[remote "origin"]
    url = {url}
    promisor = true
[protocol]
    allow = always
[protocol "ext"]
    allow = always
"""


@pytest.mark.parametrize("where", ["the repository", "a folder that looks like one"])
@pytest.mark.parametrize("url", ["ext::{program}", "ssh://nobody.example/x"])
def test_no_repository_names_a_program(
    project: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    url: str,
) -> None:
    """Neither the one that the project is in, if it came with its own configuration, nor one that
    lies among its files, for what it says is to be fetched."""
    program = project / "evil.sh"
    program.write_text("#!/bin/sh\ntouch here\n")
    program.chmod(0o755)
    home = project / ".git"
    if where != "the repository":
        inner = project / "apis"
        shutil.copytree(home, inner)
        shutil.copytree(project / "schemas", inner / "schemas")
        monkeypatch.chdir(inner)
        home = inner
    trap = _TRAP.format(program=program, url=url.format(program=program))
    more = "" if where == "the repository" else "    worktree = .\n"
    (home / "config").write_text(f"{trap}[core]\n    sshCommand = {program}\n{more}")
    for blob in (home / "objects").glob("??/*"):
        kind = ["git", "-C", str(home), "cat-file", "-t", blob.parent.name + blob.name]
        if subprocess.run(kind, capture_output=True, check=False).stdout == b"blob\n":
            blob.unlink()
    assert main(["diff"]) == 2
    assert not [*project.rglob("here")]
    assert "git cannot tell what was" in capfd.readouterr().err


def test_two_paths(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "old" / "order.json", _NEW)
    write(project / "new" / "order.json", _OLD)
    assert main(["diff", "old", "new", "--format", "markdown"]) == 1
    assert "**Order**: minLength is gone: 1 (`minLength-removed`)" in capsys.readouterr().out
    assert main(["diff", "old/order.json", "new/order.json"]) == 1


def test_what_git_does_not_know(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--base", "--output=x"]) == 2
    assert main(["diff", "--base", "nowhere"]) == 2
    said = capsys.readouterr().err
    assert "error[SW0900]: git cannot tell what was: there is no revision 'nowhere'" in said
    assert not (project / "x").exists()


def test_what_the_project_makes_of_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "schemas" / "shop" / "order.json", _NEW)
    policy = project / "pyproject.toml"
    policy.write_text('[tool.schemawright.review.levels]\n"minLength-added.send" = "compatible"\n')
    assert main(["diff"]) == 0
    policy.write_text(
        '[tool.schemawright.review.levels]\n"minLength-added.receive" = "compatible"\n'
    )
    assert main(["diff"]) == 1
    capsys.readouterr()
    assert main(["diff", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["packages"][0]["findings"][0]
    accepted = f'[[tool.schemawright.review.accepted]]\nfingerprint = "{found["fingerprint"]}"\n'
    policy.write_text(accepted + 'reason = "announced"\n')
    assert main(["diff"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("shop: 1 accepted; next version: minor\n\naccepted    Order: ")
    assert "    accepted announced\n" in told
    policy.write_text(accepted + 'reason = "announced"\nuntil = 2020-01-31\n')
    assert main(["diff"]) == 1
    assert "was accepted until 2020-01-31" in capsys.readouterr().err
    policy.write_text(
        '[[tool.schemawright.review.accepted]]\nfingerprint = "0123456789abcdef"\n'
        'reason = "announced"\n'
    )
    assert main(["diff"]) == 1
    assert "the accepted finding 0123456789abcdef is not there" in capsys.readouterr().err


def test_what_breaks_callers_alone_can_be_accepted(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is no single edit's, and a finding with an id all the same."""
    (project / "schemas" / "shop" / "order.json").rename(project / "schemas" / "shop" / "bill.json")
    assert main(["diff", "--format", "json"]) == 1
    findings = json.loads(capsys.readouterr().out)["packages"][0]["findings"]
    [broken] = [finding for finding in findings if finding["rule"] == "callers-broken"]
    policy = project / "pyproject.toml"
    accepted = f'[[tool.schemawright.review.accepted]]\nfingerprint = "{broken["fingerprint"]}"\n'
    policy.write_text(accepted + 'reason = "announced"\n')
    assert main(["diff"]) == 0
    policy.write_text('[tool.schemawright.review.levels]\n"callers-broken" = "compatible"\n')
    assert main(["diff"]) == 0


def test_paths_that_are_not_there_are_no_packages(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "schemas/shop/order.json"]) == 2
    assert "two documents or two folders are compared" in capsys.readouterr().err
    assert main(["diff", "schemas/shop/order.json", "missing.json"]) == 2
    assert "there is no document or folder 'missing.json'" in capsys.readouterr().err


def test_several_sources(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = '[tool.schemawright.packages.shop]\nsource = ["schemas/shop", "more/item.json"]\n'
    (project / "pyproject.toml").write_text(table)
    write(project / "more" / "item.json", _OLD)
    git(project, "add", ".")
    git(project, "commit", "-m", "more")
    write(project / "more" / "item.json", _NEW)
    assert main(["diff"]) == 1
    assert "breaking    Item: minLength is new: 1" in capsys.readouterr().out


def test_a_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the texts of both versions, whose places are told as the user knows them, and the diff
    of the code."""
    write(project / "schemas" / "shop" / "order.json", _NEW)
    assert main(["diff", "--format", "html"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("<!doctype html>\n")
    assert "around schemas/shop/order.json:4:5" in said
    assert '<ins class="here" data-n="6">' in said
    assert "models.py" in said
    assert str(project) not in said
