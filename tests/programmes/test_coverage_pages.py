"""Promise: the map of coverage is a picture whose cells are links, with a table that says the same; a clerk marks from it."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.urls import reverse

from kimchinam.base.states import Secrecy
from kimchinam.documents.models import Document, Provision
from kimchinam.programmes.actions import add_section, place_tasks, say_not_needed, set_foundations, take_over
from kimchinam.programmes.models import NotNeeded, Programme, TakeOver, Task
from kimchinam.programmes.queries import coverage_of
from kimchinam.programmes.views import coverage_map
from tests.conftest import TODAY, Office
from tests.counting import assert_same_number_of_queries
from tests.programmes.build import draft, facts, given, issued, only_task
from tests.programmes.resolution import clauses, implementing, resolution

pytestmark = pytest.mark.django_db


@pytest.fixture
def above(receive: Callable[..., Document]) -> Document:
    return resolution(receive)


@pytest.fixture
def programme(receive: Callable[..., Document], above: Document, office: Office) -> Programme:
    return implementing(above, receive, office)


@pytest.fixture
def first(above: Document) -> Provision:
    return clauses(above)["I/1"]


def coverage_page(programme: Programme, above: Document, **more: object) -> str:
    asked = "&".join(f"{name}={value}" for name, value in ({"document": above.pk} | more).items())
    return f"{reverse('programmes:coverage', args=[programme.pk])}?{asked}"


def clause_page(programme: Programme, clause: Provision, name: str = "clause") -> str:
    return reverse(f"programmes:{name}", args=[programme.pk, clause.pk])


def test_programme_leads_to_its_coverage_with_a_tab_for_each_document(
    programme: Programme, above: Document, office: Office
) -> None:
    client = office.client(office.clerk)
    link = reverse("programmes:coverage", args=[programme.pk])
    tabs = client.get(reverse("programmes:detail", args=[programme.pk])).context["tabs"]
    assert link in [tab.url for tab in tabs]

    page = client.get(link).content.decode()
    assert programme.document is not None
    for document in (above, programme.document):
        assert f"document={document.pk}" in page


def test_plan_of_a_unit_is_held_against_what_it_stands_on_without_a_paper_of_its_own(
    programme: Programme, above: Document, office: Office
) -> None:
    plan = draft(office, facts(office), title="Kế hoạch năm 2026 của Sở")
    set_foundations(plan, by=office.clerk, documents=[above])

    tabs = office.client(office.clerk).get(reverse("programmes:detail", args=[plan.pk])).context["tabs"]
    (tab,) = (tab for tab in tabs if tab.label == "Độ phủ")
    page = office.client(office.clerk).get(tab.url)
    assert [one.label for one in page.context["documents"]] == [above.heading]
    assert [(tab.label, tab.current) for tab in page.context["tabs"] if tab.current] == [("Độ phủ", True)]


def test_breakdown_has_no_coverage(office: Office) -> None:
    part = given(only_task(issued(office)), office, by=office.finance_person)

    page = office.client(office.finance_person).get(reverse("programmes:detail", args=[part.programme_id]))
    assert "Độ phủ" not in [tab.label for tab in page.context["tabs"]]


def test_numbers_chips_and_table_agree(programme: Programme, above: Document, first: Provision, office: Office) -> None:
    take_over(programme, by=office.clerk, clause=first, task=programme.tasks.get(order=1))
    say_not_needed(programme, by=office.clerk, clause=clauses(above)["II"], reason="Tổ chức chung")
    client = office.client(office.clerk)

    page = " ".join(client.get(coverage_page(programme, above)).content.decode().split())
    assert "<b>3/5</b> điều khoản đã trả lời: 1 có nhiệm vụ, 2 không cần, 2 chưa có." in page
    shown = {
        state: client.get(coverage_page(programme, above, state=state)) for state in ("covered", "excused", "uncovered")
    }
    assert {state: len(page.context["page"].object_list) for state, page in shown.items()} == {
        "covered": 1,
        "excused": 2,
        "uncovered": 2,
    }  # fmt: skip


def test_each_cell_opens_exactly_its_task(
    programme: Programme, above: Document, first: Provision, office: Office
) -> None:
    task = programme.tasks.get(order=2)
    take_over(programme, by=office.clerk, clause=first, task=task)

    page = office.client(office.clerk).get(coverage_page(programme, above)).content.decode()
    cells = re.findall(r'<a class="cell" href="([^"]+)"', page)
    assert cells == [task.get_absolute_url()]
    assert (
        page.count('fill="url(#open-clause)"') == 4
    )  # of five smallest clauses one is covered; headings are not hatched twice


def test_wide_map_has_a_column_per_group_whose_cells_open_exactly_their_tasks(
    programme: Programme, above: Document, first: Provision, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coverage_map, "NARROW", 2)
    tasks = list(programme.tasks.order_by("order"))
    for task in tasks[:2]:
        take_over(programme, by=office.clerk, clause=first, task=task)
    client = office.client(office.clerk)

    page = client.get(coverage_page(programme, above)).content.decode()
    cells = [url.replace("&amp;", "&") for url in re.findall(r'<a class="cell" href="([^"]+)"', page)]
    opened = {task.pk for url in cells for task in client.get(url).context["tasks"]}
    assert opened == {task.pk for task in tasks[:2]}


def test_sections_of_one_name_have_a_column_each_whose_link_opens_in_every_language(
    programme: Programme, above: Document, first: Provision, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coverage_map, "NARROW", 2)
    place_tasks(programme, by=office.clerk, tasks=list(programme.tasks.all()), section=None)
    for task in programme.tasks.order_by("order")[:2]:
        twin = add_section(programme, by=office.clerk, title="Nhiệm vụ chung")
        place_tasks(programme, by=office.clerk, tasks=[task], section=twin)
    for task in programme.tasks.all():
        take_over(programme, by=office.clerk, clause=first, task=task)
    client = office.client(office.clerk)
    drawn = client.get(coverage_page(programme, above)).context["map"]
    assert [column.name for column in drawn.columns] == ["Nhiệm vụ chung", "Nhiệm vụ chung", "không nhóm"]

    loose = f"{clause_page(programme, first)}?group={drawn.columns[2].key}"
    for language, name in (("vi", "không nhóm"), ("en", "no group")):
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        page = client.get(loose)
        assert ([task.order for task in page.context["tasks"]], page.context["group"]) == ([3], name)


NESTED_TEXT = """TỈNH ỦY MẪU
*
Số 06-NQ/TU

