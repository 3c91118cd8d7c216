"""Validators: each accepts exactly what its schema accepts.

They need the standard library only."""

from __future__ import annotations

from .._runtime.errors import DepthExceeded, ValidationError
from .._runtime.validator import Validator
from . import checks

__all__ = [
    "DepthExceeded",
    "ValidationError",
    "Validator",
    "create_event_request",
    "create_event_request_session",
    "create_event_request_user",
    "error",
    "job_status",
    "job",
    "batch_created",
    "batch_state",
    "create_events_batch_request",
    "shared_event_data",
    "event_context",
    "event_context_browser",
    "event_context_mobile",
    "event_context_device",
    "event_context_location",
    "events_batch_imports",
    "imported_event",
    "imported_event_session",
    "imported_event_user",
    "events_batch_errors",
    "failed_event",
    "create_user_request",
    "update_user_request",
    "user_properties",
    "property_types",
    "user_saved",
    "create_users_batch_request",
    "batch_user",
    "user",
    "user_list",
    "users_batch_imports",
    "imported_user",
    "users_batch_errors",
    "failed_user",
    "job_id_parameter",
    "page_token_parameter",
    "include_schema_parameter",
    "list_users_uid_parameter",
    "list_users_email_parameter",
    "list_users_display_name_parameter",
    "list_users_is_identified_parameter",
    "delete_user_by_uid_uid_parameter",
    "user_id_parameter",
]


create_event_request = Validator(
    "CreateEventRequest", checks.valid_create_event_request
)
create_event_request_session = Validator(
    "CreateEventRequestSession", checks.valid_create_event_request_session
)
create_event_request_user = Validator(
    "CreateEventRequestUser", checks.valid_create_event_request_user
)
error = Validator("Error", checks.valid_error)
job_status = Validator("JobStatus", checks.valid_job_status)
job = Validator("Job", checks.valid_job)
batch_created = Validator("BatchCreated", checks.valid_batch_created)
batch_state = Validator("BatchState", checks.valid_batch_state)
create_events_batch_request = Validator(
    "CreateEventsBatchRequest", checks.valid_create_events_batch_request
)
shared_event_data = Validator("SharedEventData", checks.valid_shared_event_data)
event_context = Validator("EventContext", checks.valid_event_context)
event_context_browser = Validator(
    "EventContextBrowser", checks.valid_event_context_browser
)
event_context_mobile = Validator(
    "EventContextMobile", checks.valid_event_context_mobile
)
event_context_device = Validator(
    "EventContextDevice", checks.valid_event_context_device
)
event_context_location = Validator(
    "EventContextLocation", checks.valid_event_context_location
)
events_batch_imports = Validator(
    "EventsBatchImports", checks.valid_events_batch_imports
)
imported_event = Validator("ImportedEvent", checks.valid_imported_event)
imported_event_session = Validator(
    "ImportedEventSession", checks.valid_imported_event_session
)
imported_event_user = Validator("ImportedEventUser", checks.valid_imported_event_user)
events_batch_errors = Validator("EventsBatchErrors", checks.valid_events_batch_errors)
failed_event = Validator("FailedEvent", checks.valid_failed_event)
create_user_request = Validator("CreateUserRequest", checks.valid_create_user_request)
update_user_request = Validator("UpdateUserRequest", checks.valid_update_user_request)
user_properties = Validator("UserProperties", checks.valid_user_properties)
property_types = Validator("PropertyTypes", checks.valid_property_types)
user_saved = Validator("UserSaved", checks.valid_user_saved)
create_users_batch_request = Validator(
    "CreateUsersBatchRequest", checks.valid_create_users_batch_request
)
batch_user = Validator("BatchUser", checks.valid_batch_user)
user = Validator("User", checks.valid_user)
user_list = Validator("UserList", checks.valid_user_list)
users_batch_imports = Validator("UsersBatchImports", checks.valid_users_batch_imports)
imported_user = Validator("ImportedUser", checks.valid_imported_user)
users_batch_errors = Validator("UsersBatchErrors", checks.valid_users_batch_errors)
failed_user = Validator("FailedUser", checks.valid_failed_user)
job_id_parameter = Validator("JobIdParameter", checks.valid_job_id_parameter)
page_token_parameter = Validator(
    "PageTokenParameter", checks.valid_page_token_parameter
)
include_schema_parameter = Validator(
    "IncludeSchemaParameter", checks.valid_include_schema_parameter
)
list_users_uid_parameter = Validator(
    "ListUsersUidParameter", checks.valid_list_users_uid_parameter
)
list_users_email_parameter = Validator(
    "ListUsersEmailParameter", checks.valid_list_users_email_parameter
)
list_users_display_name_parameter = Validator(
    "ListUsersDisplayNameParameter", checks.valid_list_users_display_name_parameter
)
list_users_is_identified_parameter = Validator(
    "ListUsersIsIdentifiedParameter", checks.valid_list_users_is_identified_parameter
)
delete_user_by_uid_uid_parameter = Validator(
    "DeleteUserByUidUidParameter", checks.valid_delete_user_by_uid_uid_parameter
)
user_id_parameter = Validator("UserIdParameter", checks.valid_user_id_parameter)
