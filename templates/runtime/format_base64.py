"""The format byte of the OpenAPI format registry: Base64 (RFC 4648, section 4)."""

import binascii


def is_base64(text: str) -> bool:
    """Groups of four characters of the alphabet, the last one padded."""
    try:
        binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        return False
    return True
