"""Promise: the interface is whole in both languages; under Vietnamese not even Django speaks English."""

import inspect
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po
from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import translation

from kimchinam.config.messages import complaints, extracted
from tests.house.tree import ROOMS, SITE

_COUNTED = re.compile(r"%\((?:max|limit_value)\)d")
NUMBERS = {"max": 80, "length": 90, "limit_value": 80, "show_value": 90}
"""Something for every number that Django's sentences may hold."""


def test_english_is_complete() -> None:
    assert complaints() == []


def _keep(catalog: Catalog, folder: Path) -> Path:
    path = folder / "django.po"
    with path.open("wb") as file:
        write_po(file, catalog)
    return path


@pytest.fixture
def catalog() -> Catalog:
    """A whole catalogue, in which every message is its own translation."""
    whole = Catalog(locale="en", fuzzy=False)
    for key in extracted():
        whole.add(key, key)
    return whole


def _make_fuzzy(message: Message) -> None:
    message.flags.add("fuzzy")


def _forget(message: Message) -> None:
    message.string = ""


def _lose_place(message: Message) -> None:
    message.string = "No place"


def test_whole_catalogue_has_no_complaint(catalog: Catalog, tmp_path: Path) -> None:
    assert complaints(_keep(catalog, tmp_path)) == []


@pytest.mark.parametrize(
    ("break_it", "said"),
    [(_make_fuzzy, "fuzzy"), (_forget, "untranslated"), (_lose_place, "placeholders differ")],
)
def test_broken_message_is_named(
    break_it: Callable[[Message], None], said: str, catalog: Catalog, tmp_path: Path
) -> None:
    broken = next(one for one in catalog if isinstance(one.id, str) and "%(name)s" in one.id)
    break_it(broken)

    assert complaints(_keep(catalog, tmp_path)) == [f"{said}: {broken.id!r}"]


def test_missing_and_unused_messages_are_named(catalog: Catalog, tmp_path: Path) -> None:
    gone = next(one.id for one in catalog if isinstance(one.id, str) and one.id)
    catalog.delete(gone)
    catalog.add("Không ai nói câu này", "Nobody says this")

    said = complaints(_keep(catalog, tmp_path))

    assert [line.split(":")[0] for line in said] == ["missing", "unused"]
    assert repr(gone) in said[0]


def form_classes() -> Iterator[type[forms.BaseForm]]:
    """Every form of every room, and the one Django signs people in with."""
    yield AuthenticationForm
    for room in ROOMS:
        if (SITE / room / "forms.py").exists():
            module = import_module(f"kimchinam.{room}.forms")
            for _name, one in inspect.getmembers(module, inspect.isclass):
                if issubclass(one, forms.BaseForm) and one.__module__ == module.__name__:
                    yield one


def sentences(form: type[forms.BaseForm]) -> Iterator[str]:
    """Everything a form may answer when its fields are filled in wrongly."""
    yield from (str(text) for text in getattr(form, "error_messages", {}).values())
    for field in form.base_fields.values():
        texts = [*field.error_messages.values(), *(one.message for one in field.validators if hasattr(one, "message"))]
        for text in texts:
            yield text % NUMBERS if _COUNTED.search(str(text)) or not str(text) else str(text)


@pytest.mark.parametrize("form", list(form_classes()), ids=lambda form: form.__name__)
def test_form_never_answers_in_english(form: type[forms.BaseForm]) -> None:
    with translation.override("vi"):
        vietnamese = list(sentences(form))
    with translation.override("en"):
        english = list(sentences(form))

    assert sorted(set(vietnamese) & set(english)) == []


class Sample(forms.Form):
    name = forms.CharField(max_length=5)
    day = forms.DateField()
    kind = forms.ChoiceField(choices=[("a", "A")])
    order = forms.IntegerField(min_value=0)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "Trường này là bắt buộc."),
        ("name", "Xã Bình An", "Chỉ được tối đa 5 ký tự (hiện có 10)."),
        ("name", "a\0", "Nội dung có ký tự rỗng (NUL), không lưu được. Hãy gõ lại đoạn đó."),
        ("day", "31/02/2026", "Nhập một ngày hợp lệ."),
        ("kind", "b", "Hãy chọn một mục có trong danh sách; không có mục “b”."),
        ("order", "ba", "Hãy nhập một số nguyên."),
        ("order", "-1", "Giá trị này phải từ 0 trở lên."),
    ],
)
def test_wrong_value_is_answered_in_vietnamese(field: str, value: str, said: str) -> None:
    with translation.override("vi"):
        assert Sample({field: value}).errors[field] == [said]


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("x7!kq", ["Mật khẩu quá ngắn: cần ít nhất 10 ký tự."]),
        ("1234567890", ["Mật khẩu này quá phổ biến."]),
    ],
)
def test_weak_password_is_answered_in_vietnamese(password: str, said: list[str]) -> None:
    with translation.override("vi"), pytest.raises(ValidationError) as refusal:
        validate_password(password)

    assert refusal.value.messages == said
