"""The words of titles: how the name of a congress, a law or a plan begins, goes on and ends. For running text."""

from __future__ import annotations

import re

from vanban.finding.gazetteer import LAWS
from vanban.finding.places import LEVEL, LOWER, NAME, PROVINCE, UPPER
from vanban.finding.wording import any_of, by_letter

_FIGURE = r"(?:[IVXL]{1,6}|\d{1,3})(?!\w)"
_COUNTED = any_of(
    r"nhất | hai | ba | tư | năm | sáu | bảy | tám | chín | mười | mười (?:một|hai|ba|bốn|tư|lăm|năm|sáu|bảy|tám|chín)"
)
_ORDINAL = rf"(?:(?i:lần\s+)?(?i:thứ\s+)(?:{_FIGURE}|(?i:{_COUNTED})(?!\w))|{_FIGURE})"
_TERM = rf"\(?(?i:khóa)\s+{_FIGURE}\)?"
_YEARS = r"(?i:nhiệm\s+kỳ)\s+\d{4}\s*-\s*\d{4}"
_CENTRAL = r"(?i:(?:ban\s+chấp\s+hành|BCH)\s+(?:trung\s+ương|TW|TƯ)(?:\s+đảng)?|BCHTW(?:\s+đảng)?)(?!\w)"
_FORCES = r"(?:\s+(?:Quân\s+sự|Công\s+an|Biên\s+phòng|Quân\s+đội)(?!\w))?"
_LOCAL = rf"(?i:đảng\s+bộ)(?!\w){_FORCES}(?:\s+(?:{LEVEL})(?!\w))?(?:\s+(?:{PROVINCE}|{NAME}))?"
_WIDE = any_of("đại biểu | toàn quốc | trung ương | đảng | các cấp")
_PART = rf"(?:{_ORDINAL}|{_TERM}|{_YEARS}|{_CENTRAL}|{_LOCAL}|(?i:{_WIDE})(?!\w))"
_MEETING = rf"(?:(?i:đại\s+hội|hội\s+nghị)(?!\w)|(?i:trung\s+ương)\s+\d{{1,2}}(?!\w)|{_LOCAL})"

CONGRESS = re.compile(
    rf"(?:\s+(?i:của|trình|tại|các))?\s+"
    rf"(?P<body>{_MEETING}(?:\s*,?\s*(?:{_TERM}|{_YEARS}|{_CENTRAL})|\s+(?:(?i:của)\s+)?{_PART}){{0,10}}+)"
)
"""A congress or meeting behind the kind word, with all that says which."""

NEXT_PARAGRAPH = re.compile(
    r"\n\s*\n|(?<!thứ)(?<!khóa)(?<!lần)(?<!ương)\n\s*(?=(?:[IVXL]{1,6}|\d{1,3})\Z)", re.IGNORECASE
)
"""Where the name of a meeting is over: "… nhiệm kỳ 2025 - 2030" above the heading "I"."""

_STOP = r"[;:.,\n|\"()]"
_BEHIND_LAW = any_of(r"""
    và các | và những | và Luật | và Bộ luật | và Nghị | và Pháp | để | có hiệu lực | trình | trong | theo | được | quy định
    | về | do | là | đã | sẽ | số \d+ | số \s*: | ngày | của | bao gồm | năm | sửa đổi | hoặc | tại | cho | nhằm | phải | cần
    | với | bảo đảm | đảm bảo | gồm | - | bởi | khi | thì | như | ban hành
""")
LAW = re.compile(rf"\s+[{UPPER}][^;.:,\n|\"()]{{1,150}}?(?=\s*{_STOP}|\s+{_BEHIND_LAW}(?!\w)|\s*$)")
_KNOWN = by_letter(re.escape(law.lower()).replace(r"\ ", r"\s+") for law in sorted(LAWS, key=len, reverse=True))
KNOWN_LAW = re.compile(rf"\s+(?:{_KNOWN})(?!\w)")
"""The name of a law in force or formerly in force, in small letters."""

