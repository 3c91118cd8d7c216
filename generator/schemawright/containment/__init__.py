"""containment: does one schema accept all that another accepts? Proved, or shown by a value.

Checks become terms of one vocabulary (`normalise`, `terms`), where what says the same is the same.
A value that the one accepts and the other refuses is looked for by a tableau (`solver`) with a
search for each JSON type (`number_search`, `string_search`, `array_search`, `object_search`). If
there can be none, that is the proof; if one is found, it is the witness (`subset`), the smallest
that shows the same (`shrink`). Whatever a search does not read it leaves out, so it may say "there
may be a value" where there is none, never the reverse: the worst it can come to is "undecided"
(`outcome`). `holds` decides a term on a value.

`declared_shape` reads open objects as what they describe, and `example_values` makes instances of
one schema with the same engine.
"""
