"""What the functions of one file of C share: constants, sets of names, patterns, functions of the
run time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, field

from schemawright import regex
from schemawright.data_classes import mutable
from schemawright.native import automata
from schemawright.native.switches import number_switch, quoted, switch
from schemawright.values import Json


@mutable
class CFile:
    """One file of C, as it is gathered."""

    #: The C variable for a Python literal.
    constants: dict[str, str] = field(default_factory=dict)
    #: The C function for a tuple of names.
    switches: dict[tuple[str, ...], str] = field(default_factory=dict)
    #: The C function for a tuple of numbers.
    number_switches: dict[tuple[int | float, ...], str] = field(default_factory=dict)
    #: The C function that searches for a pattern; None where Python is asked.
    matchers: dict[str, str | None] = field(default_factory=dict)
    #: The C variable for an expression in a module of the package.
    asked: dict[tuple[str, str], str] = field(default_factory=dict)
    #: The functions of the program that are called, in order.
    called: dict[str, None] = field(default_factory=dict)
    #: Functions of C that stand above the checks.
    above: list[str] = field(default_factory=list)

    def constant(self, value: Json | frozenset[str]) -> str:
        """The C variable that holds `value`."""
        text = f"frozenset({sorted(value)!a})" if isinstance(value, frozenset) else ascii(value)
        return self.constants.setdefault(text, f"K{len(self.constants)}")

    def names(self, names: Iterable[str]) -> str:
        """The C function that gives each of `names` its number, others -1."""
        key = tuple(names)
        if key not in self.switches:
            self.switches[key] = f"names_{len(self.switches) + 1}"
            constants = ["" if name.isascii() else self.constant(name) for name in key]
            self.above.append(switch(self.switches[key], key, constants))
        return self.switches[key]

    def numbers(self, numbers: Iterable[int | float]) -> str:
        """The C function that gives each of `numbers` its place, others -1."""
        key = tuple(numbers)
        if key not in self.number_switches:
            self.number_switches[key] = f"numbers_{len(self.number_switches) + 1}"
            self.above.append(number_switch(self.number_switches[key], key))
        return self.number_switches[key]

    def search(self, pattern: str, value: str) -> str:
        """The call that searches for `pattern` in `value`."""
        if pattern not in self.matchers:
            self.matchers[pattern] = self._matcher(pattern)
        matcher = self.matchers[pattern]
        if matcher is None:
            return self.ask(*_in_python(pattern), value)
        return f"{matcher}({value})"

    def _matcher(self, pattern: str) -> str | None:
        pattern_automata = automata.automata(pattern)
        if pattern_automata is None:
            return None
        name = f"search_{len(self.matchers) + 1}"
        tests = []
        for number, (automaton, wanted) in enumerate(pattern_automata):
            constant = f"automaton_{len(self.matchers) + 1}_{number}"
            self.above.append(automata.automaton_constants(constant, automaton))
            call = f"matches(&{constant}, text)"
            tests.append(call if wanted else f"negated({call})")
        refusals = [f"if ((verdict = {test}) != VALID) return verdict;" for test in tests[:-1]]
        body = " ".join(["int verdict;", *refusals] if refusals else [])
        self.above.append(f"static int {name}(PyObject *text) {{ {body} return {tests[-1]}; }}")
        return name

    def ask(self, module: str, expression: str, value: str) -> str:
        """The call of a function of the run time: `expression` in its module `module`."""
        key = (f"_runtime.{module}", expression)
        variable = self.asked.setdefault(key, f"asked_{len(self.asked) + 1}")
        return f"ask(&{variable}, {value})"

    def declarations(self) -> list[str]:
        """The variables, and what stands above the checks."""
        asked = [
            f"static Asked {variable} = {{{quoted(module)}, {quoted(expression)}, NULL}};"
            for (module, expression), variable in self.asked.items()
        ]
        constants = [f"static PyObject *{variable} = NULL;" for variable in self.constants.values()]
        return [*constants, *asked, *self.above]

    def initialisations(self) -> list[str]:
        """The statements that fill the variables."""
        return [
            f"if (({variable} = literal({quoted(text)})) == NULL) return FAILED;"
            for text, variable in self.constants.items()
        ]


def is_in_c(pattern: str) -> bool:
    """Whether `pattern` is searched for without Python."""
    translated = regex.translate(pattern)
    literals = (translated.prefix, translated.suffix, translated.inside, translated.exact)
    is_simple = translated.matches_everything or any(literal is not None for literal in literals)
    return is_simple or automata.automata(pattern) is not None


def _in_python(pattern: str) -> tuple[str, str]:
    """The module of the run time that searches for `pattern`, and the expression in it."""
    translated = regex.translate(pattern)
    if translated.program is not None:
        fields = ", ".join(map(ascii, astuple(translated.program)))
        return "automaton", f"Automaton({fields}).search"
    return "pattern", f"Pattern({translated.python!a}).search"
