"""Promise: the demo office is built on empty ground only, and the command speaks the language of the reader."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from kimchinam.config.demo.story import STAGES
from kimchinam.config.management.commands import demo
from tests.conftest import Office

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", "Đã có dữ liệu: văn phòng mẫu chỉ được dựng trên cơ sở dữ liệu trống."),
        ("en", "There is data already: the sample office is only set up in an empty database."),
    ],
)
def test_demo_refuses_an_office_that_has_people(language: str, said: str, office: Office) -> None:
    with translation.override(language), pytest.raises(CommandError) as refusal:
        call_command("demo")

    assert str(refusal.value) == said


def test_each_stage_is_told_as_it_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    def tell(stage: str, *, say: object) -> None:
        for name in STAGES[: STAGES.index(stage) + 1]:
            say(name)  # type: ignore[operator]

    monkeypatch.setattr(demo, "tell", tell)
    told = StringIO()

    with translation.override("vi"):
        call_command("demo", stage="issued", stdout=told)

    assert told.getvalue().splitlines() == [
        "  · văn bản được đưa vào và đọc",
        "  · các mục được duyệt",
        "  · chương trình được ban hành",
    ]
    assert list(demo.CHAPTERS) == list(STAGES)
