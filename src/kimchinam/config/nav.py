"""The frame of every page, and the links that lead from an object of one room to pages of rooms downstream of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.alarms.models import Alert
from kimchinam.audit.models import label
from kimchinam.base.refusals import allowed
from kimchinam.base.requests import as_of
from kimchinam.config.first_steps import first_steps
from kimchinam.desk.queries import Counts, counts_that_need_me
from kimchinam.documents.models import Document
from kimchinam.documents.queries import newest_version
from kimchinam.documents.states import Reading, RelationKind
from kimchinam.extraction.models import Run
from kimchinam.extraction.rules import can_review
from kimchinam.monitoring.queries import Filters
from kimchinam.notices.queries import MOST_COUNTED, unread_count
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import programmes_visible_to
from kimchinam.programmes.rules import check_can_build
from kimchinam.regulations.queries import fields_ever, fields_given_on


@dataclass(frozen=True, slots=True)
class Needed:
    """How much of one kind needs this person, and the list of exactly that."""

    count: int
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class NavItem:
    url: str
    label: str
    icon: str
    needs: list[Needed]
    """Nothing that is 0."""
    current: bool


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    label: str
    primary: bool = False


@dataclass(frozen=True, slots=True)
class ToldOf:
    """What a room downstream knows of an object: one line beside the object's own facts."""

    label: str
    links: list[Link]


@dataclass(frozen=True, slots=True)
class Bell:
    """Unread notices in the top bar; `count` stops where the bell no longer tells the difference."""

    url: str
    count: int

    @property
    def shown(self) -> str:
        return str(self.count) if self.count < MOST_COUNTED else f"{MOST_COUNTED - 1}+"


