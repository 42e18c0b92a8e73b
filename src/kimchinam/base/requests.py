"""What travels with a request: its id, which every audit event keeps, and the day people look at ("tính đến")."""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import date
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from kimchinam.base.clock import today

AS_OF = "as_of"
_request_id: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """Id of the request being answered, or an empty string outside one."""
    return _request_id.get()


def as_of(request: HttpRequest) -> date:
    """The day that statuses are shown for: chosen by the person and kept in the session, else today."""
    chosen = request.session.get(AS_OF)
    return date.fromisoformat(chosen) if chosen else today()


def look_at(request: HttpRequest, text: str) -> None:
    """Remember the past day asked for as `yyyy-mm-dd`; today, a future day or nonsense means today again."""
    chosen = _past_day(text)
    if chosen:
        request.session[AS_OF] = chosen.isoformat()
    else:
        request.session.pop(AS_OF, None)


def _past_day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day < today() else None


class LanguageMiddleware:
    """The language a person chose, else Vietnamese: many browsers in Vietnamese offices ask for English unasked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class RequestIdMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _request_id.set(uuid4().hex)
        try:
            return self.get_response(request)
        finally:
            _request_id.reset(token)
