from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from kimchinam.programmes.actions import add_milestone, take_accepted
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.states import ProgrammeState
from kimchinam.programmes.views import filters
from tests.conftest import TODAY, Office
from tests.programmes.build import accept_all, draft, facts, issued, only_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(office: Office) -> Client:
    return office.client(office.clerk)


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_list_shows_true_counts_that_open_their_lists(office: Office, clerk: Client) -> None:
    programme = issued(office, facts(office, due_on=date(2026, 8, 20)), facts(office))

    response = clerk.get(reverse("programmes:list"))

    (row,) = response.context["rows"]
    assert (row.task_count, row.closed_count, row.late_count) == (2, 0, 1)
    url = reverse("programmes:detail", args=[programme.pk])
    assert f'href="{url}?status=late"' in response.text
    assert clerk.get(f"{url}?status=late").context["page"].paginator.count == 1


def test_list_marks_drafts_and_its_chips_sum(office: Office, clerk: Client) -> None:
    draft(office)
    issued(office)

    response = clerk.get(reverse("programmes:list"), {"state": "draft"})

    assert [chip.count for chip in response.context["chips"]] == [2, 1, 1]
    assert "DỰ THẢO" in response.text
    assert [one.state for one in response.context["page"]] == [ProgrammeState.DRAFT]


def test_list_says_what_to_do_when_empty(clerk: Client) -> None:
    assert "Chưa có chương trình nào" in clerk.get(reverse("programmes:list")).text


