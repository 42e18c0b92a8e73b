"""A programme whose items are written by hand, so that these tests judge the desk and not the reader."""

from collections.abc import Callable

import pytest

from kimchinam.documents.models import Document
from kimchinam.extraction.models import Body, Candidate, Item, Run
from tests.conftest import Office

FIRST = "xây dựng kế hoạch bố trí vốn cho chuyển đổi số"
SECOND = "xây dựng đề án hồ sơ sức khỏe điện tử"
THIRD = "tổ chức thí điểm tổ công nghệ số cộng đồng"
FIGURE = "tối thiểu 95% hồ sơ được giải quyết trên môi trường mạng"


@pytest.fixture
def document(receive: Callable[..., Document]) -> Document:
    return receive()


@pytest.fixture
def run(document: Document, office: Office) -> Run:
    """Four candidates in order of the text: a target, and three tasks of which the last two lack something."""
    run: Run = document.versions.get().run
    content = run.version.text.content
    run.candidates.all().delete()
    finance = Body("Sở Tài chính", str(office.finance.pk))
    health = Body("Sở Y tế", str(office.health.pk))
    items = [
        (FIGURE, Item(text="hồ sơ giải quyết trên mạng", value="95", unit="%", comparator=">=", by="2030")),
        (
            FIRST,
            Item(FIRST, lead=(finance,), supporting=(health,), due_on="2026-12-15", due_words="trước ngày 15/12/2026"),
        ),
        (SECOND, Item(SECOND, lead=(finance, health), due_on="2027-03-31", due_words="trong quý I/2027")),
        (THIRD, Item(THIRD, lead=(Body("Tổ công nghệ số"),))),
    ]
    for sequence, (words, item) in enumerate(items, start=1):
        start = content.index(words)
        place = run.version.occurrences.filter(start__lte=start, end__gt=start).order_by("-depth").first()
        kind = "target" if item.value else "directive"
        Candidate.objects.create(
            run=run, sequence=sequence, kind=kind, start=start, end=start + len(words), occurrence=place,
            fields=item.to_json(), rule="agent",
        )  # fmt: skip
    return run


@pytest.fixture
def tasks(run: Run) -> list[Candidate]:
    """The three tasks in order of the text."""
    return list(run.candidates.exclude(kind="target"))
