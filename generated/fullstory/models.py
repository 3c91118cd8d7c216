"""The models of this package: one class for each schema.

A model accepts exactly what its schema accepts, through every door: it is checked by the
validator that its class line names. A field that is not set is `MISSING`.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from . import validators
from ._runtime.model import MISSING, Missing, Model, RootModel
from ._runtime.moment import AwareDatetime


class CreateEventRequestSession(Model, check=validators.create_event_request_session):
    """Session association for the event"""

    id: str | Missing = MISSING
    """The session identifier to associate the event with"""

    use_most_recent: bool | Missing = MISSING
    """If true, the most recent session within 30 minutes will be used. If no
    recent session is found, the event is created without a session association."""


class CreateEventRequestUser(Model, check=validators.create_event_request_user):
    """User association for the event. Not accepted if session.id is provided since
    the session already identifies the user."""

    id: str | Missing = MISSING
    """The FullStory-assigned user ID"""

    uid: str | Missing = MISSING
    """The external user identifier"""


class CreateEventRequest(Model, check=validators.create_event_request):
    """Request body for creating a custom event in FullStory"""

    name: str
    """The name of the custom event"""

    timestamp: AwareDatetime | Missing = MISSING
    """ISO 8601 timestamp for when the event occurred

    Format: date-time."""

    session: CreateEventRequestSession | Missing = MISSING
    """Session association for the event"""

    user: CreateEventRequestUser | Missing = MISSING
    """User association for the event. Not accepted if session.id is provided since
    the session already identifies the user."""

    properties: dict[str, Any] | Missing = MISSING
    """Custom key-value properties for the event. Supports string, real, integer,
    boolean, array, and object types."""

    schema_: dict[str, Any] | Missing = Field(
        default=MISSING, validation_alias="schema", serialization_alias="schema"
    )
    """Optional explicit type declarations for custom event properties"""


class Error(Model, check=validators.error):
    """What went wrong."""

    message: str
    """An explanation for people."""

    code: str
    """A word for programs, such as too_many_requests."""


class JobStatus(RootModel, check=validators.job_status):
    """COMPLETED means without any error; FAILED includes a partial failure."""

    root: Literal["PROCESSING", "COMPLETED", "FAILED"]


class Job(Model, check=validators.job):
    """An import that runs in the background."""

    id: str

    status: Literal["PROCESSING", "COMPLETED", "FAILED"]

    created: AwareDatetime
    """When the job was accepted.

    Format: date-time."""

    finished: AwareDatetime | Missing = MISSING
    """When the job ended, in success or in failure.

    Format: date-time."""


class BatchCreated(Model, check=validators.batch_created):
    """The job that was started."""

    job: Job


class BatchState(Model, check=validators.batch_state):
    """The state of a job. The vendor lists errors as required and says in its
    description that it is there for failed imports only; so here it is not
    required."""

    imports: int
    """How many items were imported."""

    errors: int | Missing = MISSING
    """How many items could not be imported."""

    job: Job


class EventContextBrowser(Model, check=validators.event_context_browser):
    """The browser, for events of a web page."""

    url: str | Missing = MISSING

    user_agent: str | Missing = MISSING

    initial_referrer: str | Missing = MISSING


class EventContextMobile(Model, check=validators.event_context_mobile):
    """The app, for events of a mobile device."""

    app_id: str | Missing = MISSING

    app_version: str | Missing = MISSING

    app_name: str | Missing = MISSING

    build_variant: str | Missing = MISSING


class EventContextDevice(Model, check=validators.event_context_device):
    """The device and its screen, in pixels."""

    manufacturer: str | Missing = MISSING

    model: str | Missing = MISSING

    screen_width: int | Missing = MISSING

    screen_height: int | Missing = MISSING

    viewport_width: int | Missing = MISSING

    viewport_height: int | Missing = MISSING


class EventContextLocation(Model, check=validators.event_context_location):
    """The place on earth."""

    country: str | Missing = MISSING
    """Two letters (ISO 3166-1)."""

    region: str | Missing = MISSING
    """A region's code (ISO 3166-2)."""

    city: str | Missing = MISSING

    latitude: int | float | Missing = MISSING

    longitude: int | float | Missing = MISSING

    ip_address: str | Missing = MISSING


