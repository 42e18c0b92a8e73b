"""Fields of the work: those that come with this version, and those that an office names beside or instead of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kimchinam.regulations.rules.naming import code_among, codes_by_name
from kimchinam.regulations.states import Field

BUILT_IN_FIELDS: Mapping[str, str] = {
    "Chuyển đổi số": Field.DIGITAL,
    "Khoa học và công nghệ": Field.SCIENCE,
    "Nông nghiệp và môi trường": Field.FARMING,
    "Công nghiệp và thương mại": Field.INDUSTRY,
    "Xây dựng và giao thông": Field.CONSTRUCTION,
    "Tài chính": Field.FINANCE,
    "Nội vụ": Field.PERSONNEL,
    "Giáo dục và đào tạo": Field.EDUCATION,
    "Y tế": Field.HEALTH,
    "Văn hóa, thể thao và du lịch": Field.CULTURE,
    "Dân tộc và tôn giáo": Field.PEOPLES,
    "Tư pháp": Field.JUSTICE,
    "Quốc phòng, an ninh": Field.SECURITY,
    "Xây dựng Đảng": Field.PARTY,
}
"""Code by name, as papers write it."""


def field_code_of(name: str) -> str:
    """What mandates and programmes keep of a field."""
    return code_among(name, BUILT_IN_FIELDS)


def field_label(code: str, name: str) -> str:
    """A field in the reader's language; those of an office are called what the office calls them."""
    return str(Field(code).label) if code in Field.values else name


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields to choose from, in their order. JSON: a list of their names as papers write them."""

    most: int

    def read(self, value: Any) -> dict[str, str]:
        """Code by name."""
        return codes_by_name(value, most=self.most, code_of=field_code_of)

    def shown(self, value: Any) -> str:
        return "; ".join(field_label(code, name) for name, code in self.read(value).items())
