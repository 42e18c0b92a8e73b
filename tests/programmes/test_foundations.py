"""Promise: a programme stands on any number of papers and programmes, never on itself; none is shown to who may not see it."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.documents.models import Document
from kimchinam.programmes.actions import end_programme, set_foundations, withdraw_programme
from kimchinam.programmes.forms import seeking
from kimchinam.programmes.models import Foundation, Programme
from kimchinam.programmes.queries import children_of, foundations_of, programmes_to_stand_on
from tests.conftest import TODAY, Office
from tests.programmes.build import draft, facts, given, issued, only_task
from tests.programmes.telling import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def above(office: Office) -> tuple[Programme, Programme]:
    return issued(office, title="Chương trình nước sạch"), issued(office, title="Chương trình đê kè")


def test_programme_stands_on_several_papers_and_programmes_in_their_order(
    office: Office, above: tuple[Programme, Programme], receive
) -> None:
    document, programme = receive(), draft(office)

    set_foundations(programme, by=office.clerk, documents=[document], parents=above)

    held = foundations_of(programme, office.clerk, TODAY)
    assert (held.documents, held.parents, held.hidden) == ([document], list(above), 0)
    assert list(children_of(above[0], office.clerk, TODAY)) == [programme]
    assert told(programme)[-1] == f"ghi căn cứ của “{programme}”: 3 văn bản, chương trình"


def test_naming_them_anew_leaves_out_what_is_no_longer_named(
    office: Office, above: tuple[Programme, Programme]
) -> None:
    programme = draft(office)
    set_foundations(programme, by=office.clerk, parents=above)

    set_foundations(programme, by=office.clerk, parents=above[1:])

    assert foundations_of(programme, office.clerk, TODAY).parents == [above[1]]


def test_a_circle_is_refused_however_long(office: Office) -> None:
    first, second, third = (issued(office, title=f"Chương trình {number}") for number in range(3))
    set_foundations(second, by=office.clerk, parents=[first])
    set_foundations(third, by=office.clerk, parents=[second])

    for parents in ([first], [second], [third]):
        with pytest.raises(RefusedError, match="căn cứ của chính nó"):
            set_foundations(first, by=office.clerk, parents=parents)
    assert not Foundation.objects.filter(programme=first).exists()


def test_what_one_may_not_see_is_neither_named_nor_lost(
    office: Office, above: tuple[Programme, Programme], receive
) -> None:
    programme, secret = draft(office), receive()
    Document.objects.filter(pk=secret.pk).update(secrecy=Secrecy.SECRET)
    Foundation.objects.create(programme=programme, document=secret, order=1)

    with pytest.raises(RefusedError, match="mà bạn được xem"):
        set_foundations(programme, by=office.clerk, documents=[Document.objects.get(pk=secret.pk)])
    set_foundations(programme, by=office.clerk, parents=above[:1])

    held = foundations_of(programme, office.clerk, TODAY)
    assert (held.documents, held.parents, held.hidden) == ([], [above[0]], 1)


def test_a_draft_is_no_foundation(office: Office) -> None:
    with pytest.raises(RefusedError, match="đã ban hành"):
        set_foundations(draft(office), by=office.clerk, parents=[draft(office)])


def test_who_does_not_build_names_nothing(office: Office, above: tuple[Programme, Programme]) -> None:
    with pytest.raises(NotAllowedError):
        set_foundations(draft(office), by=office.finance_person, parents=above)


def test_ended_programme_keeps_its_foundations(office: Office, above: tuple[Programme, Programme]) -> None:
    end_programme(above[0], by=office.leader, reason="Hết giai đoạn")

    with pytest.raises(RefusedError, match="đã kết thúc"):
        set_foundations(above[0], by=office.clerk, parents=[above[1]])


@pytest.mark.parametrize("wrong", ["nothing", "both", "itself", "twice"])
def test_the_database_refuses_what_is_no_foundation(
    wrong: str, office: Office, above: tuple[Programme, Programme], receive
) -> None:
    programme, document = draft(office), receive()
    Foundation.objects.create(programme=programme, parent=above[0], order=1)
    said = {
        "nothing": {},
        "both": {"document": document, "parent": above[1]},
        "itself": {"parent": programme},
        "twice": {"parent": above[0]},
    }[wrong]

    with pytest.raises(IntegrityError), transaction.atomic():
        Foundation.objects.create(programme=programme, order=2, **said)


def test_page_sets_them_and_counts_those_that_are_hidden(office: Office, above: tuple[Programme, Programme]) -> None:
    programme = draft(office, facts(office))
    client, url = office.client(office.clerk), reverse("programmes:foundations", args=[programme.pk])

    response = client.post(url, {"parents": [above[0].pk, above[1].pk]}, follow=True)

    assert "Đã lưu căn cứ của chương trình." in response.text
    assert set(response.context["held"].parents) == set(above)
    assert above[0].title in client.get(reverse("programmes:detail", args=[programme.pk])).text
    assert programme.title in client.get(reverse("programmes:foundations", args=[above[1].pk])).text
    unit = office.client(office.finance_person).get(reverse("programmes:foundations", args=[above[0].pk]))
    assert unit.context["form"] is None and list(unit.context["children"]) == []


def test_what_was_withdrawn_or_only_passes_tasks_on_is_no_foundation(office: Office) -> None:
    gone, part = (
        issued(office, title="Chương trình nhầm"),
        given(only_task(issued(office, title="Chương trình đê")), office, by=office.finance_person),
    )
    programme = draft(office)
    set_foundations(programme, by=office.clerk, parents=[gone])
    withdraw_programme(gone, by=office.leader, reason="Nhầm")

    set_foundations(programme, by=office.clerk, parents=[gone])  # what it names already may stay
    for parents in ([gone], [part.programme]):
        with pytest.raises(RefusedError, match="Căn cứ phải là"):
            set_foundations(draft(office), by=office.clerk, parents=parents)
    offered = set(programmes_to_stand_on(draft(office), office.clerk))
    assert (gone in offered, part.programme in offered) == (False, False)


def test_papers_beyond_what_is_shown_are_looked_for(office: Office, receive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeking, "MOST", 1)
    programme, document = draft(office), receive()
    river, dyke = issued(office, title="Chương trình sông ngòi"), issued(office, title="Chương trình đê kè")
    client, url = office.client(office.clerk), reverse("programmes:foundations", args=[programme.pk])

    page = client.post(url, {"look": "parents", "find-parents": "de ke", "parents": [river.pk], "find-documents": "so"})

    form = page.context["form"]
    assert [pk for pk, _name in form.fields["parents"].choices] == [river.pk, dyke.pk]
    assert [pk for pk, _name in form.fields["documents"].choices] == [document.pk]
    client.post(url, {"parents": [river.pk, dyke.pk]})
    assert set(foundations_of(programme, office.clerk, TODAY).parents) == {river, dyke}


@pytest.mark.parametrize("word", ["\x00", "%", "_", "'", "đê\x00kè", "a" * 5_000, "đê " * 2_000])
def test_any_word_may_be_looked_for(office: Office, receive, word: str) -> None:
    programme, _paper = draft(office), receive()
    url = reverse("programmes:foundations", args=[programme.pk])

    page = office.client(office.clerk).post(url, {"look": "documents", "find-documents": word, "find-parents": word})

    assert page.status_code == 200
