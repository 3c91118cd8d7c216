"""review: two versions of a package's documents -> what the change means, for whom.

`versions` tells the story from two contracts to a `Review` (`change_findings`): `schema_edits` and
`operation_changes` say what was done, `edit_effects` what that does, alone (`single_edits`) and
together (`version_pair`), as `containment` proves or shows it; the validators of both versions
confirm each witness. `caller_effects` compares the classes, `line_causes` tells which findings
break a line of code; `policy` is what a project makes of it. `document_places` finds where a
change stands in both versions. How it is written down is the room `reports`.
"""
