from __future__ import annotations

import pytest

from vanban.finding.people import people_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bí thư Tỉnh ủy Tô Văn Bến và bà Đàm Thu Sương", ["Tô Văn Bến", "Đàm Thu Sương"]),
        ("Nguyễn Hải Thành Phó Chủ tịch", ["Nguyễn Hải Thành"]),
        ("Lò Văn A, Ksor Y Mlô", ["Lò Văn A", "Ksor Y Mlô"]),
        ("tại Hà Nội, Sơn La, Cao Bằng, Thái Nguyên, Hồ Chí Minh", []),
        ("Văn phòng Tỉnh ủy, Đoàn Thanh niên, Phó Chủ tịch", []),
        ("ông Nguyễn", []),
    ],
)
def test_people(text: str, names: list[str]) -> None:
    assert [name for _, name in people_in(text)] == names
