"""How an action says no: with a sentence for the person who asked; and where a page shows that sentence."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

Asked = ParamSpec("Asked")


class RefusedError(Exception):
    """The act is not possible now. The message is a translated sentence; nothing was changed."""

    def show_in(self, form: forms.BaseForm) -> None:
        form.add_error(None, str(self))


class NotAllowedError(PermissionDenied):
    """This person may not do it. The message is a translated sentence; no form and no message shows it, but a page with 403."""


def allowed(check: Callable[Asked, None], *asked: Asked.args, **also: Asked.kwargs) -> bool:
    """Whether a `check_…` would let the act pass; a page asks this before it shows a button."""
    try:
        check(*asked, **also)
    except (RefusedError, NotAllowedError):
        return False
    return True


@contextmanager
def refusals_in(form: forms.BaseForm) -> Iterator[None]:
    """A refusal goes into the form, which keeps what was typed. Who may not at all still gets a 403."""
    try:
        yield
    except RefusedError as refusal:
        refusal.show_in(form)


@contextmanager
def refusals_said(request: HttpRequest) -> Iterator[None]:
    """A refusal becomes a message on the next page. Who may not at all still gets a 403."""
    try:
        yield
    except RefusedError as refusal:
        messages.error(request, str(refusal))
