"""Where the schemas come from: wheels by pip, and packages by npm, where there is one."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fetch import REPOSITORY, Unavailable, install, unpacked
from tests.archives import unpack

__all__ = ["Unavailable", "asyncapi", "github", "sarif", "wheels"]

_CACHE = REPOSITORY / ".cache"
_KEPT = (
    "kubernetes_validate/kubernetes-json-schema/v1.37.0-local/",
    "openapi_spec_validator/resources/schemas/",
    "openapi_schema_validator/schemas/",
)


@dataclass(frozen=True, slots=True)
class NpmPackage:
    """An archive of npm: what it is called there, its hash, and the files of it that are kept,
    which come into the folder `cache` of all caches without the directories before them."""

    name: str
    sha512: str
    kept: str
    cache: str


_ASYNCAPI = NpmPackage(
    "@asyncapi/specs@6.11.1",
    "0375812ea00a1a8276fba15616da63065090d6814272ce06c45ef3b081af36aa"
    "7f9251941e3940dda01c67d5cc3292c613cccf7980f3db1f4598ee834ae2ab69",
    "package/schemas/",
    "asyncapi",
)
_GITHUB = NpmPackage(
    "@octokit/openapi@23.0.2",
    "a55f0cecbf46636dc0c9b36f4e6a369f28e6a669edebedac444fedaabd192d07"
    "0f4b8967c3bbb979918d9b044d9010b70fb8195db171e401f32d455105718386",
    "package/generated/api.github.com.json",
    "github",
)
_SARIF = NpmPackage(
    "@microsoft/jest-sarif@1.0.0-beta.0",
    "0357ce84f77a21ce620e4e05f583f0d6a341e1717eefe22f891ef197caf617a4"
    "33424c7972963d2ec1a4dab1318852047016e3a559d29b058606e9004a4890f4",
    "package/lib/schemas/",
    "sarif",
)


def wheels() -> Path:
    """The folder with the kept parts of the wheels. `Unavailable` if there is none."""
    requirements = Path(__file__).with_name("requirements.txt")
    return unpacked(requirements, _CACHE / "real-schemas", _KEPT)


def asyncapi() -> Path:
    """The folder with AsyncAPI's schemas. `Unavailable` without it and without npm."""
    return _unpacked(_ASYNCAPI)


def github() -> Path:
    """GitHub's OpenAPI document. `Unavailable` without it and without npm."""
    return _unpacked(_GITHUB) / "api.github.com.json"


def sarif() -> Path:
    """The schema of SARIF 2.1.0. `Unavailable` without it and without npm."""
    return _unpacked(_SARIF) / "sarif-2.1.0-rtm.5.json"


def _unpacked(package: NpmPackage) -> Path:
    cache = _CACHE / package.cache
    if not cache.is_dir():
        wheels()  # makes the folder of the cache
        with tempfile.TemporaryDirectory(dir=_CACHE) as scratch:
            unpack(_packed(package, Path(scratch)), Path(scratch), package.kept)
            start = package.kept[: package.kept.rindex("/")]
            install(Path(scratch) / start, cache)
    return cache


def _packed(package: NpmPackage, folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise Unavailable(f"there is no npm to download {package.name}")
    command = [npm, "pack", "--silent", "--ignore-scripts", package.name]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    except subprocess.TimeoutExpired as error:
        raise Unavailable(f"npm could not download {package.name}: {error}") from error
    archives = sorted(folder.glob("*.tgz"))
    if done.returncode != 0 or not archives:
        said = done.stderr.strip()[:200]
        raise Unavailable(f"npm could not download {package.name}: {said}")
    if hashlib.sha512(archives[0].read_bytes()).hexdigest() != package.sha512:
        raise Unavailable(f"{package.name} is not the archive that was expected")
    return archives[0]
