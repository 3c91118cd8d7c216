"""What the documents quote is there: a block that names a file first is part of that file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

BLOCK = re.compile(r"```python\n# (?P<path>\S+/\S+)\n(?P<code>.*?)\n```", re.DOTALL)


PAGES = ["reading-the-models", "reading-the-validators", "with-fastapi"]


@pytest.mark.parametrize("page", [f"docs/{page}.md" for page in PAGES])
def test_quotes_are_true(page: str, repository: Path) -> None:
    quotes = list(BLOCK.finditer((repository / page).read_text(encoding="utf-8")))
    assert quotes
    for quote in quotes:
        text = (repository / quote["path"]).read_text(encoding="utf-8")
        assert quote["code"] in text, f"{page}: {quote['path']} has changed; quote it anew"