def frame(request: HttpRequest) -> dict[str, Any]:
    """What `ui/base.html` shows around a page. Lazy: a page without the frame asks nothing of the database."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"demo": settings.DEMO}
    return {
        "nav": SimpleLazyObject(lambda: _nav(request, user)),
        "bell": SimpleLazyObject(lambda: Bell(reverse("notices:list"), unread_count(user))),
        "acting_post": SimpleLazyObject(lambda: user.post),
        "other_posts": SimpleLazyObject(
            lambda: [Link(reverse("accounts:act_in", args=[post.pk]), str(post)) for post in user.other_posts]
        ),
        "account_links": [
            Link(reverse("accounts:own_password"), _("Đổi mật khẩu")),
            Link(reverse("notices:settings"), _("Cách nhận thông báo")),
        ],
        "first_steps": SimpleLazyObject(lambda: first_steps(user) if request.path == reverse("desk:home") else []),
        "as_of": as_of(request),
        "as_of_url": reverse("desk:set_as_of"),
    }


def _nav(request: HttpRequest, user: User) -> list[NavItem]:
    needs = _needs(counts_that_need_me(user, as_of(request)))
    rooms = [
        _item(request, "desk:home", _("Bàn làm việc"), "desk"),
        _item(request, "documents:list", _("Văn bản"), "document", needs["documents"]),
        _item(request, "programmes:list", _("Chương trình"), "programme", needs["programmes"]),
        _item(request, "monitoring:list", _("Nhiệm vụ"), "task", needs["monitoring"]),
        _item(request, "organisations:tree", _("Tổ chức"), "organisation"),
    ]
    if user.may("import_register") or user.may("issue_programme"):
        rooms.append(_item(request, "exchange:list", _("Nhập sổ Excel"), "upload"))
    if user.may("manage_people"):
        rooms.append(_item(request, "accounts:list", _("Tài khoản"), "person"))
    if user.may("manage_rules"):
        rooms.append(_item(request, "regulations:list", _("Quy định"), "calendar"))
    return rooms


def _needs(counts: Counts) -> dict[str, list[Needed]]:
    """By room."""
    drafts, tasks = f"{reverse('programmes:list')}?state=draft", reverse("monitoring:list")
    return {
        "documents": [Needed(counts.reviews, _("văn bản chờ duyệt"), reverse("desk:reviews"))],
        "programmes": [
            Needed(counts.drafts, _("dự thảo chưa ban hành"), drafts),
            Needed(counts.offers, _("đề xuất chờ tôi trả lời"), f"{reverse('programmes:offers')}?answer=1"),
        ],
        "monitoring": [
            Needed(counts.papers, _("đề nghị, vướng mắc, chỉ đạo chờ tôi"), reverse("monitoring:waiting")),
            Needed(counts.to_accept, _("kết quả chờ tôi nghiệm thu"), f"{tasks}?judge=1"),
            Needed(counts.tasks, _("nhiệm vụ đơn vị tôi đang làm"), f"{tasks}?mine=1&status=open"),
        ],
    }


def _item(request: HttpRequest, name: str, text: str, icon: str, needed: Iterable[Needed] = ()) -> NavItem:
    url = reverse(name)
    here = request.path == url if name == "desk:home" else request.path.startswith(url)
    return NavItem(url=url, label=text, icon=icon, needs=[one for one in needed if one.count], current=here)


def object_links(row: Model, user: User) -> list[Link]:
    """Pages of rooms downstream that speak of this object; `{% object_links row %}` shows them."""
    find = _LINKS.get(label(row))
    return find(row, user) if find else []


def _links_of_document(document: Document, user: User) -> list[Link]:
    links = []
    version = newest_version(document)
    if version and version.state == Reading.READ:
        name = _("Bàn duyệt") if can_review(user, version) else _("Xem mục đã đọc ra")
        links.append(Link(reverse("extraction:review", args=[version.pk]), name, primary=can_review(user, version)))
    programmes = _programmes_of(document, user)
    links += [
        Link(reverse("programmes:detail", args=[one.pk]), _("Chương trình %(number)s") % {"number": one.number})
        for one in programmes
    ]
    if programmes or document.inverse_relations.living().filter(kind=RelationKind.IMPLEMENTS).exists():
        links.append(Link(reverse("programmes:without_anybody", args=[document.pk]), _("Điều khoản chưa ai nhận")))
    return links


def _programmes_of(document: Document, user: User) -> list[Programme]:
    """Those that took its tasks; not the breakdowns of each unit, which are reached from the tasks."""
    return list(programmes_visible_to(user).filter(document=document, breaks_down=None))


def _links_of_run(run: Run, user: User) -> list[Link]:
    """From the review desk on: the programme that takes the accepted items."""
    if not allowed(check_can_build, user, organisation_id=run.version.document.organisation_id):
        return []
    return [Link(reverse("programmes:take", args=[run.version.document_id]), _("Đưa vào chương trình"), primary=True)]


def _links_of_programme(programme: Programme, _user: User) -> list[Link]:
    if not programme.binds:
        return []
    return [Link(reverse("monitoring:list", query={"programme": programme.pk}), _("Theo dõi nhiệm vụ"))]


def _links_of_task(task: Task, _user: User) -> list[Link]:
    told = Alert.objects.filter(task=task, circle__isnull=False).exists()
    return [Link(reverse("alarms:task", args=[task.pk]), _("Ai đã được báo về nhiệm vụ này"))] if told else []


def _links_of_unit(unit: Organisation, _user: User) -> list[Link]:
    return [Link(reverse("monitoring:unit", args=[unit.pk]), _("Nhiệm vụ của đơn vị"))]


def _links_of_user(_person: User, _user: User) -> list[Link]:
    """From what a person was told on: the day-by-day log of alarms, and his calendar."""
    return [
        Link(reverse("alarms:days"), _("Nhật ký cảnh báo")),
        Link(reverse("alarms:feeds"), _("Đưa hạn vào lịch")),
    ]


_LINKS: dict[str, Callable[[Any, User], list[Link]]] = {
    "accounts.user": _links_of_user,
    "documents.document": _links_of_document,
    "extraction.run": _links_of_run,
    "organisations.organisation": _links_of_unit,
    "programmes.programme": _links_of_programme,
    "programmes.task": _links_of_task,
}


def object_facts(row: Model, request: HttpRequest) -> list[ToldOf]:
    """What rooms downstream know of this object on the day people look at; `{% object_facts row %}` shows it."""
    find = _FACTS.get(label(row))
    return find(row, request) if find else []


def _facts_of_unit(unit: Organisation, request: HttpRequest) -> list[ToldOf]:
    """The fields it answers for, in the order in which all fields are listed."""
    given, url = fields_given_on(as_of(request), [unit.pk]), reverse("regulations:unit_mandates", args=[unit.pk])
    names = [name for code, name in fields_ever().items() if code in given.get(unit.pk, ())]
    return [ToldOf(_("Lĩnh vực được giao"), [Link(url, name) for name in names] or [Link(url, _("chưa ghi"))])]


_FACTS: dict[str, Callable[[Any, HttpRequest], list[ToldOf]]] = {"organisations.organisation": _facts_of_unit}


def page_links(request: HttpRequest) -> list[Link]:
    """Pages of rooms downstream that go on from this one; `{% page_links %}` shows them."""
    find = _ONWARD.get(request.resolver_match.view_name) if request.resolver_match else None
    return find(request) if find else []


def _on_from_tree(_request: HttpRequest) -> list[Link]:
    return [Link(reverse("regulations:mandates"), _("Bản đồ lĩnh vực"))]


def _on_from_tasks(request: HttpRequest) -> list[Link]:
    """The file holds what the page shows: the same filters, whatever page of the list one is on."""
    return [_export_of(Filters.of(request.GET)), Link(reverse("exchange:gaps"), _("Còn thiếu"))]


def _on_from_exceptions(request: HttpRequest) -> list[Link]:
    return [_export_of(Filters.of(request.GET).among_late)]


def _export_of(filters: Filters) -> Link:
    return Link(reverse("exchange:tasks") + (f"?{filters.query}" if filters.query else ""), _("Xuất Excel"))


_ONWARD: dict[str, Callable[[HttpRequest], list[Link]]] = {
    "monitoring:list": _on_from_tasks,
    "monitoring:exceptions": _on_from_exceptions,
    "organisations:tree": _on_from_tree,
}
