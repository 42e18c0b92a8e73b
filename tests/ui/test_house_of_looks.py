"""Promises of the files themselves: strict CSP, short templates, css and a line in the guide for every component."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from kimchinam import ui

ROOM = Path(ui.__file__).parent
TEMPLATES = sorted((ROOM / "templates").rglob("*.html"))
COMPONENTS = sorted(path.stem for path in (ROOM / "templates/ui/components").glob("[!_]*.html"))
SYMBOLS = re.findall(r'<symbol id="(\w+)"', (ROOM / "static/ui/icons.svg").read_text(encoding="utf-8"))
# shown by the css of another component
SHARED_CSS = {"form_errors": "messages", "lead": "../frame"}
FORBIDDEN = {
    "inline style": r"\sstyle=|<style",
    "inline script": r"<script(?![^>]*\ssrc=)",
    "inline handler": r"\son[a-z]+=",
    "foreign address": r"(?:src|href|action)=[\"'](?:https?:)?//",
}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_template_is_short_and_keeps_to_the_content_security_policy(template: Path) -> None:
    source = template.read_text(encoding="utf-8")

    assert [sin for sin, pattern in FORBIDDEN.items() if re.search(pattern, source)] == []
    assert len(source.splitlines()) <= 130


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_template_compiles(template: Path) -> None:
    assert get_template(str(template.relative_to(ROOM / "templates")))


@pytest.mark.parametrize("component", COMPONENTS)
def test_component_has_its_css_and_its_line_in_the_guide(component: str) -> None:
    css = SHARED_CSS.get(component, component)

    assert (ROOM / f"static/ui/components/{css}.css").is_file()
    assert re.search(
        rf"[`%{{ ]{component}(_bar)?\b|list{component}\b", (ROOM / "README.md").read_text(encoding="utf-8")
    )


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_icons_used_are_drawn(template: Path) -> None:
    used = set(re.findall(r'{% icon "(\w+)"|icon="(\w+)"', template.read_text(encoding="utf-8")))

    assert {name for pair in used for name in pair if name} - set(SYMBOLS) == set()


def test_css_of_all_components_is_loaded_once() -> None:
    files = sorted(f"ui/components/{path.name}" for path in (ROOM / "static/ui/components").glob("*.css"))
    links = re.findall(
        r"static '(ui/components/[\w.]+)'", (ROOM / "templates/ui/_styles.html").read_text(encoding="utf-8")
    )

    assert links == files
