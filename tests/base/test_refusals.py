"""Promise: a refusal is a sentence on the page; what a person may never do is a 403; a page may ask beforehand."""

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from kimchinam.base.refusals import NotAllowedError, RefusedError, allowed, refusals_in, refusals_said


def check_even(number: int, *, why: str = "lẻ") -> None:
    if number < 0:
        raise NotAllowedError("âm")
    if number % 2:
        raise RefusedError(why)


@pytest.mark.parametrize(("number", "answer"), [(2, True), (1, False), (-2, False)])
def test_page_asks_whether_an_act_would_pass(number: int, answer: bool) -> None:
    assert allowed(check_even, number) is answer
    assert allowed(check_even, number, why="x") is answer


def test_other_errors_are_no_answer() -> None:
    with pytest.raises(TypeError):
        allowed(check_even, "2")  # type: ignore[arg-type]  # the point of the test


def test_refusal_goes_into_the_form() -> None:
    form = forms.Form({})
    with refusals_in(form):
        check_even(1)

    assert form.non_field_errors() == ["lẻ"]


def test_refusal_becomes_a_message() -> None:
    request = RequestFactory().get("/")
    request.session = {}  # type: ignore[assignment]  # all that messages ask of a session
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    with refusals_said(request):
        check_even(1)

    assert [str(one) for one in get_messages(request)] == ["lẻ"]


def test_who_may_not_at_all_is_told_so_by_the_whole_page() -> None:
    with pytest.raises(PermissionDenied), refusals_in(forms.Form({})):
        check_even(-1)
    with pytest.raises(PermissionDenied), refusals_said(RequestFactory().get("/")):
        check_even(-1)
