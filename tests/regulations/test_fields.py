"""Promise: the fields of the work are a dated rule like the kinds of product; a code once used keeps its name."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from kimchinam.base.refusals import RefusedError
from kimchinam.regulations.models import Regulation
from kimchinam.regulations.queries import field_name, fields_ever, fields_on
from kimchinam.regulations.rules import BUILT_IN_FIELDS, DEFINITIONS, field_code_of
from kimchinam.regulations.states import Field, Name
from tests.conftest import TODAY, Office
from tests.regulations.build import TOMORROW, WHY, value_from

pytestmark = pytest.mark.django_db

NAMED = ["Y tế", "Kinh tế biển", "Phòng chống thiên tai"]
SEA, STORMS = "kinh-te-bien", field_code_of("Phòng chống thiên tai")


def test_fields_that_come_with_the_version_are_named_once_each() -> None:
    assert list(BUILT_IN_FIELDS.values()) == Field.values
    assert list(BUILT_IN_FIELDS) == [str(field.label) for field in Field]
    assert max(map(len, [*Field.values, STORMS])) == 12


@pytest.mark.parametrize(
    ("name", "code"), [("Y tế", "health"), ("Y TẾ", "health"), ("xay dung dang", "party"), ("Kinh tế  biển", SEA)]
)
def test_field_has_one_code_however_it_is_spelled(name: str, code: str) -> None:
    assert field_code_of(name) == code


@pytest.mark.parametrize("value", [[], "Y tế", [1], ["Y tế", "y te"], ["…"], ["a" * 61], ["a"] * 41])
def test_list_that_names_no_fields_is_refused(value: Any) -> None:
    with pytest.raises(RefusedError):
        DEFINITIONS[Name.FIELDS].kind.read(value)


def test_fields_are_those_of_the_day(office: Office) -> None:
    row = value_from(by=office.administrator, name=Name.FIELDS, value=NAMED)

    assert fields_on(TODAY) == [(field.value, str(field.label)) for field in Field]
    assert fields_on(row.valid_from) == [("health", "Y tế"), (SEA, "Kinh tế biển"), (STORMS, "Phòng chống thiên tai")]


def test_field_that_is_named_no_longer_is_still_said(office: Office) -> None:
    value_from(by=office.administrator, name=Name.FIELDS, value=NAMED)
    value_from(TOMORROW + timedelta(days=1), by=office.administrator, name=Name.FIELDS, value=["Y tế"])

    assert fields_ever().items() >= {(SEA, "Kinh tế biển"), ("justice", "Tư pháp")}
    assert [field_name(code) for code in (SEA, "justice", "", "gone")] == ["Kinh tế biển", "Tư pháp", "", "gone"]


def test_administrator_names_the_fields_a_line_each_with_source_and_reason(office: Office) -> None:
    client, address = office.client(office.administrator), reverse("regulations:set", args=["linh-vuc"])
    assert "Chuyển đổi số\nKhoa học và công nghệ\n" in client.get(address).content.decode()

    form = {"value": "Y tế\r\n\r\n Kinh tế  biển\r\nPhòng chống thiên tai", "valid_from": TOMORROW.isoformat()}
    assert client.post(address, form).context["form"].errors.keys() == {"source", "reason"}
    assert client.post(address, form | WHY).status_code == 302
    assert Regulation.objects.get().value == NAMED
    shown = client.get(reverse("regulations:rule", args=["linh-vuc"])).content.decode()
    assert "Y tế; Kinh tế biển; Phòng chống thiên tai" in shown
    assert WHY["reason"] in shown
