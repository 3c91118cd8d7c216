"""The rules, and how loud each of them is if nobody says otherwise."""

from __future__ import annotations

from typing import Literal, TypeAlias

from schemawright.data_classes import frozen

Level: TypeAlias = Literal["off", "warning", "error"]
LEVELS: tuple[Level, ...] = ("off", "warning", "error")


@frozen
class Rule:
    """A kind of finding, by the name that the configuration calls it."""

    name: str
    code: str
    level: Level


MISSPELLED_KEYWORD = Rule("misspelled-keyword", "SW1001", "warning")
FOREIGN_KEYWORD = Rule("foreign-keyword", "SW1002", "warning")
MISSPELLED_FORMAT = Rule("misspelled-format", "SW1003", "warning")
IDLE_KEYWORD = Rule("idle-keyword", "SW1006", "warning")
UNKNOWN_KEYWORD = Rule("unknown-keyword", "SW1004", "off")
UNKNOWN_FORMAT = Rule("unknown-format", "SW1005", "off")

RULES = (
    MISSPELLED_KEYWORD,
    FOREIGN_KEYWORD,
    MISSPELLED_FORMAT,
    IDLE_KEYWORD,
    UNKNOWN_KEYWORD,
    UNKNOWN_FORMAT,
)
