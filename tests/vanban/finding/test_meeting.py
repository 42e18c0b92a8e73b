from __future__ import annotations

from datetime import date

import pytest

from tests.vanban import papers
from vanban.finding.meeting import find_meeting
from vanban.model import Meeting

TODAY = date(2026, 6, 1)


def test_meeting_of_an_article() -> None:
    assert find_meeting(papers.NEWS, reference=TODAY) == Meeting(
        date="2026-05-12", mode="online", points=46, participants=1200, chair="Đàm Thu Sương"
    )


@pytest.mark.parametrize(
    "text",
    [
        papers.PROGRAMME,
        papers.DECISION,
        papers.LETTER,
        "",
        # a paper that is called after a meeting
        "Ngày 3/5, Bí thư Tỉnh ủy đã ký ban hành Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Đảng bộ tỉnh.",
        # still to come
        "Ngày 20/6, Ủy ban nhân dân tỉnh sẽ tổ chức hội nghị xúc tiến đầu tư.",
        "2. Tổ chức hội nghị quán triệt trước ngày 20/6.",
        # a memory
        "Ông kể rằng tại hội nghị năm ấy mọi người đều đồng tình.",
    ],
)
def test_meeting_is_none(text: str) -> None:
    assert find_meeting(text, reference=TODAY) is None


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Sáng 24/5, Tỉnh ủy Lâm Hải tổ chức hội nghị sơ kết.", "2026-05-24"),
        ("(LH) - Chiều ngày 3-5, Huyện ủy khai mạc hội nghị.", "2026-05-03"),
        ("Tối 22.4.2025, xã họp; cuộc họp diễn ra tại đình.", "2025-04-22"),
        ("Ngày 7 tháng 3 năm 2026, Sở Xây dựng tổ chức hội thảo.", "2026-03-07"),
        ("Chiều nay (12/5), xã họp dân; cuộc họp diễn ra tại đình.", "2026-05-12"),
        ("Trong hai ngày 24-25/5, Tỉnh ủy tổ chức hội nghị.", "2026-05-24"),
        # no year: the last such day before the reference
        ("Sáng 15/12, Tỉnh ủy tổ chức hội nghị tổng kết.", "2025-12-15"),
        ("Đây là kết luận tại Phiên họp thường kỳ của tỉnh ngày 3/5.", "2026-05-03"),
        # the day belongs to the paper
        ("Hội nghị quán triệt Chỉ thị số 5 ngày 3/5 được tổ chức. Phát biểu tại hội nghị, ông cảm ơn.", None),
    ],
)
def test_meeting_day(sentence: str, day: str | None) -> None:
    meeting = find_meeting(f"{sentence} Kết luận hội nghị, mọi người nhất trí.", reference=TODAY)

    assert meeting is not None
    assert meeting.date == day


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("tổ chức hội nghị trực tuyến toàn tỉnh", "online"),
        ("tổ chức hội nghị bằng hình thức trực tuyến", "online"),
        ("tổ chức hội nghị theo hình thức trực tiếp kết hợp trực tuyến", "hybrid"),
        ("tổ chức hội nghị, kết hợp trực tiếp với trực tuyến", "hybrid"),
        ("tổ chức hội nghị theo hình thức trực tiếp", "in-person"),
        ("tổ chức hội nghị về dịch vụ công trực tuyến", None),
        ("tổ chức hội nghị", None),
    ],
)
def test_meeting_mode(words: str, mode: str | None) -> None:
    meeting = find_meeting(f"Sáng 24/5, Tỉnh ủy {words}.", reference=TODAY)

    assert meeting is not None
    assert meeting.mode == mode


