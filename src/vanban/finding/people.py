"""Names of persons as Vietnamese texts write them: a family name, then one to four given names, each with a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.structure.labels import UPPER

_FAMILIES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Trịnh Trương Đinh Lâm "
    "Phùng Mai Tô Vương Hà Lương Lưu Cao Châu Thái Tạ La Tống Quách Chu Doãn Kiều Lại Ninh Thân Từ Văn Viên "
    "Tăng Nghiêm Giang Khuất Bạch Triệu Nông Bế Hứa Ma Mã Lò Quàng Cầm Tòng Lường Vàng Giàng Sùng Thào Hầu Mùa "
    "Lù Vừ Hạng Cà Bàn Phàn Chảo Tẩn Thạch Kim Danh Sơn Ksor Siu Rơ Rah Y Điểu Khổng Mạc Mẫn Nhữ Ông Quản Sầm "
    "Sái Thiều Tiêu Tôn Ung Uông Âu Ân Biện Cù Diệp Đồng Đàm Đàng Đậu Giáp Lã Lục Nguyên Trà Trình Trang Tào "
    "Ứng Vi Xa Hán Phó Quyền Đổng Đường Đèo Lỳ Lềnh Pờ Khoàng Tráng Hờ Chang Ly Cứ Seo"
)
# Places and titles that begin like a family name.
_NOT_PERSONS = re.compile(
    r"(?:Hà (?:Nội|Giang|Nam|Tĩnh|Đông|Tiên)|Hồ Chí Minh|Cao (?:Bằng|Lãnh)|Lâm Đồng|Thái (?:Bình|Nguyên|Lan)|"
    r"Sơn (?:La|Tây)|Ninh (?:Bình|Thuận|Hòa)|Phan (?:Thiết|Rang)|Châu (?:Đốc|Á|Âu)|"
    r"Đồng (?:Nai|Tháp|Hới|Xoài|chí)|Văn (?:phòng|Phòng)|Trà Vinh|Viên Chăn|Đoàn (?:Thanh|ĐBQH|Đại|Chủ)|Phó)\b"
)
# Districts that people are named like: places only behind a word for a place.
_DISTRICTS = frozenset({"Lý Sơn", "Lương Sơn", "Mai Châu", "Mai Sơn", "Kim Sơn"})
_AT_PLACE = re.compile(r"(?:huyện|xã|phường|thị xã|thị trấn|quận|tại|ở|đảo)\s\Z", re.IGNORECASE)
_FAMILY = "|".join(sorted(_FAMILIES.split(), key=len, reverse=True))
_NAME = re.compile(rf"\b(?:{_FAMILY})(?: [{UPPER}][^\W\d_]*){{1,4}}")
# "Nguyễn Văn An Phó Chủ tịch" without a comma: a name never goes on with the first word of a post.
_POST = re.compile(
    r" (?:Phó|Bí thư|Chủ|Giám đốc|Trưởng|Ủy|Thủ trưởng|Bộ trưởng|Tỉnh|Thành ủy|Huyện ủy|UBND|HĐND|Tổng)\b.*$"
)


def people_in(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, str]]:
    """Offset and name of each person in `text[start:end]`."""
    for match in _NAME.finditer(text, start, len(text) if end is None else end):
        name = _POST.sub("", match.group())
        if " " in name and not _NOT_PERSONS.match(name) and not _is_district(text, match.start(), name):
            yield match.start(), name


def _is_district(text: str, at: int, name: str) -> bool:
    return name in _DISTRICTS and bool(_AT_PLACE.search(text, max(0, at - 10), at))
