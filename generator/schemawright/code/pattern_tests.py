"""Whether a string matches a pattern: a search, or a comparison that says as much.

IsMatchedBy(v, "^a", None)        v.startswith("a")
IsMatchedBy(v, "a+$", "TAIL")     TAIL.search(v) is not None
"""

from __future__ import annotations

from schemawright import regex
from schemawright.code.expressions import (
    Attribute,
    Boolean,
    Call,
    Compare,
    Expression,
    Literal,
    Name,
)
from schemawright.code.json_tests import IsAmongStrings, Test
from schemawright.data_classes import frozen


@frozen
class IsMatchedBy(Test):
    """The ECMA-262 regular expression `pattern` is found in the string. `constant` is the
    module's constant that searches for it, or for what may not be there; None where none is
    needed (`needs_constant`)."""

    value: Expression
    pattern: str
    constant: str | None

    @staticmethod
    def needs_constant(pattern: str) -> bool:
        """Whether a match takes more than a comparison."""
        translated = regex.translate(pattern)
        simple = (translated.exact, translated.prefix, translated.suffix, translated.inside)
        return not translated.matches_everything and simple == (None, None, None, None)

    @property
    def is_always(self) -> bool:
        """Whether the pattern is found in every string."""
        return regex.translate(self.pattern).matches_everything

    def python(self) -> Expression:
        translated = regex.translate(self.pattern)
        if translated.matches_everything:
            return Literal(True)
        if translated.exact is not None:
            return IsAmongStrings(self.value, translated.exact).python()
        if translated.prefix is not None:
            return self._asked(self.value, "startswith", Literal(translated.prefix))
        if translated.suffix is not None:
            return self._asked(self.value, "endswith", Literal(translated.suffix))
        if translated.inside is not None:
            return Compare(Literal(translated.inside), (("in", self.value),))
        assert self.constant is not None
        if translated.stray is not None:
            return self._has_no_stray(translated.stray)
        searched = self._asked(Name(self.constant), translated.method, self.value)
        if translated.program is not None:
            return self._asked(Name(self.constant), "search", self.value)
        return Compare(searched, (("is not", Literal(None)),))

    @staticmethod
    def _asked(value: Expression, method: str, argument: Expression) -> Expression:
        return Call(Attribute(value, method), (argument,))

    def _has_no_stray(self, stray: regex.Stray) -> Expression:
        """A length, and a search for what may not be there."""
        assert self.constant is not None
        searched = self._asked(Name(self.constant), "search", self.value)
        absent = Compare(searched, (("is", Literal(None)),))
        low, high = stray.low, stray.high
        length = Call(Name("len"), (self.value,))
        if not low and high is None:
            return absent
        if low == 1 and high is None:
            right: Expression = Compare(self.value, (("!=", Literal("")),))
        elif low == high:
            right = Compare(length, (("==", Literal(low)),))
        elif high is None:
            right = Compare(length, ((">=", Literal(low)),))
        elif not low:
            right = Compare(length, (("<=", Literal(high)),))
        else:
            right = Compare(Literal(low), (("<=", length), ("<=", Literal(high))))
        return Boolean("and", (right, absent))
