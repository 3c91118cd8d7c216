"""The command line: the only room that prints or exits.

Results go to standard output, diagnostics to standard error. Exit codes: 0 done; 1 `check`
found differences; 2 the input or the call is wrong; 70 a bug in Schemawright (EX_SOFTWARE);
130 interrupted. Nothing that is slow to load is loaded before it is needed.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NoReturn

from schemawright.diagnostics import Diagnostic, Place, Problems, Rejected
from schemawright.version import VERSION

if TYPE_CHECKING:
    from schemawright.config import Job
    from schemawright.publish import Report

    _Command = Callable[[argparse.Namespace, Job, Problems], int]

_DONE, _DIFFERENT, _WRONG, _BUG, _INTERRUPTED, _NOBODY_READS = 0, 1, 2, 70, 130, 141

_EXAMPLES = """\
examples:
  schemawright generate                  every package of the project
  schemawright generate shop             one of them
  schemawright generate --source api.yaml --output src/shop_api
  schemawright check                     is everything committed up to date?

exit codes:
  0 done   1 check found differences   2 the input or the call is wrong   70 a bug in schemawright
"""

#: What a finding of `check` is called: its code, and the words after the file's name.
_FINDINGS = {
    "stale": ("SW0811", "stale: generation gives something else now"),
    "edited": ("SW0812", "edited by hand"),
    "missing": ("SW0813", "missing"),
    "extra": ("SW0814", "extra: generation does not give this file"),
    "malformed": ("SW0815", "malformed: not a manifest"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; only ``--help`` and ``--version`` exit."""
    arguments = sys.argv[1:] if arguments is None else arguments
    as_json = "--json" in arguments
    _print_anything()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except Rejected as rejected:
        _tell(rejected.problems, as_json)
        return _WRONG
    except KeyboardInterrupt:
        print("interrupted; nothing was left half written", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more at exit: into nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NOBODY_READS
    except Exception as error:  # noqa: BLE001 (the last resort: no traceback reaches a user)
        return _own_up(error, as_json)
    return code


def _run(arguments: Sequence[str]) -> int:
    call = _parser().parse_args(arguments)
    return max([_one(call.run, call, job) for job in _jobs(call)])


def _one(command: _Command, call: argparse.Namespace, job: Job) -> int:
    """Runs the command for one package; what is wrong with it does not keep back the others."""
    problems = Problems()
    try:
        code = command(call, job, problems)
    except Rejected as rejected:
        _tell(rejected.problems, call.json)
        return _WRONG
    _tell(problems.found, call.json)
    return code


def _generate(_: argparse.Namespace, job: Job, problems: Problems) -> int:
    from schemawright import pipeline

    report = pipeline.generate(job, problems)
    changed = _counted(report.touched, "file") + " changed" if report.touched else "unchanged"
    print(f"{_summary(report)}, {changed}", flush=True)
    return _DONE


def _check(call: argparse.Namespace, job: Job, problems: Problems) -> int:
    from schemawright import pipeline
    from schemawright.publish import shown

    report = pipeline.check(job, problems)
    if not report.findings:
        print(f"{_summary(report)}, up to date", flush=True)
        return _DONE
    for finding in report.findings:
        path = shown(report.output / finding.path)
        code, words = _FINDINGS[finding.kind]
        if call.json:
            _tell([Diagnostic("error", code, words, _advice(finding.kind), Place(path))], True)
        else:
            print(_printable(f"{path}: {words}"))
    differ = "differs" if len(report.findings) == 1 else "differ"
    count = _counted(len(report.findings), "file")
    hint = "run schemawright generate" + _force_hint(report)
    print(f"{_printable(shown(report.output))}: {count} {differ}; {hint}", flush=True)
    return _DIFFERENT


def _native(_: argparse.Namespace, job: Job, problems: Problems) -> int:
    from pathlib import Path

    from schemawright.native import build_package
    from schemawright.publish import shown

    twin = build_package(job, problems, Path("build", "native"))
    print(f"{_printable(shown(twin))}: compiled", flush=True)
    return _DONE


def _jobs(call: argparse.Namespace) -> tuple[Job, ...]:
    """The packages that the call means; `Rejected` if it makes no sense."""
    from dataclasses import replace
    from pathlib import Path

    from schemawright import config

    if (call.source is None) != (call.output is None):
        _refuse("--source and --output go together", "give both, or neither")
    if call.source is not None and call.package:
        _refuse("packages of the project cannot be named with --source", "leave out one of them")
    if call.source is not None:
        jobs: tuple[Job, ...] = (config.one_off(Path(call.source), Path(call.output)),)
    else:
        problems = Problems()
        # Relative, as the user would write it: that is how diagnostics name the files.
        root = Path(os.path.relpath(config.root_of(Path.cwd())))
        jobs = config.jobs(root, call.package, problems)
        problems.stop_on_errors()
    given = {"formats": call.formats, "dialect": call.dialect, "models": call.models}
    chosen = {name: value for name, value in given.items() if value}
    if call.no_client:
        chosen["client"] = False
    jobs = tuple(replace(job, options=replace(job.options, **chosen)) for job in jobs)
    return tuple(replace(job, force=getattr(call, "force", False)) for job in jobs)


class _Parser(argparse.ArgumentParser):
    """Reports a wrong call as the diagnostic that it is."""

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().split()).removeprefix("usage: ")
        _refuse(message, f"usage: {usage}; more: {self.prog} --help")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="schemawright",
        description="From JSON Schema and OpenAPI documents to one typed Python package.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"schemawright {VERSION}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    generate = _command(commands, "generate", "write the packages", _generate)
    generate.add_argument(
        "--force", action="store_true", help="overwrite files that were edited or added by hand"
    )
    _command(commands, "check", "compare the packages with the documents; write nothing", _check)
    _command(
        commands, "native", "compile the checks of packages, into copies in build/native", _native
    )
    return parser


