"""Lines of code that a change breaks, as a type checker tells them."""

from __future__ import annotations

from schemawright.data_classes import frozen
from schemawright.diagnostics import Place


@frozen
class BrokenLine:
    """A line that a change breaks: where it is, what the checker says, and why: sentences about the
    package, and the fingerprints of the findings that they belong to."""

    place: Place
    code: str
    message: str
    because: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """What became of the package, and the findings that say so, in a sentence."""
        if not self.because:
            return "of something that no finding tells"
        ids = f" (id {', '.join(self.findings)})" if self.findings else ""
        return "; ".join(self.because) + ids


@frozen
class CheckedCode:
    """Code that was looked at for what breaks: its `paths`, by which `checker`, and the lines."""

    paths: tuple[str, ...]
    checker: str
    lines: tuple[BrokenLine, ...]
