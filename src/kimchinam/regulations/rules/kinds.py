"""The types of value that a rule may have: read from JSON, checked, and said in words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from typing import Any, Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kimchinam.base.refusals import RefusedError


class Kind(Protocol):
    """One type of value: from the JSON of a row, checked, to Python and to words."""

    def read(self, value: Any) -> Any:
        """The value in Python. `RefusedError` for one of another type or out of bounds."""
        ...

    def shown(self, value: Any) -> str:
        """The JSON value as people write it."""
        ...


def days(count: int) -> str:
    return ngettext("%(count)s ngày", "%(count)s ngày", count) % {"count": count}


def working_days(count: int) -> str:
    return ngettext("%(count)s ngày làm việc", "%(count)s ngày làm việc", count) % {"count": count}


def hours(count: int) -> str:
    return ngettext("%(count)s giờ", "%(count)s giờ", count) % {"count": count}


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number from `least` to `most`, both included; `words` says it with its unit."""

    least: int
    most: int
    words: Callable[[int], str]

    def read(self, value: Any) -> int:
        # A bool is an int to Python, and no number to anybody else.
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            bounds = {"least": self.least, "most": self.most}
            raise RefusedError(_("Hãy nhập một số nguyên từ %(least)s đến %(most)s.") % bounds)
        return value

    def shown(self, value: Any) -> str:
        return self.words(self.read(value))


@dataclass(frozen=True, slots=True)
class Numbers:
    """Some numbers to choose from, rising; each as `each` takes it. JSON: a list."""

    each: Number
    most: int

    def read(self, value: Any) -> tuple[int, ...]:
        if not isinstance(value, list) or not 1 <= len(value) <= self.most:
            raise RefusedError(_("Hãy nhập từ 1 đến %(most)s số, cách nhau bằng dấu phẩy.") % {"most": self.most})
        numbers = tuple(self.each.read(one) for one in value)
        if list(numbers) != sorted(set(numbers)):
            raise RefusedError(_("Các số phải tăng dần, không lặp lại."))
        return numbers

    def shown(self, value: Any) -> str:
        *first, last = self.read(value)
        return ", ".join([*map(str, first), self.each.words(last)])


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day in Việt Nam. JSON: "HH:MM"."""

    def read(self, value: Any) -> time:
        try:
            read = time.fromisoformat(value)
        except (TypeError, ValueError) as error:
            raise RefusedError(_("Hãy nhập giờ và phút, như 07:30.")) from error
        if f"{read:%H:%M}" != value:
            raise RefusedError(_("Hãy nhập giờ và phút, như 07:30."))
        return read

    def shown(self, value: Any) -> str:
        return f"{self.read(value):%H:%M}"


@dataclass(frozen=True, slots=True)
class YesNo:
    def read(self, value: Any) -> bool:
        if not isinstance(value, bool):
            raise RefusedError(_("Hãy chọn có hoặc không."))
        return value

    def shown(self, value: Any) -> str:
        return _("Có") if self.read(value) else _("Không")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that `options` knows. JSON: its name there."""

    options: type[TextChoices]

    def read(self, value: Any) -> str:
        if value not in self.options.values:
            raise RefusedError(_("Hãy chọn một mục có trong danh sách."))
        return str(value)

    def shown(self, value: Any) -> str:
        return str(self.options(self.read(value)).label)
