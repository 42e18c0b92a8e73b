"""The words that deadlines are said with, as patterns for lower-case running text.

`REST` is what an event goes on with: the words up to the next stop. No pattern repeats opening words without
bound, or a text of nothing but such words would take quadratic time.
"""

from __future__ import annotations

import re

from vanban.finding.wording import any_of, whole

REST = r"[^,;.:\n|()]"

OVER = whole("đã | vừa | so với | cùng kỳ | tính | theo thống kê | qua thống kê | số liệu thống kê")
"""Before a time these say that it is reported on, not set."""

MEASURED = re.compile(r"[^.;:\n|]{0,80}?(?<!\w)(?:mới\s[^.;:,\n|]{0,40}?được|đạt\s+\d+,\d+\s?%)")
"""Behind the end of a month these measure what was reached: a share to a tenth is counted, not aimed at …"""

AIMED = whole("phấn đấu | phải | cần | tối thiểu | ít nhất | mục tiêu | chỉ tiêu | bảo đảm | đảm bảo | sẽ")
"""… unless the clause says one of these."""

VALID = re.compile(r"(?<!\w)(?:giá trị|hiệu lực|hiệu lực thi hành|giá trị sử dụng|thời hạn sử dụng)\s*$")
"""Before "đến ngày …" these say how long a paper holds."""

REVIEWED = whole("kết quả | tình hình | tổng kết | sơ kết | thống kê")
"""What is reported on, or ordered to be reported: before a time they decide nothing where something orders."""

DONE = re.compile(rf"[^.;:\n|]{{0,60}}?(?<!\w){any_of('đã | đạt được | ước đạt | ước thực hiện')}(?!\w)")
"""Behind a time these tell what happened in it."""

TASK = whole("""
    hoàn thành | hoàn tất | hoàn thiện | xong | trình | báo cáo | gửi | ban hành | nộp | tham mưu | đề xuất | phê duyệt
    | thông qua | triển khai | xây dựng | phấn đấu | đưa vào | giải ngân | thực hiện | khởi công | khánh thành | nghiệm thu
    | yêu cầu | giao | rà soát | khẩn trương | tổ chức sơ kết | tổ chức tổng kết
""")
"""A clause with one of these speaks of something to be done."""

ORDER = whole("""
    hoàn thành | hoàn tất | xong | trình | gửi | nộp | tham mưu | yêu cầu | đề nghị | giao | khẩn trương | phải
    | tổ chức sơ kết | tổ chức tổng kết
""")
"""These order also where results are spoken of: "tình hình thực hiện" is a subject, "gửi kết quả thực hiện" a task."""

TASK_BEHIND = re.compile(rf"[^.;:\n|]{{0,80}}?{TASK.pattern}")

ORDERED_ON = re.compile(r"\s*,?\s*(?:phải|cần|là\s+hạn)(?!\w)")
"""Right behind a day that opens its clause these set it."""

AIM_BEHIND = re.compile(
    rf"\s*,?\s*{any_of('phấn đấu | phải | yêu cầu | cần | khẩn trương | tập trung hoàn thành | hoàn thành | xong')}(?!\w)"
)
"""Right behind a time these order what is to be done in it."""

NEXT_ORDER = re.compile(rf",\s*(?:(?:và|thống\s+nhất|đồng\s+ý|quyết\s+định)\s+)?(?={TASK.pattern})")
"""Behind such a comma the clause orders anew, whatever it told before it."""

MEETING = whole("diễn ra | khai mạc | bế mạc | hội nghị | hội thảo | phiên họp | kỳ họp | sinh ngày | buổi")

