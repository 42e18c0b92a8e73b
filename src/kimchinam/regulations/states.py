"""What may be ruled, and what can happen to a rule and to a mandate."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kimchinam.audit.states import Verb


class Name(TextChoices):
    """Everything that an office may rule otherwise; `rules.DEFINITIONS` says what each value is."""

    DUE_SOON_DAYS = "due_soon_days", _("Sắp đến hạn")
    YELLOW_DAYS = "yellow_days", _("Cảnh báo Vàng")
    DEEP_RED_DAYS = "deep_red_days", _("Cảnh báo Đỏ đặc biệt")
    SCAN_AT = "scan_at", _("Giờ quét cảnh báo")
    REVIEW_DAYS = "review_days", _("Ngày rà soát xa nhất")
    BEFORE_DAY_COUNTS = "before_day_counts", _("“Trước ngày” tính cả ngày ấy")
    CHILD_LEAD_DAYS = "child_lead_days", _("Hạn giao cấp dưới, sớm hơn hạn cấp trên")
    ANSWER_WORKING_DAYS = "answer_working_days", _("Hạn trả lời chỉ đạo")
    UNDO_HOURS = "undo_hours", _("Thời gian hoàn tác một lần nhập sổ")
    SUPERIOR_TOLD_FROM = "superior_told_from", _("Báo lãnh đạo cấp trên từ mức")
    CHARGE_TOLD_FROM = "charge_told_from", _("Báo người phụ trách từ mức")
    ASSIGNER_TOLD_FROM = "assigner_told_from", _("Báo lãnh đạo cấp giao từ mức")
    PRODUCT_KINDS = "product_kinds", _("Loại sản phẩm")
    ISSUERS = "issuers", _("Thẩm quyền ban hành")
    FIELDS = "fields", _("Lĩnh vực")


class AlarmLevel(TextChoices):
    """From which alarm on somebody beside the unit itself is told; in rising order."""

    YELLOW = "yellow", _("Vàng")
    RED = "red", _("Đỏ")
    DEEP_RED = "deep_red", _("Đỏ đặc biệt")


class Product(TextChoices):
    """Kinds of product that come with this version; an office may name others."""

    SUBMISSION = "submission", _("Tờ trình")
    REPORT = "report", _("Báo cáo")
    DRAFT = "draft", _("Dự thảo")
    PLAN = "plan", _("Kế hoạch")
    SCHEME = "scheme", _("Đề án")
    DECISION = "decision", _("Quyết định")
    OTHER = "other", _("Khác")


class Instrument(TextChoices):
    """What a programme is as a paper."""

    PROGRAMME = "programme", pgettext_lazy("loại văn bản", "Chương trình")
    TERM_PLAN = "term_plan", _("Kế hoạch toàn khóa")
    YEAR_PLAN = "year_plan", _("Kế hoạch năm")
    PLAN = "plan", _("Kế hoạch")
    BREAKDOWN = "breakdown", _("Phân rã")


class Authority(TextChoices):
    """What is said when a unit issues a paper; in rising order."""

    FREE = "free", _("Được ban hành")
    CONFIRM = "confirm", _("Phải xác nhận")
    REFUSED = "refused", _("Không được ban hành")


class Field(TextChoices):
    """Fields of the work that come with this version; an office may name others."""

    DIGITAL = "digital", _("Chuyển đổi số")
    SCIENCE = "science", _("Khoa học và công nghệ")
    FARMING = "farming", _("Nông nghiệp và môi trường")
    INDUSTRY = "industry", _("Công nghiệp và thương mại")
    CONSTRUCTION = "construction", _("Xây dựng và giao thông")
    FINANCE = "finance", _("Tài chính")
    PERSONNEL = "personnel", _("Nội vụ")
    EDUCATION = "education", _("Giáo dục và đào tạo")
    HEALTH = "health", _("Y tế")
    CULTURE = "culture", _("Văn hóa, thể thao và du lịch")
    PEOPLES = "peoples", _("Dân tộc và tôn giáo")
    JUSTICE = "justice", _("Tư pháp")
    SECURITY = "security", _("Quốc phòng, an ninh")
    PARTY = "party", _("Xây dựng Đảng")


class DayRule(TextChoices):
    """What a rule of the office makes of its days: those kinds of `vanban.calendar.Rule` that a notice decides."""

    OFF = "off", _("Ngày nghỉ")
    WORKING = "working", _("Ngày làm bù")
    DECIDED = "decided", _("Lịch đã đủ, không còn chờ")


SET = Verb(
    "regulation.set",
    _("%(by)s đặt “%(rule)s” là %(shown)s từ ngày %(day)s; căn cứ: %(source)s; lý do: %(reason)s"),
    choices={"rule": Name},
)
WITHDRAWN = Verb("regulation.withdrawn", _("%(by)s rút lại giá trị này trước khi nó có hiệu lực: %(reason)s"))
VERIFIED = Verb("regulation.verified", _("%(by)s xác nhận đã đối chiếu với căn cứ"))
DAYS_ADDED = Verb(
    "calendar.added",
    _("%(by)s thêm vào lịch “%(name)s”, %(days)s: %(kind)s; căn cứ: %(source)s; lý do: %(reason)s"),
    choices={"kind": DayRule},
)
DAYS_WITHDRAWN = Verb("calendar.withdrawn", _("%(by)s bỏ khỏi lịch: %(reason)s"))
DAYS_VERIFIED = Verb("calendar.verified", _("%(by)s xác nhận đã đối chiếu lịch với căn cứ"))
MANDATED = Verb(
    "mandate.given",
    _("%(by)s ghi “%(name)s” được giao lĩnh vực “%(called)s” từ ngày %(day)s; căn cứ: %(words)s"),
    choices={"called": Field},
)
MANDATE_ENDED = Verb(
    "mandate.ended",
    _("%(by)s ghi “%(name)s” thôi phụ trách lĩnh vực “%(called)s” từ ngày %(day)s; căn cứ: %(words)s"),
    choices={"called": Field},
)
"""`called` is the code of a field that comes with this version, else the name that the office gave it."""
