"""Promise: every task lies in exactly one section or in none, and the counts of a programme say so."""

from collections import Counter

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kimchinam.audit.queries import faults
from kimchinam.base.ids import new_id
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.programmes.actions import (
    add_section,
    add_task,
    end_programme,
    move_section,
    place_tasks,
    remove_section,
    rename_section,
)
from kimchinam.programmes.models import Programme, Section, Task
from kimchinam.programmes.queries import Cell, sections_of
from kimchinam.programmes.rules import preorder, read_heading, totals
from kimchinam.programmes.states import Level
from kimchinam.programmes.views import filters
from kimchinam.programmes.views.filters import Filters
from kimchinam.programmes.views.table import Row, in_groups
from tests.conftest import Office
from tests.programmes.build import draft, facts, issued, only_task
from tests.programmes.telling import told


@pytest.mark.parametrize(
    ("words", "label", "title"),
    [
        ("II. Nhiệm vụ chủ yếu", "II", "Nhiệm vụ chủ yếu"),
        ("2) Hạ tầng", "2", "Hạ tầng"),
        ("3.1. Hạ tầng số", "3.1", "Hạ tầng số"),
        ("  Y tế \n cơ sở ", "", "Y tế cơ sở"),
        ("Y. tế", "Y", "tế"),
        ("2026 là năm bản lề", "", "2026 là năm bản lề"),
        ("", "", ""),
    ],
)
def test_heading_is_read_as_number_and_name(words: str, label: str, title: str) -> None:
    assert read_heading(words) == (label, title)


@st.composite
def outlines(draw: st.DrawFn) -> list[Section]:
    """Sections of any depth, in any order of their rows; each lies in an earlier one or at the top."""
    found: list[Section] = []
    for order in draw(st.permutations(range(draw(st.integers(0, 12))))):
        above = draw(st.sampled_from([None, *found]))
        found.append(Section(pk=new_id(), order=order, title=str(order), parent_id=above.pk if above else None))
    return draw(st.permutations(found))


@given(outline=outlines(), places=st.lists(st.integers(-3, 11), max_size=40))
def test_sections_and_none_hold_every_task_exactly_once(outline: list[Section], places: list[int]) -> None:
    keys = [section.pk for section in outline]
    tasks = [
        Task(pk=new_id(), section_id=keys[place] if 0 <= place < len(keys) else None, order=number)
        for number, place in enumerate(places)
    ]
    rows = [Row(task, None, None, [], (), 0) for task in tasks]

    groups = in_groups(rows, outline, empty_too=True)

    assert sorted(row.task.order for group in groups for row in group.rows) == list(range(len(tasks)))
    top = sum(group.count for group in groups if group.section is None or group.section.parent_id is None)
    assert top == len(tasks)
    assert [group.section for group in groups if group.section] == [section for section, _ in preorder(outline)]


@given(outline=outlines(), places=st.lists(st.integers(0, 11), max_size=40))
def test_totals_at_the_top_sum_to_all_that_lie_in_any(outline: list[Section], places: list[int]) -> None:
    keys = [section.pk for section in outline]
    own = Counter(keys[place] for place in places if place < len(keys))

    counted = totals(outline, own)

    assert sum(counted[section.pk] for section in outline if section.parent_id is None) == sum(own.values())
    for section in outline:
        below = sum(counted[one.pk] for one in outline if one.parent_id == section.pk)
        assert counted[section.pk] == own[section.pk] + below


@pytest.fixture
def programme(office: Office) -> Programme:
    return draft(office, facts(office), facts(office, name="Sửa kè sông Hà"))


@pytest.mark.django_db
def test_a_group_that_the_source_names_becomes_a_section_once(office: Office, programme: Programme) -> None:
    for name in ("một", "hai"):
        add_task(programme, by=office.clerk, facts=facts(office, name=name, group="II. Hạ tầng"))

    (section,) = sections_of(programme)
    assert (section.label, section.title, section.level) == ("II", "Hạ tầng", Level.GROUP)
    assert list(programme.tasks.filter(section=section).values_list("name", flat=True)) == ["một", "hai"]
    assert list(faults()) == []


