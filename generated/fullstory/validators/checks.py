"""Is a value valid? One function a schema, which builds nothing and stops at the first failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.format_date_time import is_date_time

if TYPE_CHECKING:
    from .._runtime.values import Json


def valid_create_event_request(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    name = value.get("name")
    if not isinstance(name, str):
        return False
    if "timestamp" in value:
        timestamp = value["timestamp"]
        if not isinstance(timestamp, str):
            return False
        if not is_date_time(timestamp):
            return False
    if "session" in value:
        session = value["session"]
        if not valid_create_event_request_session(session):
            return False
    if "user" in value:
        user = value["user"]
        if not valid_create_event_request_user(user):
            return False
    if "properties" in value:
        properties = value["properties"]
        if not isinstance(properties, dict):
            return False
    if "schema" in value:
        schema = value["schema"]
        if not isinstance(schema, dict):
            return False
    if valid_create_event_request_all_of_0_not(value):
        return False
    if valid_create_event_request_all_of_1_if(value):
        if not valid_create_event_request_all_of_1_then(value):
            return False
    return True


def valid_create_event_request_all_of_0_not(value: Json) -> bool:
    if isinstance(value, dict):
        if "user" not in value:
            return False
        session = value.get("session")
        if not isinstance(session, dict):
            return False
        if "id" not in session:
            return False
    return True


def valid_create_event_request_all_of_1_if(value: Json) -> bool:
    if isinstance(value, dict):
        session = value.get("session")
        if not isinstance(session, dict):
            return False
        use_most_recent = session.get("use_most_recent")
        if use_most_recent is not True:
            return False
    return True


def valid_create_event_request_all_of_1_then(value: Json) -> bool:
    if isinstance(value, dict):
        user = value.get("user")
        if ((not isinstance(user, dict) or "id" in user)) + (
            (not isinstance(user, dict) or "uid" in user)
        ) != 1:
            return False
    return True


def valid_create_event_request_session(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    if "id" in value:
        id_ = value["id"]
        if not isinstance(id_, str):
            return False
    if "use_most_recent" in value:
        use_most_recent = value["use_most_recent"]
        if not isinstance(use_most_recent, bool):
            return False
    return True


def valid_create_event_request_user(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    if "id" in value:
        id_ = value["id"]
        if not isinstance(id_, str):
            return False
    if "uid" in value:
        uid = value["uid"]
        if not isinstance(uid, str):
            return False
    return True


def valid_error(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    message = value.get("message")
    if not isinstance(message, str):
        return False
    code = value.get("code")
    if not isinstance(code, str):
        return False
    return True


def valid_job_status(value: Json) -> bool:
    return isinstance(value, str) and value in {"PROCESSING", "COMPLETED", "FAILED"}


def valid_job(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    id_ = value.get("id")
    if not isinstance(id_, str):
        return False
    status = value.get("status")
    if not isinstance(status, str) or status not in {
        "PROCESSING",
        "COMPLETED",
        "FAILED",
    }:
        return False
    created = value.get("created")
    if not isinstance(created, str):
        return False
    if not is_date_time(created):
        return False
    if "finished" in value:
        finished = value["finished"]
        if not isinstance(finished, str):
            return False
        if not is_date_time(finished):
            return False
    return True


def valid_batch_created(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    job = value.get("job")
    if not valid_job(job):
        return False
    return True


def valid_batch_state(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    imports = value.get("imports")
    if type(imports) is not int and (
        isinstance(imports, bool)
        or not isinstance(imports, (int, float))
        or imports % 1 != 0
    ):
        return False
    if "errors" in value:
        errors = value["errors"]
        if type(errors) is not int and (
            isinstance(errors, bool)
            or not isinstance(errors, (int, float))
            or errors % 1 != 0
        ):
            return False
    job = value.get("job")
    if not valid_job(job):
        return False
    return True


def valid_create_events_batch_request(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    requests = value.get("requests")
    if not isinstance(requests, list):
        return False
    if len(requests) > 50000:
        return False
    for item in requests:
        if not valid_create_event_request(item):
            return False
    if "shared" in value:
        shared = value["shared"]
        if not valid_shared_event_data(shared):
            return False
    return True


def valid_shared_event_data(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    if "context" in value:
        context = value["context"]
        if not valid_event_context(context):
            return False
    return True


def valid_event_context(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    if "browser" in value:
        browser = value["browser"]
        if not valid_event_context_browser(browser):
            return False
    if "mobile" in value:
        mobile = value["mobile"]
        if not valid_event_context_mobile(mobile):
            return False
    if "device" in value:
        device = value["device"]
        if not valid_event_context_device(device):
            return False
    if "location" in value:
        location = value["location"]
        if not valid_event_context_location(location):
            return False
    return True


def valid_event_context_browser(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    if "url" in value:
        url = value["url"]
        if not isinstance(url, str):
            return False
    if "user_agent" in value:
        user_agent = value["user_agent"]
        if not isinstance(user_agent, str):
            return False
    if "initial_referrer" in value:
        initial_referrer = value["initial_referrer"]
        if not isinstance(initial_referrer, str):
            return False
    return True


def valid_event_context_device(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    if "manufacturer" in value:
        manufacturer = value["manufacturer"]
        if not isinstance(manufacturer, str):
            return False
    if "model" in value:
        model = value["model"]
        if not isinstance(model, str):
            return False
    if "screen_width" in value:
        screen_width = value["screen_width"]
        if type(screen_width) is not int and (
            isinstance(screen_width, bool)
            or not isinstance(screen_width, (int, float))
            or screen_width % 1 != 0
        ):
            return False
    if "screen_height" in value:
        screen_height = value["screen_height"]
        if type(screen_height) is not int and (
            isinstance(screen_height, bool)
            or not isinstance(screen_height, (int, float))
            or screen_height % 1 != 0
        ):
            return False
    if "viewport_width" in value:
        viewport_width = value["viewport_width"]
        if type(viewport_width) is not int and (
            isinstance(viewport_width, bool)
            or not isinstance(viewport_width, (int, float))
            or viewport_width % 1 != 0
        ):
            return False
    if "viewport_height" in value:
        viewport_height = value["viewport_height"]
        if type(viewport_height) is not int and (
            isinstance(viewport_height, bool)
            or not isinstance(viewport_height, (int, float))
            or viewport_height % 1 != 0
        ):
            return False
    return True


def valid_event_context_location(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    if "country" in value:
        country = value["country"]
        if not isinstance(country, str):
            return False
    if "region" in value:
        region = value["region"]
        if not isinstance(region, str):
            return False
    if "city" in value:
        city = value["city"]
        if not isinstance(city, str):
            return False
    if "latitude" in value:
        latitude = value["latitude"]
        if (
            type(latitude) is not float
            and type(latitude) is not int
            and (isinstance(latitude, bool) or not isinstance(latitude, (int, float)))
        ):
            return False
    if "longitude" in value:
        longitude = value["longitude"]
        if (
            type(longitude) is not float
            and type(longitude) is not int
            and (isinstance(longitude, bool) or not isinstance(longitude, (int, float)))
        ):
            return False
    if "ip_address" in value:
        ip_address = value["ip_address"]
        if not isinstance(ip_address, str):
            return False
    return True


def valid_event_context_mobile(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    if "app_id" in value:
        app_id = value["app_id"]
        if not isinstance(app_id, str):
            return False
    if "app_version" in value:
        app_version = value["app_version"]
        if not isinstance(app_version, str):
            return False
    if "app_name" in value:
        app_name = value["app_name"]
        if not isinstance(app_name, str):
            return False
    if "build_variant" in value:
        build_variant = value["build_variant"]
        if not isinstance(build_variant, str):
            return False
    return True


def valid_events_batch_imports(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    if "results" in value:
        results = value["results"]
        if not isinstance(results, list):
            return False
        for item in results:
            if not valid_imported_event(item):
                return False
    if "total_records" in value:
        total_records = value["total_records"]
        if not isinstance(total_records, str):
            return False
    if "next_page_token" in value:
        next_page_token = value["next_page_token"]
        if not isinstance(next_page_token, str):
            return False
    return True


def valid_imported_event(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    name = value.get("name")
    if not isinstance(name, str):
        return False
    if "timestamp" in value:
        timestamp = value["timestamp"]
        if not isinstance(timestamp, str):
            return False
    if "session" in value:
        session = value["session"]
        if not valid_imported_event_session(session):
            return False
    if "user" in value:
        user = value["user"]
        if not valid_imported_event_user(user):
            return False
    if "context" in value:
        context = value["context"]
        if isinstance(context, dict):
            if not valid_event_context(context):
                return False
        elif context is not None:
            return False
    if "properties" in value:
        properties = value["properties"]
        if not isinstance(properties, dict) and properties is not None:
            return False
    if "schema" in value:
        schema = value["schema"]
        if not isinstance(schema, dict) and schema is not None:
            return False
    return True


def valid_imported_event_session(value: Json) -> bool:
    if not isinstance(value, dict) and value is not None:
        return False
    if isinstance(value, dict):
        if "id" in value:
            id_ = value["id"]
            if not isinstance(id_, str):
                return False
    return True


def valid_imported_event_user(value: Json) -> bool:
    if not isinstance(value, dict) and value is not None:
        return False
    if isinstance(value, dict):
        if "id" in value:
            id_ = value["id"]
            if not isinstance(id_, str):
                return False
        if "uid" in value:
            uid = value["uid"]
            if not isinstance(uid, str):
                return False
    return True


def valid_events_batch_errors(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    if "results" in value:
        results = value["results"]
        if not isinstance(results, list):
            return False
        for item in results:
            if not valid_failed_event(item):
                return False
    if "total_records" in value:
        total_records = value["total_records"]
        if not isinstance(total_records, str):
            return False
    if "next_page_token" in value:
        next_page_token = value["next_page_token"]
        if not isinstance(next_page_token, str):
            return False
    return True


def valid_failed_event(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    if "message" in value:
        message = value["message"]
        if not isinstance(message, str):
            return False
    if "code" in value:
        code = value["code"]
        if not isinstance(code, str):
            return False
    if "event" in value:
        event = value["event"]
        if not isinstance(event, dict) and event is not None:
            return False
    if "shared" in value:
        shared = value["shared"]
        if not isinstance(shared, dict) and shared is not None:
            return False
    return True


def valid_create_user_request(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    if "uid" in value:
        uid = value["uid"]
        if not isinstance(uid, str):
            return False
        if len(uid) > 256:
            return False
    if "display_name" in value:
        display_name = value["display_name"]
        if not isinstance(display_name, str):
            return False
        if len(display_name) > 256:
            return False
    if "email" in value:
        email = value["email"]
        if not isinstance(email, str):
            return False
        if len(email) > 128:
            return False
    if "properties" in value:
        properties = value["properties"]
        if not isinstance(properties, dict):
            return False
        if len(properties) > 500:
            return False
    if "schema" in value:
        schema = value["schema"]
        if not valid_property_types(schema):
            return False
    return True


def valid_property_types(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    if "properties" in value:
        properties = value["properties"]
        if not isinstance(properties, dict):
            return False
    return True


def valid_update_user_request(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    if "uid" in value:
        uid = value["uid"]
        if not isinstance(uid, str):
            return False
        if len(uid) > 256:
            return False
    if "display_name" in value:
        display_name = value["display_name"]
        if not isinstance(display_name, str):
            return False
        if len(display_name) > 256:
            return False
    if "email" in value:
        email = value["email"]
        if not isinstance(email, str):
            return False
        if len(email) > 128:
            return False
    if "properties" in value:
        properties = value["properties"]
        if not isinstance(properties, dict):
            return False
        if len(properties) > 500:
            return False
    if "schema" in value:
        schema = value["schema"]
        if not valid_property_types(schema):
            return False
    return True


def valid_user_properties(value: Json) -> bool:
    return isinstance(value, dict) and len(value) <= 500


def valid_user_saved(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    id_ = value.get("id")
    if not isinstance(id_, str):
        return False
    return True


def valid_create_users_batch_request(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    requests = value.get("requests")
    if not isinstance(requests, list):
        return False
    if len(requests) > 50000:
        return False
    for item in requests:
        if not valid_batch_user(item):
            return False
    return True


def valid_batch_user(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    if "id" in value:
        id_ = value["id"]
        if not isinstance(id_, str):
            return False
    if "uid" in value:
        uid = value["uid"]
        if not isinstance(uid, str):
            return False
        if len(uid) > 256:
            return False
    if "display_name" in value:
        display_name = value["display_name"]
        if not isinstance(display_name, str):
            return False
        if len(display_name) > 256:
            return False
    if "email" in value:
        email = value["email"]
        if not isinstance(email, str):
            return False
        if len(email) > 128:
            return False
    if "properties" in value:
        properties = value["properties"]
        if not isinstance(properties, dict):
            return False
        if len(properties) > 500:
            return False
    if "schema" in value:
        schema = value["schema"]
        if not valid_property_types(schema):
            return False
    return True


def valid_user(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    id_ = value.get("id")
    if not isinstance(id_, str):
        return False
    if "uid" in value:
        uid = value["uid"]
        if not isinstance(uid, str) and uid is not None:
            return False
    if "display_name" in value:
        display_name = value["display_name"]
        if not isinstance(display_name, str) and display_name is not None:
            return False
    if "email" in value:
        email = value["email"]
        if not isinstance(email, str) and email is not None:
            return False
    if "is_being_deleted" in value:
        is_being_deleted = value["is_being_deleted"]
        if not isinstance(is_being_deleted, bool):
            return False
    if "properties" in value:
        properties = value["properties"]
        if not isinstance(properties, dict) and properties is not None:
            return False
    if "schema" in value:
        schema = value["schema"]
        if not isinstance(schema, dict) and schema is not None:
            return False
    if "type_conflicts" in value:
        type_conflicts = value["type_conflicts"]
        if not isinstance(type_conflicts, dict) and type_conflicts is not None:
            return False
    if "app_url" in value:
        app_url = value["app_url"]
        if not isinstance(app_url, str) and app_url is not None:
            return False
    return True


def valid_user_list(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    results = value.get("results")
    if not isinstance(results, list):
        return False
    for item in results:
        if not valid_user(item):
            return False
    total_records = value.get("total_records")
    if not isinstance(total_records, str):
        return False
    if "next_page_token" in value:
        next_page_token = value["next_page_token"]
        if not isinstance(next_page_token, str):
            return False
    if "app_url" in value:
        app_url = value["app_url"]
        if not isinstance(app_url, str):
            return False
    return True


def valid_users_batch_imports(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    results = value.get("results")
    if not isinstance(results, list):
        return False
    for item in results:
        if not valid_imported_user(item):
            return False
    total_records = value.get("total_records")
    if not isinstance(total_records, str):
        return False
    if "next_page_token" in value:
        next_page_token = value["next_page_token"]
        if not isinstance(next_page_token, str):
            return False
    return True


def valid_imported_user(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    if "id" in value:
        id_ = value["id"]
        if not isinstance(id_, str) and id_ is not None:
            return False
    if "uid" in value:
        uid = value["uid"]
        if not isinstance(uid, str) and uid is not None:
            return False
    if "display_name" in value:
        display_name = value["display_name"]
        if not isinstance(display_name, str) and display_name is not None:
            return False
    if "email" in value:
        email = value["email"]
        if not isinstance(email, str) and email is not None:
            return False
    if "properties" in value:
        properties = value["properties"]
        if not isinstance(properties, dict) and properties is not None:
            return False
    if "schema" in value:
        schema = value["schema"]
        if not isinstance(schema, dict) and schema is not None:
            return False
    if "type_conflicts" in value:
        type_conflicts = value["type_conflicts"]
        if not isinstance(type_conflicts, dict) and type_conflicts is not None:
            return False
    return True


def valid_users_batch_errors(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    if "results" in value:
        results = value["results"]
        if not isinstance(results, list):
            return False
        for item in results:
            if not valid_failed_user(item):
                return False
    total_records = value.get("total_records")
    if not isinstance(total_records, str):
        return False
    if "next_page_token" in value:
        next_page_token = value["next_page_token"]
        if not isinstance(next_page_token, str):
            return False
    return True


def valid_failed_user(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    message = value.get("message")
    if not isinstance(message, str):
        return False
    code = value.get("code")
    if not isinstance(code, str):
        return False
    user = value.get("user")
    if not isinstance(user, dict):
        return False
    return True


def valid_job_id_parameter(value: Json) -> bool:
    return isinstance(value, str)


def valid_page_token_parameter(value: Json) -> bool:
    return isinstance(value, str)


def valid_include_schema_parameter(value: Json) -> bool:
    return isinstance(value, bool)


def valid_list_users_uid_parameter(value: Json) -> bool:
    return isinstance(value, str)


def valid_list_users_email_parameter(value: Json) -> bool:
    return isinstance(value, str)


def valid_list_users_display_name_parameter(value: Json) -> bool:
    return isinstance(value, str)


def valid_list_users_is_identified_parameter(value: Json) -> bool:
    return isinstance(value, bool)


def valid_delete_user_by_uid_uid_parameter(value: Json) -> bool:
    return isinstance(value, str)


def valid_user_id_parameter(value: Json) -> bool:
    return isinstance(value, str)


def valid_create_event_request_user_one_of_0(value: Json) -> bool:
    return not isinstance(value, dict) or "id" in value


def valid_create_event_request_user_one_of_1(value: Json) -> bool:
    return not isinstance(value, dict) or "uid" in value


def valid_imported_event_context_any_of_0(value: Json) -> bool:
    return valid_event_context(value)


def valid_imported_event_context_any_of_1(value: Json) -> bool:
    return value is None
