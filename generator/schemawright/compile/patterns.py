"""Which patterns can be translated; each is tried, and reported, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from schemawright import regex
from schemawright.data_classes import mutable
from schemawright.diagnostics import Place, Problems
from schemawright.steps import take


@mutable
class Patterns:
    """The patterns of a run, and whether they can be translated."""

    problems: Problems
    tried: dict[str, bool] = field(default_factory=dict)

    def can_translate(self, pattern: str, place: Callable[[], Place]) -> bool:
        """Can `pattern`, which stands at `place`, be translated? Reports why not (SW0602),
        what in it is not ECMA-262 (SW0604), and that it may be slow (SW0605)."""
        if pattern not in self.tried:
            take(regex.steps_of(pattern))
            try:
                translation = regex.translate(pattern)
            except regex.PatternError as error:
                self._refuse(error, place())
                self.tried[pattern] = False
            else:
                if translation.remarks or translation.slow:
                    self._remark(translation, place())
                self.tried[pattern] = True
        return self.tried[pattern]

    def _refuse(self, error: regex.PatternError, place: Place) -> None:
        self.problems.error(
            "SW0602",
            f"the pattern cannot be translated: {error}",
            error.hint or "write it as an ECMA-262 regular expression (Unicode mode)",
            place,
        )

    def _remark(self, translation: regex.Translated, place: Place) -> None:
        for remark in translation.remarks:
            self.problems.warning(
                "SW0604",
                f"in this pattern, {remark}",
                "write it in ECMA-262 (Unicode mode), which every validator reads alike",
                place,
            )
        if translation.slow:
            message = f"this pattern {translation.slow}"
            self.problems.warning("SW0605", message, translation.advice, place)
