"""A headless Chromium, driven by the protocol that its driver speaks (WebDriver, W3C)."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.conftest import HANGS

_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
)
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def missing() -> str | None:
    """Why there is no browser here, if there is none."""
    for program in ("chromium", "chromedriver"):
        if shutil.which(program) is None:
            return f"there is no {program} on this machine (Debian: chromium and chromium-driver)"
    return None


class Browser:
    """One session. What is `run` stands outside of the page's policy; what the page itself does
    does not."""

    def __init__(self, address: str, session: str) -> None:
        self._base = f"{address}/session/{session}"

    def open(self, page: Path) -> None:
        """Goes to a file."""
        self._call("url", {"url": page.as_uri()})

    def run(self, script: str, *arguments: Any) -> Any:
        """What the function body `script` returns."""
        return self._call("execute/sync", {"script": script, "args": list(arguments)})

    def click(self, selector: str) -> None:
        """Clicks an element as a user would."""
        self._call(f"element/{self._find(selector)}/click", {})

    def type(self, selector: str, text: str) -> None:
        """Types into an element; keys without a character are those of WebDriver, 17.4.2."""
        self._call(f"element/{self._find(selector)}/value", {"text": text})

    def messages(self) -> list[str]:
        """What stands on the console: errors of scripts, and what the policy refused."""
        return [entry["message"] for entry in self._call("se/log", {"type": "browser"})]

    def emulate(self, **media: Any) -> None:
        """Media features, or print (Chrome DevTools, Emulation.setEmulatedMedia)."""
        self._call("goog/cdp/execute", {"cmd": "Emulation.setEmulatedMedia", "params": media})

    def resize(self, width: int, height: int) -> None:
        """The page as a screen of so many pixels shows it; 0 and 0: of the window's own size."""
        sizes = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        command = "Emulation.setDeviceMetricsOverride"
        self._call("goog/cdp/execute", {"cmd": command, "params": sizes})

    def screenshot(self) -> bytes:
        """What is seen, as PNG."""
        return base64.b64decode(_answer(f"{self._base}/screenshot", None))

    def _find(self, selector: str) -> str:
        found = self._call("element", {"using": "css selector", "value": selector})
        return str(found[_ELEMENT])

    def _call(self, command: str, body: dict[str, Any]) -> Any:
        return _answer(f"{self._base}/{command}", body)


@contextmanager
def browser(profile: Path, *, scripts: bool = True) -> Iterator[Browser]:
    """A browser with an empty `profile`; without `scripts`, pages run none."""
    driver = subprocess.Popen(
        ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        address = f"http://127.0.0.1:{_port(driver)}"
        session = _answer(f"{address}/session", _capabilities(profile, scripts))["sessionId"]
        yield Browser(address, session)
        _answer(f"{address}/session/{session}", None, "DELETE")
    finally:
        driver.terminate()
        driver.communicate()


def _port(driver: subprocess.Popen[str]) -> int:
    assert driver.stdout is not None
    for line in driver.stdout:
        if "started successfully on port" in line:
            return int(line.rstrip(".\n").rpartition(" ")[2])
    raise AssertionError("chromedriver did not start")


def _capabilities(profile: Path, scripts: bool) -> dict[str, Any]:
    options: dict[str, Any] = {
        "binary": shutil.which("chromium"),
        "args": [*_ARGUMENTS, f"--user-data-dir={profile}"],
    }
    if not scripts:
        options["prefs"] = {"profile.managed_default_content_settings.javascript": 2}
    wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
    return {"capabilities": {"alwaysMatch": wanted}}


def _answer(url: str, body: dict[str, Any] | None, method: str | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
    # No proxy of the environment: the driver is on this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=HANGS) as response:
        return json.load(response)["value"]