@pytest.mark.parametrize(
    ("words", "points", "participants"),
    [
        ("Hội nghị được truyền trực tuyến đến 118 điểm cầu với gần 3.200 cán bộ tham gia.", 118, 3200),
        ("Hội nghị kết nối tới 21.000 điểm cầu với hơn 1,5 triệu đại biểu. Tại tỉnh có 46 điểm cầu.", 21000, 1_500_000),
        ("Tại hội nghị, 100% cán bộ nhất trí.", None, None),
        ("Dự hội nghị có 85 đại biểu.", None, 85),
        ("Hội nghị có sự tham dự của trên 1,2 nghìn đại biểu.", None, 1200),
        ("Tại hội nghị, xã cho biết có 15 cán bộ nghỉ hưu.", None, None),
    ],
)
def test_meeting_figures(words: str, points: int | None, participants: int | None) -> None:
    meeting = find_meeting(f"Sáng 24/5, Tỉnh ủy tổ chức hội nghị. {words}", reference=TODAY)

    assert meeting is not None
    assert (meeting.points, meeting.participants) == (points, participants)


@pytest.mark.parametrize(
    ("sentence", "chair"),
    [
        ("Đồng chí Lường Văn Pó, Bí thư Tỉnh ủy, chủ trì hội nghị.", "Lường Văn Pó"),
        ("Các đồng chí: Tô Văn Bến, Bí thư; Lò Thị Hoa, Phó Bí thư đã chủ trì Hội nghị.", "Tô Văn Bến"),
        ("Hội nghị diễn ra dưới sự chủ trì của đồng chí Tô Văn Bến - Bí thư Tỉnh ủy.", "Tô Văn Bến"),
        ("Kết luận hội nghị, đồng chí Tô Văn Bến yêu cầu các xã báo cáo.", "Tô Văn Bến"),
        ("Phát biểu kết luận cuộc họp, Chủ tịch Ủy ban nhân dân tỉnh Tô Văn Bến giao Sở Y tế.", "Tô Văn Bến"),
        ("Chủ tịch UBND tỉnh Tô Văn Bến có buổi làm việc với xã Bãi Rạng.", "Tô Văn Bến"),
        ("Hội nghị do đồng chí Tô Văn Bến - Bí thư Tỉnh ủy chủ trì.", "Tô Văn Bến"),
        ("Đồng chí Tô Văn Bến, Bí thư Tỉnh ủy dự và chủ trì hội nghị.", "Tô Văn Bến"),
        ("Chủ trì hội nghị tại điểm cầu tỉnh có đồng chí Tô Văn Bến.", "Tô Văn Bến"),
        ("Đồng chí Tô Văn Bến chủ trì và phát biểu kết luận hội nghị.", "Tô Văn Bến"),
        ("Phát biểu kết luận, đồng chí Tô Văn Bến cảm ơn.", "Tô Văn Bến"),
        ("Ngày 2/5, đoàn do đồng chí Tô Văn Bến làm trưởng đoàn đã có buổi làm việc với xã.", "Tô Văn Bến"),
        # speaking is not chairing, and a task is not a meeting
        ("Phát biểu tại hội nghị, đồng chí Tô Văn Bến cảm ơn các đại biểu.", None),
        ("Tại hội nghị, đồng chí Tô Văn Bến giao Sở Y tế chủ trì, phối hợp với Sở Tài chính.", None),
    ],
)
def test_meeting_chair(sentence: str, chair: str | None) -> None:
    meeting = find_meeting(f"Sáng 24/5, Tỉnh ủy tổ chức hội nghị. {sentence}", reference=TODAY)

    assert meeting is not None
    assert meeting.chair == chair


def test_a_congress_counts_its_delegates() -> None:
    text = "Ngày 11/8/2026, Đảng bộ xã Nà Lốc tổ chức Đại hội đại biểu cùng 136 đại biểu đại diện cho đảng viên."

    meeting = find_meeting(text, reference=date(2026, 8, 20))

    assert meeting is not None
    assert (meeting.date, meeting.participants) == ("2026-08-11", 136)


def test_the_first_of_two_who_chair_is_named() -> None:
    text = "Ngày 12/8/2026, Bộ trưởng Nguyễn Kim Sinh và Thứ trưởng Lê Hữu Đạt chủ trì Hội nghị tổng kết."

    meeting = find_meeting(text, reference=date(2026, 8, 20))

    assert meeting is not None
    assert meeting.chair == "Nguyễn Kim Sinh"
