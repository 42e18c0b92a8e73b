"""Promise: what a paper says of itself is held against what there is; a breakthrough cuts across programmes and rights."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse

from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.documents.models import Document
from kimchinam.programmes.actions import (
    add_milestone,
    add_section,
    drop_count,
    end_programme,
    issue_programme,
    name_breakthrough,
    set_breakthrough,
    state_count,
)
from kimchinam.programmes.models import Breakthrough, Programme, StatedCount
from kimchinam.programmes.queries import count_check, real_counts, with_task_counts
from kimchinam.programmes.rules import read_counts
from kimchinam.programmes.states import Counted, Level, ProgrammeState, TaskKind
from tests.conftest import TODAY, Office
from tests.programmes.build import draft, facts, issued
from tests.programmes.telling import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(office: Office) -> Programme:
    """One part with one group, a key task, a regular one and a scheme with a milestone."""
    found = draft(
        office,
        facts(office, kind=TaskKind.KEY),
        facts(office, kind=TaskKind.REGULAR, recurrence="P1M", due_on=None),
        facts(office, kind=TaskKind.SCHEME),
    )
    part = add_section(found, by=office.clerk, title="Nhiệm vụ", level=Level.PART)
    add_section(found, by=office.clerk, title="Hạ tầng", below=part)
    add_milestone(found.tasks.get(kind=TaskKind.SCHEME), by=office.clerk, name="Đề cương", due_on=date(2026, 9, 10))
    return found


def test_milestones_and_periods_are_no_tasks_that_a_paper_counts(office: Office, programme: Programme) -> None:
    issue_programme(programme, by=office.leader)

    assert programme.tasks.count() == 5
    assert real_counts(programme) == {
        Counted.PARTS: 1,
        Counted.GROUPS: 1,
        Counted.TASKS: 3,
        Counted.KEY: 1,
        Counted.REGULAR: 1,
        Counted.BREAKTHROUGHS: 0,
    }


def test_a_number_that_does_not_agree_keeps_the_programme_from_being_issued(
    office: Office, programme: Programme
) -> None:
    state_count(programme, by=office.clerk, what=Counted.TASKS, stated=3)
    wrong = state_count(programme, by=office.clerk, what=Counted.KEY, stated=2, words="02 nhiệm vụ trọng tâm")
    assert [check.agrees for check in count_check(programme)] == [True, False]

    with pytest.raises(RefusedError, match="nêu 2 nhiệm vụ trọng tâm, thực có 1"):
        issue_programme(programme, by=office.leader)
    programme.refresh_from_db()
    assert programme.state == ProgrammeState.DRAFT

    issue_programme(programme, by=office.leader, counts_known="Văn bản đếm nhầm")
    assert "ban hành dù số liệu nêu chưa khớp: Văn bản đếm nhầm" in told(programme)
    assert wrong in StatedCount.objects.all()


def test_numbers_that_agree_let_it_pass(office: Office, programme: Programme) -> None:
    state_count(programme, by=office.clerk, what=Counted.KEY, stated=2)
    drop_count(StatedCount.objects.get(), by=office.clerk)
    state_count(programme, by=office.clerk, what=Counted.KEY, stated=1)

    issue_programme(programme, by=office.leader)

    assert told(programme)[-4:-1] == [
        "ghi số liệu nêu: 2 nhiệm vụ trọng tâm",
        "bỏ số liệu nêu: 2 nhiệm vụ trọng tâm",
        "ghi số liệu nêu: 1 nhiệm vụ trọng tâm",
    ]


def test_counts_refuse_a_second_time_a_stranger_and_what_is_over(office: Office, programme: Programme) -> None:
    state_count(programme, by=office.clerk, what=Counted.KEY, stated=1)
    with pytest.raises(RefusedError, match="đã được ghi"):
        state_count(programme, by=office.clerk, what=Counted.KEY, stated=1)
    with pytest.raises(NotAllowedError):
        state_count(programme, by=office.finance_person, what=Counted.KEY, stated=3)
    over = issued(office)
    end_programme(over, by=office.leader, reason="Hết giai đoạn")
    with pytest.raises(RefusedError, match="đã kết thúc"):
        state_count(over, by=office.clerk, what=Counted.KEY, stated=3)


def test_pages_note_drop_and_hold_back_the_issuing(office: Office, programme: Programme) -> None:
    clerk, url = office.client(office.clerk), reverse("programmes:counts", args=[programme.pk])
    clerk.post(url, {"what": "parts", "stated": "4", "words": "04 phần"})
    assert [(check.count.stated, check.real) for check in clerk.get(url).context["checks"]] == [(4, 1)]

    leader, issue = office.client(office.leader), reverse("programmes:issue", args=[programme.pk])
    assert "Vì sao vẫn ban hành dù số liệu lệch" in leader.get(issue).text
    assert "chưa khớp" in leader.post(issue, follow=True).text
    done = leader.post(issue, {"counts_known": "Văn bản đếm nhầm"}, follow=True)
    assert "Đã ban hành" in done.text
    clerk.post(reverse("programmes:count_drop", args=[programme.pk, StatedCount.objects.get().pk]))
    assert not StatedCount.objects.exists()


def counted(office: Office, programme: Programme) -> list[tuple[str, int, int]]:
    known = with_task_counts(Breakthrough.objects.all(), programme, office.clerk, TODAY)
    return [(one.name, one.here, one.elsewhere) for one in known]


def test_a_breakthrough_cuts_across_programmes(office: Office, programme: Programme) -> None:
    other = issued(office, facts(office), facts(office))
    said = {"name": "Hạ tầng số", "valid_from": date(2026, 1, 1), "valid_to": date(2030, 12, 31)}
    breakthrough = name_breakthrough(programme, by=office.clerk, **said)

    key = programme.tasks.get(kind=TaskKind.KEY)
    assert set_breakthrough(programme, by=office.clerk, breakthrough=breakthrough, tasks=[key]) == 1
    assert set_breakthrough(other, by=office.clerk, breakthrough=breakthrough, tasks=list(other.tasks.all())) == 2
    assert counted(office, programme) == [("Hạ tầng số", 1, 2)]
    assert real_counts(programme)[Counted.BREAKTHROUGHS] == 1

    assert set_breakthrough(programme, by=office.clerk, breakthrough=breakthrough, tasks=[]) == 1
    assert set_breakthrough(programme, by=office.clerk, breakthrough=breakthrough, tasks=[]) == 0
    assert counted(office, other) == [("Hạ tầng số", 2, 0)]
    assert told(programme)[-3:] == [
        "ghi đột phá “Hạ tầng số”",
        "gắn nhiệm vụ với đột phá “Hạ tầng số”: 1 thay đổi",
        "gắn nhiệm vụ với đột phá “Hạ tầng số”: 1 thay đổi",
    ]


def test_a_task_that_one_does_not_see_keeps_its_breakthrough(office: Office, programme: Programme) -> None:
    breakthrough = name_breakthrough(programme, by=office.clerk, name="Hạ tầng số", valid_from=TODAY)
    task = programme.tasks.first()
    set_breakthrough(programme, by=office.clerk, breakthrough=breakthrough, tasks=[task])
    programme.tasks.filter(pk=task.pk).update(secrecy=Secrecy.SECRET)

    assert set_breakthrough(programme, by=office.clerk, breakthrough=breakthrough, tasks=[]) == 0
    assert list(breakthrough.tasks.all()) == [task]
    assert counted(office, programme) == [("Hạ tầng số", 0, 0)]


def test_breakthroughs_refuse_what_makes_no_sense(office: Office, programme: Programme) -> None:
    name_breakthrough(programme, by=office.clerk, name="Hạ tầng số", valid_from=TODAY)
    foreign = Breakthrough.objects.create(organisation=office.health, name="Y tế", valid_from=TODAY)
    for wrong in (
        {"name": "Hạ tầng số", "valid_from": TODAY},
        {"name": " ", "valid_from": TODAY},
        {"name": "Nhân lực", "valid_from": TODAY, "valid_to": date(2026, 8, 1)},
    ):
        with pytest.raises(RefusedError):
            name_breakthrough(programme, by=office.clerk, **wrong)
    with pytest.raises(RefusedError, match="không thuộc đơn vị"):
        set_breakthrough(programme, by=office.clerk, breakthrough=foreign, tasks=[])
    with pytest.raises(NotAllowedError):
        name_breakthrough(programme, by=office.finance_person, name="Nhân lực", valid_from=TODAY)


def test_pages_name_a_breakthrough_and_choose_its_tasks(office: Office, programme: Programme) -> None:
    client, url = office.client(office.clerk), reverse("programmes:breakthroughs", args=[programme.pk])
    client.post(url, {"name": "Hạ tầng số", "valid_from": "2026-01-01"})
    one = Breakthrough.objects.get()
    page = reverse("programmes:breakthrough", args=[programme.pk, one.pk])

    client.post(page, {"tasks": [task.pk for task in programme.tasks.all()[:2]]})

    assert [(row.here, row.elsewhere) for row in client.get(url).context["breakthroughs"]] == [(2, 0)]
    assert len(client.get(page).context["serving"]) == 2


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Chương trình gồm 05 phần, 12 nhiệm vụ.", [(Counted.PARTS, 5), (Counted.TASKS, 12)]),
        ("xác định 03 (ba) khâu đột phá và 3 đột phá", [(Counted.BREAKTHROUGHS, 3)]),
        ("Có 7 nhóm nhiệm vụ; 10 nhiệm vụ trọng tâm", [(Counted.GROUPS, 7), (Counted.KEY, 10)]),
        ("gồm 8\n nhiệm vụ thường xuyên", [(Counted.REGULAR, 8)]),
        ("tăng 10 phần trăm, mua 4 phần mềm, có 2 phần tử", []),
        ("theo Điều 5 nhiệm vụ của sở; tháng 9 nhiệm vụ tăng", []),
        ("năm 2026 nhiệm vụ nặng hơn; đạt 95% nhiệm vụ; ngày 5/9 nhiệm vụ", []),
        ("1.500 nhiệm vụ; 3,5 phần", []),
        ("5 phầnmềm", []),
    ],
)
def test_a_text_is_read_for_the_numbers_it_states_of_itself(text: str, read: list[tuple[Counted, int]]) -> None:
    assert [(one.what, one.stated) for one in read_counts(text)] == read


def test_page_proposes_what_the_source_seems_to_state_and_notes_it_on_a_click(
    office: Office, receive: Callable[..., Document]
) -> None:
    document = receive(
        "CHƯƠNG TRÌNH\nvề nước sạch\n\nChương trình gồm 02 phần và 09 nhiệm vụ.\n1. Giao Sở Y tế lập đề án.\n"
    )
    programme = draft(office, document=document)
    client, url = office.client(office.clerk), reverse("programmes:counts", args=[programme.pk])

    likely = client.get(url).context["likely"]
    assert [(one.what, one.words) for one in likely] == [(Counted.PARTS, "02 phần"), (Counted.TASKS, "09 nhiệm vụ")]
    client.post(url, {"what": "tasks", "stated": "9", "words": "09 nhiệm vụ"})
    assert [one.what for one in client.get(url).context["likely"]] == [Counted.PARTS]
    unit = office.client(office.finance_person)
    assert unit.get(url).status_code == 404


def test_breakthrough_that_is_refused_keeps_what_was_ticked(office: Office, programme: Programme) -> None:
    breakthrough = name_breakthrough(programme, by=office.clerk, name="Hạ tầng số", valid_from=TODAY)
    stored, chosen = programme.tasks.order_by("order")[:2]
    set_breakthrough(programme, by=office.clerk, breakthrough=breakthrough, tasks=[stored])
    client, url = office.client(office.clerk), reverse("programmes:breakthrough", args=[programme.pk, breakthrough.pk])
    assert client.get(url).context["form"].ticked == {stored.pk}

    strange = issued(office).tasks.get()
    page = client.post(url, {"tasks": [chosen.pk, strange.pk]})

    assert page.context["form"].errors
    assert (f'value="{stored.pk}" checked' in page.text, f'value="{chosen.pk}" checked' in page.text) == (False, True)
