"""``schemawright generate --dump-ir[=PASS]``: what the generated validators will check.

schemawright generate shop --dump-ir=lowered     as the schemas say it
schemawright generate shop --dump-ir=simplify    after the last run of passes/simplify.py
schemawright generate shop --dump-ir             after all passes
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from schemawright.cli.display import refuse, say
from schemawright.cli.exit_codes import Exit

if TYPE_CHECKING:
    from schemawright.config import Job
    from schemawright.diagnostics import Problems


def dump_checks(call: argparse.Namespace, job: Job, problems: Problems) -> int:
    """Prints the checks of one package; `Rejected` if its documents are wrong, or there is no
    such pass."""
    from schemawright import pipeline
    from schemawright.ir.printing import printed
    from schemawright.passes import LOWERED, STAGES, after

    stage = call.dump_ir or STAGES[-1]
    if stage not in STAGES:
        hint = f"one of {', '.join(STAGES)}; packages are named before the option"
        refuse(f"there is no pass {stage!r}", hint)
    _, _, program = pipeline.understand(job, problems)
    say(f"# {job.name}, after {stage}" if stage != LOWERED else f"# {job.name}, before any pass")
    for line in printed(after(program, stage)).splitlines():
        say(line)
    return Exit.DONE
