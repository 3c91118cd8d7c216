"""reports: a review -> text for a terminal, a page, GitHub, or a program.

`wording` says a finding, the same in every format, and `finding_groups` tells those of one place
as one; each `…_report` writes one format. The page (`html_report`) shows `excerpts` of the
documents and the `code_difference` beside a finding: both come with a `reviewed_package`.
"""
