"""The format uuid (RFC 4122, section 3)."""


def is_uuid(text: str) -> bool:
    """``2eb8aa08-aa98-11ea-b4aa-73b441d16380`` in either case, of any version."""
    if len(text) != 36 or text[8:24:5] != "----":
        return False
    try:
        # fromhex skips spaces, and more hyphens leave fewer digits: too few bytes.
        return len(bytes.fromhex(text.replace("-", ""))) == 16
    except ValueError:
        return False
