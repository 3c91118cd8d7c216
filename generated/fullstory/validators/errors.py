"""What is wrong with a value? One function a schema, which tells every failure.

Imported when a value has been found invalid, not before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .._runtime.format_date_time import is_date_time
from .checks import (
    valid_create_event_request_all_of_0_not,
    valid_create_event_request_all_of_1_if,
    valid_create_event_request_user_one_of_0,
    valid_create_event_request_user_one_of_1,
    valid_imported_event_context_any_of_0,
    valid_imported_event_context_any_of_1,
)

if TYPE_CHECKING:
    from .._runtime.errors import Spot, ValidationError
    from .._runtime.values import Json


def errors_in_create_event_request(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["name"])
        for name, at_name in at.member(value, "name"):
            yield from at_name.type(name, "string")
        for timestamp, at_timestamp in at.member(value, "timestamp"):
            yield from at_timestamp.type(timestamp, "string")
            if isinstance(timestamp, str):
                if not is_date_time(timestamp):
                    yield at_timestamp.error(
                        timestamp,
                        "format",
                        "date-time",
                        "is not a date-time (RFC 3339, section 5.6)",
                    )
        for session, at_session in at.member(value, "session"):
            yield from errors_in_create_event_request_session(session, at_session)
        for user, at_user in at.member(value, "user"):
            yield from errors_in_create_event_request_user(user, at_user)
        for properties, at_properties in at.member(value, "properties"):
            yield from at_properties.type(properties, "object")
        for schema, at_schema in at.member(value, "schema"):
            yield from at_schema.type(schema, "object")
    yield from errors_in_create_event_request_all_of_0(value, at.through("allOf", 0))
    yield from errors_in_create_event_request_all_of_1(value, at.through("allOf", 1))


def errors_in_create_event_request_session(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        for id_, at_id in at.member(value, "id"):
            yield from at_id.type(id_, "string")
        for use_most_recent, at_use_most_recent in at.member(value, "use_most_recent"):
            yield from at_use_most_recent.type(use_most_recent, "boolean")


def errors_in_create_event_request_user(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        for id_, at_id in at.member(value, "id"):
            yield from at_id.type(id_, "string")
        for uid, at_uid in at.member(value, "uid"):
            yield from at_uid.type(uid, "string")


def errors_in_create_event_request_all_of_0(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    if valid_create_event_request_all_of_0_not(value):
        yield at.error(
            value,
            "not",
            {
                "title": "user together with session.id",
                "required": ["session", "user"],
                "properties": {"session": {"type": "object", "required": ["id"]}},
            },
            "is not allowed: user together with session.id",
        )


def errors_in_create_event_request_all_of_1(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    at_rule = at.under(
        "session.use_most_recent needs user.id or user.uid, and not both"
    )
    if valid_create_event_request_all_of_1_if(value):
        yield from errors_in_create_event_request_all_of_1_then(
            value, at_rule.through("then")
        )


def errors_in_create_event_request_all_of_1_then(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    if isinstance(value, dict):
        yield from at.required(value, ["user"])
        for user, at_user in at.member(value, "user"):
            matches = [
                valid_create_event_request_user_one_of_0(user),
                valid_create_event_request_user_one_of_1(user),
            ]
            if not any(matches):
                yield at_user.no_branch(
                    user,
                    "oneOf",
                    [{"required": ["id"]}, {"required": ["uid"]}],
                    [
                        errors_in_create_event_request_user_one_of_0,
                        errors_in_create_event_request_user_one_of_1,
                    ],
                )
            elif sum(matches) > 1:
                yield at_user.several_branches(
                    user,
                    "oneOf",
                    [{"required": ["id"]}, {"required": ["uid"]}],
                    matches,
                )


def errors_in_create_event_request_user_one_of_0(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    if isinstance(value, dict):
        yield from at.required(value, ["id"])


def errors_in_create_event_request_user_one_of_1(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    if isinstance(value, dict):
        yield from at.required(value, ["uid"])


def errors_in_error(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["message", "code"])
        for message, at_message in at.member(value, "message"):
            yield from at_message.type(message, "string")
        for code, at_code in at.member(value, "code"):
            yield from at_code.type(code, "string")


def errors_in_job_status(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "string")
    if not isinstance(value, str) or value not in {"PROCESSING", "COMPLETED", "FAILED"}:
        yield at.error(
            value,
            "enum",
            ["PROCESSING", "COMPLETED", "FAILED"],
            "is not one of 'PROCESSING', 'COMPLETED', 'FAILED'",
        )


def errors_in_job(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["id", "status", "created"])
        for id_, at_id in at.member(value, "id"):
            yield from at_id.type(id_, "string")
        for status, at_status in at.member(value, "status"):
            if at_status.is_new("job_status"):
                yield from errors_in_job_status(status, at_status.through("$ref"))
        for created, at_created in at.member(value, "created"):
            yield from at_created.type(created, "string")
            if isinstance(created, str):
                if not is_date_time(created):
                    yield at_created.error(
                        created,
                        "format",
                        "date-time",
                        "is not a date-time (RFC 3339, section 5.6)",
                    )
        for finished, at_finished in at.member(value, "finished"):
            yield from at_finished.type(finished, "string")
            if isinstance(finished, str):
                if not is_date_time(finished):
                    yield at_finished.error(
                        finished,
                        "format",
                        "date-time",
                        "is not a date-time (RFC 3339, section 5.6)",
                    )


def errors_in_batch_created(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["job"])
        for job, at_job in at.member(value, "job"):
            if at_job.is_new("job"):
                yield from errors_in_job(job, at_job.through("$ref"))


def errors_in_batch_state(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["imports", "job"])
        for imports, at_imports in at.member(value, "imports"):
            yield from at_imports.type(imports, "integer")
        for errors, at_errors in at.member(value, "errors"):
            yield from at_errors.type(errors, "integer")
        for job, at_job in at.member(value, "job"):
            if at_job.is_new("job"):
                yield from errors_in_job(job, at_job.through("$ref"))


def errors_in_create_events_batch_request(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["requests"])
        for requests, at_requests in at.member(value, "requests"):
            yield from at_requests.type(requests, "array")
            if isinstance(requests, list):
                if len(requests) > 50000:
                    yield at_requests.error(
                        requests, "maxItems", 50000, "has more than 50000 items"
                    )
                for item, at_item in at_requests.items(requests, 0, "items"):
                    if at_item.is_new("create_event_request"):
                        yield from errors_in_create_event_request(
                            item, at_item.through("$ref")
                        )
        for shared, at_shared in at.member(value, "shared"):
            if at_shared.is_new("shared_event_data"):
                yield from errors_in_shared_event_data(
                    shared, at_shared.through("$ref")
                )


def errors_in_shared_event_data(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        for context, at_context in at.member(value, "context"):
            if at_context.is_new("event_context"):
                yield from errors_in_event_context(context, at_context.through("$ref"))


def errors_in_event_context(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        for browser, at_browser in at.member(value, "browser"):
            yield from errors_in_event_context_browser(browser, at_browser)
        for mobile, at_mobile in at.member(value, "mobile"):
            yield from errors_in_event_context_mobile(mobile, at_mobile)
        for device, at_device in at.member(value, "device"):
            yield from errors_in_event_context_device(device, at_device)
        for location, at_location in at.member(value, "location"):
            yield from errors_in_event_context_location(location, at_location)


def errors_in_event_context_browser(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        for url, at_url in at.member(value, "url"):
            yield from at_url.type(url, "string")
        for user_agent, at_user_agent in at.member(value, "user_agent"):
            yield from at_user_agent.type(user_agent, "string")
        for initial_referrer, at_initial_referrer in at.member(
            value, "initial_referrer"
        ):
            yield from at_initial_referrer.type(initial_referrer, "string")


def errors_in_event_context_mobile(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        for app_id, at_app_id in at.member(value, "app_id"):
            yield from at_app_id.type(app_id, "string")
        for app_version, at_app_version in at.member(value, "app_version"):
            yield from at_app_version.type(app_version, "string")
        for app_name, at_app_name in at.member(value, "app_name"):
            yield from at_app_name.type(app_name, "string")
        for build_variant, at_build_variant in at.member(value, "build_variant"):
            yield from at_build_variant.type(build_variant, "string")


def errors_in_event_context_device(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        for manufacturer, at_manufacturer in at.member(value, "manufacturer"):
            yield from at_manufacturer.type(manufacturer, "string")
        for model, at_model in at.member(value, "model"):
            yield from at_model.type(model, "string")
        for screen_width, at_screen_width in at.member(value, "screen_width"):
            yield from at_screen_width.type(screen_width, "integer")
        for screen_height, at_screen_height in at.member(value, "screen_height"):
            yield from at_screen_height.type(screen_height, "integer")
        for viewport_width, at_viewport_width in at.member(value, "viewport_width"):
            yield from at_viewport_width.type(viewport_width, "integer")
        for viewport_height, at_viewport_height in at.member(value, "viewport_height"):
            yield from at_viewport_height.type(viewport_height, "integer")


def errors_in_event_context_location(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        for country, at_country in at.member(value, "country"):
            yield from at_country.type(country, "string")
        for region, at_region in at.member(value, "region"):
            yield from at_region.type(region, "string")
        for city, at_city in at.member(value, "city"):
            yield from at_city.type(city, "string")
        for latitude, at_latitude in at.member(value, "latitude"):
            yield from at_latitude.type(latitude, "number")
        for longitude, at_longitude in at.member(value, "longitude"):
            yield from at_longitude.type(longitude, "number")
        for ip_address, at_ip_address in at.member(value, "ip_address"):
            yield from at_ip_address.type(ip_address, "string")


def errors_in_events_batch_imports(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        for results, at_results in at.member(value, "results"):
            yield from at_results.type(results, "array")
            if isinstance(results, list):
                for item, at_item in at_results.items(results, 0, "items"):
                    if at_item.is_new("imported_event"):
                        yield from errors_in_imported_event(
                            item, at_item.through("$ref")
                        )
        for total_records, at_total_records in at.member(value, "total_records"):
            yield from at_total_records.type(total_records, "string")
        for next_page_token, at_next_page_token in at.member(value, "next_page_token"):
            yield from at_next_page_token.type(next_page_token, "string")


def errors_in_imported_event(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["name"])
        for name, at_name in at.member(value, "name"):
            yield from at_name.type(name, "string")
        for timestamp, at_timestamp in at.member(value, "timestamp"):
            yield from at_timestamp.type(timestamp, "string")
        for session, at_session in at.member(value, "session"):
            yield from errors_in_imported_event_session(session, at_session)
        for user, at_user in at.member(value, "user"):
            yield from errors_in_imported_event_user(user, at_user)
        for context, at_context in at.member(value, "context"):
            if not (
                valid_imported_event_context_any_of_0(context)
                or valid_imported_event_context_any_of_1(context)
            ):
                yield at_context.no_branch(
                    context,
                    "anyOf",
                    [{"$ref": "#/components/schemas/EventContext"}, {"type": "null"}],
                    [
                        errors_in_imported_event_context_any_of_0,
                        errors_in_imported_event_context_any_of_1,
                    ],
                )
        for properties, at_properties in at.member(value, "properties"):
            yield from at_properties.type(properties, "object", "null")
        for schema, at_schema in at.member(value, "schema"):
            yield from at_schema.type(schema, "object", "null")


def errors_in_imported_event_session(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    yield from at.type(value, "object", "null")
    if isinstance(value, dict):
        for id_, at_id in at.member(value, "id"):
            yield from at_id.type(id_, "string")


def errors_in_imported_event_user(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object", "null")
    if isinstance(value, dict):
        for id_, at_id in at.member(value, "id"):
            yield from at_id.type(id_, "string")
        for uid, at_uid in at.member(value, "uid"):
            yield from at_uid.type(uid, "string")


def errors_in_imported_event_context_any_of_0(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    if at.is_new("event_context"):
        yield from errors_in_event_context(value, at.through("$ref"))


def errors_in_imported_event_context_any_of_1(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    yield from at.type(value, "null")


def errors_in_events_batch_errors(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        for results, at_results in at.member(value, "results"):
            yield from at_results.type(results, "array")
            if isinstance(results, list):
                for item, at_item in at_results.items(results, 0, "items"):
                    if at_item.is_new("failed_event"):
                        yield from errors_in_failed_event(item, at_item.through("$ref"))
        for total_records, at_total_records in at.member(value, "total_records"):
            yield from at_total_records.type(total_records, "string")
        for next_page_token, at_next_page_token in at.member(value, "next_page_token"):
            yield from at_next_page_token.type(next_page_token, "string")


def errors_in_failed_event(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        for message, at_message in at.member(value, "message"):
            yield from at_message.type(message, "string")
        for code, at_code in at.member(value, "code"):
            yield from at_code.type(code, "string")
        for event, at_event in at.member(value, "event"):
            yield from at_event.type(event, "object", "null")
        for shared, at_shared in at.member(value, "shared"):
            yield from at_shared.type(shared, "object", "null")


def errors_in_create_user_request(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        for uid, at_uid in at.member(value, "uid"):
            yield from at_uid.type(uid, "string")
            if isinstance(uid, str):
                if len(uid) > 256:
                    yield at_uid.error(
                        uid, "maxLength", 256, "is longer than 256 characters"
                    )
        for display_name, at_display_name in at.member(value, "display_name"):
            yield from at_display_name.type(display_name, "string")
            if isinstance(display_name, str):
                if len(display_name) > 256:
                    yield at_display_name.error(
                        display_name, "maxLength", 256, "is longer than 256 characters"
                    )
        for email, at_email in at.member(value, "email"):
            yield from at_email.type(email, "string")
            if isinstance(email, str):
                if len(email) > 128:
                    yield at_email.error(
                        email, "maxLength", 128, "is longer than 128 characters"
                    )
        for properties, at_properties in at.member(value, "properties"):
            if at_properties.is_new("user_properties"):
                yield from errors_in_user_properties(
                    properties, at_properties.through("$ref")
                )
        for schema, at_schema in at.member(value, "schema"):
            if at_schema.is_new("property_types"):
                yield from errors_in_property_types(schema, at_schema.through("$ref"))


def errors_in_user_properties(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        if len(value) > 500:
            yield at.error(value, "maxProperties", 500, "has more than 500 properties")


def errors_in_property_types(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        for properties, at_properties in at.member(value, "properties"):
            yield from at_properties.type(properties, "object")


def errors_in_update_user_request(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        for uid, at_uid in at.member(value, "uid"):
            yield from at_uid.type(uid, "string")
            if isinstance(uid, str):
                if len(uid) > 256:
                    yield at_uid.error(
                        uid, "maxLength", 256, "is longer than 256 characters"
                    )
        for display_name, at_display_name in at.member(value, "display_name"):
            yield from at_display_name.type(display_name, "string")
            if isinstance(display_name, str):
                if len(display_name) > 256:
                    yield at_display_name.error(
                        display_name, "maxLength", 256, "is longer than 256 characters"
                    )
        for email, at_email in at.member(value, "email"):
            yield from at_email.type(email, "string")
            if isinstance(email, str):
                if len(email) > 128:
                    yield at_email.error(
                        email, "maxLength", 128, "is longer than 128 characters"
                    )
        for properties, at_properties in at.member(value, "properties"):
            if at_properties.is_new("user_properties"):
                yield from errors_in_user_properties(
                    properties, at_properties.through("$ref")
                )
        for schema, at_schema in at.member(value, "schema"):
            if at_schema.is_new("property_types"):
                yield from errors_in_property_types(schema, at_schema.through("$ref"))


def errors_in_user_saved(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["id"])
        for id_, at_id in at.member(value, "id"):
            yield from at_id.type(id_, "string")


def errors_in_create_users_batch_request(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["requests"])
        for requests, at_requests in at.member(value, "requests"):
            yield from at_requests.type(requests, "array")
            if isinstance(requests, list):
                if len(requests) > 50000:
                    yield at_requests.error(
                        requests, "maxItems", 50000, "has more than 50000 items"
                    )
                for item, at_item in at_requests.items(requests, 0, "items"):
                    if at_item.is_new("batch_user"):
                        yield from errors_in_batch_user(item, at_item.through("$ref"))


def errors_in_batch_user(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        for id_, at_id in at.member(value, "id"):
            yield from at_id.type(id_, "string")
        for uid, at_uid in at.member(value, "uid"):
            yield from at_uid.type(uid, "string")
            if isinstance(uid, str):
                if len(uid) > 256:
                    yield at_uid.error(
                        uid, "maxLength", 256, "is longer than 256 characters"
                    )
        for display_name, at_display_name in at.member(value, "display_name"):
            yield from at_display_name.type(display_name, "string")
            if isinstance(display_name, str):
                if len(display_name) > 256:
                    yield at_display_name.error(
                        display_name, "maxLength", 256, "is longer than 256 characters"
                    )
        for email, at_email in at.member(value, "email"):
            yield from at_email.type(email, "string")
            if isinstance(email, str):
                if len(email) > 128:
                    yield at_email.error(
                        email, "maxLength", 128, "is longer than 128 characters"
                    )
        for properties, at_properties in at.member(value, "properties"):
            if at_properties.is_new("user_properties"):
                yield from errors_in_user_properties(
                    properties, at_properties.through("$ref")
                )
        for schema, at_schema in at.member(value, "schema"):
            if at_schema.is_new("property_types"):
                yield from errors_in_property_types(schema, at_schema.through("$ref"))


def errors_in_user(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["id"])
        for id_, at_id in at.member(value, "id"):
            yield from at_id.type(id_, "string")
        for uid, at_uid in at.member(value, "uid"):
            yield from at_uid.type(uid, "string", "null")
        for display_name, at_display_name in at.member(value, "display_name"):
            yield from at_display_name.type(display_name, "string", "null")
        for email, at_email in at.member(value, "email"):
            yield from at_email.type(email, "string", "null")
        for is_being_deleted, at_is_being_deleted in at.member(
            value, "is_being_deleted"
        ):
            yield from at_is_being_deleted.type(is_being_deleted, "boolean")
        for properties, at_properties in at.member(value, "properties"):
            yield from at_properties.type(properties, "object", "null")
        for schema, at_schema in at.member(value, "schema"):
            yield from at_schema.type(schema, "object", "null")
        for type_conflicts, at_type_conflicts in at.member(value, "type_conflicts"):
            yield from at_type_conflicts.type(type_conflicts, "object", "null")
        for app_url, at_app_url in at.member(value, "app_url"):
            yield from at_app_url.type(app_url, "string", "null")


def errors_in_user_list(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["results", "total_records"])
        for results, at_results in at.member(value, "results"):
            yield from at_results.type(results, "array")
            if isinstance(results, list):
                for item, at_item in at_results.items(results, 0, "items"):
                    if at_item.is_new("user"):
                        yield from errors_in_user(item, at_item.through("$ref"))
        for total_records, at_total_records in at.member(value, "total_records"):
            yield from at_total_records.type(total_records, "string")
        for next_page_token, at_next_page_token in at.member(value, "next_page_token"):
            yield from at_next_page_token.type(next_page_token, "string")
        for app_url, at_app_url in at.member(value, "app_url"):
            yield from at_app_url.type(app_url, "string")


def errors_in_users_batch_imports(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["results", "total_records"])
        for results, at_results in at.member(value, "results"):
            yield from at_results.type(results, "array")
            if isinstance(results, list):
                for item, at_item in at_results.items(results, 0, "items"):
                    if at_item.is_new("imported_user"):
                        yield from errors_in_imported_user(
                            item, at_item.through("$ref")
                        )
        for total_records, at_total_records in at.member(value, "total_records"):
            yield from at_total_records.type(total_records, "string")
        for next_page_token, at_next_page_token in at.member(value, "next_page_token"):
            yield from at_next_page_token.type(next_page_token, "string")


def errors_in_imported_user(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        for id_, at_id in at.member(value, "id"):
            yield from at_id.type(id_, "string", "null")
        for uid, at_uid in at.member(value, "uid"):
            yield from at_uid.type(uid, "string", "null")
        for display_name, at_display_name in at.member(value, "display_name"):
            yield from at_display_name.type(display_name, "string", "null")
        for email, at_email in at.member(value, "email"):
            yield from at_email.type(email, "string", "null")
        for properties, at_properties in at.member(value, "properties"):
            yield from at_properties.type(properties, "object", "null")
        for schema, at_schema in at.member(value, "schema"):
            yield from at_schema.type(schema, "object", "null")
        for type_conflicts, at_type_conflicts in at.member(value, "type_conflicts"):
            yield from at_type_conflicts.type(type_conflicts, "object", "null")


def errors_in_users_batch_errors(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["total_records"])
        for results, at_results in at.member(value, "results"):
            yield from at_results.type(results, "array")
            if isinstance(results, list):
                for item, at_item in at_results.items(results, 0, "items"):
                    if at_item.is_new("failed_user"):
                        yield from errors_in_failed_user(item, at_item.through("$ref"))
        for total_records, at_total_records in at.member(value, "total_records"):
            yield from at_total_records.type(total_records, "string")
        for next_page_token, at_next_page_token in at.member(value, "next_page_token"):
            yield from at_next_page_token.type(next_page_token, "string")


def errors_in_failed_user(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["message", "code", "user"])
        for message, at_message in at.member(value, "message"):
            yield from at_message.type(message, "string")
        for code, at_code in at.member(value, "code"):
            yield from at_code.type(code, "string")
        for user, at_user in at.member(value, "user"):
            yield from at_user.type(user, "object")


def errors_in_job_id_parameter(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "string")


def errors_in_page_token_parameter(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "string")


def errors_in_include_schema_parameter(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    yield from at.type(value, "boolean")


def errors_in_list_users_uid_parameter(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    yield from at.type(value, "string")


def errors_in_list_users_email_parameter(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    yield from at.type(value, "string")


def errors_in_list_users_display_name_parameter(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    yield from at.type(value, "string")


def errors_in_list_users_is_identified_parameter(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    yield from at.type(value, "boolean")


def errors_in_delete_user_by_uid_uid_parameter(
    value: Json, at: Spot
) -> Iterator[ValidationError]:
    yield from at.type(value, "string")


def errors_in_user_id_parameter(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "string")
