import re

import pytest
from django.test import RequestFactory
from django.utils import translation

from kimchinam.ui.views import gallery


def shown(language: str = "vi", theme: str = "") -> str:
    request = RequestFactory().get("/ui/")
    request.COOKIES["theme"] = theme
    with translation.override(language):
        return gallery(request).content.decode()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_page_says_its_language(language: str) -> None:
    page = shown(language)

    assert re.findall(r'<html lang="(\w+)"', page) == [language]
    assert re.findall(r'value="(\w+)"[^>]*aria-pressed="true"', page) == [language]


@pytest.mark.parametrize(
    ("theme", "sheets"),
    [
        ("", [("dark", "(prefers-color-scheme: dark)"), ("contrast", "(prefers-contrast: more)")]),
        ("light", []),
        ("dark", [("dark", "")]),
        ("contrast", [("contrast", "")]),
    ],
)
def test_theme_loads_only_its_own_colours(theme: str, sheets: list[tuple[str, str]]) -> None:
    links = re.findall(r'ui/(dark|contrast)[.\w]*\.css"(?: media="([^"]+)")?', shown(theme=theme))

    assert links == sheets


def test_landmarks_are_there_once_and_the_skip_link_leads_to_the_content() -> None:
    page = shown()

    assert [len(re.findall(mark, page)) for mark in ("<main ", "<h1>", 'role="search"')] == [1, 1, 1]
    assert page.index('href="#main"') < page.index('<main id="main"')


def test_ids_are_unique() -> None:
    ids = re.findall(r'\sid="([^"]+)"', shown())

    assert sorted(ids) == sorted(set(ids))


def test_every_label_and_description_points_to_something() -> None:
    page = shown()
    ids = set(re.findall(r'\sid="([^"]+)"', page))
    targets = re.findall(r'\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"', page)

    assert {one for target in targets for one in target.split()} - ids == set()
