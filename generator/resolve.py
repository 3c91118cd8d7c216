"""placeholder, replaced in the next step"""
from __future__ import annotations
from dataclasses import dataclass
from generator.dialects import Dialect
from generator.read.source import Source
from generator.values import Json, Tokens

@dataclass(frozen=True, slots=True)
class Schema:
    source: Source
    tokens: Tokens
    value: Json
    base: str
    dialect: Dialect

class Library: ...
