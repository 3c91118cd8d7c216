"""review: two versions of a schema -> what the change means, proved or shown.

Checks of both versions become terms of one vocabulary (`normalise`, `terms`), where what says the
same is the same. Does the new version accept all that the old one accepted? A value that the old
accepts and the new refuses is looked for by a tableau (`solver`) with a search for each JSON type
(`number_search`, `string_search`, `array_search`, `object_search`). If there can be none, that is
the proof; if one is found, it is the witness, which the validators of both versions confirm
(`subset`). Whatever a search does not read it leaves out, so it may say "there may be a value"
where there is none, never the reverse: the worst it can come to is "undecided".

For packages: `versions` tells the story from two contracts to a `Review` (`change_findings`):
`schema_edits` and `operation_changes` say what was done, `edit_effects` what that does, alone
(`single_edits`) and together (`version_pair`), `declared_shape` reads open objects as described,
`caller_effects` compares the classes, `line_causes` tells which findings break a line of code;
`policy` is what a project makes of it. `document_places` finds where a change stands in both
versions, `wording` says it, and each `…_report` writes one format; the page (`html_report`) shows
`excerpts` of the documents and `code_difference` beside it.

`example_values` makes instances of one schema with the same engine.
"""
