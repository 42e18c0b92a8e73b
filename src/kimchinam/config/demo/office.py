"""The invented province of Lam Sơn as of 2026: its units and the people who sign in.

No province, commune or person here exists. Offices carry the names and short forms that provincial offices have had
since the mergers of 2025, so that a task such as "Sở NN&MT chủ trì" finds its owner.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

UnitKind = Literal["party", "council", "state", "front", "armed_forces", "media", "ward", "commune"]
Role = Literal["administrator", "clerk", "leader", "unit", "inspector", "reader"]

PROVINCE = "Lam Sơn"


@dataclass(frozen=True, slots=True)
class Unit:
    """One office of the province. `parent` is the key of the unit above, None for the root alone."""

    key: str
    name: str
    short_name: str
    kind: UnitKind
    parent: str | None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs in. `unit` is the key of the unit in which the person holds `title`."""

    username: str
    full_name: str
    unit: str
    role: Role
    title: str


PARTY_UNITS = (
    Unit("tinh-uy", "Tỉnh ủy Lam Sơn", "Tỉnh ủy", "party", None, ("Ban Chấp hành Đảng bộ tỉnh", "BCH Đảng bộ tỉnh")),
    Unit("ban-thuong-vu", "Ban Thường vụ Tỉnh ủy", "BTV Tỉnh ủy", "party", "tinh-uy", ("Ban Thường vụ",)),
    Unit("thuong-truc", "Thường trực Tỉnh ủy", "TT Tỉnh ủy", "party", "ban-thuong-vu", ("Thường trực",)),
    Unit("vp-tinh-uy", "Văn phòng Tỉnh ủy", "VP Tỉnh ủy", "party", "tinh-uy", ("VPTU",)),
    Unit("ban-to-chuc", "Ban Tổ chức Tỉnh ủy", "Ban Tổ chức", "party", "tinh-uy", ("BTCTU",)),
    Unit("uy-ban-kiem-tra", "Ủy ban Kiểm tra Tỉnh ủy", "UBKT Tỉnh ủy", "party", "tinh-uy", ("Ủy ban Kiểm tra",)),
    Unit(
        "ban-tuyen-giao-dan-van",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "Ban TG&DV Tỉnh ủy",
        "party",
        "tinh-uy",
        ("Ban Tuyên giáo và Dân vận", "Ban TGDV Tỉnh ủy"),
    ),
    Unit("ban-noi-chinh", "Ban Nội chính Tỉnh ủy", "Ban Nội chính", "party", "tinh-uy", ("BNCTU",)),
    Unit("du-ubnd", "Đảng ủy Ủy ban nhân dân tỉnh", "Đảng ủy UBND tỉnh", "party", "tinh-uy"),
    Unit("du-co-quan-dang", "Đảng ủy các cơ quan Đảng tỉnh", "Đảng ủy CCQ Đảng tỉnh", "party", "tinh-uy"),
)

STATE_UNITS = (
    Unit("hdnd", "Hội đồng nhân dân tỉnh", "HĐND tỉnh", "council", "tinh-uy", ("HĐND tỉnh Lam Sơn",)),
    Unit("ubnd", "Ủy ban nhân dân tỉnh", "UBND tỉnh", "state", "tinh-uy", ("Ủy ban nhân dân tỉnh Lam Sơn",)),
    Unit("vp-ubnd", "Văn phòng Ủy ban nhân dân tỉnh", "VP UBND tỉnh", "state", "ubnd", ("Văn phòng UBND tỉnh",)),
    Unit("so-tai-chinh", "Sở Tài chính", "Sở TC", "state", "ubnd", ("STC", "Sở Kế hoạch và Đầu tư")),
    Unit("so-noi-vu", "Sở Nội vụ", "Sở NV", "state", "ubnd", ("SNV", "Sở Lao động - Thương binh và Xã hội")),
    Unit("so-xay-dung", "Sở Xây dựng", "Sở XD", "state", "ubnd", ("SXD", "Sở Giao thông vận tải", "Sở GTVT")),
    Unit(
        "so-nong-nghiep-moi-truong",
        "Sở Nông nghiệp và Môi trường",
        "Sở NN&MT",
        "state",
        "ubnd",
        ("Sở NNMT", "Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Phát triển nông thôn"),
    ),
    Unit(
        "so-khoa-hoc-cong-nghe",
        "Sở Khoa học và Công nghệ",
        "Sở KH&CN",
        "state",
        "ubnd",
        ("Sở KHCN", "Sở Thông tin và Truyền thông"),
    ),
    Unit("so-cong-thuong", "Sở Công Thương", "Sở CT", "state", "ubnd", ("Sở Công thương", "SCT")),
    Unit("so-giao-duc", "Sở Giáo dục và Đào tạo", "Sở GD&ĐT", "state", "ubnd", ("Sở GDĐT",)),
    Unit("so-y-te", "Sở Y tế", "Sở YT", "state", "ubnd", ("SYT",)),
    Unit(
        "so-van-hoa",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở VHTT&DL",
        "state",
        "ubnd",
        ("Sở VHTTDL", "Sở Văn hoá, Thể thao và Du lịch"),
    ),
    Unit("so-tu-phap", "Sở Tư pháp", "Sở TP", "state", "ubnd", ("STP",)),
    Unit("so-dan-toc", "Sở Dân tộc và Tôn giáo", "Sở DT&TG", "state", "ubnd", ("Sở DTTG", "Ban Dân tộc")),
    Unit("thanh-tra", "Thanh tra tỉnh", "Thanh tra", "state", "ubnd", ("Thanh tra tỉnh Lam Sơn",)),
    Unit("ban-kcn", "Ban Quản lý các khu công nghiệp", "BQL các KCN", "state", "ubnd", ("Ban Quản lý các KCN",)),
    Unit(
        "bao-phat-thanh", "Báo và Phát thanh, Truyền hình Lam Sơn", "Báo và PTTH", "media", "tinh-uy", ("Báo Lam Sơn",)
    ),
)

