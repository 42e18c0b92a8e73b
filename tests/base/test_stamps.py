"""Promise: who saves over somebody else's change is told first, keeps what was typed, and may then save deliberately."""

from datetime import date
from typing import Any

import pytest
from django import forms

from kimchinam.base.refusals import refusals_in
from kimchinam.base.stamps import ChangedMeanwhileError, Stamped, check_unchanged, stamp_of
from kimchinam.base.states import Secrecy

SHOWN: dict[str, Any] = {"name": "Đê sông Lạc", "secrecy": Secrecy.OPEN, "on": None, "parts": ["a"]}
RAISED = SHOWN | {"secrecy": Secrecy.CONFIDENTIAL}


class PaperForm(Stamped, forms.Form):
    name = forms.CharField(label="Tên")
    secrecy = forms.TypedChoiceField(label="Độ mật", choices=Secrecy.choices, coerce=int)
    on = forms.DateField(label="Ngày", required=False)
    parts = forms.MultipleChoiceField(label="Phần", choices=[("a", "Phần A"), ("b", "Phần B")], required=False)


def typed(**changes: Any) -> dict[str, Any]:
    return {"name": "Đê sông Lạc", "secrecy": "0", "on": "", "parts": ["a"], "seen": stamp_of(SHOWN)} | changes


def saved(form: PaperForm, *, over: dict[str, Any]) -> PaperForm:
    """The form after an action that found the facts `over` in the row."""
    assert form.is_valid(), form.errors
    with refusals_in(form):
        check_unchanged(over, seen=form.cleaned_data["seen"])
    return form


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (dict(reversed(SHOWN.items())), True),
        (SHOWN | {"secrecy": 0}, True),
        (SHOWN | {"parts": ("a",)}, True),
        (SHOWN | {"name": "Đê sông Lạc "}, False),
        (SHOWN | {"on": date(2026, 9, 1)}, False),
        (SHOWN | {"on": ""}, False),
        (SHOWN | {"parts": ["a", "b"]}, False),
        (RAISED, False),
    ],
)
def test_stamp_is_the_same_as_long_as_the_facts_are(other: dict[str, Any], same: bool) -> None:
    assert (stamp_of(other) == stamp_of(SHOWN)) is same


def test_stamp_of_a_set_does_not_depend_on_its_order() -> None:
    assert stamp_of({"parts": {"a", "b", "c"}}) == stamp_of({"parts": ["a", "b", "c"]})


def test_same_facts_are_saved() -> None:
    assert saved(PaperForm(typed(name="Đê sông Mới"), facts=SHOWN), over=SHOWN).errors == {}


def test_caller_that_showed_nothing_is_not_asked() -> None:
    check_unchanged(RAISED, seen=None)


@pytest.mark.parametrize("seen", ["", "0" * 32, stamp_of(SHOWN)])
def test_other_facts_are_refused(seen: str) -> None:
    with pytest.raises(ChangedMeanwhileError, match="Người khác đã sửa"):
        check_unchanged(RAISED, seen=seen)


def test_refused_form_keeps_what_was_typed_and_shows_what_stands_beside_what_differs() -> None:
    present = RAISED | {"on": date(2026, 9, 1), "parts": ["a", "b"]}
    form = saved(PaperForm(typed(name="Đê sông Mới"), facts=present), over=present)

    assert {name: form.errors[name] for name in form.errors if name != "__all__"} == {
        "name": ["Hiện đang là: Đê sông Lạc"],
        "secrecy": ["Hiện đang là: Mật"],
        "on": ["Hiện đang là: 01/09/2026"],
        "parts": ["Hiện đang là: Phần A, Phần B"],
    }
    assert [form[name].value() for name in ("name", "secrecy", "parts")] == ["Đê sông Mới", "0", ["a"]]


@pytest.mark.parametrize(("name", "nothing"), [("on", None), ("parts", []), ("name", "")])
def test_what_stands_empty_is_said_to_be_empty(name: str, nothing: object) -> None:
    present = RAISED | {name: nothing}
    changes = {"on": "2026-09-02", "parts": ["b"], "name": "x"}
    form = saved(PaperForm(typed(**{name: changes[name]}), facts=present), over=present)

    assert form.errors[name] == ["Hiện đang là: (để trống)"]


def test_second_save_goes_through_unless_the_row_changed_again() -> None:
    refused = saved(PaperForm(typed(), facts=RAISED), over=RAISED)
    again = typed(seen=refused["seen"].value())

    assert saved(PaperForm(again, facts=RAISED), over=RAISED).errors == {}
    assert saved(PaperForm(again, facts=SHOWN), over=SHOWN).errors != {}


def test_fresh_form_carries_the_stamp_of_what_it_shows() -> None:
    assert f'value="{stamp_of(RAISED)}"' in str(PaperForm(facts=RAISED)["seen"])
