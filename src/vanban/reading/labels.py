"""How a list writes its counts: 1, 01, a, A, i, I. Names of the forms are those of Word."""

from __future__ import annotations

from collections.abc import Callable

_MAX_ROMAN = 3999


def written(count: int, form: str) -> str:
    """The count in a form such as `lowerLetter`; in an unknown form as plain digits."""
    return _FORMS.get(form, str)(count)


def _letter(count: int) -> str:
    """a … z, aa, bb, as Word counts."""
    return str(count) if count < 1 else chr(ord("a") + (count - 1) % 26) * min(1 + (count - 1) // 26, 10)


def _roman(count: int) -> str:
    if not 0 < count <= _MAX_ROMAN:
        return str(count)
    digits = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
    text = ""
    for size, sign in (*digits, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        text += sign * (count // size)
        count %= size
    return text


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
}
