import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from kimchinam.ui.views import set_theme


def post(**fields: str) -> HttpResponse:
    return set_theme(RequestFactory().post("/ui/theme/", fields))


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_theme_is_remembered_for_a_year(theme: str) -> None:
    cookie = post(theme=theme).cookies["theme"]

    assert (cookie.value, cookie["max-age"], cookie["samesite"], cookie["httponly"]) == (theme, 31536000, "Lax", True)


@pytest.mark.parametrize("theme", ["", "neon", "dark; path=/x"])
def test_anything_else_forgets_the_theme(theme: str) -> None:
    cookie = post(theme=theme).cookies["theme"]

    assert (cookie.value, cookie["max-age"]) == ("", 0)


@pytest.mark.parametrize(
    ("target", "landing"),
    [
        ("/nhiem-vu/?unit=3", "/nhiem-vu/?unit=3"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_goes_back_only_to_this_site(target: str, landing: str) -> None:
    assert post(theme="dark", next=target)["Location"] == landing


def test_refuses_to_change_anything_by_a_link() -> None:
    assert set_theme(RequestFactory().get("/ui/theme/", {"theme": "dark"})).status_code == 405
