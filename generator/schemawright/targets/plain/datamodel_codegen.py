"""The door to datamodel-code-generator."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from schemawright.contract import Contract
from schemawright.diagnostics import Problems
from schemawright.files import File
from schemawright.targets.plain.bundle import bundle
from schemawright.targets.plain.vetting import complaints
from schemawright.values import Json

#: Options of its command that are not for it to follow here: what is read and written, from where,
#: and when; what is fetched; what the classes are called.
_OURS = frozenset(
    """
    allow_private_network allow_remote_refs check class_name custom_file_header
    custom_file_header_mode custom_file_header_path custom_formatters custom_template_dir debug
    disable_timestamp disable_warnings emit_model_metadata encoding formatters generate_cli_command
    http_backend http_headers http_ignore_tls http_local_ref_path http_query_parameters
    http_timeout input input_file_type input_filename input_model module_split_mode openapi_scopes
    output output_format profile profiles remote_lock settings_path skip_root_model url watch
    watch_delay
    """.split()
)


def library_models(
    contract: Contract, settings: Mapping[str, object], problems: Problems
) -> Iterator[File]:
    """``models.py``, or nothing, with what is wrong among `problems` (SW0706, SW0707)."""
    public = [named for named in contract.schemas if named.role not in ("nested", "parameter")]
    if not public:
        return
    options = {key.replace("-", "_"): value for key, value in settings.items()}
    options = {key: value for key, value in options.items() if key not in _OURS}
    try:
        text = generated_models(bundle(contract), options)
    except RecursionError:
        problems.error(
            "SW0706",
            "the documents are nested too deeply for datamodel-code-generator",
            'give what is nested a name in "$defs", or choose other models, such as "pydantic"',
        )
        return
    except Exception as failure:  # noqa: BLE001 - whatever it is, the library fails on this
        said = " ".join(str(failure).split())[:300] or type(failure).__name__
        problems.error(
            "SW0706",
            f"datamodel-code-generator makes no models of the documents: {said}",
            'correct its options, or the documents, or choose other models, such as "pydantic"',
        )
        return
    wrong = list(complaints(text, (named.name for named in public), _strings(options)))
    for complaint in wrong:
        problems.error(
            "SW0707",
            f"what datamodel-code-generator wrote cannot be taken: {complaint}",
            'report it there, and choose other models meanwhile, such as "pydantic"',
        )
    if not wrong:
        yield File("models.py", text)


def generated_models(document: Mapping[str, Json], options: Mapping[str, Any]) -> str:
    """What the library writes of `document`, but for the head that says so. Raises whatever the
    library raises."""
    from datamodel_code_generator import generate
    from datamodel_code_generator.enums import DataModelType, InputFileType

    chosen = {"output_model_type": DataModelType.PydanticV2BaseModel, **options}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        answer = generate(
            document,
            **chosen,
            input_file_type=InputFileType.JsonSchema,
            allow_remote_refs=False,
            disable_timestamp=True,
            skip_root_model=True,
            formatters=[],
        )
    if not isinstance(answer, str):
        raise TypeError("it wrote several modules, or none")
    lines = answer.splitlines(keepends=True)
    start = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join(lines[start:]).lstrip("\n")


def _strings(value: object) -> Iterator[str]:
    """The texts in the options, which may name modules."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for below in value.values():
            yield from _strings(below)
    elif isinstance(value, list):
        for below in value:
            yield from _strings(below)
