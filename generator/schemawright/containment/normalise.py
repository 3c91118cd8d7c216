"""Checks of two programs → terms of one vocabulary.

    old: When object: All(PropertyAt a: OneOfTypes string)      member(a, kind(string))
    new: All(Call f), f: When object: PropertyAt a: ...         the same object

Functions that are not recursive dissolve; of recursive ones those that say the same become one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from schemawright.containment.terms import Term, Terms, exact_decimal
from schemawright.containment.unevaluated_cases import UnevaluatedCases
from schemawright.graphs import components
from schemawright.ir import checks as ir
from schemawright.ir.call_graph import calls_in
from schemawright.ir.checks import AnyCheck

#: Rounds in which recursive functions are told apart; more are needed only by chains that long.
_ROUNDS = 200


def normalise(programs: Iterable[ir.Program], terms: Terms) -> list[dict[str, Term]]:
    """For each program, its functions as terms."""
    listed = list(programs)
    cases = list(map(UnevaluatedCases, listed))
    functions = {
        (number, name): cases[number].split(function.check)
        for number, program in enumerate(listed)
        for name, function in program.functions.items()
    }
    meanings = _MeaningReader(terms, functions).read()
    return [
        {name: meanings[number, name] for name in program.functions}
        for number, program in enumerate(listed)
    ]


_Key = tuple[int, str]


class _MeaningReader:
    def __init__(self, terms: Terms, functions: Mapping[_Key, AnyCheck]) -> None:
        self.terms = terms
        self.functions = functions
        self.meanings: dict[_Key, Term] = {}
        #: Of these, those that lead to no circle.
        self.settled: dict[_Key, Term] = {}
        self.calls = {
            key: [(key[0], name) for name in sorted(set(calls_in(check)))]
            for key, check in functions.items()
        }

    def read(self) -> dict[_Key, Term]:
        circles: list[list[_Key]] = []
        plain: list[list[_Key]] = []
        for group in components(sorted(self.functions), lambda key: self.calls[key]):
            is_circle = len(group) > 1 or group[0] in self.calls[group[0]]
            (circles if is_circle else plain).append(group)
        recursive = [key for group in circles for key in group]
        bound: set[_Key] = set(recursive)
        rests_on_circles = []
        # Callees come first. What leads to no circle says the same whatever circles are called.
        for group in plain:
            key = group[0]
            if bound.isdisjoint(self.calls[key]):
                self.settled[key] = self.meanings[key] = self._function(key)
            else:
                bound.add(key)
                rests_on_circles.append(group)
        self._tell_apart(recursive, rests_on_circles)
        return self.meanings

    def _tell_apart(self, recursive: list[_Key], plain: list[list[_Key]]) -> None:
        """Gives recursive functions one name where they say the same: as in the minimisation of an
        automaton, all are one at first, and are told apart as long as what they say differs. Only
        what calls a function that has another name now is read again."""
        callers: dict[_Key, list[_Key]] = {}
        for key in (*recursive, *(group[0] for group in plain)):
            for called in self.calls[key]:
                callers.setdefault(called, []).append(key)
        names, bodies = dict.fromkeys(recursive, 0), dict[_Key, Term]()
        self.meanings = {**self.settled, **self._again(names)}
        concerned = {*recursive, *(group[0] for group in plain)}
        for _ in range(_ROUNDS):
            self._read_again(plain, concerned, callers)
            bodies.update({key: self._function(key) for key in recursive if key in concerned})
            news = _split(names, bodies)
            if not news:
                break
            names.update(news)
            self.meanings.update(self._again(news))
            concerned = {caller for key in news for caller in callers.get(key, ())}
        else:
            # Too long a chain: all are different, which is always sound.
            names = {key: number for number, key in enumerate(recursive)}
            self.meanings.update(self._again(names))
            self._read_again(plain, {group[0] for group in plain}, callers)
            bodies = {key: self._function(key) for key in recursive}
        self.terms.bodies.update({names[key]: bodies[key] for key in recursive})

    def _again(self, names: Mapping[_Key, int]) -> dict[_Key, Term]:
        return {key: self.terms.of("again", name) for key, name in names.items()}

    def _read_again(
        self, plain: list[list[_Key]], concerned: set[_Key], callers: Mapping[_Key, list[_Key]]
    ) -> None:
        """Finds what those of `plain` say that are `concerned`, and so are then those that call
        one that says something else."""
        for (key,) in plain:
            if key in concerned:
                before, self.meanings[key] = self.meanings.get(key), self._function(key)
                if self.meanings[key] is not before:
                    concerned.update(callers.get(key, ()))

    def _function(self, key: _Key) -> Term:
        return CheckReader(self.terms, lambda name: self.meanings[key[0], name]).term(
            self.functions[key]
        )


def _split(names: Mapping[_Key, int], bodies: Mapping[_Key, Term]) -> dict[_Key, int]:
    """New names for functions that say something else than most that have their name."""
    classes: dict[int, dict[int, list[_Key]]] = {}
    for key, name in names.items():
        classes.setdefault(name, {}).setdefault(bodies[key].number, []).append(key)
    news: dict[_Key, int] = {}
    number = len(classes)
    for split in classes.values():
        _most, *others = sorted(split.values(), key=len, reverse=True)
        for keys in others:
            news.update(dict.fromkeys(keys, number))
            number += 1
    return news


class _Itself:
    """A check that is equal to itself alone."""

    def __init__(self, check: AnyCheck) -> None:
        self.check = check

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other.check is self.check

    def __hash__(self) -> int:
        return id(self.check)


class CheckReader:
    """One check as a term; `call` tells what a function says."""

    def __init__(self, terms: Terms, call: Callable[[str], Term]) -> None:
        self.terms = terms
        self.call = call

    def term(self, check: AnyCheck) -> Term:
        """What `check` asks of a value."""
        terms = self.terms
        if isinstance(check, ir.All):
            return terms.every(map(self.term, check.checks))
        if isinstance(check, ir.When):
            return self._when(check)
        if isinstance(check, ir.FunctionCall):
            return self.call(check.function)
        if isinstance(check, ir.AnyOf):
            return terms.some(map(self.term, check.branches))
        if isinstance(check, ir.OneOf):
            return terms.one(map(self.term, check.branches))
        if isinstance(check, ir.Not):
            return self.term(check.check).opposite
        if isinstance(check, ir.IfThenElse):
            test = self.term(check.test)
            then = terms.some((test.opposite, self.term(check.then)))
            return terms.every((then, terms.some((test, self.term(check.otherwise)))))
        if isinstance(check, (ir.SeesProperties, ir.SeesItems)):
            return terms.true
        return self._value(check) or self._part(check) or self._opaque(check)

    def _opaque(self, check: AnyCheck) -> Term:
        """What is compared as a whole. Checks that call functions mean different things in
        different programs, however alike they look, so each is only itself."""
        has_parts = isinstance(check, ir.Unevaluated)
        return self.terms.of("opaque", _Itself(check) if has_parts else check)

    def _when(self, check: ir.When) -> Term:
        inner = self.term(check.check)
        if check.type == "integer":
            return self.terms.some((self.type(check.type).opposite, inner))
        return self.terms.when(check.type, inner)

    def type(self, name: ir.Type) -> Term:
        """The values of the JSON type `name`."""
        of = self.terms.of
        if name in {"integer", "strict integer"}:
            word = "whole" if name == "integer" else "literal whole"
            return self.terms.every((of("kind", "number"), of(word)))
        return of("kind", name)

    def _value(self, check: AnyCheck) -> Term | None:
        """Of a check that looks into no part."""
        terms, of = self.terms, self.terms.of
        match check:
            case ir.Never():
                return terms.false
            case ir.OneOfTypes():
                return terms.some(map(self.type, check.types))
            case ir.Equals():
                return terms.among([check.value])
            case ir.IsAmong():
                return terms.among(check.values)
            case ir.Matches():
                return of("match", check.pattern)
            case ir.HasFormat():
                return self._format(check)
            case ir.UniqueItems():
                return of("unique")
            case ir.Required():
                return terms.every(of("has", name) for name in check.names)
            case ir.PresentNames():
                return self._present(check)
            case ir.PatternRequired():
                return of("some name", check.pattern)
        return self._limit(check)

    def _limit(self, check: AnyCheck) -> Term | None:
        """Of a check that compares with a number."""
        terms, of = self.terms, self.terms.of
        match check:
            case ir.Minimum() | ir.Maximum() | ir.ExclusiveMinimum() | ir.ExclusiveMaximum():
                limit = exact_decimal(check.limit)
                return of(_BOUNDS[type(check)], limit) if isinstance(limit, Fraction) else None
            case ir.MultipleOf():
                return of("multiple", Fraction(*check.ratio))
            case ir.MinLength() | ir.MinItems() | ir.MinProperties():
                return of(_COUNTS[type(check)], check.limit) if check.limit > 0 else terms.true
            case ir.MaxLength() | ir.MaxItems() | ir.MaxProperties():
                return of(_COUNTS[type(check)], check.limit)
        return None

    def _format(self, check: ir.HasFormat) -> Term:
        bounds = {"int32": 2**31, "int64": 2**63}.get(check.name)
        if bounds is None:
            return self.terms.of("format", check.name, check.module, check.function)
        of = self.terms.of
        limits = of("least", Fraction(-bounds)), of("less", Fraction(bounds))
        return self.terms.every((of("whole"), *limits))

    def _present(self, check: ir.PresentNames) -> Term:
        terms = self.terms
        names = [terms.of("has", name) for name in check.names]
        wanted = {"some": terms.some, "one": terms.one}.get(check.wanted)
        if wanted is None:
            return terms.when("object", terms.every(name.opposite for name in names))
        return terms.when("object", wanted(names))

    def _part(self, check: AnyCheck) -> Term | None:
        """Of a check that looks into parts; one that lets them all pass asks nothing."""
        terms, of = self.terms, self.terms.of
        match check:
            case ir.IfPresent():
                absent = of("has", check.name).opposite
                return terms.when("object", terms.some((absent, self.term(check.check))))
            case ir.PropertyAt(name=name):
                member = self._about("member", name, self.term(check.check))
                return terms.every((member, of("has", name))) if check.required else member
            case ir.MatchingProperties(pattern=pattern):
                return self._about("matching", pattern, self.term(check.check))
            case ir.OtherProperties():
                names, patterns = frozenset(check.names), frozenset(check.patterns)
                inner = self.term(check.check)
                return terms.true if inner is terms.true else of("others", names, patterns, inner)
            case ir.PropertyNames():
                inner = self.term(check.check)
                return terms.true if inner is terms.true else of("names", inner)
            case ir.ItemAt(index=index):
                return self._about("item", index, self.term(check.check))
            case ir.EachItem(start=start):
                return self._about("each item", start, self.term(check.check))
            case ir.Contains():
                inner = self.term(check.check)
                least = of("contains", inner, check.minimum) if check.minimum else terms.true
                if check.maximum is None:
                    return least
                most = of("contains", inner, check.maximum + 1).opposite
                return terms.every((least, terms.when("array", most)))
        return None

    def _about(self, word: str, where: object, inner: Term) -> Term:
        return self.terms.true if inner is self.terms.true else self.terms.of(word, where, inner)


_BOUNDS = {
    ir.Minimum: "least",
    ir.ExclusiveMinimum: "more",
    ir.Maximum: "most",
    ir.ExclusiveMaximum: "less",
}
_COUNTS = {
    ir.MinLength: "long",
    ir.MaxLength: "short",
    ir.MinItems: "items",
    ir.MaxItems: "few items",
    ir.MinProperties: "members",
    ir.MaxProperties: "few members",
}
