"""What publishing writes, and what it reports."""

from __future__ import annotations

import json
import os
import py_compile
import stat
import sys
from pathlib import Path

import pytest
from schemawright import publish
from schemawright.diagnostics import Problems, Rejected
from schemawright.files import File
from schemawright.manifest import digest
from schemawright.publish.contents import Package

from tests.publish.packages import NEW, OLD, on_disk, package, put, written


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "generated" / "shop"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "schemas" / "shop"
    path.mkdir(parents=True)
    return path


def verified(package: Package, output: Path) -> publish.Report:
    destination = publish.Destination.of(output.parent.parent / "schemas", output)
    return publish.verify(package, destination, Problems())


def test_a_new_package_is_written_with_its_manifest(source: Path, output: Path) -> None:
    report = put(package(OLD), source, output)
    assert on_disk(output) == written(package(OLD))
    assert report.added == ("__init__.py", "_runtime/gone.py", "manifest.json", "models.py")
    assert (report.changed, report.removed, report.schemas, report.operations) == ((), (), 1, 1)
    assert os.listdir(output.parent) == ["shop"]


def test_the_manifest_is_sorted_and_does_not_list_itself(source: Path, output: Path) -> None:
    put(package(OLD, b="2" * 64, a="1" * 64), source, output)
    text = (output / "manifest.json").read_text()
    manifest = json.loads(text)
    assert list(manifest) == ["generator", "sources", "files", "schemas", "operations"]
    assert list(manifest["sources"]) == ["a", "b"]
    assert list(manifest["files"]) == ["__init__.py", "_runtime/gone.py", "models.py"]
    assert manifest["schemas"] == [
        {
            "source": "order.json",
            "pointer": "",
            "name": "Order",
            "model": "models.Order",
            "validator": "validators.order",
        }
    ]
    assert manifest["operations"] == [
        {"id": "getOrder", "method": "GET", "path": "/orders/{id}", "call": "get_order"}
    ]
    assert text == json.dumps(manifest, indent=2) + "\n"


def test_the_order_of_the_files_does_not_matter(source: Path, output: Path) -> None:
    backwards = package(dict(reversed(OLD.items())))
    assert backwards.all_files == package(OLD).all_files


def test_a_newer_package_takes_the_place_of_the_old_one(source: Path, output: Path) -> None:
    put(package(OLD), source, output)
    report = put(package(NEW), source, output)
    assert on_disk(output) == written(package(NEW))
    assert not (output / "_runtime" / "gone.py").exists()
    assert report.added == ("_runtime/sub/come.py",)
    assert report.changed == ("manifest.json", "models.py")
    assert report.removed == ("_runtime/gone.py",)
    assert os.listdir(output.parent) == ["shop"]


def test_nothing_is_touched_when_nothing_changed(source: Path, output: Path) -> None:
    put(package(OLD), source, output)
    before = identities(output)
    report = put(package(OLD), source, output)
    assert report.is_current
    assert identities(output) == before


def identities(folder: Path) -> dict[Path, tuple[int, int, int, int]]:
    """What a write would change of the folder and all in it; reading changes the time of access."""
    return {
        path: (held.st_ino, held.st_size, held.st_mtime_ns, held.st_ctime_ns)
        for path in (folder, *folder.rglob("*"))
        for held in (path.stat(),)
    }


def test_bytes_are_utf8_with_newlines(source: Path, output: Path) -> None:
    put(package({"a.py": "a = 'é'\n"}), source, output)
    assert (output / "a.py").read_bytes() == b"a = '\xc3\xa9'\n"


