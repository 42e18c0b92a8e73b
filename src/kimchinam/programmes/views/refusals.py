"""Where a refusal goes: into the form that keeps what was typed, or into a message. Who may not at all gets a 403."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from kimchinam.base.refusals import NotAllowedError, RefusedError


@contextmanager
def refusals_in(form: forms.Form) -> Iterator[None]:
    try:
        yield
    except NotAllowedError:
        raise
    except RefusedError as refusal:
        form.add_error(None, str(refusal))


@contextmanager
def refusals_said(request: HttpRequest) -> Iterator[None]:
    try:
        yield
    except NotAllowedError:
        raise
    except RefusedError as refusal:
        messages.error(request, str(refusal))
