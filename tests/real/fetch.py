"""Where the schemas come from: wheels by pip, and one package by npm, where there is one."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from benchmarks.fetch import REPOSITORY, Unavailable, install, unpacked
from tests.archives import unpack

__all__ = ["Unavailable", "asyncapi", "wheels"]

_CACHE = REPOSITORY / ".cache"
_KEPT = (
    "kubernetes_validate/kubernetes-json-schema/v1.37.0-local/",
    "openapi_spec_validator/resources/schemas/",
    "openapi_schema_validator/schemas/",
)
_ASYNCAPI = "@asyncapi/specs@6.11.1"
_SHA512 = (
    "0375812ea00a1a8276fba15616da63065090d6814272ce06c45ef3b081af36aa"
    "7f9251941e3940dda01c67d5cc3292c613cccf7980f3db1f4598ee834ae2ab69"
)


def wheels() -> Path:
    """The folder with the kept parts of the wheels. `Unavailable` if there is none."""
    requirements = Path(__file__).with_name("requirements.txt")
    return unpacked(requirements, _CACHE / "real-schemas", _KEPT)


def asyncapi() -> Path:
    """The folder with AsyncAPI's schemas. `Unavailable` without it and without npm."""
    cache = _CACHE / "asyncapi"
    if not cache.is_dir():
        wheels()  # makes the folder of the cache
        with tempfile.TemporaryDirectory(dir=_CACHE) as scratch:
            unpack(_packed(Path(scratch)), Path(scratch), "package/schemas/")
            install(Path(scratch) / "package" / "schemas", cache)
    return cache


def _packed(folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise Unavailable(f"there is no npm to download {_ASYNCAPI}")
    command = [npm, "pack", "--silent", "--ignore-scripts", _ASYNCAPI]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    except subprocess.TimeoutExpired as error:
        raise Unavailable(f"npm could not download {_ASYNCAPI}: {error}") from error
    archives = sorted(folder.glob("*.tgz"))
    if done.returncode != 0 or not archives:
        raise Unavailable(f"npm could not download {_ASYNCAPI}: {done.stderr.strip()[:200]}")
    if hashlib.sha512(archives[0].read_bytes()).hexdigest() != _SHA512:
        raise Unavailable(f"{_ASYNCAPI} is not the archive that was expected")
    return archives[0]