HOUR = r"(?:\d{1,2}\s*(?:giờ|h|g)(?:\s*\d{2})?(?:\s*phút)?\s*,?\s*)?"
_LIMITING = any_of("""
    trước | chậm nhất | muộn nhất | không muộn hơn | không chậm hơn | không trễ hơn | không quá | xong | hết | hạn cuối
    | đến | là | vào | trong | tới | thời điểm | khoảng
""")
# "trước ngày Quốc khánh 02/9": the name of the day stands before its date.
_HOLIDAY = (
    r"(?:(?:ngày\s+|dịp\s+)?(?:lễ\s+)?(?:quốc khánh|tết dương lịch|quốc tế lao động|giải phóng miền nam)\s+(?=\d))?"
)
AT_HOUR = re.compile(HOUR)
LIMIT = re.compile(rf"(?:{_LIMITING}(?!\w)\s*){{1,5}}{HOUR}{_HOLIDAY}")
BEFORE_ALL_OF = re.compile(r"trước(?:\s+(?:thời điểm|khoảng))?\s*$")
"""The end of a lead that leaves nothing of the period behind it: "đến trước năm 2028"."""
UNTIL = re.compile(rf"(?:cho\s+)?(?:đến|tới)(?:\s+(?:hết|trước|khoảng|thời điểm)){{0,3}}\s+{HOUR}")
WITHIN = re.compile(r"(?:ngay\s+)?(?:trong|vào|từ nay đến|từ nay tới)(?:\s+(?:khoảng|hết|dịp)){0,3}\s+")
AND_DAY = re.compile(r"và\s+(?=(?:ngày\s+)?\d{1,2}(?:/|\s+tháng))")
LIMITED_DAY = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|là)\s+(?:ngày\s+)?\d{1,2}(?:\s*/\s*|\s+tháng\s+)\d{1,2}(?:(?:/|\s+năm\s+)\d{4})?\s*,?\s*$"
)
TO = re.compile(r"\s*(?:-|đến)\s*(?=quý|tháng|ngày|năm|\d{1,2}/\d)|\s*(?:,|và)\s*(?=năm\s+\d{4})")
AND_YEAR = re.compile(r"\s*(?:,|và)\s*(?=\d{4}(?![\w/.-]*\d))")
AND_EVERY = re.compile(r"\s*(?:,|;|và)\s*(?=hằng|hàng|định\s+kỳ|thường\s+xuyên)")
FROM = re.compile(r"(?:kể\s+)?từ\s+(?=ngày|tháng|quý|năm|đầu|\d{1,2}/\d)")

FIRST_DAY = re.compile(r"ngày\s+(?:(?:mùng|mồng)\s+)?(\d{1,2})")
"""A beginning that takes its month and year from the end: "từ ngày 15 đến ngày 30/4/2026"."""

FIRST = re.compile(r"[^.;:\n|()]{3,30}?(?=\s+(?:cho\s+)?(?:đến|tới)(?!\w))")
"""The beginning of "từ … đến …"."""

_LABELLED = any_of("""
    thực hiện | hoàn thành | trình | báo cáo | gửi | ban hành | kết thúc | nộp | xử lý | triển khai | dự kiến | cuối | chót
    | cuối cùng | hồ sơ | chậm nhất | trước | trong | vào | là | việc này | toàn bộ | và | giải quyết | trả lời | thẩm định
""")
_LABELS = any_of("thời gian | thời hạn | thời điểm | tiến độ | hạn | lộ trình | hoàn thành | xong")
LABEL = re.compile(rf"{_LABELS}(?:\s+{_LABELLED}){{0,6}}\s*:?\s*")

CONTINUOUS = re.compile(
    r"(?:nhiệm vụ\s+|thực hiện\s+)?(?:thường xuyên|liên tục)(?:\s*,\s*(?:liên tục|hằng năm|hàng năm))?(?!\w)"
)

_GATHERING = any_of("kỳ họp | phiên họp | cuộc họp | hội nghị | đại hội")

# Durations: their number, unit and event are named, for the span that they compile to.
_NUMBER = any_of(
    r"\d{1,3} | một | hai | ba | bốn | năm | sáu | bảy | tám | chín | mười | mười lăm | hai mươi | ba mươi"
)
_AMOUNT = (
    rf"(?P<count>{_NUMBER})(?:\s*\([^()\n]{{1,20}}\))?\s+(?P<unit>ngày|giờ|tuần|tháng|quý|năm)"
    r"(?P<working>\s+làm việc)?(?!\w)(?!\s+(?:đầu|cuối)(?!\w))"
)
_EVENT = rf"(?:ngày|khi|thời điểm|lúc|thời gian)\s+{REST}{{1,90}}"
_SINCE = rf"\s*,?\s*(?:(?:kể|tính)\s+)?(?:từ|sau)\s+(?P<since>{_EVENT})"
_AHEAD_OF = rf"\s+trước\s+(?P<ahead>(?:(?:ngày|khi|thời điểm)\s+(?!\d)|{_GATHERING}){REST}{{0,60}})"
_LASTING = any_of("""
    trong thời hạn | trong thời gian | trong vòng | chậm nhất | muộn nhất | không quá | tối đa | sau | trong | ít nhất
    | tối thiểu
""")
DURATION = re.compile(
    rf"{_LASTING}(?:\s+{any_of('là | sau | trong | trong vòng | thời hạn | không quá')}){{0,3}}\s+{_AMOUNT}"
    rf"(?:{_SINCE}|{_AHEAD_OF})?"
)
BARE_DURATION = re.compile(rf"{_AMOUNT}(?:{_SINCE})?")
"""Behind "thời hạn:" or, with its event, in a cell."""
LEAD_TIME = re.compile(
    rf"trước\s+(?P<ahead>(?:(?:ngày|khi)\s+(?!\d)|{_GATHERING}){REST}{{0,40}}?)\s+(?:ít nhất\s+|tối thiểu\s+)?{_AMOUNT}"
    r"(?!\s+(?:kể|tính|từ|sau|trước|nay|qua))"
)
"""The event first: "trước kỳ họp 05 ngày làm việc"."""

