"""review: two versions of a schema -> what the change means, proved or shown.

Checks of both versions become terms of one vocabulary (`normalise`), where what says the same is
the same. Does the new version accept all that the old one accepted? A value that the old accepts
and the new refuses is looked for by a tableau (`solver`) with one theory for each JSON type
(`numbers`, `strings`, `arrays`, `objects`). If there can be none, that is the proof; if one is
found, it is the witness, which the validators of both versions confirm (`subset`).

Whatever a part does not read it leaves out, so it may say "there may be a value" where there is
none, never the reverse: the worst it can come to is "undecided".
"""