_SECOND_HALVES = any_of("""
    công chức | viên chức | chống | hàng hóa | nhập khẩu | thuế nhập khẩu | nhập cảnh | xuất cảnh | quá cảnh | sử dụng
    | bổ sung | cư trú | Công nghệ | cứu nạn | trật tự | tố cáo | bồi thường | gia đình | an toàn | đầu tư | tín dụng
    | quân nhân | công nhân
""")
LAW_GOES_ON = re.compile(
    rf"(?:,\s+{_SECOND_HALVES}[^;.:,\n|\"()]{{0,60}}?(?={_STOP}|\s+(?:để|được|theo|của|và các|và Luật|về)(?!\w)))+"
)
"""Names of laws that hold a comma ("Luật Cán bộ, công chức")."""

BARE_YEAR = re.compile(r"\s+(?:19|20)\d\d(?!\d|\s*-)")
LAW_EDITION = re.compile(r"\s+\((?:sửa đổi|thay thế)[^()]{0,40}\)|\s+năm\s+(?:19|20)\d\d(?!\d)|\s+\((?:19|20)\d\d\)")
AMENDING = re.compile(r"\s+(?i:sửa đổi,\s+bổ sung(?:\s+một số điều(?:\s+của)?)?)")
AMENDED = re.compile(r"\s+(?:Bộ luật|Luật|Pháp lệnh)(?!\w)")
_STATUTED = any_of("đảng | MTTQ | mặt trận tổ quốc | công đoàn | đoàn")
STATUTE = re.compile(rf"\s+(?i:{_STATUTED})(?!\w)(?:\s+(?i:Cộng sản Việt Nam|Việt Nam))?|\s+(?i:năm)\s+(?:19|20)\d\d")
"""Whose statute it is: "Điều lệ Đảng"."""

OF_ABOUT = re.compile(r"\s+của\s+[^,;.:\n|()\"]{2,80}?\s+về(?:\s+việc)?\s+(?=\w)")
"""Whose paper about what: enough for a kind that is a verb as well, "Quyết định của Tỉnh ủy về …"."""

AMENDS = re.compile(
    r"\s+sửa đổi,\s+bổ sung\s+(?:một số điều(?:\s+của)?\s+)?(?:các\s+)?(?=(?:Nghị định|Quyết định|Thông tư|Quy chế|Quy định)\s)"
)
"""Between a paper and the one that it amends."""

ABOUT = re.compile(
    r"(?:\s+(?:chuyên đề|hỏa tốc|mới))?(?:\s+của\s+[^,;.:\n|()\"]{2,80}?)?\s+về(?:\s+việc)?\s+(?=\w)|\s+(?=sửa đổi,\s+bổ sung)"
)
ORDERS = re.compile(
    r"\s+(?=(?:tiếp tục|tăng cường|đẩy mạnh|nâng cao|quy định|phê duyệt|ban hành|lãnh đạo|điều chỉnh)\s)"
)
_PLANNED = any_of(r"""
    phát triển | xây dựng | nâng cao | đổi mới | đẩy mạnh | tăng cường | hỗ trợ | đào tạo | bồi dưỡng | bảo vệ | bảo tồn
    | phòng,? chống | cải cách | chuyển đổi | đầu tư | tổng thể | quốc gia | mục tiêu quốc gia | hoạt động của
    | phối hợp giữa | làm việc của | quản lý | rà soát | kiện toàn | sắp xếp | xóa | giảm nghèo | đánh giá | thí điểm
    | sử dụng đất | đột phá | thu hút | tinh gọn | tinh giản | cơ cấu lại | thành lập | ứng dụng | khai thác | bố trí
    | phát huy | củng cố | huy động | di dời | điều chỉnh | tái cơ cấu | quy hoạch | truyền thông | số hóa | dân chủ
    | hành động quốc gia | trung hạn | vùng | chung | tỉnh | \d{1,2} năm | thực hiện dân chủ | sản xuất | công tác
    | tổ chức(?!\s+(?:thực|triển)) | cấp nước | bình ổn | khuyến công | khuyến nông | xúc tiến | giáo dục | nhà ở
    | ứng phó | giám sát | kiểm tra | triển khai(?=\s+[A-ZĐ]) | sinh kế | mua sắm | trồng | bảo đảm an | phân loại
    | phối hợp(?!\s+(?:với|của)) | tiếp công dân | luân chuyển | chỉnh trang | thu gom | xử lý | chăm sóc | tuyên truyền
""")
PLAN = re.compile(rf"\s+(?=(?:{_PLANNED})(?!\w)|[{UPPER}][^\W\d_]*[{LOWER}]|[\"])")
"""How the title of a plan, programme or scheme begins."""

