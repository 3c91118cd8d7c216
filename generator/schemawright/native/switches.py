"""{"on", "off", "only"} -> a function in C that says which of them a string is; another one says
which of {1, 2, 2.5} a number is.

after:

    static int names_1(PyObject *value) {
        ...
        switch (size) {
        case 2:
            return memcmp(data, "on", 2) ? -1 : 0;
        case 3:
            return memcmp(data, "off", 3) ? -1 : 1;

By length, then by the place where names of a length differ most: no hash, so that it does not
matter where the string comes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def switch(function: str, names: Sequence[str], constants: Sequence[str]) -> str:
    """The function in C. It returns the position in `names`, -1 if the string is none of them,
    or UNKNOWN if the value is no string. `constants` are the C variables with the `names`."""
    by_length: dict[int, list[int]] = {}
    for number, name in enumerate(names):
        if name.isascii():
            by_length.setdefault(len(name), []).append(number)
    others = [number for number, name in enumerate(names) if not name.isascii()]
    lines = [
        f"static int {function}(PyObject *value) {{",
        "if (UNLIKELY(!IS_TEXT(value))) return UNKNOWN;",
        "if (IS_ASCII(value)) {",
        "const char *data = ASCII_DATA(value);",
        "switch (PyUnicode_GET_LENGTH(value)) {",
    ]
    for length, numbers in sorted(by_length.items()):
        lines += [f"case {length}:", *_among(names, numbers, length), "return -1;"]
    lines += ["default: return -1;", "}", "}"]
    for number in others:
        lines.append(f"if (same_text(value, {constants[number]})) return {number};")
    return "\n".join([*lines, "return -1;", "}"])


def number_switch(function: str, numbers: Sequence[int | float]) -> str:
    """The function in C. It returns the position in `numbers`, which are below 2 ** 53, or -1. The
    value is an integer or a float of Python's."""
    lines = [
        f"static int {function}(PyObject *value) {{",
        "long long whole;",
        "if (whole_number(value, &whole)) {",
        "switch (whole) {",
    ]
    for place, number in enumerate(numbers):
        if isinstance(number, int):
            lines.append(f"case {number}LL: return {place};")
    lines += ["default: return -1;", "}", "}"]
    for place, number in enumerate(numbers):
        if isinstance(number, float):
            lines.append(f"if (is_number(value, {number!r})) return {place};")
    return "\n".join([*lines, "return -1;", "}"])


def _among(names: Sequence[str], numbers: list[int], length: int) -> Iterator[str]:
    if len(numbers) <= _FEW or not length:
        yield from (_test(names[number], number) for number in numbers)
        return
    place = max(range(length), key=lambda at: len({names[number][at] for number in numbers}))
    yield f"switch (data[{place}]) {{"
    for char in sorted({names[number][place] for number in numbers}):
        yield f"case {ord(char)}:"
        yield from (_test(names[n], n) for n in numbers if names[n][place] == char)
        yield "return -1;"
    yield "}"


#: As many names are compared one after the other.
_FEW = 2


def _test(name: str, number: int) -> str:
    if not name:
        return f"return {number};"
    return f"if (!memcmp(data, {quoted(name)}, {len(name)})) return {number};"


def quoted(text: str) -> str:
    """A string literal of C. `text` is ASCII."""
    shown = [
        char if char.isalnum() or char in " -_.,:;/()[]{}<>=+*&^%$#@!~|'" else f"\\{ord(char):03o}"
        for char in text
    ]
    # Compilers need not take more than some thousand characters in one piece.
    pieces = ["".join(shown[at : at + 1000]) for at in range(0, len(shown), 1000)] or [""]
    return "\n".join(f'"{piece}"' for piece in pieces)
