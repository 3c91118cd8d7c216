"""Nothing may import this: whoever does, let a schema choose a module."""

open("CANARY_pwned", "w").close()


class Evil:
    """What a schema would name."""
