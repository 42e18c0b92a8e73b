"""Promise: when the level of a document is raised, everything that was made of it closes with it, wherever it is shown."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.desk.queries import counts_that_need_me, desk_of
from kimchinam.documents.models import Document
from kimchinam.extraction.actions import accept_candidate
from kimchinam.extraction.models import Candidate
from kimchinam.monitoring.actions import hand_in_evidence
from kimchinam.monitoring.queries import visible_to as evidence_visible_to
from kimchinam.programmes.actions import add_task, change_task, create_programme, issue_programme, take_accepted
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import lacks, programmes_visible_to, visible_to
from tests.conftest import FOUNDED, TODAY, Office
from tests.programmes.build import accept_all, draft, facts, issued, only_task

pytestmark = pytest.mark.django_db


def uncleared(office: Office) -> User:
    """A clerk of the assigning unit who may read ordinary papers only."""
    user = register_person(by=None, username="thukymoi", full_name="Thu Ký Mới", password="mat-khau-dai")
    give_post(by=None, user=user, organisation=office.bureau, title="Chuyên viên", role=Role.CLERK, valid_from=FOUNDED)
    return user


def raise_level(document: Document) -> None:
    Document.objects.filter(pk=document.pk).update(secrecy=Secrecy.CONFIDENTIAL)


def cleared_unit(office: Office) -> User:
    """Somebody of the finance department who may read confidential papers."""
    user = register_person(by=None, username="tcmat", full_name="Cán bộ Mật", password="mat-khau-dai")
    give_post(
        by=None,
        user=user,
        organisation=office.finance,
        title="Trưởng phòng",
        role=Role.UNIT,
        clearance=Secrecy.CONFIDENTIAL,
        valid_from=FOUNDED,
    )
    return user


def test_draft_closes_with_its_document(office: Office, receive: Any) -> None:
    document = receive()
    accept_all(document, by=office.clerk)
    programme = create_programme(by=office.clerk, title="Chương trình", document=document)
    take_accepted(programme, by=office.clerk)
    clerk = uncleared(office)
    pages = [
        reverse("programmes:detail", args=[programme.pk]),
        reverse("programmes:task_edit", args=[programme.pk, programme.tasks.first().pk]),
        reverse("monitoring:task", args=[programme.tasks.first().pk]),
    ]
    assert [office.client(clerk).get(page).status_code for page in pages] == [200, 200, 200]

    raise_level(document)

    clerk = User.objects.get(pk=clerk.pk)
    assert [office.client(clerk).get(page).status_code for page in pages] == [404, 404, 404]
    assert (programmes_visible_to(clerk).count(), visible_to(clerk).count()) == (0, 0)
    assert counts_that_need_me(clerk, TODAY).drafts == 0
    assert visible_to(office.clerk).count() == programme.tasks.count()


def test_issued_task_and_its_papers_close_with_the_document(office: Office, receive: Any) -> None:
    document = receive()
    programme = issued(office, facts(office), facts(office, due_on=date(2026, 8, 20)), document=document)
    task = programme.tasks.get(order=1)
    evidence = hand_in_evidence(
        task,
        by=office.finance_person,
        number="8/BC",
        dated=TODAY,
        receiver="Thường trực",
        stream=BytesIO(b"noi dung"),
        file_name="bc.txt",
    )
    client = office.client(office.finance_person)
    file, page = reverse("monitoring:file", args=[evidence.pk]), reverse("monitoring:task", args=[task.pk])
    assert b"".join(client.get(file).streaming_content) == b"noi dung"
    assert client.get(page).status_code == 200

    raise_level(document)

    person = User.objects.get(pk=office.finance_person.pk)
    assert [client.get(url).status_code for url in (file, page)] == [404, 404]
    assert (visible_to(person).count(), evidence_visible_to(person).count()) == (0, 0)
    desk = desk_of(person, TODAY)
    assert (desk.answers.late, desk.answers.waiting, desk.tasks, desk.counts.all) == (0, 0, [], 0)
    assert facts(office).name not in client.get(reverse("monitoring:list")).text


def test_who_is_not_cleared_takes_nothing_out_of_a_raised_document(office: Office, receive: Any) -> None:
    document = receive()
    accept_all(document, by=office.clerk)
    programme = create_programme(by=office.clerk, title="Chương trình", document=document)
    clerk = uncleared(office)
    raise_level(document)

    with pytest.raises(NotAllowedError):
        take_accepted(Programme.objects.get(pk=programme.pk), by=clerk)
    with pytest.raises(NotAllowedError):
        create_programme(by=clerk, title="Chương trình", document=Document.objects.get(pk=document.pk))
    assert Task.objects.count() == 0


def test_task_taken_after_the_raising_is_as_secret_as_the_document(office: Office, receive: Any) -> None:
    document = receive()
    accept_all(document, by=office.clerk)
    programme = create_programme(by=office.clerk, title="Chương trình", document=document)
    raise_level(document)

    take_accepted(programme, by=office.clerk)
    add_task(programme, by=office.clerk, facts=facts(office))

    assert set(Task.objects.values_list("secrecy", flat=True)) == {Secrecy.CONFIDENTIAL}
    assert "Mật" in office.client(office.clerk).get(reverse("programmes:detail", args=[programme.pk])).text


def secret(office: Office, receive: Any, **changes: Any) -> Programme:
    document = receive("Giao Sở Tài chính lập kế hoạch kinh phí, hoàn thành trước ngày 15/12/2026.", secrecy=1)
    for candidate in Candidate.objects.filter(run__version__document=document):
        accept_candidate(candidate, by=office.clerk)
    programme = create_programme(by=office.clerk, title="Chương trình mật", document=document)
    take_accepted(programme, by=office.clerk)
    for task in programme.tasks.all():
        change_task(task, by=office.clerk, facts=facts(office, name=task.name, **changes))
    return programme


def test_secret_programme_is_not_issued_to_a_unit_where_nobody_may_read_it(office: Office, receive: Any) -> None:
    programme = secret(office, receive)
    assert {lack.what for lack in lacks(programme, TODAY)} == {("readers",)}
    page = reverse("programmes:issue", args=[programme.pk])
    assert "người được đọc độ mật này" in office.client(office.clerk).get(page).text

    with pytest.raises(RefusedError, match="còn thiếu"):
        issue_programme(programme, by=office.leader)
    person = cleared_unit(office)
    assert lacks(programme, TODAY) == []
    issue_programme(programme, by=office.leader)
    assert visible_to(person).count() == programme.tasks.count() > 0


def test_supporting_unit_needs_a_reader_too(office: Office, receive: Any) -> None:
    cleared_unit(office)

    programme = secret(office, receive, supporting=(office.health,))

    assert {lack.what for lack in lacks(programme, TODAY)} == {("readers",)}


def test_reader_who_can_no_longer_sign_in_does_not_count(office: Office, receive: Any) -> None:
    person = cleared_unit(office)
    programme = secret(office, receive)
    User.objects.filter(pk=person.pk).update(is_active=False)

    assert {lack.what for lack in lacks(programme, TODAY)} == {("readers",)}


def test_ordinary_programme_asks_for_nobodys_clearance(office: Office) -> None:
    assert lacks(draft(office, facts(office)), TODAY) == []


def test_leader_who_is_not_cleared_does_not_issue(office: Office, receive: Any) -> None:
    document = receive()
    programme = draft(office, facts(office), document=document)
    leader = register_person(by=None, username="pho", full_name="Phó Văn phòng", password="mat-khau-dai")
    give_post(by=None, user=leader, organisation=office.bureau, title="Phó", role=Role.LEADER, valid_from=FOUNDED)
    raise_level(document)

    with pytest.raises(NotAllowedError, match="độ mật"):
        issue_programme(programme, by=leader)
    assert only_task(programme).received_on is None


def test_leader_of_another_unit_does_not_issue(office: Office) -> None:
    programme = draft(office, facts(office))
    leader = register_person(by=None, username="gdyte", full_name="Giám đốc Sở", password="mat-khau-dai")
    give_post(by=None, user=leader, organisation=office.health, title="Giám đốc", role=Role.LEADER, valid_from=FOUNDED)

    with pytest.raises(NotAllowedError, match="chương trình của đơn vị này"):
        issue_programme(programme, by=leader)
    assert only_task(programme).received_on is None


def shared_clerk(office: Office, document: Document) -> User:
    """A clerk of a unit with which a document is only shared."""
    user = register_person(by=None, username="thukyyte", full_name="Thư ký Sở", password="mat-khau-dai")
    give_post(by=None, user=user, organisation=office.health, title="Thư ký", role=Role.CLERK, valid_from=FOUNDED)
    document.shared_with.add(office.health)
    return user


def test_new_programme_offers_only_documents_that_it_can_be_built_from(office: Office, receive: Any) -> None:
    document = receive()
    client = office.client(shared_clerk(office, document))
    page = reverse("programmes:create")
    assert str(document.pk) not in client.get(page).text
    assert str(document.pk) in office.client(office.clerk).get(page).text

    response = client.post(page, {"title": "Đang gõ", "number": "", "document": str(document.pk)})

    assert (response.status_code, response.context["form"]["title"].value()) == (200, "Đang gõ")
    assert Programme.objects.count() == 0


def test_taking_from_a_shared_document_is_refused_before_anything_is_typed(office: Office, receive: Any) -> None:
    document = receive()
    accept_all(document, by=office.clerk)

    page = reverse("programmes:take", args=[document.pk])

    assert office.client(shared_clerk(office, document)).get(page).status_code == 403
