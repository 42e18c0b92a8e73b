"""Promise: a select that may stay empty says so in words, in both languages; never with a row of hyphens."""

from collections.abc import Iterator

import pytest
from django import forms
from django.forms.models import ModelChoiceField
from django.utils import translation

from kimchinam.accounts.forms import PostForm
from kimchinam.documents.forms import DescribeForm, RelationForm
from kimchinam.documents.models import Document
from kimchinam.organisations.forms import ChangeForm, FoundForm
from kimchinam.programmes.forms import NewProgrammeForm, TakeForm, TaskForm
from kimchinam.programmes.models import Programme
from tests.conftest import Office

pytestmark = pytest.mark.django_db


def empties(form: forms.BaseForm) -> Iterator[str]:
    """What each select of a form shows while nothing is chosen."""
    for field in form.fields.values():
        if isinstance(field, ModelChoiceField) or hasattr(field, "choices"):
            yield from (str(label) for value, label in field.choices if value in ("", None))


def every_form(office: Office) -> list[forms.BaseForm]:
    document = Document(organisation=office.bureau)
    return [
        PostForm(),
        DescribeForm(user=office.clerk, instance=document),
        RelationForm(user=office.clerk, document=document),
        ChangeForm(facts={}),
        FoundForm(),
        NewProgrammeForm(user=office.clerk),
        TakeForm(user=office.clerk, document=document),
        TaskForm(programme=Programme(organisation=office.bureau)),
    ]


def test_empty_choice_is_a_word_in_both_languages(office: Office) -> None:
    with translation.override("vi"):
        vietnamese = [word for form in every_form(office) for word in empties(form)]
    with translation.override("en"):
        english = [word for form in every_form(office) for word in empties(form)]

    assert len(vietnamese) == len(english) > 7
    assert [word for word in (*vietnamese, *english) if not word.strip("- –")] == []
    assert set(vietnamese) & set(english) == set()