FRONT_AND_FORCES = (
    Unit(
        "mat-tran",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "UBMTTQVN tỉnh",
        "front",
        "tinh-uy",
        ("Ủy ban MTTQ Việt Nam tỉnh", "MTTQ tỉnh", "Mặt trận Tổ quốc tỉnh"),
    ),
    Unit("lien-doan-lao-dong", "Liên đoàn Lao động tỉnh", "LĐLĐ tỉnh", "front", "mat-tran"),
    Unit("tinh-doan", "Tỉnh đoàn Lam Sơn", "Tỉnh đoàn", "front", "mat-tran", ("Đoàn TNCS Hồ Chí Minh tỉnh",)),
    Unit("hoi-phu-nu", "Hội Liên hiệp Phụ nữ tỉnh", "Hội LHPN tỉnh", "front", "mat-tran"),
    Unit("hoi-nong-dan", "Hội Nông dân tỉnh", "HND tỉnh", "front", "mat-tran"),
    Unit("hoi-cuu-chien-binh", "Hội Cựu chiến binh tỉnh", "Hội CCB tỉnh", "front", "mat-tran"),
    Unit("cong-an", "Công an tỉnh", "CA tỉnh", "armed_forces", "tinh-uy", ("Công an tỉnh Lam Sơn",)),
    Unit("quan-su", "Bộ Chỉ huy Quân sự tỉnh", "Bộ CHQS tỉnh", "armed_forces", "tinh-uy"),
)


def _local(key: str, kind: Literal["ward", "commune"], name: str) -> Unit:
    """A commune or ward. Papers address its committee or its party body; both mean the same row here."""
    word = {"ward": "phường", "commune": "xã"}[kind]
    aliases = (f"UBND {word} {name}", f"Ủy ban nhân dân {word} {name}", f"Đảng ủy {word} {name}")
    return Unit(key, f"{word.capitalize()} {name}", f"{word} {name}", kind, "ubnd", aliases)


LOCAL_UNITS = (
    _local("phuong-lam-giang", "ward", "Lam Giang"),
    _local("phuong-ben-truc", "ward", "Bến Trúc"),
    _local("phuong-tan-lam", "ward", "Tân Lam"),
    _local("phuong-hoa-vong", "ward", "Hòa Vọng"),
    _local("xa-khe-man", "commune", "Khe Mận"),
    _local("xa-suoi-tram", "commune", "Suối Trầm"),
    _local("xa-phu-dien-thuong", "commune", "Phú Điền Thượng"),
    _local("xa-nam-vai", "commune", "Nậm Vải"),
    _local("xa-dong-coi", "commune", "Đồng Cói"),
    _local("xa-con-say", "commune", "Cồn Sậy"),
    _local("xa-vinh-lam", "commune", "Vĩnh Lam"),
    _local("xa-an-thach-ha", "commune", "An Thạch Hạ"),
)

UNITS = PARTY_UNITS + STATE_UNITS + FRONT_AND_FORCES + LOCAL_UNITS

