"""Every address of the site, and for each the keys of rows that exist."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kimchinam.accounts.actions import open_feed, put_in_charge
from kimchinam.alarms.models import Scan
from kimchinam.documents.actions import relate
from kimchinam.documents.models import Document
from kimchinam.extraction.models import Candidate
from kimchinam.monitoring.actions import hand_in_evidence, save_view
from kimchinam.notices.actions import tell
from kimchinam.programmes.actions import add_section, name_breakthrough, require_plans, state_count
from kimchinam.programmes.models import Task
from kimchinam.regulations.actions import give_mandate
from tests.conftest import TODAY, Office
from tests.exchange.build import UNPROVED, batch_of, remembered, row_at
from tests.monitoring.papers import asked
from tests.notices.build import NEWS
from tests.programmes.boards import board_of, seated
from tests.programmes.build import draft, facts, issued, only_task
from tests.programmes.test_offers import offered
from tests.regulations.build import TOMORROW, day_off, value_from

NOBODYS = UUID("01900000-0000-7000-8000-000000000000")
"""A key that no row has."""
WORDS: Mapping[str, Mapping[str, Any]] = {
    "monitoring:act": {"slug": "neu-vuong-mac"},
    "monitoring:paper_act": {"slug": "khong-cho-gia-han"},
    "monitoring:bulk": {"slug": "gia-han-nhieu"},
    "exchange:fault": {"code": "impossible_date"},
    "exchange:answer": {"code": "impossible_date"},
    "regulations:rule": {"slug": "sap-den-han"},
    "regulations:set": {"slug": "sap-den-han"},
    "regulations:year": {"number": TODAY.year},
    "programmes:year": {"number": TODAY.year},
}
"""What names no row in an address: an act, a rule, a year."""

Keys = dict[str, Mapping[str, Any]]
"""By room, and by address where that differs."""


def names(resolver: URLResolver | None = None, room: str = "") -> Iterator[str]:
    """The name of every address of the site."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else room)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield room + pattern.name


def places(name: str) -> list[str]:
    """Names of the keys in an address."""
    ((_template, wanted),) = (one[:2] for one in _possibilities(name)[:1])
    return list(wanted)


def _possibilities(name: str) -> list[Any]:
    resolver, _, last = get_resolver(), *name.rpartition(":")[1:]
    room = name.rpartition(":")[0]
    if room:
        _prefix, resolver = resolver.namespace_dict[room]
    return [possibility for found in resolver.reverse_dict.getlist(last) for possibility in found[0]]


def address(name: str, keys: Keys) -> str:
    return _address(name, {**keys.get(name.partition(":")[0], {}), **WORDS.get(name, {}), **keys.get(name, {})})


def nobodys(name: str) -> str:
    """An address that leads to nothing: its keys belong to no row."""
    return _address(name, {**dict.fromkeys(places(name), NOBODYS), **WORDS.get(name, {}), **_NUMBERS.get(name, {})})


_NUMBERS = {"exchange:row": {"number": 1}}


def _address(name: str, keys: Mapping[str, Any]) -> str:
    return reverse(name, kwargs={place: keys[place] for place in places(name)})


def keys_of(office: Office, document: Document) -> Keys:
    """A document with a review, a programme, a task, its papers, a rule, a notice, a register: one of each."""
    task = only_task(issued(office))
    return {
        **_of_papers(office, document),
        **_of_programmes(office, document, task),
        **_of_following(office, task),
        **_of_the_told(office, task),
        **_of_registers(office),
        **_of_rules(office),
        "organisations": {"pk": office.finance.pk},
    }


def _of_papers(office: Office, document: Document) -> Keys:
    relation = relate(document, by=office.clerk, kind="based_on", other_name="Luật Thủy lợi")
    candidate = Candidate.objects.filter(run__version__document=document).first()
    return {
        "documents": {"pk": document.pk, "relation": relation.pk},
        "extraction": {"pk": candidate and candidate.pk, "version": document.versions.get().pk},
    }


