"""Promise: the history of an object reads as sentences, newest first, in the language of the reader."""

from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import translation

from kimchinam.audit.actions import record
from kimchinam.audit.queries import history
from kimchinam.audit.states import Verb
from kimchinam.audit.templatetags.audit import sentence
from kimchinam.documents.states import RELATED
from kimchinam.organisations.actions import change_organisation
from kimchinam.organisations.states import CHANGED
from tests.conftest import Office

pytestmark = pytest.mark.django_db


def test_history_is_told_newest_first(office: Office) -> None:
    change_organisation(
        office.health, by=office.administrator, name="Sở Y tế", short_name="SYT", kind="department", order=3, aliases=[]
    )

    with translation.override("vi"):
        told = [sentence(event) for event in history("organisations.organisation", office.health.pk)]

    assert told == ["Quantri sửa thông tin đơn vị “Sở Y tế”", "Kim Chỉ Nam lập đơn vị “Sở Y tế”"]


def test_fact_that_the_event_lacks_shows_as_a_dash(office: Office) -> None:
    event = record(RELATED, office.health, by=office.clerk, after={"other": "5-NQ/TU"})

    assert sentence(event) == "Thuky ghi quan hệ: “Sở Y tế” – 5-NQ/TU"


def test_event_of_an_unknown_verb_shows_its_code(office: Office) -> None:
    event = record(CHANGED, office.health, by=office.clerk)
    event.verb = "gone.forever"

    assert "gone.forever" not in Verb.known
    assert sentence(event) == "Thuky: gone.forever"


def test_long_history_is_cut_and_says_so(office: Office) -> None:
    for order in range(3):
        record(CHANGED, office.health, by=office.clerk, after={"order": order})

    template = Template('{% load audit %}{% history "organisations.organisation" unit.pk 2 %}')
    shown = template.render(Context({"unit": office.health, "request": SimpleNamespace(user=office.reader)}))

    assert shown.count("sửa thông tin đơn vị") == 2


def test_names_in_the_log_are_escaped(office: Office) -> None:
    office.health.name = "<b>Sở</b>"
    record(CHANGED, office.health, by=office.clerk)

    template = Template('{% load audit %}{% history "organisations.organisation" unit.pk %}')

    assert "<b>" not in template.render(
        Context({"unit": office.health, "request": SimpleNamespace(user=office.reader)})
    )
