from __future__ import annotations

import shop
from shop import Pet


def called(pet: Pet) -> str:
    # Wrong before; no longer told now that the class has another name.
    pet = pet.name
    return pet.title()


def made() -> shop.Pet:
    return shop.Pet(name="x")