_PASSED = any_of("""
    được phê duyệt | được ban hành | được thông qua | được chấp thuận | được cấp | được giao | được hđnd | được quốc hội
    | được chính phủ | được thủ tướng | được ubnd | có | hội nghị | hội đồng | hđnd | quốc hội | kỳ họp | cấp có thẩm quyền
    | luật | nghị quyết | nghị định | đề án | phiên họp | cuộc họp | kết thúc | ban hành | hoàn thành | nhận được
    | tiếp nhận | ubnd | chính phủ | thủ tướng | bộ | mỗi đợt | mỗi lần | mỗi kỳ | từng đợt
""")
_NEXT_ACT = rf"(?:(?!\s+và\s+(?:báo cáo|gửi|tổng hợp|trình|lập|đề xuất|thực hiện)(?!\w)){REST})"
AFTER = re.compile(rf"(?:ngay\s+)?sau\s+(?P<since>(?:khi\s+)?{_PASSED}(?!\w){_NEXT_ACT}{{0,90}})")
AT_ONCE = re.compile(rf"ngay\s+(?:sau\s+|(?=khi\s))(?P<since>{REST}{{3,90}})")
UNTIL_EVENT = re.compile(
    rf"(?:cho\s+)?(?:đến|tới)\s+khi\s+{any_of('có | hoàn thành | được | kết thúc | cấp | hết')}(?!\w){REST}{{1,90}}"
)
WHILE = re.compile(rf"trong\s+(?:thời\s+gian|khi)\s+(?:chưa|chờ)(?!\w){REST}{{1,90}}")
_AHEAD = any_of("""
    đại hội | kỳ họp | phiên họp | hội nghị | tết | mùa mưa | mùa bão | mùa lũ | năm học | khai giảng | khi trình
    | khi ban hành | khi phê duyệt | khi đưa vào | khi thực hiện | khi triển khai | khi khai giảng
""")
BEFORE = re.compile(
    rf"trước\s+(?:(?:thềm\s+)?{_AHEAD}|\d{{1,3}}\s+ngày\s+(?:làm\s+việc\s+)?(?:tổ chức|diễn ra|khai mạc|họp|bầu cử))"
    rf"(?!\w){REST}{{0,60}}"
)
MUST_BE = whole("phải | cần | bảo đảm | đảm bảo | không để | tuyệt đối | khẩn trương | gửi")
"""A clause with one of these sets what is to be by then, though it names no task."""
_ORDERING = any_of("""
    phải | thì | cần | yêu cầu | đề nghị | có trách nhiệm | để | các sở | các xã | các đơn vị | các địa phương
    | các cơ quan | các cấp
""")
EVENT_ENDS = re.compile(rf"\s{_ORDERING}(?!\w)")
"""The event is over where the order begins."""

NO_LEAD_TIME = re.compile(r"(?:^|\s)(?:trong|sau|từ|kể|trước|đến|là|vòng|hạn)(?!\w)")
"""An event with one of these in it does not end where a number of days follows."""

NO_COUNT = re.compile(
    rf"\s*(?:[,.;:)\n|]|$)|\s+{any_of('và | tầm nhìn | định hướng | phải | sẽ | đạt | có | cơ bản | hoàn thành | là')}(?!\w)"
)
"""Behind a bare year: it is no count of things."""

GOAL = re.compile(r"[^.;:\n|()]{0,70}?(?<!\w)(?=năm\s+\d{4})")

_OF_PERIODS = any_of("báo cáo | số liệu | kết quả | kế hoạch | chương trình | nhiệm vụ")
REPORTED = re.compile(rf"(?<!\w){_OF_PERIODS}\s+$")
"""Right before a period these say what it is the period of: "báo cáo quý I"."""
EDGED = re.compile(r"(?:cuối|đầu|giữa|tuần)\s+(?!năm)")
"""So said, a period is the time of the work itself: "trình báo cáo cuối tháng 2"."""

_QUANTITIES = any_of("""
    bình quân | trung bình | tăng | giảm | tăng trưởng | ngân sách | dự toán | tổng chi | tổng thu | sản lượng | nhu cầu
    | doanh thu | mức | thu nhập
""")
ATTRIBUTE = re.compile(rf"{_QUANTITIES}\s*$")
"""Before "hằng năm" these make it an attribute: "tổng chi ngân sách hằng năm"."""

TERM = re.compile(r"(?:nhiệm kỳ|khóa|niên khóa|năm học)\s*,?\s*$")
"""Before two years these say a term of office or a school year."""