def _command(
    commands: argparse._SubParsersAction[_Parser],
    name: str,
    about: str,
    run: _Command,
) -> _Parser:
    parser = commands.add_parser(
        name,
        help=about,
        description=f"{about[0].upper()}{about[1:]}.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("package", nargs="*", metavar="PACKAGE", help="only these packages")
    parser.add_argument("--source", metavar="PATH", help="a document, or a folder of documents")
    parser.add_argument("--output", metavar="DIR", help="the folder that becomes the package")
    parser.add_argument(
        "--formats", choices=("assert", "annotate"), help="is `format` checked? (default: assert)"
    )
    parser.add_argument(
        "--dialect",
        metavar="DRAFT",
        choices=("draft4", "draft6", "draft7", "draft2019-09", "draft2020-12"),
        help="what documents are read as whose $schema is missing or unknown (draft7, ...)",
    )
    parser.add_argument(
        "--models",
        choices=("pydantic", "dataclass", "typeddict", "msgspec"),
        help="what the classes of the package are (default: pydantic)",
    )
    parser.add_argument(
        "--no-client", action="store_true", help="no client, even if there are operations"
    )
    parser.add_argument(
        "--json", action="store_true", help="diagnostics as JSON, one object a line"
    )
    parser.set_defaults(run=run)
    return parser


def _refuse(message: str, hint: str) -> NoReturn:
    raise Rejected((Diagnostic("error", "SW0900", message, hint),))


def _summary(report: Report) -> str:
    from schemawright.publish import shown

    parts = [_counted(report.schemas, "schema"), _counted(report.operations, "operation")]
    return _printable(f"{shown(report.output)}: {', '.join(parts)}")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _advice(kind: str) -> str:
    if kind in {"edited", "extra"}:
        return "take the change into the schema or an overlay, or overwrite it: generate --force"
    return "run schemawright generate"


def _force_hint(report: Report) -> str:
    edited = any(finding.kind in {"edited", "extra", "malformed"} for finding in report.findings)
    return " (with --force, to give up what was edited)" if edited else ""


def _tell(diagnostics: Iterable[Diagnostic], as_json: bool) -> None:
    """Diagnostics on standard error: JSON lines, plain text, or in colour on a terminal."""
    for diagnostic in diagnostics:
        if as_json:
            import json

            print(json.dumps(diagnostic.as_json()), file=sys.stderr)
        elif sys.stderr.isatty():
            _in_colour(diagnostic)
        else:
            print(diagnostic, file=sys.stderr)
    sys.stderr.flush()


def _in_colour(diagnostic: Diagnostic) -> None:
    from rich.console import Console
    from rich.text import Text

    # A Text, so that nothing in it is taken for markup.
    text = Text(str(diagnostic))
    colour = "bold red" if diagnostic.severity == "error" else "bold yellow"
    text.highlight_regex(r"\b(error|warning)\[SW\d{4}\]", colour)
    text.highlight_regex(r"(?m)^ +\| +\^$|^  = help:", "bold cyan")
    Console(stderr=True, highlight=False).print(text, soft_wrap=True)


def _own_up(error: Exception, as_json: bool) -> int:
    """Reports a bug of our own; the traceback is for those who ask for it."""
    hint = "this is a bug in schemawright: please report it, with what SCHEMAWRIGHT_DEBUG=1 shows"
    message = f"internal error: {type(error).__name__}: {error}"
    _tell([Diagnostic("error", "SW0999", message, hint)], as_json)
    if os.environ.get("SCHEMAWRIGHT_DEBUG"):
        import traceback

        traceback.print_exception(error)
    return _BUG


def _print_anything() -> None:
    """Whatever the locale can say, the rest as escapes: output is never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _printable(text: str) -> str:
    """`text` without control characters, that a file's name may have."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
