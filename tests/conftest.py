"""A small office that every room's tests share, and a clock that stands still."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role, Scope
from kimchinam.base import clock
from kimchinam.base.requests import AS_OF
from kimchinam.base.states import Secrecy
from kimchinam.base.work import run_until_idle
from kimchinam.documents.actions import receive_file
from kimchinam.documents.models import Document
from kimchinam.organisations.actions import found_organisation
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.states import Kind
from tests.letterbox import Letterbox, mail_server
from tests.network import only_this_machine
from vanban.reading.ocr.tesseract import installed

NOON = datetime(2026, 9, 1, 5, tzinfo=UTC)
"""Noon in Việt Nam on the day on which most tests happen."""
TODAY = date(2026, 9, 1)
FOUNDED = date(2025, 7, 1)


SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if installed() is None:
        terminalreporter.write_line("No tesseract with Vietnamese here: scans were read by the tests' stand-in only.")
    if not SHARED.is_dir():
        terminalreporter.write_line(
            "No ../shared here: no real text was read, no sentence compared with one, our scorer with no other."
        )


@pytest.fixture(autouse=True, scope="session")
def _no_outside() -> Iterator[None]:
    with only_this_machine():
        yield


@pytest.fixture
def still_clock() -> Iterator[None]:
    """It is noon on 1 September 2026 and stays so."""
    with clock.set_to(NOON):
        yield


@pytest.fixture
def letterbox(settings: Settings) -> Iterator[Letterbox]:
    """A mail server of the office."""
    with mail_server(settings) as box:
        yield box


@dataclass
class Office:
    """A province in small: a party office that assigns, two departments that do, a commune that stands apart."""

    root: Organisation
    bureau: Organisation
    finance: Organisation
    health: Organisation
    commune: Organisation
    administrator: User
    clerk: User
    leader: User
    finance_person: User
    health_person: User
    commune_person: User
    inspector: User
    reader: User

    def client(self, user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client


def look_at(client: Client, day: date) -> None:
    """From now on the pages of this person are those of a day."""
    session = client.session
    session[AS_OF] = day.isoformat()
    session.save()


@pytest.fixture
def office(db: None, still_clock: None) -> Office:
    return small_office()


def small_office() -> Office:
    """Founded on FOUNDED, whatever day it is; needs an empty database."""
    root = _unit("Tỉnh ủy Mẫu", Kind.PARTY)
    bureau = _unit("Văn phòng Tỉnh ủy", Kind.PARTY_BODY, root)
    finance = _unit("Sở Tài chính", Kind.DEPARTMENT, root, "Sở TC")
    health = _unit("Sở Y tế", Kind.DEPARTMENT, root)
    commune = _unit("Xã Bình An", Kind.COMMUNE, root, "UBND xã Bình An")
    return Office(
        root=root,
        bureau=bureau,
        finance=finance,
        health=health,
        commune=commune,
        administrator=_person("quantri", Role.ADMINISTRATOR, bureau),
        clerk=_person("thuky", Role.CLERK, bureau, Scope.ALL, Secrecy.CONFIDENTIAL),
        leader=_person("lanhdao", Role.LEADER, root, Scope.ALL, Secrecy.SECRET),
        finance_person=_person("taichinh", Role.UNIT, finance),
        health_person=_person("yte", Role.UNIT, health),
        commune_person=_person("binhan", Role.UNIT, commune),
        inspector=_person("kiemtra", Role.INSPECTOR, root, Scope.ALL, Secrecy.SECRET),
        reader=_person("bandoc", Role.READER, bureau),
    )


def _unit(name: str, kind: str, parent: Organisation | None = None, *aliases: str) -> Organisation:
    return found_organisation(by=None, name=name, kind=kind, parent=parent, aliases=aliases, valid_from=FOUNDED)


def _person(
    username: str, role: str, organisation: Organisation, scope: str = Scope.OWN, clearance: int = Secrecy.OPEN
) -> User:
    user = register_person(by=None, username=username, full_name=username.capitalize(), password="mat-khau-dai")
    give_post(
        by=None,
        user=user,
        organisation=organisation,
        title="Chuyên viên",
        role=role,
        scope=scope,
        clearance=clearance,
        valid_from=FOUNDED,
    )
    return user


PROGRAMME_TEXT = """TỈNH ỦY MẪU
*
Số 07-CTr/TU

CHƯƠNG TRÌNH HÀNH ĐỘNG
thực hiện Nghị quyết số 05-NQ/TU ngày 10/6/2026 về chuyển đổi số

I. MỤC TIÊU
1. Đến năm 2030, tối thiểu 95% hồ sơ được giải quyết trên môi trường mạng.

II. NHIỆM VỤ
1. Giao Sở Tài chính chủ trì, phối hợp với Sở Y tế xây dựng kế hoạch bố trí vốn \
cho chuyển đổi số, trình Ban Thường vụ Tỉnh ủy trước ngày 15/12/2026.
2. Giao Sở Y tế chủ trì xây dựng đề án hồ sơ sức khỏe điện tử, hoàn thành trong quý I/2027.
3. Ủy ban nhân dân xã Bình An tổ chức thí điểm tổ công nghệ số cộng đồng.
"""


@pytest.fixture
def receive(office: Office) -> Callable[..., Document]:
    """Bring a text into the register as the clerk and let the worker read and analyse it."""

    def bring(text: str = PROGRAMME_TEXT, *, name: str = "chuong-trinh.txt", secrecy: int = Secrecy.OPEN) -> Document:
        received = receive_file(by=office.clerk, stream=BytesIO(text.encode()), file_name=name, secrecy=secrecy)
        run_until_idle()
        received.document.refresh_from_db()
        return received.document

    return bring