HORIZON_PLAN = re.compile(
    rf"\s+{any_of('phát triển | tổng thể | quốc gia | đầu tư công | xây dựng | vùng | tỉnh | chung')}(?!\w)[^;.:\n|()\"]{{0,90}}?"
    r"(?:\d{4}\s*-\s*\d{4}|đến năm \d{4})(?:,? tầm nhìn (?:đến )?(?:năm )?\d{4})?"
)
"""A strategy or master plan in small letters is known by its years."""

TO_A_YEAR = re.compile(
    rf"\s+(?!{any_of('này | nêu | của | đã | đang | năm | từ | đến | trên | trong | giai')}(?!\w))[{LOWER}][^;.:\n|()\"]{{3,90}}?"
    r"(?:\d{4}\s*-\s*\d{4}|đến\s+năm\s+\d{4})(?:,?\s+(?:tầm\s+nhìn|định\s+hướng)\s+(?:đến\s+)?(?:năm\s+)?\d{4})?"
)
"""A title in small letters that ends with the years it holds for: "Chiến lược tài chính đến năm 2030"."""

REPORT = re.compile(r"\s+(?=(?:tổng kết|kiểm điểm|chính trị|\d{1,2} năm)\s)|(?=\s+trình\s+Đại hội)")
AGENDA = re.compile(
    rf"{any_of('Phiên | Hội | Đại | Kỳ | Lễ | Bộ | Sở | Ủy | Ban | Tỉnh | Thành | Chính | Thủ | Quốc | Trung | Công')}(?!\w)"
)
"""Meetings and bodies: a programme of theirs is no title."""

_VERBS_BEHIND = any_of(r"""
    được | đã | đạt | sẽ | báo cáo | ban hành kèm | kèm theo | như sau | nêu | gồm | là | phải | cần | do | chậm nhất | trước ngày
    | trong quý | trong tháng | trong thời | trong năm | hoàn thành trước | hoàn thành trong | bao gồm | trình(?!\s+Đại\s+hội)
    | tại(?=\s+(?:Quyết|Nghị|Kế|Báo|Công|Tờ|Kết|Chỉ|Thông|Luật)) | theo quy | theo đúng | theo chỉ | theo Quyết | theo Nghị
    | theo Kế | cho công tác | cho các | cho từng | có hiệu | có ý | có tổng | mà | với các mục | với mục | với tổng | với tinh
    | với các chỉ | trong đó | và không
""")
_CLAUSES_BEHIND = any_of("""
    trình | báo cáo | hoàn | để | giao | yêu cầu | đề nghị | chỉ đạo | bảo đảm | đảm bảo | phấn đấu | trong đó |
    nhất là | phù hợp | coi | thể hiện | từ đó | qua đó | chậm | trước | trong | góp phần | Thủ tướng | Chính phủ |
    Bộ | Sở | Ban | UBND | Ủy ban | Tỉnh | Thành | Chủ tịch | Hội | các | đồng chí | ông | bà | HĐND | Phó | Bí thư
    | cụ thể | đồng thời | gắn | gửi | tham mưu | đề xuất | tập trung | xác định | khẩn trương | theo | tại
""")
_OTHER_PAPERS = any_of("""
    Nghị quyết | Nghị định | Quyết định | Chỉ thị | Kết luận | Luật | Đề án | Kế hoạch | Chương trình | Thông tư | Công văn
    | Quy chế | Chiến lược
""")
TITLE_ENDS = re.compile(
    rf"[;.:\n|\"]|\s/\s|(?<=20\d\d)\s+đối với(?!\w)|\s+\((?!sửa|giai|20|19)|\s+{_VERBS_BEHIND}(?!\w)|,\s+{_CLAUSES_BEHIND}(?!\w)"
    rf"|,?\s+(?:và\s+)?(?={_OTHER_PAPERS}(?!\w|\s+hóa))"
    rf"|\s+và\s+{any_of('các | việc | những | hướng dẫn | thực hiện | tổ chức | giữa | triển khai')}(?!\w)"
)
DANGLING = re.compile(
    rf"(?:[\s,]+|(?:\s|^){any_of('gắn với | triển khai | thực hiện | của | và | trong | theo | tại | với | các')})+$"
)
