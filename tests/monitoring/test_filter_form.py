"""Promise: the form above a list sends the filters that it shows, and one more beside them narrows what stands there."""

from html.parser import HTMLParser

import pytest

from kimchinam.programmes.models import Programme
from tests.conftest import Office
from tests.monitoring.lives import found
from tests.programmes.build import facts, given, issued, unit_below

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(office: Office) -> Programme:
    return issued(office, facts(office, name="chạy"), facts(office, name="nộp", lead=office.health))


class _Sent(HTMLParser):
    """What a browser sends when the form of the filters is sent as it was rendered."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.inside, self.select = False, ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        if tag == "form":
            self.inside = about.get("class") == "task-filters"
        name, value = about.get("name") or "", about.get("value")
        if not self.inside:
            return
        if tag == "input" and name and (about.get("type") != "checkbox" or "checked" in about):
            self.fields[name] = "on" if value is None and about.get("type") == "checkbox" else value or ""
        if tag == "select":
            self.select, self.fields[name] = name, ""
        if tag == "option" and "selected" in about:
            self.fields[self.select] = value or ""


@pytest.mark.parametrize("asked", ["below={0}", "unit={0}&below=1", "unit={0}"])
def test_one_more_filter_keeps_those_of_the_form(office: Office, programme: Programme, asked: str) -> None:
    room = unit_below(office.finance, "Phòng Ngân sách")
    given(programme.tasks.get(name="chạy"), office, by=office.finance_person, name="phần việc", lead=room)
    client, query = office.client(office.leader), asked.format(office.finance.pk)

    sent = _Sent(client.get(f"/nhiem-vu/?{query}").text).fields
    again = client.get("/nhiem-vu/", sent | {"kind": "ordinary"})

    assert sorted(row.task.name for row in again.context["rows"]) == found(f"{query}&kind=ordinary", office.leader)
    assert ("phần việc" in again.text) == ("below" in asked)


def test_unit_chosen_instead_is_looked_at_with_its_own_units_below(office: Office, programme: Programme) -> None:
    client = office.client(office.leader)

    sent = _Sent(client.get(f"/nhiem-vu/?below={office.finance.pk}").text).fields
    again = client.get("/nhiem-vu/", sent | {"unit": str(office.health.pk)})

    assert [row.task.name for row in again.context["rows"]] == ["nộp"]
