"""The words that deadlines are said with, as patterns for lower-case running text.

`REST` is what an event goes on with: the words up to the next stop.
"""

from __future__ import annotations

import re

from vanban.finding.wording import any_of, whole

REST = r"[^,;.:\n|()]"

OVER = whole("đã | vừa | kết quả | tình hình | so với | cùng kỳ | tính | tổng kết | sơ kết | thống kê")
"""Before a time these say that it is reported on, not set."""

DONE = re.compile(rf"[^.;:\n|]{{0,60}}?(?<!\w){any_of('đã | đạt được | ước đạt | ước thực hiện')}(?!\w)")
"""Behind a time these tell what happened in it."""

TASK = whole("""
    hoàn thành | hoàn tất | hoàn thiện | xong | trình | báo cáo | gửi | ban hành | nộp | tham mưu | đề xuất | phê duyệt
    | thông qua | triển khai | xây dựng | phấn đấu | đưa vào | giải ngân | thực hiện | khởi công | khánh thành | nghiệm thu
    | yêu cầu | giao | rà soát | khẩn trương
""")
"""A clause with one of these speaks of something to be done."""

MEETING = whole("diễn ra | khai mạc | bế mạc | hội nghị | hội thảo | phiên họp | kỳ họp | sinh ngày | buổi")

_HOUR = r"(?:\d{1,2}\s*(?:giờ|h|g)(?:\s*\d{2})?(?:\s*phút)?\s*,?\s*)?"
_LIMITING = any_of("""
    trước | chậm nhất | muộn nhất | không muộn hơn | không quá | xong | hết | hạn cuối | đến | là | vào | trong | tới
    | thời điểm | khoảng
""")
# "trước ngày Quốc khánh 02/9": the name of the day stands before its date.
_HOLIDAY = (
    r"(?:(?:ngày\s+|dịp\s+)?(?:lễ\s+)?(?:quốc khánh|tết dương lịch|quốc tế lao động|giải phóng miền nam)\s+(?=\d))?"
)
LIMIT = re.compile(rf"(?:{_LIMITING}(?!\w)\s*)+{_HOUR}{_HOLIDAY}")
UNTIL = re.compile(rf"(?:cho\s+)?(?:đến|tới)(?:\s+(?:hết|trước|khoảng|thời điểm))*\s+{_HOUR}")
WITHIN = re.compile(r"(?:ngay\s+)?(?:trong|vào|từ nay đến|từ nay tới)(?:\s+(?:khoảng|hết|dịp))*\s+")
TO = re.compile(r"\s*(?:-|đến)\s*(?=quý|tháng|ngày|năm|\d{1,2}/\d)")
FROM = re.compile(r"(?:kể\s+)?từ\s+(?=ngày|tháng|quý|năm|đầu)")

_LABELLED = any_of("""
    thực hiện | hoàn thành | trình | báo cáo | gửi | ban hành | kết thúc | nộp | xử lý | triển khai | dự kiến | cuối | chót
    | cuối cùng | hồ sơ | chậm nhất | trước | trong | vào | là | việc này | toàn bộ | và
""")
LABEL = re.compile(
    rf"{any_of('thời gian | thời hạn | thời điểm | tiến độ | hạn | lộ trình | hoàn thành | xong')}(?:\s+{_LABELLED})*\s*:?\s*"
)

CONTINUOUS = re.compile(
    r"(?:nhiệm vụ\s+|thực hiện\s+)?(?:thường xuyên|liên tục)(?:\s*,\s*(?:liên tục|hằng năm|hàng năm))?(?!\w)"
)

_NUMBER = any_of(r"\d{1,3} | một | hai | ba | bốn | năm | sáu | bảy | mười | mười lăm | ba mươi")
_AMOUNT = rf"{_NUMBER}(?:\s*\([^()\n]{{1,20}}\))?\s+(?:ngày|giờ|tháng|tuần|năm)(?:\s+làm việc)?(?!\w)"
_SINCE = rf"\s*,?\s*(?:kể\s+)?(?:từ|sau)\s+(?:ngày|khi|thời điểm|lúc|thời gian)\s+{REST}{{1,90}}"
_LASTING = any_of("""
    trong thời hạn | trong thời gian | trong vòng | chậm nhất | muộn nhất | không quá | tối đa | sau | trong
""")
DURATION = re.compile(
    rf"{_LASTING}(?:\s+{any_of('là | sau | trong | trong vòng | thời hạn | không quá')})*\s+{_AMOUNT}(?P<since>{_SINCE})?"
)
_PASSED = any_of("""
    được phê duyệt | được ban hành | được thông qua | được chấp thuận | được cấp | được giao | được hđnd | được quốc hội
    | được chính phủ | được thủ tướng | được ubnd | có | hội nghị | hội đồng | hđnd | quốc hội | kỳ họp | cấp có thẩm quyền
    | luật | nghị quyết | nghị định | đề án | phiên họp | cuộc họp | kết thúc | ban hành | hoàn thành | nhận được
    | tiếp nhận | ubnd | chính phủ | thủ tướng | bộ
""")
AFTER = re.compile(rf"(?:ngay\s+)?sau\s+(?:khi\s+)?{_PASSED}(?!\w){REST}{{0,90}}")
AT_ONCE = re.compile(rf"ngay\s+sau\s+{REST}{{3,90}}")
UNTIL_EVENT = re.compile(
    rf"(?:cho\s+)?(?:đến|tới)\s+khi\s+{any_of('có | hoàn thành | được | kết thúc | cấp | hết')}(?!\w){REST}{{1,90}}"
)
WHILE = re.compile(rf"trong\s+(?:thời\s+gian|khi)\s+(?:chưa|chờ)(?!\w){REST}{{1,90}}")
_AHEAD = any_of("""
    đại hội | kỳ họp | phiên họp | hội nghị | tết | mùa mưa | mùa bão | mùa lũ | năm học | khai giảng | khi trình
    | khi ban hành | khi phê duyệt | khi đưa vào
""")
BEFORE = re.compile(rf"trước\s+(?:thềm\s+)?{_AHEAD}(?!\w){REST}{{0,60}}")
_ORDERING = any_of("""
    phải | thì | cần | yêu cầu | đề nghị | có trách nhiệm | để | các sở | các xã | các đơn vị | các địa phương
    | các cơ quan | các cấp
""")
EVENT_ENDS = re.compile(rf"\s{_ORDERING}(?!\w)")
"""The event is over where the order begins."""

NO_COUNT = re.compile(
    rf"\s*(?:[,.;:)\n|]|$)|\s+{any_of('và | tầm nhìn | định hướng | phải | sẽ | đạt | có | cơ bản | hoàn thành | là')}(?!\w)"
)
"""Behind a bare year: it is no count of things."""

GOAL = re.compile(r"[^.;:\n|()]{0,70}?(?<!\w)(?=năm\s+\d{4})")

_QUANTITIES = any_of("""
    bình quân | trung bình | tăng | giảm | tăng trưởng | ngân sách | dự toán | tổng chi | tổng thu | sản lượng | nhu cầu
    | doanh thu | mức | thu nhập
""")
ATTRIBUTE = re.compile(rf"{_QUANTITIES}\s*$")
"""Before "hằng năm" these make it an attribute: "tổng chi ngân sách hằng năm"."""

TERM = re.compile(r"(?:nhiệm kỳ|khóa|niên khóa|năm học)\s*,?\s*$")
"""Before two years these say a term of office or a school year."""