@pytest.mark.django_db
def test_sections_are_numbered_named_moved_and_filled(office: Office, programme: Programme) -> None:
    part = add_section(programme, by=office.clerk, title="Nhiệm vụ", label="B", level=Level.PART)
    first = add_section(programme, by=office.clerk, title="Hạ tầng", label="1", below=part)
    second = add_section(programme, by=office.clerk, title="Vốn", label="2", below=part)

    move_section(second, by=office.clerk, up=True)
    move_section(second, by=office.clerk, up=True)
    rename_section(first, by=office.clerk, title="Hạ tầng nước", label="2", level=Level.GROUP, below=part)
    assert place_tasks(programme, by=office.clerk, tasks=list(programme.tasks.all()), section=first) == 2

    assert [str(section) for section in sections_of(programme)] == ["B. Nhiệm vụ", "2. Vốn", "2. Hạ tầng nước"]
    assert told(programme)[-3:] == [
        "chuyển mục “2. Vốn” trong bố cục",
        "sửa mục “1. Hạ tầng” thành “2. Hạ tầng nước”",
        "xếp 2 nhiệm vụ vào mục “2. Hạ tầng nước”",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", ["part in a group", "in itself", "in what lies in it", "elsewhere", "nameless"])
def test_sections_stand_only_where_a_paper_can_print_them(wrong: str, office: Office, programme: Programme) -> None:
    group = add_section(programme, by=office.clerk, title="Nhóm")
    inner = add_section(programme, by=office.clerk, title="Trong nhóm", below=group)
    foreign = add_section(draft(office), by=office.clerk, title="Nơi khác")
    said = {"title": "Nhóm", "label": "", "level": Level.GROUP, "below": None} | {
        "part in a group": {"level": Level.PART, "below": inner},
        "in itself": {"below": group},
        "in what lies in it": {"below": inner},
        "elsewhere": {"below": foreign},
        "nameless": {"title": " "},
    }[wrong]

    with pytest.raises(RefusedError):
        rename_section(group, by=office.clerk, **said)
    group.refresh_from_db()
    assert (group.level, group.parent, group.title) == (Level.GROUP, None, "Nhóm")


@pytest.mark.django_db
def test_a_section_that_holds_something_stays(office: Office, programme: Programme) -> None:
    group = add_section(programme, by=office.clerk, title="Nhóm")
    inner = add_section(programme, by=office.clerk, title="Trong nhóm", below=group)
    place_tasks(programme, by=office.clerk, tasks=list(programme.tasks.all()), section=inner)

    for section in (group, inner):
        with pytest.raises(RefusedError, match="chuyển đi trước"):
            remove_section(section, by=office.clerk)
    place_tasks(programme, by=office.clerk, tasks=list(programme.tasks.all()), section=None)
    remove_section(inner, by=office.clerk)
    remove_section(group, by=office.clerk)

    assert sections_of(programme) == []
    assert list(faults()) == []


@pytest.mark.django_db
def test_two_sections_never_bear_the_same_number(office: Office, programme: Programme) -> None:
    held = add_section(programme, by=office.clerk, title="Nhóm")

    with pytest.raises(IntegrityError), transaction.atomic():
        Section.objects.create(programme=programme, title="Nhóm khác", order=held.order)


@pytest.mark.django_db
def test_who_does_not_build_and_what_is_over_change_nothing(office: Office) -> None:
    over = issued(office)
    end_programme(over, by=office.leader, reason="Hết giai đoạn")

    with pytest.raises(NotAllowedError):
        add_section(draft(office), by=office.finance_person, title="Nhóm")
    with pytest.raises(RefusedError, match="đã kết thúc"):
        place_tasks(over, by=office.clerk, tasks=[only_task(over)], section=None)


@pytest.mark.django_db
def test_an_issued_programme_is_arranged_anew_without_a_word_of_its_tasks_changing(office: Office) -> None:
    programme = issued(office)
    before = only_task(programme)
    section = add_section(programme, by=office.clerk, title="Vốn")

    place_tasks(programme, by=office.clerk, tasks=[before], section=section)

    after = only_task(programme)
    assert after.section == section
    assert (after.name, after.due_on, after.lead, after.received_on) == (
        before.name, before.due_on, before.lead, before.received_on,
    )  # fmt: skip


@pytest.mark.django_db
def test_pages_add_move_edit_place_and_remove(office: Office, programme: Programme) -> None:
    client, url = office.client(office.clerk), reverse("programmes:sections", args=[programme.pk])
    client.post(url, {"title": "Vốn", "label": "I", "level": "part"})
    client.post(url, {"title": "Đất", "label": "II", "level": "part"})
    first, second = sections_of(programme)

    client.post(reverse("programmes:section_move", args=[programme.pk, second.pk]), {"way": "up"})
    edited = reverse("programmes:section_edit", args=[programme.pk, first.pk])
    client.post(edited, {"title": "Nguồn vốn", "label": "II", "level": "part"})
    response = client.post(
        reverse("programmes:place", args=[programme.pk]),
        {"section": first.pk, "tasks": [task.pk for task in programme.tasks.all()]},
        follow=True,
    )
    client.post(reverse("programmes:section_remove", args=[programme.pk, second.pk]))

    assert "Đã xếp 2 nhiệm vụ." in response.text
    assert [str(section) for section in sections_of(programme)] == ["II. Nguồn vốn"]
    page = client.get(reverse("programmes:detail", args=[programme.pk]))
    assert [(group.name, group.count) for group in page.context["groups"]] == [("II. Nguồn vốn", 2)]


@pytest.mark.django_db
def test_page_keeps_what_was_typed_when_it_refuses(office: Office, programme: Programme) -> None:
    client = office.client(office.clerk)
    group = add_section(programme, by=office.clerk, title="Nhóm")

    response = client.post(
        reverse("programmes:sections", args=[programme.pk]), {"title": "Phần", "level": "part", "below": group.pk}
    )

    assert response.context["form"]["title"].value() == "Phần"
    assert response.context["form"].non_field_errors() == ["Một phần không nằm trong một nhóm nhiệm vụ."]


@pytest.mark.django_db
def test_page_asks_as_much_for_one_as_for_thirty(
    office: Office, programme: Programme, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    client, url = office.client(office.clerk), reverse("programmes:sections", args=[programme.pk])
    add_section(programme, by=office.clerk, title="Nhóm")
    with django_assert_max_num_queries(25) as first:
        client.get(url)
    for number in range(29):
        add_section(programme, by=office.clerk, title=f"Nhóm {number}")
        add_task(programme, by=office.clerk, facts=facts(office, group=f"Nhóm {number}"))

    with django_assert_num_queries(len(first)):
        client.get(url)


@given(outline=outlines(), places=st.lists(st.integers(-3, 11), max_size=40))
def test_the_number_of_a_section_opens_exactly_its_tasks(outline: list[Section], places: list[int]) -> None:
    keys = [section.pk for section in outline]
    rows = [
        Row(
            Task(pk=new_id(), section_id=keys[place] if 0 <= place < len(keys) else None, order=number),
            None,
            None,
            [],
            (),
            0,
        )
        for number, place in enumerate(places)
    ]
    cells = [Cell(row.task.section_id, "", "", 1, row.task.order) for row in rows]

    for group in in_groups(rows, outline, empty_too=True):
        asked = Filters(section=str(group.section.pk) if group.section else "none").asked(outline, ())
        assert sum(asked.covers(cell) for cell in cells) == group.count


@pytest.mark.django_db
def test_a_long_programme_shows_its_outline_and_opens_section_by_section(
    office: Office, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filters, "FOLDED", 2)
    add_task(programme, by=office.clerk, facts=facts(office, name="đo độ mặn", group="I. Nước"))
    (section,) = sections_of(programme)
    client, url = office.client(office.clerk), reverse("programmes:detail", args=[programme.pk])

    page = client.get(url)
    assert page.context["folded"] and "Đo độ mặn" not in page.text
    assert f'href="?section={section.pk}"' in page.text
    opened = client.get(url, {"section": section.pk})
    assert "Đo độ mặn" in opened.text and opened.context["page"].paginator.count == 1
    assert client.get(url, {"section": "none"}).context["page"].paginator.count == 2
    assert client.get(url, {"section": "nonsense"}).context["folded"]


@pytest.mark.django_db
def test_placing_that_is_refused_keeps_what_was_ticked(office: Office) -> None:
    programme = draft(office, facts(office), facts(office))
    first, second = programme.tasks.order_by("order")

    page = office.client(office.clerk).post(
        reverse("programmes:place", args=[programme.pk]), {"tasks": [second.pk], "section": new_id()}
    )

    assert page.context["place_form"].errors
    assert (f'value="{first.pk}" checked' in page.text, f'value="{second.pk}" checked' in page.text) == (False, True)
