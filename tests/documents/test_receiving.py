"""Promise: bytes are kept once, whoever sends them; whoever may see the document is told that it is there already."""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from os import urandom

import pytest
from django.core.files.base import ContentFile
from django.core.files.base import File as DjangoFile
from django.core.files.storage import default_storage

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role
from kimchinam.audit.queries import history
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.documents.actions import Received, receive_file
from kimchinam.documents.models import Document, File
from kimchinam.documents.queries import open_file
from tests.conftest import FOUNDED, Office

pytestmark = pytest.mark.django_db

ORDER = "Giao Sở Tài chính lập dự toán đê sông Lạc.".encode()


def receive(by: User, data: bytes = ORDER, name: str = "giao-viec.txt", secrecy: int = Secrecy.OPEN) -> Received:
    return receive_file(by=by, stream=BytesIO(data), file_name=name, secrecy=secrecy)


def test_received_file_waits_under_its_name_in_the_unit_of_the_receiver(office: Office) -> None:
    document = receive(office.clerk).document

    version = document.versions.get()
    assert (document.title, document.organisation, document.secrecy) == ("giao-viec.txt", office.bureau, Secrecy.OPEN)
    assert (version.state, version.sequence, version.received_by) == ("waiting", 1, office.clerk)
    assert [event.verb for event in history("documents.document", document.pk)] == ["document.received"]


def test_bytes_are_kept_as_they_came(office: Office) -> None:
    file = receive(office.clerk).document.versions.get().file

    with open_file(file) as stream:
        assert (stream.read(), file.size) == (ORDER, len(ORDER))
    assert default_storage.exists(f"{file.sha256[:2]}/{file.sha256}")


@pytest.mark.parametrize("left", [b"", ORDER[:7], ORDER + b"x"])
def test_what_a_stopped_server_left_under_the_name_is_not_taken_for_the_original(left: bytes, office: Office) -> None:
    digest = sha256(ORDER).hexdigest()
    default_storage.save(f"{digest[:2]}/{digest}", ContentFile(left))

    with open_file(receive(office.clerk).document.versions.get().file) as stream:
        assert stream.read() == ORDER


def test_original_whose_sending_failed_is_whole_when_it_is_sent_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = urandom(5000)
    with monkeypatch.context() as full, pytest.raises(OSError, match="No space left"):
        full.setattr(DjangoFile, "chunks", chunks_until_full)
        receive(office.clerk, data)
    assert Document.objects.count() == 0

    with open_file(receive(office.clerk, data).document.versions.get().file) as stream:
        assert stream.read() == data


def chunks_until_full(file: "DjangoFile[bytes]", chunk_size: int | None = None) -> Iterator[bytes]:
    yield file.read(1000)
    raise OSError(28, "No space left on device")


def test_bytes_that_are_kept_whole_are_not_written_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    receive(office.clerk)
    monkeypatch.setattr(default_storage, "save", None)

    assert receive(office.clerk).known is True


def test_same_bytes_are_one_document_for_one_who_sees_it(office: Office) -> None:
    first = receive(office.clerk)
    again = receive(office.clerk, name="ban-sao.txt")

    assert (first.known, again.known) == (False, True)
    assert again.document == first.document
    assert (Document.objects.count(), File.objects.count()) == (1, 1)


def test_one_who_may_not_see_the_first_document_learns_nothing_of_it(office: Office) -> None:
    receive(office.clerk, secrecy=Secrecy.CONFIDENTIAL)
    other = register_person(by=None, username="vanthu", full_name="Văn thư", password="mat-khau-dai")
    give_post(by=None, user=other, organisation=office.finance, title="Văn thư", role=Role.CLERK, valid_from=FOUNDED)

    received = receive(other)

    assert (received.known, received.document.organisation) == (False, office.finance)
    assert (Document.objects.count(), File.objects.count()) == (2, 1)


@pytest.mark.parametrize("name", ["leader", "finance_person", "inspector", "reader", "administrator"])
def test_only_a_clerk_registers(name: str, office: Office) -> None:
    with pytest.raises(NotAllowedError):
        receive(getattr(office, name))

    assert Document.objects.count() == 0


def test_clerk_does_not_register_for_a_unit_out_of_reach(office: Office) -> None:
    narrow = register_person(by=None, username="hep", full_name="Hẹp", password="mat-khau-dai")
    give_post(by=None, user=narrow, organisation=office.finance, title="Văn thư", role=Role.CLERK, valid_from=FOUNDED)

    with pytest.raises(NotAllowedError, match="Bạn không đưa được văn bản vào đơn vị này"):
        receive_file(by=narrow, stream=BytesIO(ORDER), file_name="a.txt", organisation=office.health)


def test_top_secret_is_never_entered(office: Office) -> None:
    with pytest.raises(RefusedError, match="Tuyệt mật không được đưa vào hệ thống"):
        receive(office.clerk, secrecy=Secrecy.TOP_SECRET)

    assert (Document.objects.count(), File.objects.count()) == (0, 0)


def test_level_above_the_clearance_is_not_entered(office: Office) -> None:
    with pytest.raises(NotAllowedError, match="Bạn chưa được phép xử lý văn bản ở độ mật này"):
        receive(office.clerk, secrecy=Secrecy.SECRET)


def test_long_file_name_is_cut_to_what_a_row_holds(office: Office) -> None:
    document = receive(office.clerk, name="x" * 1500 + ".txt").document

    assert (len(document.title), len(document.versions.get().file_name)) == (1000, 255)