def test_list_asks_the_same_number_of_queries_for_one_and_thirty(
    office: Office, clerk: Client, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    draft(office, facts(office))
    with django_assert_max_num_queries(20) as first:
        clerk.get(reverse("programmes:list"))
    for number in range(29):
        draft(office, facts(office), title=f"Chương trình {number}")

    with django_assert_num_queries(len(first)):
        response = clerk.get(reverse("programmes:list"))
    assert len(response.context["page"]) == 30


def test_create_makes_a_draft_and_opens_it(office: Office, clerk: Client) -> None:
    response = clerk.post(reverse("programmes:create"), {"title": "Chương trình thủy lợi", "number": "9-CTr/TU"})

    programme = Programme.objects.get()
    assert response["Location"] == reverse("programmes:detail", args=[programme.pk])
    assert (str(programme), programme.organisation) == ("9-CTr/TU Chương trình thủy lợi", office.bureau)


def test_create_without_title_keeps_the_number(clerk: Client) -> None:
    response = clerk.post(reverse("programmes:create"), {"title": "", "number": "9-CTr/TU"})

    assert response.context["form"]["number"].value() == "9-CTr/TU"
    assert Programme.objects.count() == 0


@pytest.mark.parametrize("name", ["create", "list"])
def test_pages_ask_strangers_to_sign_in(client: Client, name: str) -> None:
    assert client.get(reverse(f"programmes:{name}")).status_code == 302


@pytest.mark.parametrize("who", ["leader", "finance_person", "reader"])
def test_create_is_closed_to_those_who_do_not_build(office: Office, who: str) -> None:
    assert office.client(getattr(office, who)).get(reverse("programmes:create")).status_code == 403


def test_detail_counts_sum_to_the_total(office: Office, clerk: Client) -> None:
    programme = issued(
        office,
        facts(office, due_on=date(2026, 8, 20)),
        facts(office, due_on=date(2026, 9, 3)),
        facts(office, due_on=None, recurrence="P3M"),
        facts(office),
    )

    chips = clerk.get(reverse("programmes:detail", args=[programme.pk])).context["chips"]

    assert chips[0].count == sum(chip.count for chip in chips[1:]) == 4


@pytest.mark.parametrize(
    ("query", "shown"), [("", 3), ("?status=overdue", 3), ("?status=closed", 3), ("?lacking=1", 2), ("?status=zzz", 3)]
)
def test_detail_filters_through_the_url(office: Office, clerk: Client, query: str, shown: int) -> None:
    programme = draft(
        office, facts(office, due_on=date(2026, 8, 20)), facts(office, lead=None, group="Hạ tầng"), facts(office)
    )

    response = clerk.get(reverse("programmes:detail", args=[programme.pk]) + query)

    assert (response.context["page"].paginator.count, response.context["total"]) == (shown, 3)
    assert "2 nhiệm vụ còn thiếu" in response.text


def test_detail_keeps_the_tasks_of_a_group_together(office: Office, clerk: Client) -> None:
    programme = draft(
        office, facts(office, group="Hạ tầng"), facts(office, group="Nhân lực"), facts(office, group="Hạ tầng")
    )

    groups = clerk.get(reverse("programmes:detail", args=[programme.pk])).context["groups"]

    assert [(group.name, [row.task.order for row in group.rows]) for group in groups] == [
        ("Hạ tầng", [1, 3]),
        ("Nhân lực", [2]),
    ]


def test_detail_links_each_task_to_its_clause_and_shows_targets(office: Office, clerk: Client, receive) -> None:
    document = receive()
    accept_all(document, by=office.clerk)
    programme = draft(office, document=document)
    take_accepted(programme, by=office.clerk)

    response = clerk.get(reverse("programmes:detail", args=[programme.pk]))

    provision = programme.tasks.first().provision_id
    assert f"{reverse('documents:detail', args=[document.pk])}#p-{provision}" in response.text
    assert [item.value for item, _place in response.context["targets"]] == ["95"]
    assert "<span>≥ 95 %</span>" in response.text


def test_detail_of_another_units_draft_is_not_found(office: Office) -> None:
    programme = draft(office, facts(office))

    page = reverse("programmes:detail", args=[programme.pk])
    assert office.client(office.finance_person).get(page).status_code == 404


def test_detail_asks_the_same_number_of_queries_for_one_and_thirty(
    office: Office, clerk: Client, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    one = issued(office)
    many = issued(office, *(facts(office, name=f"việc {n}", supporting=(office.health,)) for n in range(30)))
    with django_assert_max_num_queries(22) as first:
        clerk.get(reverse("programmes:detail", args=[one.pk]))

    with django_assert_num_queries(len(first)):
        clerk.get(reverse("programmes:detail", args=[many.pk]))


def test_describe_changes_title_and_number(office: Office, clerk: Client) -> None:
    programme = draft(office)

    page = reverse("programmes:describe", args=[programme.pk])
    seen = clerk.get(page).context["form"]["seen"].value()

    clerk.post(page, {"title": "Tên mới", "number": "4-CTr/TU", "seen": seen})

    programme.refresh_from_db()
    assert str(programme) == "4-CTr/TU Tên mới"


def test_describe_of_an_issued_programme_goes_back_with_a_sentence(office: Office, clerk: Client) -> None:
    programme = issued(office)

    response = clerk.get(reverse("programmes:describe", args=[programme.pk]))

    assert response["Location"] == reverse("programmes:detail", args=[programme.pk])
    assert said(response) == ["Chương trình đã ban hành, không sửa được nữa."]


def test_describe_posted_too_late_keeps_what_was_typed(office: Office, clerk: Client) -> None:
    programme = issued(office)

    response = clerk.post(reverse("programmes:describe", args=[programme.pk]), {"title": "Tên đang gõ", "number": ""})

    form = response.context["form"]
    assert form["title"].value() == "Tên đang gõ"
    assert form.non_field_errors() == ["Chương trình đã ban hành, không sửa được nữa."]
    programme.refresh_from_db()
    assert programme.title == "Chương trình thủy lợi"


def test_take_shows_how_many_wait_and_changes_nothing(office: Office, clerk: Client, receive) -> None:
    document = receive()
    accepted = accept_all(document, by=office.clerk)

    for response in (
        clerk.get(reverse("programmes:take", args=[document.pk])),
        # The button of the review desk posts without a choice: it, too, is asked first.
        clerk.post(reverse("programmes:take", args=[document.pk])),
    ):
        assert response.context["waiting"] == accepted
        assert response.context["form"]["number"].value() == document.number
    assert Programme.objects.count() == 0


def test_take_into_a_new_programme_opens_it_and_says_how_many(office: Office, clerk: Client, receive) -> None:
    document = receive()
    accepted = accept_all(document, by=office.clerk)

    answer = {"programme": "", "title": "Chương trình mới", "number": ""}
    response = clerk.post(reverse("programmes:take", args=[document.pk]), answer)

    programme = Programme.objects.get()
    assert response["Location"] == reverse("programmes:detail", args=[programme.pk])
    assert said(response) == [f"Đã đưa {accepted} nhiệm vụ vào chương trình."]
    assert (programme.document, programme.tasks.count()) == (document, accepted)


def test_take_into_a_draft_that_exists_makes_no_second(office: Office, clerk: Client, receive) -> None:
    document = receive()
    accepted = accept_all(document, by=office.clerk)
    programme = draft(office, document=document)

    clerk.post(
        reverse("programmes:take", args=[document.pk]), {"programme": str(programme.pk), "title": "", "number": ""}
    )

    assert (Programme.objects.get(), programme.tasks.count()) == (programme, accepted)


def test_take_offers_a_new_programme_first_and_chosen(office: Office, clerk: Client, receive) -> None:
    document = receive()
    accept_all(document, by=office.clerk)
    programme = draft(office, document=document)

    field = clerk.get(reverse("programmes:take", args=[document.pk])).context["form"]["programme"]

    offered = [(str(choice.data["value"]), choice.data["selected"]) for choice in field]
    assert offered == [("", True), (str(programme.pk), False)]


def test_take_into_the_draft_of_another_document_is_refused(office: Office, clerk: Client, receive) -> None:
    document = receive()
    accept_all(document, by=office.clerk)
    other = draft(office)

    clerk.post(reverse("programmes:take", args=[document.pk]), {"programme": str(other.pk), "title": "", "number": ""})

    assert other.tasks.count() == 0


def test_take_more_says_when_there_is_nothing_new(office: Office, clerk: Client, receive) -> None:
    programme = draft(office, document=receive())

    response = clerk.post(reverse("programmes:take_more", args=[programme.pk]))

    assert said(response) == ["Không có mục nào mới để đưa vào chương trình."]


def test_take_more_refuses_get(office: Office, clerk: Client) -> None:
    assert clerk.get(reverse("programmes:take_more", args=[draft(office).pk])).status_code == 302


def test_issue_page_lists_what_is_lacking_with_links(office: Office, clerk: Client) -> None:
    programme = draft(office, facts(office), facts(office, lead=None, receiver=""))
    lacking = programme.tasks.get(order=2)

    response = clerk.get(reverse("programmes:issue", args=[programme.pk]))

    assert response.context["lacking"] == [(lacking, "đơn vị chủ trì, cấp nhận")]
    assert reverse("programmes:task_edit", args=[programme.pk, lacking.pk]) in response.text


def test_issue_posted_while_lacking_names_the_tasks_and_changes_nothing(office: Office) -> None:
    programme = draft(office, facts(office, lead=None))

    response = office.client(office.leader).post(reverse("programmes:issue", args=[programme.pk]))

    assert [str(message) for message in response.context["messages"]] == [
        "Chưa ban hành được: 1 nhiệm vụ còn thiếu thông tin (số 1)."
    ]
    programme.refresh_from_db()
    assert programme.state == ProgrammeState.DRAFT


def test_issue_of_a_complete_draft_needs_a_post(office: Office) -> None:
    programme = draft(office, facts(office))
    leader, page = office.client(office.leader), reverse("programmes:issue", args=[programme.pk])

    leader.get(page)
    assert only_task(programme).received_on is None
    leader.post(page)
    assert only_task(programme).received_on is not None


def test_issue_twice_goes_back_with_a_sentence(office: Office) -> None:
    programme = issued(office)

    response = office.client(office.leader).post(reverse("programmes:issue", args=[programme.pk]))

    assert said(response) == ["Chương trình này đã được ban hành."]


def test_issue_is_closed_to_readers(office: Office) -> None:
    programme = draft(office, facts(office))

    assert office.client(office.reader).get(reverse("programmes:issue", args=[programme.pk])).status_code == 403


@pytest.mark.parametrize("name", ["sections", "counts"])
def test_page_that_knows_no_past_says_so_on_a_past_day(office: Office, name: str) -> None:
    programme, client = issued(office), office.client(office.clerk)
    url, said = reverse(f"programmes:{name}", args=[programme.pk]), "Trang này cho biết tình hình hôm nay"
    assert said not in client.get(url).text

    client.post(reverse("desk:set_as_of"), {"on": f"{TODAY - timedelta(days=1)}"})
    assert said in client.get(url).text


def test_outline_of_a_past_day_shows_the_numbers_of_today_as_it_says(office: Office) -> None:
    programme, client = issued(office), office.client(office.clerk)
    client.post(reverse("desk:set_as_of"), {"on": f"{TODAY - timedelta(days=1)}"})

    page = client.get(reverse("programmes:sections", args=[programme.pk]))
    assert (page.context["total"], page.context["can_arrange"]) == (1, False)


def test_long_list_without_sections_has_pages_each_task_on_one_of_them(
    office: Office, clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filters, "PAGE", 3)
    programme = draft(office, *(facts(office, name=f"việc {number}") for number in range(6)))
    add_milestone(programme.tasks.get(order=1), by=office.clerk, name="mốc của việc 0", due_on=TODAY)
    url = reverse("programmes:detail", args=[programme.pk])

    pages = [clerk.get(url, {"page": number}) for number in (1, 2, 3)]

    shown = [[(row.task.order, row.depth) for group in page.context["groups"] for row in group.rows] for page in pages]
    assert shown == [[(1, 0), (7, 1), (2, 0)], [(3, 0), (4, 0), (5, 0)], [(6, 0)]]
    assert [(page.context["page"].paginator.count, page.context["total"]) for page in pages] == [(7, 7)] * 3
    assert "4–6 trong 7 nhiệm vụ" in pages[1].text
    assert "page=3" in pages[1].context["next_url"]


def test_long_page_reads_no_more_rows_than_it_shows(
    office: Office, clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filters, "PAGE", 2)
    programme = issued(office, *(facts(office, name=f"việc {number}") for number in range(5)))

    read, from_db = list[object](), Task.from_db
    monkeypatch.setattr(Task, "from_db", lambda *row: read.append(row) or from_db(*row))
    clerk.get(reverse("programmes:detail", args=[programme.pk]))

    assert len(read) == 2


def test_section_of_many_tasks_has_pages_and_its_true_number(
    office: Office, clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filters, "PAGE", 2)
    programme = draft(office, *(facts(office, group="I. Nước") for _number in range(3)), facts(office))
    url, section = reverse("programmes:detail", args=[programme.pk]), programme.sections.get()

    page = clerk.get(url, {"section": section.pk, "page": 2})

    assert [(group.count, len(group.rows)) for group in page.context["groups"]] == [(3, 1)]
    assert (page.context["page"].paginator.count, page.context["total"]) == (3, 4)
