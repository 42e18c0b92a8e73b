"""Heads of bodies: "Giám đốc Sở Tài chính" is written where the decision means Sở Tài chính."""

from __future__ import annotations

import re

from vanban.text import level

# Whoever stands second ("Phó Chủ tịch") does not stand for the whole body.
_TITLES = (
    "Tổng Giám đốc|Giám đốc|Chủ tịch|Bí thư|Bộ trưởng|Cục trưởng|Chi cục trưởng|Vụ trưởng|Viện trưởng|Chánh án|Chủ nhiệm"
    "|Hiệu trưởng|Thống đốc|Chỉ huy trưởng|Tổng Biên tập|Thủ trưởng|Người đứng đầu"
)
# These share a word with the body: "Chánh Văn phòng", "Trưởng ban Tổ chức Tỉnh ủy", "Tổng Thanh tra Chính phủ".
_SHARED = (
    r"(?:Chánh(?= (?:Văn phòng|Thanh tra)\b)|Trưởng(?= (?:Ban|Phòng|Đoàn|Trạm|Công an)\b)"
    r"|Tổng(?= (?:Thanh tra|Kiểm toán)\b))"
)
_HEAD = re.compile(
    rf"(?:(?:đồng chí|đ/c|ông|bà) )?(?P<head>{_TITLES}|{_SHARED}) (?P<body>(?P<word>[^\W\d_]+(?: (?:phòng|tra|toán|an)\b)?).*)",
    re.IGNORECASE | re.DOTALL,
)


def without_head(name: str) -> tuple[str, str] | None:
    """The title and the name of the body, of a name that is that of its head; None where nobody heads anything.

    >>> without_head("Chủ tịch UBND xã Tân Hòa"), without_head("Chánh Văn phòng UBND tỉnh")
    (('Chủ tịch', 'UBND xã Tân Hòa'), ('Chánh Văn phòng', 'Văn phòng UBND tỉnh'))
    >>> without_head("Phó Giám đốc Sở Y tế") is None
    True
    """
    match = _HEAD.fullmatch(" ".join(level(name).split()))
    if not match:
        return None
    shared = match["head"].lower() in ("chánh", "trưởng", "tổng")
    return f"{match['head']} {match['word']}" if shared else match["head"], match["body"]