@pytest.mark.parametrize("umask, mode", [(0o022, 0o644), (0o077, 0o600), (0o002, 0o644)])
def test_the_umask_is_respected(source: Path, output: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        put(package(OLD), source, output)
    finally:
        os.umask(before)
    assert stat.S_IMODE((output / "models.py").stat().st_mode) == mode


@pytest.mark.parametrize("path", ["../outside.py", "/outside.py", "a/../../outside.py"])
def test_a_file_outside_of_the_package_is_never_written(
    source: Path, output: Path, path: str
) -> None:
    bad = Package("shop", (File(path, ""),), {}, ())
    with pytest.raises(ValueError, match=r"outside\.py"):
        put(bad, source, output)
    assert os.listdir(output.parent) == []


def test_a_missing_file_comes_back(source: Path, output: Path) -> None:
    put(package(OLD), source, output)
    (output / "models.py").unlink()
    assert put(package(OLD), source, output).added == ("models.py",)
    assert on_disk(output) == written(package(OLD))


def test_what_python_caches_is_nobodys_edit(source: Path, output: Path) -> None:
    put(package(OLD), source, output)
    (output / "__pycache__").mkdir()
    (output / "__pycache__" / "models.cpython-311.pyc").write_bytes(b"")
    assert verified(package(OLD), output).is_current
    assert put(package(OLD), source, output).is_current
    put(package(NEW), source, output)


@pytest.mark.parametrize("mode", py_compile.PycInvalidationMode)
def test_code_that_python_would_believe_in_a_cache(
    source: Path, output: Path, mode: py_compile.PycInvalidationMode
) -> None:
    """It runs instead of the module that it is called after, whatever that says."""
    put(package(OLD), source, output)
    evil = source / "evil.py"
    evil.write_text("print('evil')\n")
    cached = output / "__pycache__" / f"models.{sys.implementation.cache_tag}.pyc"
    py_compile.compile(str(evil), str(cached), invalidation_mode=mode)
    if mode == py_compile.PycInvalidationMode.TIMESTAMP:
        # Of another date than the module: Python compiles that one.
        assert findings(package(OLD), output) == []
        return
    path = cached.relative_to(output).as_posix()
    assert findings(package(OLD), output) == [("extra", path)]
    assert refused(package(OLD), source, output) == [("SW0805", cached.name)]
    put(package(OLD), source, output, force=True)
    assert findings(package(OLD), output) == []


@pytest.mark.parametrize("name", ["evil.py", "__init__.py", "evil.so", "a.pyc.txt", "sub/a.pyc"])
def test_what_is_no_cache_is_told_among_caches(source: Path, output: Path, name: str) -> None:
    put(package(OLD), source, output)
    (output / "__pycache__" / name).parent.mkdir(parents=True)
    (output / "__pycache__" / name).write_bytes(b"")
    (output / "__pycache__" / "models.cpython-311.pyc.140735").write_bytes(b"")
    assert findings(package(OLD), output) == [("extra", f"__pycache__/{name}")]


def test_an_output_that_holds_only_caches_is_empty(source: Path, output: Path) -> None:
    (output / "__pycache__").mkdir(parents=True)
    (output / "__pycache__" / "models.cpython-311.pyc").write_bytes(b"")
    put(package(OLD), source, output)
    assert on_disk(output) == written(package(OLD))


@pytest.mark.parametrize("path", ["models.py", "manifest.json"])
def test_two_files_of_one_name_are_a_bug(path: str) -> None:
    files = (File("models.py", "1\n"), File(path, "2\n"))
    with pytest.raises(ValueError, match=f"two files of the package are called '{path}'"):
        Package("shop", files, {}, ())


def refused(texts: Package, source: Path, output: Path) -> list[tuple[str, str]]:
    """The codes and file names of the errors, with certainty that nothing was written."""
    before = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    with pytest.raises(Rejected) as caught:
        put(texts, source, output)
    assert {path: path.read_bytes() for path in output.rglob("*") if path.is_file()} == before
    problems = [p for p in caught.value.problems if p.severity == "error"]
    return [(p.code, Path(p.place.path if p.place else "").name) for p in problems]


def test_edited_and_added_files_are_each_named(source: Path, output: Path) -> None:
    put(package(OLD), source, output)
    (output / "models.py").write_text("mine = 1\n")
    (output / "notes.txt").write_text("mine")
    assert refused(package(NEW), source, output) == [
        ("SW0805", "models.py"),
        ("SW0805", "notes.txt"),
    ]
    report = put(package(NEW), source, output, force=True)
    assert "notes.txt" in report.removed
    assert on_disk(output) == written(package(NEW))


def test_an_edit_is_reported_when_generation_gives_nothing_new(source: Path, output: Path) -> None:
    put(package(OLD), source, output)
    (output / "models.py").write_text("mine = 1\n")
    assert refused(package(OLD), source, output) == [("SW0805", "models.py")]


def test_an_edit_that_generation_would_make_is_none(source: Path, output: Path) -> None:
    put(package(OLD), source, output)
    (output / "models.py").write_text(NEW["models.py"])
    put(package(NEW), source, output)
    assert on_disk(output) == written(package(NEW))


def test_a_link_in_the_package_is_an_edit(source: Path, output: Path, tmp_path: Path) -> None:
    put(package(OLD), source, output)
    secret = tmp_path / "secret.txt"
    secret.write_text(OLD["models.py"])
    (output / "models.py").unlink()
    (output / "models.py").symlink_to(secret)
    (output / "more").symlink_to(tmp_path)
    assert refused(package(OLD), source, output) == [("SW0805", "models.py"), ("SW0805", "more")]
    put(package(OLD), source, output, force=True)
    assert secret.read_text() == OLD["models.py"]
    assert on_disk(output) == written(package(OLD))


def test_a_file_larger_than_any_of_ours_is_an_edit_and_not_read(
    source: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A checkout has one in a few bytes: it is all holes."""
    put(package(OLD), source, output)
    os.truncate(output / "models.py", 2**34)
    monkeypatch.setattr(publish.snapshot, "digest", _never_of_much)
    assert not verified(package(OLD), output).is_current
    put(package(OLD), source, output, force=True)
    assert on_disk(output) == written(package(OLD))


def _never_of_much(content: bytes) -> str:
    assert len(content) < 2**20
    return digest(content)


@pytest.mark.parametrize("damage", ["<<<<<<< ours\n", "[1, "])
def test_a_damaged_manifest_needs_force(source: Path, output: Path, damage: str) -> None:
    put(package(OLD), source, output)
    manifest = output / "manifest.json"
    manifest.write_text(damage + manifest.read_text())
    assert refused(package(NEW), source, output) == [("SW0806", "manifest.json")]
    put(package(NEW), source, output, force=True)
    assert on_disk(output) == written(package(NEW))


@pytest.mark.parametrize("manifest", [None, "{}", '{"manifest_version": 3, "files": {}}'])
@pytest.mark.parametrize("force", [False, True])
def test_somebodys_folder_is_never_replaced(
    source: Path, output: Path, manifest: str | None, force: bool
) -> None:
    output.mkdir(parents=True)
    (output / "thesis.tex").write_text("years of work")
    if manifest is not None:
        (output / "manifest.json").write_text(manifest)
    before = on_disk(output)
    with pytest.raises(Rejected, match="SW0804"):
        put(package(OLD), source, output, force=force)
    assert on_disk(output) == before


def test_a_system_error_is_a_diagnostic(
    source: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(package(OLD), source, output)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "mkdir", full)
    with pytest.raises(Rejected, match=r"SW0807.*No space left on device"):
        put(package(NEW), source, output)
    monkeypatch.undo()
    assert on_disk(output) == written(package(OLD))
    assert os.listdir(output.parent) == ["shop"]


def findings(package: Package, output: Path) -> list[tuple[str, str]]:
    report = verified(package, output)
    return [(finding.kind, finding.path) for finding in report.findings]


def test_check_tells_the_differences_apart(source: Path, output: Path) -> None:
    put(package(OLD), source, output)
    assert findings(package(OLD), output) == []
    assert findings(package(NEW), output) == [
        ("stale", "_runtime/gone.py"),
        ("missing", "_runtime/sub/come.py"),
        ("stale", "manifest.json"),
        ("stale", "models.py"),
    ]
    (output / "models.py").write_text("mine = 1\n")
    (output / "__init__.py").unlink()
    (output / "notes.txt").write_text("mine")
    assert findings(package(OLD), output) == [
        ("missing", "__init__.py"),
        ("edited", "models.py"),
        ("extra", "notes.txt"),
    ]


def test_check_finds_every_changed_byte(source: Path, output: Path) -> None:
    put(package(OLD), source, output)
    for path in sorted(written(package(OLD))):
        content = (output / path).read_bytes()
        for changed in (content + b"\n", content[1:], b" " + content):
            if changed != content:
                (output / path).write_bytes(changed)
                assert path in [found for _, found in findings(package(OLD), output)], path
        (output / path).write_bytes(content)
    assert findings(package(OLD), output) == []


@pytest.mark.parametrize(
    "text, kind",
    [("", "malformed"), ("{}\n", "malformed"), ("[" * 9999, "malformed"), (None, "missing")],
)
def test_check_reports_a_manifest_that_is_none(
    source: Path, output: Path, text: str | None, kind: str
) -> None:
    put(package(OLD), source, output)
    (output / "manifest.json").unlink()
    if text is not None:
        (output / "manifest.json").write_text(text)
    assert findings(package(OLD), output) == [(kind, "manifest.json")]


def test_a_manifest_of_other_sources_is_stale_and_a_retouched_one_edited(
    source: Path, output: Path
) -> None:
    put(package(OLD), source, output)
    assert findings(package(OLD, a="1" * 64), output) == [("stale", "manifest.json")]
    manifest = output / "manifest.json"
    manifest.write_text(manifest.read_text().replace("getOrder", "fetchOrder"))
    assert findings(package(OLD), output) == [("edited", "manifest.json")]


def test_check_of_nothing_finds_everything_missing(output: Path) -> None:
    kinds = {kind for kind, _ in findings(package(OLD), output)}
    assert kinds == {"missing"}
    assert not output.parent.exists()