# The first sign-in of each role: the ones a visitor of the demonstration is offered.
MAIN_PEOPLE = (
    Person("quantri", "Đoàn Quốc Thịnh", "vp-tinh-uy", "administrator", "Trưởng phòng Cơ yếu - Công nghệ thông tin"),
    Person("thuky", "Lương Thị Minh Nguyệt", "vp-tinh-uy", "clerk", "Chuyên viên Phòng Tổng hợp"),
    Person("lanhdao", "Trịnh Hữu Khang", "tinh-uy", "leader", "Phó Bí thư Thường trực Tỉnh ủy"),
    Person("sotaichinh", "Vũ Đức Trọng", "so-tai-chinh", "unit", "Chánh Văn phòng Sở"),
    Person("kiemtra", "Hoàng Bá Nghiêm", "uy-ban-kiem-tra", "inspector", "Ủy viên Ủy ban Kiểm tra Tỉnh ủy"),
    Person("bandoc", "Ngô Thị Thanh Vân", "vp-tinh-uy", "reader", "Chuyên viên lưu trữ"),
)

LEADERS = (
    Person("bithu", "Đinh Trọng Nghĩa", "tinh-uy", "leader", "Bí thư Tỉnh ủy"),
    Person("chutich", "Phạm Quang Lâm", "ubnd", "leader", "Chủ tịch Ủy ban nhân dân tỉnh"),
    Person("phochutich", "Lê Thị Hồng Phượng", "ubnd", "leader", "Phó Chủ tịch Ủy ban nhân dân tỉnh"),
)

UNIT_PEOPLE = (
    Person("vptinhuy", "Cao Xuân Định", "vp-tinh-uy", "unit", "Phó Chánh Văn phòng Tỉnh ủy"),
    Person("bantochuc", "Tạ Thị Bích Liên", "ban-to-chuc", "unit", "Phó Trưởng ban"),
    Person("tuyengiao", "Mai Thế Vinh", "ban-tuyen-giao-dan-van", "unit", "Phó Trưởng ban"),
    Person("vpubnd", "Đặng Hải Long", "vp-ubnd", "unit", "Phó Chánh Văn phòng"),
    Person("sonoivu", "Bùi Thị Kim Oanh", "so-noi-vu", "unit", "Phó Giám đốc Sở"),
    Person("soxaydung", "Nguyễn Khắc Tùng", "so-xay-dung", "unit", "Phó Giám đốc Sở"),
    Person("sonnmt", "Hà Văn Thuận", "so-nong-nghiep-moi-truong", "unit", "Chánh Văn phòng Sở"),
    Person("sokhcn", "Trần Nhật Minh", "so-khoa-hoc-cong-nghe", "unit", "Trưởng phòng Chuyển đổi số"),
    Person("socongthuong", "Phan Thị Thu Trang", "so-cong-thuong", "unit", "Chánh Văn phòng Sở"),
    Person("sogiaoduc", "Lý Thanh Bình", "so-giao-duc", "unit", "Phó Giám đốc Sở"),
    Person("soyte", "Võ Ngọc Ánh", "so-y-te", "unit", "Phó Giám đốc Sở"),
    Person("sovanhoa", "Chu Thị Hạnh", "so-van-hoa", "unit", "Chánh Văn phòng Sở"),
    Person("bankcn", "Kiều Anh Dũng", "ban-kcn", "unit", "Phó Trưởng ban"),
    Person("congan", "Triệu Văn Sáng", "cong-an", "unit", "Trưởng phòng Tham mưu"),
    Person("mattran", "Đỗ Thị Hoài An", "mat-tran", "unit", "Phó Chủ tịch"),
    Person("tinhdoan", "Lò Minh Quân", "tinh-doan", "unit", "Phó Bí thư Tỉnh đoàn"),
    Person("lamgiang", "Nguyễn Thị Diệu Hiền", "phuong-lam-giang", "unit", "Phó Chủ tịch Ủy ban nhân dân phường"),
    Person("suoitram", "Vi Văn Chính", "xa-suoi-tram", "unit", "Phó Chủ tịch Ủy ban nhân dân xã"),
    Person("consay", "Huỳnh Công Đoàn", "xa-con-say", "unit", "Công chức Văn phòng - Thống kê"),
)

PEOPLE = MAIN_PEOPLE + LEADERS + UNIT_PEOPLE

SECOND_POSTS = (Person("chutich", "Phạm Quang Lâm", "tinh-uy", "leader", "Phó Bí thư Tỉnh ủy"),)
"""Posts of people who hold one already: such a person acts in one at a time, and goes over in the header."""


def unit(key: str) -> Unit:
    """The unit with this key; KeyError when there is none."""
    return {each.key: each for each in UNITS}[key]


def person(username: str) -> Person:
    """The person with this sign-in; KeyError when there is none."""
    return {each.username: each for each in PEOPLE}[username]


def main_person(role: Role) -> Person:
    """The person whom the demonstration offers for `role`."""
    return next(each for each in MAIN_PEOPLE if each.role == role)


def line_above(key: str) -> Iterator[Unit]:
    """The units above `key`, nearest first, up to the root."""
    parent = unit(key).parent
    while parent is not None:
        above = unit(parent)
        yield above
        parent = above.parent
