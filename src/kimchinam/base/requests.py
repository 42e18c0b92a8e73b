"""What travels with a request: who asks, its id, which every audit event keeps, and the day people look at ("tính đến")."""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import date
from http import HTTPStatus
from typing import Any, Protocol, TypeVar, cast
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import is_valid_path
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme

from kimchinam.base.clock import today

Answer = TypeVar("Answer")
AS_OF = "as_of"
SESSION_ENDED = "het-phien"
"""In the address of the sign-in page: this person was inside a moment ago."""
EARLIEST = date(1900, 1, 1)
"""Nothing is recorded of a day before; the calendar itself has no day to count back to from its first."""
_request_id: ContextVar[str] = ContextVar("request_id", default="")
_remembered: ContextVar[dict[str, Any] | None] = ContextVar("remembered", default=None)


class Actor(Protocol):
    """Who acts, as rooms upstream of `accounts` need to know. `None` in place of an actor is the installation itself."""

    pk: Any

    @property
    def acting_for(self) -> models.Model | None: ...

    def may(self, permission: str) -> bool: ...


def actor_of(request: HttpRequest) -> Actor:
    """The person behind a request past the sign-in."""
    return cast(Actor, request.user)


def request_id() -> str:
    """Id of the request being answered, or an empty string outside one."""
    return _request_id.get()


def once_per_request(name: str, ask: Callable[[], Answer]) -> Answer:
    """What `ask` answers, asked once while a request is being answered; outside one, each time anew."""
    remembered = _remembered.get()
    if remembered is None:
        return ask()
    if name not in remembered:
        remembered[name] = ask()
    return cast(Answer, remembered[name])


def ask_again(name: str) -> None:
    """Forget what `once_per_request` remembers under a name: it has just been changed."""
    (_remembered.get() or {}).pop(name, None)


def as_of(request: HttpRequest) -> date:
    """The day that statuses are shown for: chosen by the person and kept in the session, else today."""
    chosen = request.session.get(AS_OF)
    return date.fromisoformat(chosen) if chosen else today()


def look_at(request: HttpRequest, text: str) -> None:
    """Remember the past day asked for as `yyyy-mm-dd`; today, a future day, one before EARLIEST or nonsense means today."""
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
    return day if EARLIEST <= day < today() else None


def next_place(request: HttpRequest, *, otherwise: str) -> str:
    """The path of this site that `next` names, as posted or in the address. A word without a slash is no place, wherever it
    would lead."""
    target = request.POST.get("next") or request.GET.get("next", "")
    is_ours = target.startswith("/") and url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if is_ours else otherwise


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


class PrivacyMiddleware:
    """What is sent to a person who has signed in is kept by no proxy, and not by the browser of a shared machine."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            patch_cache_control(response, private=True, no_store=True)
        return response


class SignInMiddleware(LoginRequiredMiddleware):
    """Who must sign in is led to the sign-in page, which says so when a session ended, and from there back to his page.

    A script is told 401: it would take the sign-in page for the answer it asked for.
    """

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponse:  # type: ignore[override]
        if "HX-Request" in request.headers:
            return HttpResponse(status=401)
        looks = request.method in ("GET", "HEAD")
        ended = not looks or settings.SESSION_COOKIE_NAME in request.COOKIES
        sign_in = resolve_url(settings.LOGIN_URL) + (f"?{SESSION_ENDED}=1" if ended else "")
        return redirect_to_login(request.get_full_path() if looks else _page_behind(request), sign_in)


def _page_behind(request: HttpRequest) -> str:
    """The page of this site from which a form was sent: what it was sent to may answer no reader."""
    page = urlsplit(request.headers.get("Referer", ""))
    if page.netloc != request.get_host():
        return resolve_url(settings.LOGIN_REDIRECT_URL)
    return urlunsplit(("", "", page.path, page.query, ""))


class PageAboveMiddleware:
    """An address that takes forms only, asked for as a page by a reload or by what leads back: the page above it is shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET":
            return redirect(_page_above(request.path))
        return response


def _page_above(path: str) -> str:
    """The nearest address above that the site knows; the first page is above everything."""
    while path != "/":
        path = path[: path.rstrip("/").rfind("/") + 1]
        if is_valid_path(path):
            return path
    return path


class RequestIdMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token, memory = _request_id.set(uuid4().hex), _remembered.set({})
        try:
            return self.get_response(request)
        finally:
            _request_id.reset(token)
            _remembered.reset(memory)
