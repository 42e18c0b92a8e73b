"""What each rule may say: its type, its bounds, and what holds where no office has ruled otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from kimchinam.regulations.rules.fields import BUILT_IN_FIELDS, Fields
from kimchinam.regulations.rules.issuers import USUAL_ISSUERS, Answers, Issuers
from kimchinam.regulations.rules.kinds import (
    Choice,
    Clock,
    Kind,
    Number,
    Numbers,
    YesNo,
    days,
    hours,
    working_days,
)
from kimchinam.regulations.rules.products import BUILT_IN, ProductKinds
from kimchinam.regulations.states import AlarmLevel, Name


@dataclass(frozen=True, slots=True)
class Definition:
    """One rule: its type, `usual` (JSON) where no row speaks, and what it means.

    `slug` is its place under /quy-dinh/. A rule `per_unit` may be set for a unit and those below it; statuses and alarms
    may not, for a list counts the tasks of many units by one measure.
    """

    name: Name
    slug: str
    kind: Kind
    usual: Any
    meaning: str | Promise
    per_unit: bool = False

    @property
    def label(self) -> str:
        return str(self.name.label)


_ALL = (
    Definition(
        Name.DUE_SOON_DAYS,
        "sap-den-han",
        Number(1, 60, days),
        7,
        gettext_lazy("Nhiệm vụ còn từng này ngày đến hạn, hoặc ít hơn, thì xếp vào “Sắp đến hạn”."),
    ),
    Definition(
        Name.YELLOW_DAYS,
        "canh-bao-vang",
        Number(1, 60, days),
        3,
        gettext_lazy("Còn từng này ngày, hoặc ít hơn, mà chưa nộp kết quả thì báo Vàng cho đơn vị chủ trì."),
    ),
    Definition(
        Name.DEEP_RED_DAYS,
        "canh-bao-do-dac-biet",
        Number(2, 60, days),
        3,
        gettext_lazy("Quá hạn từng này ngày, hoặc hơn, thì từ Đỏ thành Đỏ đặc biệt, báo đến cấp giao."),
    ),
    Definition(
        Name.SCAN_AT,
        "gio-quet",
        Clock(),
        "07:30",
        gettext_lazy("Mỗi ngày làm việc, từ giờ này máy rà các nhiệm vụ và báo cho người có trách nhiệm."),
    ),
    Definition(
        Name.REVIEW_DAYS,
        "ngay-ra-soat",
        Number(1, 90, days),
        30,
        gettext_lazy("Nhiệm vụ chưa rõ hạn phải có ngày rà soát trong vòng từng này ngày."),
    ),
    Definition(
        Name.BEFORE_DAY_COUNTS,
        "truoc-ngay",
        YesNo(),
        True,
        gettext_lazy(
            "Văn bản ghi “trước ngày 15/12” thì nộp trong chính ngày 15/12 có còn đúng hạn không. Nếu không, thời hạn máy đọc "
            "được từ nay là ngày 14/12; thời hạn đã ghi vào nhiệm vụ giữ nguyên."
        ),
    ),
    Definition(
        Name.CHILD_LEAD_DAYS,
        "han-giao-xuong",
        Numbers(Number(1, 60, working_days), 5),
        [3, 5, 7],
        gettext_lazy("Các lựa chọn khi giao xuống: hạn của cấp dưới sớm hơn hạn của mình từng này ngày làm việc."),
        per_unit=True,
    ),
    Definition(
        Name.ANSWER_WORKING_DAYS,
        "tra-loi-chi-dao",
        Number(1, 30, working_days),
        2,
        gettext_lazy("Đơn vị được chỉ đạo phải trả lời trong vòng từng này ngày làm việc."),
        per_unit=True,
    ),
    Definition(
        Name.UNDO_HOURS,
        "hoan-tac",
        Number(1, 168, hours),
        24,
        gettext_lazy("Trong thời gian này còn hoàn tác được cả một lần nhập sổ."),
        per_unit=True,
    ),
    Definition(
        Name.SUPERIOR_TOLD_FROM,
        "bao-cap-tren",
        Choice(AlarmLevel),
        AlarmLevel.RED.value,
        gettext_lazy("Từ mức này, ngoài đơn vị chịu trách nhiệm, lãnh đạo ngay trên đơn vị cũng được báo."),
    ),
    Definition(
        Name.CHARGE_TOLD_FROM,
        "bao-nguoi-phu-trach",
        Choice(AlarmLevel),
        AlarmLevel.RED.value,
        gettext_lazy("Từ mức này, người được giao phụ trách đơn vị cũng được báo."),
    ),
    Definition(
        Name.ASSIGNER_TOLD_FROM,
        "bao-cap-giao",
        Choice(AlarmLevel),
        AlarmLevel.DEEP_RED.value,
        gettext_lazy("Từ mức này, lãnh đạo của cấp giao nhiệm vụ cũng được báo."),
    ),
    Definition(
        Name.PRODUCT_KINDS,
        "loai-san-pham",
        ProductKinds(40),
        list(BUILT_IN),
        gettext_lazy(
            "Các loại để chọn khi ghi sản phẩm của nhiệm vụ. Nhiệm vụ đã ghi một loại nay không còn thì giữ nguyên."
        ),
    ),
    Definition(
        Name.ISSUERS,
        "tham-quyen-ban-hanh",
        Issuers(),
        USUAL_ISSUERS,
        gettext_lazy("Loại đơn vị nào ban hành loại chương trình, kế hoạch nào, theo quy định của ngày ban hành."),
    ),
    Definition(
        Name.FIELDS,
        "linh-vuc",
        Fields(40),
        list(BUILT_IN_FIELDS),
        gettext_lazy("Các lĩnh vực để giao cho đơn vị và ghi cho chương trình. Lĩnh vực đã ghi giữ nguyên tên."),
    ),
)
DEFINITIONS: Mapping[Name, Definition] = {one.name: one for one in _ALL}
"""In the order in which people see them."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What turns statuses and alarms. `Thresholds()` is what holds where no office has ruled otherwise."""

    due_soon: timedelta = timedelta(days=7)
    yellow: timedelta = timedelta(days=3)
    deep_red: timedelta = timedelta(days=3)
    review: timedelta = timedelta(days=30)
    """How far ahead a review day may lie."""


USUAL = Thresholds()


@dataclass(frozen=True, slots=True)
class Regulations:
    """Every rule as it holds on one day, for one unit or for the whole installation; fields are named like `Name`."""

    due_soon_days: int
    yellow_days: int
    deep_red_days: int
    scan_at: time
    """In Việt Nam."""
    review_days: int
    before_day_counts: bool
    child_lead_days: tuple[int, ...]
    answer_working_days: int
    undo_hours: int
    superior_told_from: str
    """An `AlarmLevel`, and so the two that follow."""
    charge_told_from: str
    assigner_told_from: str
    product_kinds: dict[str, str]
    """Codes by name, and so the fields."""
    fields: dict[str, str]
    issuers: Answers

    @property
    def thresholds(self) -> Thresholds:
        return Thresholds(
            due_soon=timedelta(days=self.due_soon_days),
            yellow=timedelta(days=self.yellow_days),
            deep_red=timedelta(days=self.deep_red_days),
            review=timedelta(days=self.review_days),
        )
