"""Tables of what reads the documents of each constant of a member; they stand below the functions.

_PAYMENT_BY_KIND = {
    "card": _read_card,
    "transfer": _read_transfer,
}
"""

from __future__ import annotations

from dataclasses import field

from schemawright.code import Dict, Name
from schemawright.data_classes import mutable
from schemawright.names import Names, variable_name


@mutable
class TagTables:
    """The tables of a module by their names, for which `owner` is what is read just now."""

    owner: str = ""
    by_name: dict[str, Dict] = field(default_factory=dict)
    _names: Names = field(default_factory=Names)

    def name_of(self, member: str, table: Dict) -> Name:
        """The name of `table`, which is asked for the value of `member`."""
        for name, other in self.by_name.items():
            if other == table:
                return Name(name)
        name = self._names.claim(f"_{self.owner}_by_{variable_name(member)}".upper())
        self.by_name[name] = table
        return Name(name)
