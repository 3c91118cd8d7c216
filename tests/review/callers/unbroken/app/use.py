from __future__ import annotations

from shop import Pet


def called(pet: Pet) -> str:
    return pet.name