class EventContext(Model, check=validators.event_context):
    """Where an event happened."""

    browser: EventContextBrowser | Missing = MISSING
    """The browser, for events of a web page."""

    mobile: EventContextMobile | Missing = MISSING
    """The app, for events of a mobile device."""

    device: EventContextDevice | Missing = MISSING
    """The device and its screen, in pixels."""

    location: EventContextLocation | Missing = MISSING
    """The place on earth."""


class SharedEventData(Model, check=validators.shared_event_data):
    """What all events of a batch have in common. An event that has a context of
    its own beside a shared one is not imported."""

    context: EventContext | Missing = MISSING


class CreateEventsBatchRequest(Model, check=validators.create_events_batch_request):
    """Events to import in one job."""

    requests: list[CreateEventRequest]
    """The events, at most 50,000.

    At most 50000 items."""

    shared: SharedEventData | Missing = MISSING


class ImportedEventSession(Model, check=validators.imported_event_session):
    """The schema ImportedEventSession."""

    id: str | Missing = MISSING


class ImportedEventUser(Model, check=validators.imported_event_user):
    """The schema ImportedEventUser."""

    id: str | Missing = MISSING

    uid: str | Missing = MISSING


class ImportedEvent(Model, check=validators.imported_event):
    """An event as it was imported."""

    name: str

    timestamp: str | Missing = MISSING
    """A time in ISO 8601, in whichever of its forms the service prefers."""

    session: ImportedEventSession | None | Missing = MISSING

    user: ImportedEventUser | None | Missing = MISSING

    context: EventContext | None | Missing = MISSING

    properties: dict[str, Any] | None | Missing = MISSING
    """The event's own properties."""

    schema_: dict[str, Any] | None | Missing = Field(
        default=MISSING, validation_alias="schema", serialization_alias="schema"
    )
    """The types of the event's own properties."""


class EventsBatchImports(Model, check=validators.events_batch_imports):
    """One page of events that a job has imported."""

    results: list[ImportedEvent] | Missing = MISSING

    total_records: str | Missing = MISSING
    """How many there are on all pages, as a string of digits."""

    next_page_token: str | Missing = MISSING
    """Absent or empty on the last page."""


class FailedEvent(Model, check=validators.failed_event):
    """An event that could not be imported, and why."""

    message: str | Missing = MISSING

    code: str | Missing = MISSING

    event: dict[str, Any] | None | Missing = MISSING
    """The event as it was sent. It failed, so it need not follow the rules for an
    event; nothing is said about what is in it."""

    shared: dict[str, Any] | None | Missing = MISSING
    """What the batch's events had in common, where that was the reason."""


class EventsBatchErrors(Model, check=validators.events_batch_errors):
    """One page of events that a job could not import."""

    results: list[FailedEvent] | Missing = MISSING

    total_records: str | Missing = MISSING
    """How many there are on all pages, as a string of digits."""

    next_page_token: str | Missing = MISSING
    """Absent or empty on the last page."""


class PropertyTypes(Model, check=validators.property_types):
    """Declares the types of custom properties, where the service should not guess."""

    properties: dict[str, Any] | Missing = MISSING
    """The type of each property, by name."""


class CreateUserRequest(Model, check=validators.create_user_request):
    """A user to create; without a uid it is an anonymous one."""

    uid: str | Missing = MISSING
    """Your application's ID of the user.

    At most 256 characters."""

    display_name: str | Missing = MISSING
    """At most 256 characters."""

    email: str | Missing = MISSING
    """At most 128 characters."""

    properties: dict[str, Any] | Missing = MISSING

    schema_: PropertyTypes | Missing = Field(
        default=MISSING, validation_alias="schema", serialization_alias="schema"
    )


class UpdateUserRequest(Model, check=validators.update_user_request):
    """What to change of a user; what is left out stays as it is."""

    uid: str | Missing = MISSING
    """Your application's ID of the user.

    At most 256 characters."""

    display_name: str | Missing = MISSING
    """At most 256 characters."""

    email: str | Missing = MISSING
    """At most 128 characters."""

    properties: dict[str, Any] | Missing = MISSING

    schema_: PropertyTypes | Missing = Field(
        default=MISSING, validation_alias="schema", serialization_alias="schema"
    )


