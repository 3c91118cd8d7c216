"""directions: library -> library, in which `required` says for each direction what it means there.

User: {required: [id, name, password],              User (in answers): {required: [id, name], …}
  properties: {id: {readOnly: true}, name: {},   →  UserRequest: {required: [name, password], …}
    password: {writeOnly: true}}}

A property that is `readOnly` "MAY be sent as part of a response but SHOULD NOT be sent as part of
the request. If the property is in the required list, the required will take effect on the response
only"; `writeOnly` likewise (OpenAPI 3.0.4, section 4.7.24.2; Swagger 2.0 has `readOnly` alone). In
3.1 and later both are annotations of JSON Schema, whose users mean the same: there a setting of the
package decides.

A schema that only requests or only answers use is changed where it stands. One that both use, and
that differs, stays as answers have it, and requests get a copy beside it. What no operation reaches
is left as it is written. A webhook and a callback are requests that the API sends, so their bodies
are as its answers are.

| code | problem |
|---|---|
| SW0321 | more steps than the limits |
"""

from __future__ import annotations

from schemawright.directions.one_way_required import Differences, find_differences
from schemawright.directions.request_forms import with_forms_of
from schemawright.directions.usage import find_uses
from schemawright.resolve import Library
from schemawright.steps import counting

__all__ = ["Differences", "directed"]


def directed(library: Library, annotations_count: bool) -> Library:
    """`library` with what its schemas say in requests and in answers. `annotations_count`: do
    readOnly and writeOnly mean that in OpenAPI 3.1 and later, too?"""
    with counting("direction", library.size):
        differences = find_differences(library, annotations_count)
        if not differences.dropped:
            return library
        return with_forms_of(library, differences, find_uses(library, differences.graph))