NGHỊ QUYẾT
về thủy lợi

I. CÔNG TRÌNH
1. Trạm bơm:
a) Nâng cấp trạm bơm Đồng Vông.
b) Xây trạm bơm Bến Gỗ.
2. Kênh mương:
a) Nạo vét kênh Cái.
b) Kiên cố kênh Con.
"""


def test_long_document_is_folded_and_each_row_leads_deeper(
    programme: Programme, receive: Callable[..., Document], office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    nested = receive(NESTED_TEXT, name="thuy-loi.txt")
    lines = coverage_of(programme, nested, office.clerk, TODAY).lines
    monkeypatch.setattr(coverage_map, "LONG", 4)

    folded = coverage_map.map_of(programme, lines, tasks=[])
    assert (folded.folded, [row.label for row in folded.rows]) == (
        True,
        ["I CÔNG TRÌNH", "I.1 Trạm bơm:", "I.2 Kênh mương:"],
    )
    assert f"under={clauses(nested)['I/1'].pk}" in folded.rows[1].url
    deeper = coverage_map.map_of(programme, lines, tasks=[], under=clauses(nested)["I/1"].pk)
    assert (deeper.folded, [row.label for row in deeper.rows]) == (
        False,
        ["I.1 Trạm bơm:", "I.1.a Nâng cấp trạm bơm Đồng Vông.", "I.1.b Xây trạm bơm Bến Gỗ."],
    )


def test_clause_is_taken_over_from_its_page(programme: Programme, first: Provision, office: Office) -> None:
    client, task = office.client(office.clerk), programme.tasks.get(order=1)
    assert "Có thể là" in client.get(clause_page(programme, first)).content.decode()

    client.post(clause_page(programme, first, "clause_take"), {"tasks": [task.pk]})
    mark = TakeOver.objects.get()
    assert (mark.task, mark.by) == (task, office.clerk)
    assert office.clerk.full_name in client.get(clause_page(programme, first)).content.decode()

    client.post(clause_page(programme, first, "clause_undo"), {"mark": mark.pk})
    assert not TakeOver.objects.living().exists()


def test_clause_is_excused_with_a_reason_and_the_word_taken_back(
    programme: Programme, first: Provision, office: Office
) -> None:
    client = office.client(office.clerk)
    assert (
        "bắt buộc" in client.post(clause_page(programme, first, "clause_not_needed"), {"reason": ""}).content.decode()
    )
    client.post(clause_page(programme, first, "clause_not_needed"), {"reason": "Đã làm năm trước"})
    assert "Đã làm năm trước" in client.get(clause_page(programme, first)).content.decode()
    taking = client.post(clause_page(programme, first, "clause_take"), {"tasks": [programme.tasks.get(order=1).pk]})
    assert "đã được ghi là không cần nhiệm vụ" in taking.content.decode()

    client.post(clause_page(programme, first, "clause_undo"))
    assert not NotNeeded.objects.living().exists()


def test_nothing_chosen_is_said_on_the_page(programme: Programme, first: Provision, office: Office) -> None:
    page = office.client(office.clerk).post(clause_page(programme, first, "clause_take"), {}).content.decode()

    assert "Hãy chọn một nhiệm vụ hoặc một điều khoản." in page


def test_reader_reads_and_marks_nothing(
    programme: Programme, above: Document, first: Provision, office: Office
) -> None:
    client = office.client(office.leader)

    assert client.get(coverage_page(programme, above)).status_code == 200
    assert "clause_take" not in client.get(clause_page(programme, first)).content.decode()
    for name in ("clause_take", "clause_not_needed"):
        assert client.post(clause_page(programme, first, name), {"reason": "Không"}).status_code == 403
    say_not_needed(programme, by=office.clerk, clause=first, reason="Đã xong")
    assert client.post(clause_page(programme, first, "clause_undo")).status_code == 403


def test_stranger_and_document_closed_to_the_reader_are_not_found(
    programme: Programme, above: Document, first: Provision, office: Office
) -> None:
    assert office.client(office.health_person).get(coverage_page(programme, above)).status_code == 404
    Document.objects.filter(pk=above.pk).update(secrecy=Secrecy.SECRET)

    page = office.client(office.clerk).get(coverage_page(programme, above)).content.decode()
    assert "Bố trí đủ vốn" not in page
    assert office.client(office.clerk).get(clause_page(programme, first)).status_code == 404


def test_programme_without_a_document_says_what_to_do(office: Office) -> None:
    programme = draft(office, facts(office))

    page = office.client(office.clerk).get(reverse("programmes:coverage", args=[programme.pk])).content.decode()
    assert "Không có văn bản cấp trên nào để đối chiếu" in page
    assert "Ghi văn bản hoặc chương trình cấp trên vào căn cứ" in page
    assert Task.objects.get().get_absolute_url() in page  # the orphan


def test_clauses_without_anybody_stand_on_a_page_of_the_document(
    programme: Programme, above: Document, first: Provision, office: Office
) -> None:
    take_over(programme, by=office.clerk, clause=first, task=programme.tasks.get(order=1))
    client, url = office.client(office.clerk), reverse("programmes:without_anybody", args=[above.pk])
    assert url in client.get(above.get_absolute_url()).content.decode()  # type: ignore[attr-defined]

    page = client.get(url).content.decode()
    assert "Xây dựng hồ sơ sức khỏe điện tử" in page
    assert "Bố trí đủ vốn" not in page


def test_page_costs_the_same_for_any_number_of_marks(programme: Programme, above: Document, office: Office) -> None:
    client = office.client(office.clerk)
    pairs = [(clause, task) for clause in clauses(above).values() for task in programme.tasks.all()]

    def grow(number: int) -> None:
        clause, task = pairs[number % len(pairs)]
        take_over(programme, by=office.clerk, clause=clause, task=task)

    assert_same_number_of_queries(lambda: client.get(coverage_page(programme, above)), grow=grow)
    assert_same_number_of_queries(lambda: client.get(clause_page(programme, pairs[0][0])), grow=grow)