class UserProperties(RootModel, check=validators.user_properties):
    """Properties of your own, up to 500. A name is made of letters, digits and
    underscores, and begins with a letter; with the names of all objects around
    it, joined by dots, it has at most 512 characters. A value has at most 8,192
    bytes.

    At most 500 members."""

    root: dict[str, Any]


class UserSaved(Model, check=validators.user_saved):
    """The user that was created or changed."""

    id: str
    """FullStory's own ID of the user."""


class BatchUser(Model, check=validators.batch_user):
    """A user to import; with an id it is an update of that user."""

    id: str | Missing = MISSING
    """FullStory's own ID of the user."""

    uid: str | Missing = MISSING
    """Your application's ID of the user.

    At most 256 characters."""

    display_name: str | Missing = MISSING
    """At most 256 characters."""

    email: str | Missing = MISSING
    """At most 128 characters."""

    properties: dict[str, Any] | Missing = MISSING

    schema_: PropertyTypes | Missing = Field(
        default=MISSING, validation_alias="schema", serialization_alias="schema"
    )


class CreateUsersBatchRequest(Model, check=validators.create_users_batch_request):
    """Users to import in one job."""

    requests: list[BatchUser]
    """The users, at most 50,000.

    At most 50000 items."""


class User(Model, check=validators.user):
    """A user as the service tells it. The vendor requires is_being_deleted and
    allows no nulls, and then shows an answer without the one and with the
    others; so nearly everything here may be missing or null."""

    id: str
    """FullStory's own ID of the user."""

    uid: str | None | Missing = MISSING
    """Your application's ID of the user."""

    display_name: str | None | Missing = MISSING

    email: str | None | Missing = MISSING

    is_being_deleted: bool | Missing = MISSING
    """Whether the user is about to disappear."""

    properties: dict[str, Any] | None | Missing = MISSING
    """The user's properties of your own."""

    schema_: dict[str, Any] | None | Missing = Field(
        default=MISSING, validation_alias="schema", serialization_alias="schema"
    )
    """The types of those properties, declared or guessed."""

    type_conflicts: dict[str, Any] | None | Missing = MISSING
    """Those properties that were given several types."""

    app_url: str | None | Missing = MISSING
    """Where the user is in the FullStory app."""


class UserList(Model, check=validators.user_list):
    """One page of users."""

    results: list[User]

    total_records: str
    """How many there are on all pages, as a string of digits."""

    next_page_token: str | Missing = MISSING
    """Absent or empty on the last page."""

    app_url: str | Missing = MISSING
    """Where these users are in the FullStory app."""


class ImportedUser(Model, check=validators.imported_user):
    """A user as it was imported. The vendor requires the id, and its example has
    none and has nulls; so all of it may be missing or null."""

    id: str | None | Missing = MISSING
    """FullStory's own ID of the user."""

    uid: str | None | Missing = MISSING
    """Your application's ID of the user."""

    display_name: str | None | Missing = MISSING

    email: str | None | Missing = MISSING

    properties: dict[str, Any] | None | Missing = MISSING
    """The user's properties of your own."""

    schema_: dict[str, Any] | None | Missing = Field(
        default=MISSING, validation_alias="schema", serialization_alias="schema"
    )
    """The types of those properties, declared or guessed."""

    type_conflicts: dict[str, Any] | None | Missing = MISSING
    """Those properties that were given several types."""


class UsersBatchImports(Model, check=validators.users_batch_imports):
    """One page of users that a job has imported."""

    results: list[ImportedUser]

    total_records: str
    """How many there are on all pages, as a string of digits."""

    next_page_token: str | Missing = MISSING
    """Absent or empty on the last page."""


class FailedUser(Model, check=validators.failed_user):
    """A user that could not be imported, and why."""

    message: str

    code: str

    user: dict[str, Any]
    """The user as it was sent. It failed, so it need not follow the rules for a
    user; nothing is said about what is in it."""


class UsersBatchErrors(Model, check=validators.users_batch_errors):
    """One page of users that a job could not import."""

    results: list[FailedUser] | Missing = MISSING

    total_records: str
    """How many there are on all pages, as a string of digits."""

    next_page_token: str | Missing = MISSING
    """Absent or empty on the last page."""
