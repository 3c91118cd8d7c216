"""The format regex: a pattern of ECMA-262 (2020, section 21.2.1) in unicode mode."""

import re

# All that is not ASCII and what an identifier may have of ASCII: a class that says what
# it leaves out compiles ten times faster than one with all of Unicode.
_NAME = r"<((?:[^\0-#%-/:-@\[-^`{-\x7f]|\\u[0-9A-Fa-f]{4}|\\u\{[0-9A-Fa-f]+\})+)>"
# The escapes that mean the same inside of a class and outside.
_ESCAPE = r"""
    \\(?P<set>[dDsSwW])
  | \\[pP]\{(?:(?P<property>[A-Za-z_]+)=)?(?P<value>[A-Za-z0-9_]+)\}
  | \\(?P<code>
        [tnvfr] | c[A-Za-z] | 0(?![0-9]) | x[0-9A-Fa-f]{2}
      | u[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2}
      | u[0-9A-Fa-f]{4} | u\{[0-9A-Fa-f]+\}
      | [\^$\\.*+?()\[\]{}|/]
    )
"""
_match_token = re.compile(
    rf"""
    (?P<plain>[^\^$\\.*+?()\[\]{{}}|]+|\.)
  | (?P<quantifier>(?:[*+?]|\{{(?P<least>[0-9]+)(?:,(?P<most>[0-9]*))?\}})\??)
  | (?P<look>\(\?<?[=!])
  | (?P<named>\(\?{_NAME})
  | (?P<group>\((?!\?))
  | (?P<open>\(\?:)
  | (?P<close>\))
  | (?P<class>\[\^?)
  | (?P<between>[\^$|]|\\[bB])
  | \\(?P<number>[1-9][0-9]*)
  | (?P<name>\\k{_NAME})
  | {_ESCAPE}
    """,
    re.VERBOSE | re.ASCII,
).match
_match_member = re.compile(
    rf"(?P<plain>[^\\\]])|\\(?P<other>[b-])|{_ESCAPE}", re.VERBOSE
).match
_replace_escapes = re.compile(r"\\u(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{4}))").sub

_LAST = 0x10FFFF
_CODES = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13, "0": 0, "b": 8}


def is_regex(text: str) -> bool:
    """``^[a-z]+\\d$``; not what only Python has (``(?P<n>a)``, ``\\A``, ``(?i)``)."""
    return _Reader().reads(text)


class _Reader:
    """Reads a pattern token by token; nesting is a stack, so no depth is too deep."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.groups = 0
        self.wanted_names: set[str] = set()
        self.wanted_group = 0
        # For each open group, whether a quantifier may follow it.
        self.open: list[bool] = []
        self.repeatable = False

    def reads(self, text: str) -> bool:
        """Whether `text` is a pattern, all references in it included."""
        at = 0
        while at < len(text):
            token = _match_token(text, at)
            if token is None or not self.accepts(token):
                return False
            at = token.end()
            if token.lastgroup == "class":
                at = _class_end(text, at)
                if at < 0:
                    return False
        is_whole = self.wanted_names <= self.names and self.wanted_group <= self.groups
        return is_whole and not self.open

    def accepts(self, token: re.Match[str]) -> bool:
        kind = token.lastgroup
        if kind == "quantifier":
            repeatable, self.repeatable = self.repeatable, False
            return repeatable and _in_order(token["least"], token["most"])
        if kind == "close":
            if not self.open:
                return False
            self.repeatable = self.open.pop()
            return True
        if kind in {"look", "named", "group", "open"}:
            return self.opens(kind, token)
        self.repeatable = kind != "between"
        return self.refers(kind, token)

    def opens(self, kind: str, token: re.Match[str]) -> bool:
        self.open.append(kind != "look")
        self.repeatable = False
        self.groups += kind in {"named", "group"}
        if kind != "named":
            return True
        name = _identifier(token[0][3:-1])
        if name is None or name in self.names:
            return False
        self.names.add(name)
        return True

    def refers(self, kind: str | None, token: re.Match[str]) -> bool:
        """Whether an atom is in order as far as that can be said before the end."""
        if kind == "number":
            number = token["number"]
            self.wanted_group = max(self.wanted_group, int(number[:9]))
            return len(number) <= 9
        if kind == "name":
            name = _identifier(token[0][3:-1])
            self.wanted_names.add(name or "")
            return name is not None
        return _is_escape(kind, token)


def _is_escape(kind: str | None, token: re.Match[str]) -> bool:
    """Whether an escape, if it is one, names a property or a code point that exists."""
    if kind == "value":
        from .format_regex_properties import is_property

        return is_property(token["property"], token["value"])
    return kind != "code" or _code_point(token["code"]) <= _LAST


def _in_order(least: str | None, most: str | None) -> bool:
    """Whether the bounds of a quantifier, of any length, are the right way round."""
    if not least or not most:
        return True
    low, high = least.lstrip("0"), most.lstrip("0")
    return (len(low), low) <= (len(high), high)


def _class_end(text: str, at: int) -> int:
    """The end of a class whose members begin at `at`; -1 if it is none."""
    while not text.startswith("]", at):
        member = _match_member(text, at)
        if member is None or not _is_escape(member.lastgroup, member):
            return -1
        at = member.end()
        if text.startswith("-", at) and not text.startswith("]", at + 1):
            last = _match_member(text, at + 1)
            if last is None or not _is_range(member, last):
                return -1
            at = last.end()
    return at + 1


def _is_range(first: re.Match[str], last: re.Match[str]) -> bool:
    """Whether both ends are single characters, in order."""
    low, high = _member_code(first), _member_code(last)
    return low is not None and high is not None and low <= high <= _LAST


def _member_code(member: re.Match[str]) -> int | None:
    if member.lastgroup == "plain":
        return ord(member[0])
    if member.lastgroup in {"code", "other"}:
        return _code_point(member[0][1:])
    return None


def _code_point(code: str) -> int:
    """What the escape `code`, written without its backslash, stands for."""
    if len(code) == 1:
        return _CODES.get(code, ord(code))
    if code[0] == "c":
        return ord(code[1]) % 32
    if len(code) == 11:
        return ord(_joined(_unescaped("\\" + code)))
    return int(code[1:].strip("{}"), 16)


def _identifier(written: str) -> str | None:
    """The name of a group with its escapes replaced, if it is an identifier."""
    name = _joined(_unescaped(written))
    return name if name.replace("$", "_").isidentifier() else None


def _unescaped(text: str) -> str:
    def character(escape: re.Match[str]) -> str:
        code = int(escape[1] or escape[2], 16)
        return chr(code) if code <= _LAST else "\0"

    return _replace_escapes(character, text)


def _joined(text: str) -> str:
    """`text` with each pair of surrogates as the character that it stands for."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
