"""How an action says no: with a sentence for the person who asked; and where a page shows that sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


class RefusedError(Exception):
    """The act is not possible now. The message is a translated sentence; nothing was changed."""


class NotAllowedError(RefusedError, PermissionDenied):
    """This person may not do it. A page answers with 403."""


@contextmanager
def refusals_in(form: forms.BaseForm) -> Iterator[None]:
    """A refusal goes into the form, which keeps what was typed. Who may not at all still gets a 403."""
    try:
        yield
    except NotAllowedError:
        raise
    except RefusedError as refusal:
        form.add_error(None, str(refusal))


@contextmanager
def refusals_said(request: HttpRequest) -> Iterator[None]:
    """A refusal becomes a message on the next page. Who may not at all still gets a 403."""
    try:
        yield
    except NotAllowedError:
        raise
    except RefusedError as refusal:
        messages.error(request, str(refusal))
