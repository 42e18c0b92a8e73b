"""Every text on every ground it meets can be read: AA in the light and dark themes, AAA in the contrast theme."""

import re
from pathlib import Path

import pytest

from kimchinam import ui

STATIC = Path(ui.__file__).parent / "static" / "ui"
AA, AAA, NON_TEXT = 4.5, 7.0, 3.0

GROUNDS = ("paper", "surface", "sunken", "sheet")
TINTS = ("gold-ground", "org-ground", "time-ground", "good-ground", "bad-ground")
TEXT = [
    *((ink, ground) for ink in ("ink", "ink-soft", "authority", "bad") for ground in GROUNDS),
    *(("ink", tint) for tint in TINTS),
    # links and second lines inside a chosen row
    *((ink, "gold-ground") for ink in ("authority", "bad", "ink-soft", "gold-ink")),
    ("authority-strong", "surface"),
    ("on-authority", "authority"),
    ("on-authority", "authority-strong"),
    ("on-alarm", "alarm"),
    *((tone, f"{tone}-ground") for tone in ("org", "time", "good", "bad")),
]
# what has no words but must be seen: borders of controls, the ring of focus, bars, the line of what is chosen
SHAPES = [
    *((line, ground) for line in ("line-firm", "focus", "gold") for ground in ("paper", "surface")),
    *((tone, "sunken") for tone in ("good", "bad", "line-firm")),
    *((tone, f"{tone}-ground") for tone in ("org", "time", "gold")),
]


def colours(theme: str) -> dict[str, str]:
    """Hexadecimal colours by role; a theme that leaves one out keeps that of the light one."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(("tokens", theme)):
        css = (STATIC / f"{name}.css").read_text(encoding="utf-8")
        found |= dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", css))
    return found


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb as WCAG defines it, from 0 (black) to 1 (white)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def too_weak(theme: str, pairs: list[tuple[str, str]], least: float) -> dict[str, float]:
    role = colours(theme)
    ratios = {f"{ink} on {ground}": contrast(role[ink], role[ground]) for ink, ground in pairs}
    return {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least}


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_agrees_with_published_ratios(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio


@pytest.mark.parametrize(("theme", "least"), [("tokens", AA), ("dark", AA), ("contrast", AAA)])
def test_text_is_readable_on_every_ground_it_meets(theme: str, least: float) -> None:
    assert too_weak(theme, TEXT, least) == {}


@pytest.mark.parametrize("theme", ["tokens", "dark", "contrast"])
def test_shapes_without_words_can_be_seen(theme: str) -> None:
    assert too_weak(theme, SHAPES, NON_TEXT) == {}


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_theme_names_every_colour_of_the_light_one(theme: str) -> None:
    css = (STATIC / f"{theme}.css").read_text(encoding="utf-8")

    assert set(re.findall(r"--([\w-]+):\s*#", css)) == set(colours("tokens"))


@pytest.mark.parametrize("css", sorted(STATIC.rglob("*.css")), ids=lambda path: path.stem)
def test_colours_are_only_written_as_tokens(css: Path) -> None:
    if css.stem in ("tokens", "dark", "contrast", "print"):
        return

    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*;)|rgba?\(|hsla?\(", css.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("css", sorted(STATIC.rglob("*.css")), ids=lambda path: path.stem)
def test_every_token_used_exists(css: Path) -> None:
    source = css.read_text(encoding="utf-8")
    named = set(re.findall(r"--([\w-]+):", (STATIC / "tokens.css").read_text(encoding="utf-8") + source))

    assert set(re.findall(r"var\(--([\w-]+)", source)) - named == set()
