"""The formats int32 and int64 of the OpenAPI format registry. They speak of numbers."""


def is_int32(number: float) -> bool:
    """A whole number of 32 bits with sign; 1.0 is one."""
    return -0x80000000 <= number <= 0x7FFFFFFF and number == int(number)


def is_int64(number: float) -> bool:
    """A whole number of 64 bits with sign; 1.0 is one. Infinity and NaN are not."""
    return -(2**63) <= number < 2**63 and number == int(number)