def _of_programmes(office: Office, document: Document, task: Task) -> Keys:
    by, programme = office.clerk, draft(office, facts(office), document=document)
    require_plans(programme, by=by, units=[office.finance])
    offer = {"pk": offered(task.programme, by=office.finance_person).pk}
    held = {
        "pk": programme.pk,
        "task": only_task(programme).pk,
        "document": document.pk,
        "provision": document.provisions.get(path="II/1").pk,
        "duty": programme.plan_duties.get().pk,
        "count": state_count(programme, by=by, what="tasks", stated=2).pk,
        "breakthrough": name_breakthrough(programme, by=by, name="Hạ tầng", valid_from=TODAY).pk,
        "section": add_section(programme, by=by, title="Nhiệm vụ chung").pk,
    }
    board = board_of(office, task.programme)
    of_board = {"pk": board.pk, "seat": seated(board, office, "Lê Văn Đê").pk}
    boards = ("board", "board_describe", "board_scope", "board_end", "seat_end")
    passed_on = {"task": task.pk}  # only an issued task is broken down
    return {
        "programmes": held,
        "programmes:offer": offer,
        "programmes:offer_withdraw": offer,
        "programmes:break_down": passed_on,
        **{f"programmes:{name}": of_board for name in boards},
    }


def _of_following(office: Office, task: Task) -> Keys:
    evidence = hand_in_evidence(task, by=office.finance_person, number="8/BC", dated=TODAY, receiver="Ban Thường vụ")
    running = only_task(issued(office))
    at_work = {f"monitoring:{name}": {"pk": running.pk} for name in ("act", "quick")}
    judged = {f"monitoring:{name}": {"pk": evidence.pk} for name in ("accept", "return", "file")}
    view = save_view(by=office.clerk, name="Việc trễ", query="status=late")
    views = {f"monitoring:{name}": {"pk": view.pk} for name in ("saved_view", "delete_saved_view")}
    return {
        "monitoring": {"pk": task.pk},
        "monitoring:unit": {"pk": office.finance.pk},
        "monitoring:paper_act": {"pk": asked(office, running).pk},
        **at_work,
        **judged,
        **views,
    }


def _of_the_told(office: Office, task: Task) -> Keys:
    """What a person was told, a post, somebody in charge, a day that was scanned, a calendar and its secret key."""
    tell([office.clerk], occasion=NEWS, about=task, url="/")
    open_feed(office.clerk.posts.get(), by=office.clerk)
    charge = put_in_charge(office.reader, by=None, organisation=office.finance)
    return {
        "notices": {"pk": office.clerk.notices.get(occasion=NEWS.code).pk},
        "accounts": {"pk": office.reader.pk, "post": office.reader.posts.get().pk, "charge": charge.pk},
        "alarms": {
            "day": Scan.objects.create(day=TODAY).day,
            "key": open_feed(office.leader.posts.get(), by=office.leader),
            "pk": office.clerk.feed_keys.get().pk,
        },
        "alarms:task": {"pk": task.pk},
    }


def _of_registers(office: Office) -> Keys:
    batch = batch_of(office, ("Sửa kè", "Sở Lạ", "31/2/2026"), UNPROVED)
    return {
        "exchange": {"pk": batch.pk, "number": row_at(batch, 0).number},
        "exchange:forget": {"pk": remembered(batch, by=office.clerk).pk},
    }


def _of_rules(office: Office) -> Keys:
    rule, days = value_from(TOMORROW, by=office.administrator), day_off(TOMORROW, by=office.administrator)
    of_days = {f"regulations:{name}": {"pk": days.pk} for name in ("calendar_rule", "verify_days")}
    mandate = give_mandate(office.finance, by=None, field="finance", valid_from=TODAY, words="Quyết định 8-QĐ/TU")
    return {"regulations": {"pk": rule.pk, "unit": office.finance.pk, "mandate": mandate.pk}, **of_days}
