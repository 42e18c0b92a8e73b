"""Names of Vietnamese public bodies: what they manage, what they are called, what their abbreviations stand for.

Everything is data in the language's own spelling; `organisations.py` matches it without regard to case.
"""

from __future__ import annotations


def _lines(block: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in block.strip().splitlines())


FIELDS = _lines("""
    Quốc phòng
    Công an
    Ngoại giao
    Ngoại vụ
    Nội vụ
    Tư pháp
    Tài chính
    Công Thương
    Nông nghiệp và Môi trường
    Nông nghiệp và Phát triển nông thôn
    Nông nghiệp
    Xây dựng
    Quy hoạch - Kiến trúc
    Quy hoạch và Kiến trúc
    Giao thông vận tải
    Giao thông công chánh
    Văn hóa, Thể thao và Du lịch
    Văn hóa - Thể thao và Du lịch
    Văn hóa và Thể thao
    Văn hóa, Thể thao
    Văn hóa - Thông tin
    Du lịch
    Khoa học và Công nghệ
    Khoa học, Công nghệ và Môi trường
    Giáo dục và Đào tạo
    Y tế
    Dân tộc và Tôn giáo
    Kế hoạch và Đầu tư
    Thông tin và Truyền thông
    Bưu chính, Viễn thông
    Lao động - Thương binh và Xã hội
    Lao động, Thương binh và Xã hội
    Lao động Thương binh và Xã hội
    Tài nguyên và Môi trường
    An toàn thực phẩm
    Thương mại
    Công nghiệp
    Thủy sản
""")
"""What ministries (bộ) and departments of a province (sở) are named after, before and after the mergers of 2025."""

FIELD_ABBREVIATIONS = {
    "QP": "Quốc phòng",
    "CA": "Công an",
    "NG": "Ngoại giao",
    "NgV": "Ngoại vụ",
    "NV": "Nội vụ",
    "TP": "Tư pháp",
    "TC": "Tài chính",
    "CT": "Công Thương",
    "XD": "Xây dựng",
    "YT": "Y tế",
    "DL": "Du lịch",
    "QHKT": "Quy hoạch - Kiến trúc",
    "QH-KT": "Quy hoạch - Kiến trúc",
    "GTVT": "Giao thông vận tải",
    "NN&MT": "Nông nghiệp và Môi trường",
    "NNMT": "Nông nghiệp và Môi trường",
    "NN-MT": "Nông nghiệp và Môi trường",
    "NN&PTNT": "Nông nghiệp và Phát triển nông thôn",
    "NN-PTNT": "Nông nghiệp và Phát triển nông thôn",
    "NNPTNT": "Nông nghiệp và Phát triển nông thôn",
    "VHTTDL": "Văn hóa, Thể thao và Du lịch",
    "VHTT&DL": "Văn hóa, Thể thao và Du lịch",
    "VH-TT&DL": "Văn hóa, Thể thao và Du lịch",
    "VH,TT&DL": "Văn hóa, Thể thao và Du lịch",
    "VH, TT&DL": "Văn hóa, Thể thao và Du lịch",
    "VH-TT-DL": "Văn hóa, Thể thao và Du lịch",
    "VHTT": "Văn hóa và Thể thao",
    "VH&TT": "Văn hóa và Thể thao",
    "KH&CN": "Khoa học và Công nghệ",
    "KH-CN": "Khoa học và Công nghệ",
    "KHCN": "Khoa học và Công nghệ",
    "GD&ĐT": "Giáo dục và Đào tạo",
    "GD-ĐT": "Giáo dục và Đào tạo",
    "GDĐT": "Giáo dục và Đào tạo",
    "DT&TG": "Dân tộc và Tôn giáo",
    "DTTG": "Dân tộc và Tôn giáo",
    "KH&ĐT": "Kế hoạch và Đầu tư",
    "KH-ĐT": "Kế hoạch và Đầu tư",
    "KHĐT": "Kế hoạch và Đầu tư",
    "TT&TT": "Thông tin và Truyền thông",
    "TT-TT": "Thông tin và Truyền thông",
    "TTTT": "Thông tin và Truyền thông",
    "LĐ-TB&XH": "Lao động - Thương binh và Xã hội",
    "LĐ,TB&XH": "Lao động - Thương binh và Xã hội",
    "LĐTB&XH": "Lao động - Thương binh và Xã hội",
    "LĐ-TB-XH": "Lao động - Thương binh và Xã hội",
    "LĐTBXH": "Lao động - Thương binh và Xã hội",
    "TN&MT": "Tài nguyên và Môi trường",
    "TN-MT": "Tài nguyên và Môi trường",
    "TNMT": "Tài nguyên và Môi trường",
    "ATTP": "An toàn thực phẩm",
}
FIELD_ABBREVIATIONS |= {short.replace("&", " và "): full for short, full in FIELD_ABBREVIATIONS.items() if "&" in short}
FIELD_ABBREVIATIONS |= {full.replace(" và ", dash): full for full in FIELDS if " và " in full for dash in (" - ", "-", " & ")}
FIELD_ABBREVIATIONS |= {
    "Nông nghiệp và PTNT": "Nông nghiệp và Phát triển nông thôn",
    "Nông nghiệp & PTNT": "Nông nghiệp và Phát triển nông thôn",
    "Văn hóa, TT&DL": "Văn hóa, Thể thao và Du lịch",
    "Văn hóa, TT và DL": "Văn hóa, Thể thao và Du lịch",
    "Lao động - TB&XH": "Lao động - Thương binh và Xã hội",
    "Lao động, TB&XH": "Lao động - Thương binh và Xã hội",
    "Lao động, Thương binh và Xã hội": "Lao động - Thương binh và Xã hội",
    "Lao động Thương binh và Xã hội": "Lao động - Thương binh và Xã hội",
    "Văn hóa - Thể thao và Du lịch": "Văn hóa, Thể thao và Du lịch",
}
"""Short forms and other spellings of what stands behind Bộ or Sở ("Sở KH&ĐT", "Sở Kế hoạch - Đầu tư")."""

NAME_ABBREVIATIONS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "MTTQVN": "Mặt trận Tổ quốc Việt Nam",
    "MTTQ": "Mặt trận Tổ quốc",
    "UBTWMTTQVN": "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
    "UBTW": "Ủy ban Trung ương",
    "BCHTW": "Ban Chấp hành Trung ương",
    "BCHTƯ": "Ban Chấp hành Trung ương",
    "BCH": "Ban Chấp hành",
    "BTV": "Ban Thường vụ",
    "UBKT": "Ủy ban Kiểm tra",
    "BCĐ": "Ban Chỉ đạo",
    "BQL": "Ban Quản lý",
    "BCHQS": "Bộ Chỉ huy Quân sự",
    "BĐBP": "Bộ đội Biên phòng",
    "BHXH": "Bảo hiểm xã hội",
    "NHNN": "Ngân hàng Nhà nước",
    "NHCSXH": "Ngân hàng Chính sách xã hội",
    "TAND": "Tòa án nhân dân",
    "VKSND": "Viện kiểm sát nhân dân",
    "THADS": "Thi hành án dân sự",
    "LĐLĐ": "Liên đoàn Lao động",
    "LHPN": "Liên hiệp Phụ nữ",
    "HND": "Hội Nông dân",
    "CCB": "Cựu chiến binh",
    "TNCS": "Thanh niên Cộng sản",
    "TNCSHCM": "Thanh niên Cộng sản Hồ Chí Minh",
    "ĐBQH": "đại biểu Quốc hội",
    "VPCP": "Văn phòng Chính phủ",
    "TTCP": "Thanh tra Chính phủ",
    "TTXVN": "Thông tấn xã Việt Nam",
    "VTV": "Đài Truyền hình Việt Nam",
    "VOV": "Đài Tiếng nói Việt Nam",
    "PTTH": "Phát thanh - Truyền hình",
    "PT&TH": "Phát thanh - Truyền hình",
    "PT-TH": "Phát thanh - Truyền hình",
    "TW": "Trung ương",
    "TƯ": "Trung ương",
    "T.Ư": "Trung ương",
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "VN": "Việt Nam",
    "TPHCM": "Thành phố Hồ Chí Minh",
    "TP.HCM": "Thành phố Hồ Chí Minh",
    "HCM": "Hồ Chí Minh",
    "TP": "thành phố",
    "TP.": "thành phố",
    "TX": "thị xã",
    "VP": "Văn phòng",
    "KKT": "Khu kinh tế",
    "KCN": "khu công nghiệp",
}
"""Short forms of whole names and of the words in them."""

CENTRAL = _lines("""
    Quốc hội
    Ủy ban Thường vụ Quốc hội
    Hội đồng Dân tộc của Quốc hội
    Hội đồng Dân tộc
    Ủy ban Pháp luật và Tư pháp
    Ủy ban Kinh tế và Tài chính
    Ủy ban Văn hóa và Xã hội
    Ủy ban Văn hóa, Giáo dục
    Ủy ban Khoa học, Công nghệ và Môi trường
    Ủy ban Quốc phòng, An ninh và Đối ngoại
    Ủy ban Công tác đại biểu
    Ủy ban Dân nguyện và Giám sát
    Ủy ban Pháp luật
    Ủy ban Tư pháp
    Ủy ban Kinh tế
    Ủy ban Tài chính, Ngân sách
    Ủy ban Tài chính - Ngân sách
    Ủy ban Quốc phòng và An ninh
    Ủy ban Xã hội
    Ủy ban Đối ngoại
    Ban Công tác đại biểu
    Ban Dân nguyện
    Văn phòng Quốc hội
    Tổng Thư ký Quốc hội
    Chủ tịch nước
    Văn phòng Chủ tịch nước
    Hội đồng Quốc phòng và An ninh
    Hội đồng bầu cử quốc gia
    Chính phủ
    Thủ tướng Chính phủ
    Thường trực Chính phủ
    Văn phòng Chính phủ
    Thanh tra Chính phủ
    Ngân hàng Nhà nước Việt Nam
    Ngân hàng Nhà nước
    Ủy ban Dân tộc
    Ban Tôn giáo Chính phủ
    Ban Cơ yếu Chính phủ
    Ủy ban Quản lý vốn nhà nước tại doanh nghiệp
    Ủy ban Giám sát tài chính Quốc gia
    Ủy ban Chứng khoán Nhà nước
    Ủy ban An toàn giao thông Quốc gia
    Ủy ban Quốc gia về chuyển đổi số
    Hội đồng Thi đua - Khen thưởng Trung ương
    Ban Thi đua - Khen thưởng Trung ương
    Viện Hàn lâm Khoa học và Công nghệ Việt Nam
    Viện Hàn lâm Khoa học xã hội Việt Nam
    Đài Truyền hình Việt Nam
    Đài Tiếng nói Việt Nam
    Thông tấn xã Việt Nam
    Bảo hiểm xã hội Việt Nam
    Kiểm toán Nhà nước
    Tòa án nhân dân tối cao
    Viện kiểm sát nhân dân tối cao
    Ngân hàng Chính sách xã hội
    Ngân hàng Phát triển Việt Nam
    Ngân hàng Hợp tác xã Việt Nam
    Kho bạc Nhà nước
    Tổng cục Thuế
    Cục Thuế
    Cục Hải quan
    Tổng cục Hải quan
    Tổng cục Thống kê
    Cục Thống kê
    Tổng cục Du lịch
    Tổng cục Quản lý thị trường
    VTV
    VOV
    TTXVN
    VPCP
    NHNN
    Bộ Chính trị
    Ban Bí thư Trung ương Đảng
    Ban Bí thư Trung ương
    Ban Bí thư
    Ban Chấp hành Trung ương Đảng
    Ban Chấp hành Trung ương
    BCH Trung ương Đảng
    BCH Trung ương
    BCH TW Đảng
    BCH TW
    BCHTW Đảng
    BCHTW
    Trung ương Đảng
    Quân ủy Trung ương
    Đảng ủy Công an Trung ương
    Đảng ủy Chính phủ
    Đảng ủy Quốc hội
    Đảng ủy các cơ quan Đảng Trung ương
    Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương
    Đảng ủy Khối các cơ quan Trung ương
    Đảng ủy Khối Doanh nghiệp Trung ương
    Hội đồng Lý luận Trung ương
    Học viện Chính trị quốc gia Hồ Chí Minh
    Nhà xuất bản Chính trị quốc gia Sự thật
    Báo Nhân Dân
    Tạp chí Cộng sản
    Ban Chính sách, chiến lược Trung ương
    Ban Bảo vệ, chăm sóc sức khỏe cán bộ Trung ương
    Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, lãng phí, tiêu cực
    Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số
    Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam
    UBTW Mặt trận Tổ quốc Việt Nam
    Ủy ban Trung ương MTTQ Việt Nam
    UBTW MTTQ Việt Nam
    Mặt trận Tổ quốc Việt Nam
    Mặt trận Tổ quốc
    MTTQ Việt Nam
    Tổng Liên đoàn Lao động Việt Nam
    Trung ương Hội Nông dân Việt Nam
    Trung ương Hội Liên hiệp Phụ nữ Việt Nam
    Trung ương Đoàn TNCS Hồ Chí Minh
    Trung ương Đoàn
    Trung ương Hội Cựu chiến binh Việt Nam
    Liên đoàn Thương mại và Công nghiệp Việt Nam
    Phòng Thương mại và Công nghiệp Việt Nam
    Liên minh Hợp tác xã Việt Nam
    Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam
    Liên hiệp các tổ chức hữu nghị Việt Nam
    Liên hiệp các Hội Văn học nghệ thuật Việt Nam
    Hội Nhà báo Việt Nam
    Hội Luật gia Việt Nam
    Hội Chữ thập đỏ Việt Nam
    Tập đoàn Điện lực Việt Nam
    Tập đoàn Công nghiệp - Năng lượng Quốc gia Việt Nam
    Tập đoàn Dầu khí Việt Nam
    Tập đoàn Bưu chính Viễn thông Việt Nam
    Tập đoàn Công nghiệp - Viễn thông Quân đội
    Quân đội nhân dân Việt Nam
    Bộ Tổng Tham mưu
    Tổng cục Chính trị
    Bộ Tư lệnh Thủ đô Hà Nội
    Bộ Tư lệnh Cảnh vệ
    Bộ Tư lệnh Cảnh sát cơ động
""")
"""Bodies of the state and of the Party at the centre: the name alone is enough."""

PARTY_ORGANS = _lines("""
    Ban Thường vụ
    Ban Chấp hành
    Thường trực
    Thường vụ
    BTV
    BCH
    Văn phòng
    Ban Tổ chức
    Ban Tuyên giáo và Dân vận
    Ban Tuyên giáo
    Ban Dân vận
    Ban Nội chính
    Ban Kinh tế
    Ban Đối ngoại
    Ban Xây dựng Đảng
    Ban Bảo vệ chăm sóc sức khỏe cán bộ
    Ủy ban Kiểm tra
    UBKT
    Ban cán sự đảng
    Đảng đoàn
    Cơ quan Ủy ban Kiểm tra
    Trường Chính trị
    Đảng bộ
""")
"""Organs that stand before the name of a party committee ("Ban Tổ chức Tỉnh ủy")."""

LEVEL_BODIES = _lines("""
    Ủy ban nhân dân
    UBND
    Hội đồng nhân dân
    HĐND
    Thường trực Hội đồng nhân dân
    Thường trực HĐND
    Văn phòng UBND
    Văn phòng Ủy ban nhân dân
    Văn phòng HĐND và UBND
    Văn phòng Hội đồng nhân dân và Ủy ban nhân dân
    Văn phòng Đoàn ĐBQH và HĐND
    Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân
    Đoàn đại biểu Quốc hội
    Đoàn ĐBQH
    Ủy ban Mặt trận Tổ quốc Việt Nam
    Ủy ban Mặt trận Tổ quốc
    Ủy ban MTTQ Việt Nam
    Ủy ban MTTQVN
    Ủy ban MTTQ
    UBMTTQ Việt Nam
    UBMTTQVN
    UBMTTQ
    UB MTTQ Việt Nam
    Ban Thường trực Ủy ban MTTQ Việt Nam
    Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam
    MTTQ
    Công an
    Ban Chỉ huy Quân sự
    Bộ Chỉ huy Quân sự
    Bộ CHQS
    Ban CHQS
    BCHQS
    Bộ Chỉ huy Bộ đội Biên phòng
    Bộ Chỉ huy BĐBP
    Ban Chỉ huy Bộ đội Biên phòng
    Bộ đội Biên phòng
    BĐBP
    Bộ Tư lệnh
    Quân khu
    Tòa án nhân dân
    TAND
    Viện kiểm sát nhân dân
    Viện Kiểm sát
    VKSND
    Thi hành án dân sự
    Cục Thi hành án dân sự
    Chi cục Thi hành án dân sự
    Cục Thuế
    Thuế
    Chi cục Thuế
    Chi cục Thống kê
    Chi cục Kiểm lâm
    Chi cục Quản lý thị trường
    Cục Thống kê
    Thống kê
    Cục Quản lý thị trường
    Kho bạc Nhà nước
    Bảo hiểm xã hội
    BHXH
    Ngân hàng Nhà nước Việt Nam chi nhánh
    Ngân hàng Nhà nước chi nhánh
    Chi nhánh Ngân hàng Chính sách xã hội
    Ngân hàng Chính sách xã hội
    Điện lực
    Bưu điện
    Viễn thông
    Thanh tra
    Ban Dân tộc
    Ban Tôn giáo
    Ban Pháp chế
    Ban Kinh tế - Ngân sách
    Ban Văn hóa - Xã hội
    Ban Quản lý Khu kinh tế
    Ban Quản lý các khu công nghiệp
    Ban Quản lý các khu kinh tế
    Ban quản lý KKT
    Ban Quản lý KCN
    Ban Quản lý Khu kinh tế và các khu công nghiệp
    Ban Quản lý dự án đầu tư xây dựng
    Ban Quản lý dự án đầu tư xây dựng các công trình giao thông
    Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng và công nghiệp
    Ban Quản lý dự án đầu tư xây dựng các công trình nông nghiệp và phát triển nông thôn
    Ban Quản lý dự án đầu tư xây dựng công trình giao thông
    Ban Quản lý dự án
    Ban An toàn giao thông
    Ban Chỉ đạo
    Trung tâm Phục vụ hành chính công
    Trung tâm Chính trị
    Trung tâm Kiểm soát bệnh tật
    Trung tâm Xúc tiến đầu tư
    Trung tâm Phát triển quỹ đất
    Trung tâm Dịch vụ việc làm
    Văn phòng Đăng ký đất đai
    Văn phòng Điều phối nông thôn mới
    Hội Nông dân
    Hội Liên hiệp Phụ nữ
    Hội LHPN
    Hội Phụ nữ
    Hội Cựu chiến binh
    Hội CCB
    Hội Chữ thập đỏ
    Hội Khuyến học
    Hội Người cao tuổi
    Hội Luật gia
    Hội Nhà báo
    Hội Văn học nghệ thuật
    Hội Văn học - Nghệ thuật
    Hội Liên hiệp Thanh niên
    Hội Doanh nghiệp
    Hiệp hội Doanh nghiệp
    Hội Cựu thanh niên xung phong
    Liên đoàn Lao động
    LĐLĐ
    Công đoàn
    Liên minh Hợp tác xã
    Liên minh HTX
    Liên hiệp các Hội Khoa học và Kỹ thuật
    Liên hiệp các tổ chức hữu nghị
    Đoàn TNCS Hồ Chí Minh
    Đoàn Thanh niên Cộng sản Hồ Chí Minh
    Đoàn Thanh niên
    Đoàn TNCSHCM
    Đài Phát thanh và Truyền hình
    Đài Phát thanh - Truyền hình
    Đài PT-TH
    Đài PTTH
    Báo và Phát thanh, truyền hình
    Báo và Đài Phát thanh, truyền hình
    Báo và Đài Phát thanh - Truyền hình
    Cổng Thông tin điện tử
    Trường Chính trị
""")
"""Bodies that exist at several levels: a level, a place or a group of places usually follows."""

NEEDS_LEVEL = frozenset(
    name.lower()
    for name in _lines("""
        Công an
        Thuế
        Thống kê
        Điện lực
        Bưu điện
        Viễn thông
        Thanh tra
        Công đoàn
        Ban Chỉ đạo
        Ban Quản lý dự án
        Bộ Tư lệnh
        Quân khu
        Cổng Thông tin điện tử
        Viện Kiểm sát
        Thường vụ
        MTTQ
        Ngân hàng Nhà nước chi nhánh
        Trường Chính trị
        Hiệp hội Doanh nghiệp
        Hội Doanh nghiệp
    """)
)
"""Of the bodies above: those whose bare name is a common word and so no body."""

CAPITAL_HEADS = _lines("""
    Công ty
    Tổng công ty
    Tập đoàn
    Ngân hàng
    Học viện
    Trường Đại học
    Trường Cao đẳng
    Trường Chính trị
    Trường THPT
    Đại học
    Viện
    Bệnh viện
    Trung tâm
    Ban Quản lý
    BQL
    Ban Chỉ đạo
    BCĐ
    Ban Chỉ huy
    Tiểu ban
    Hội đồng
    Cục
    Vụ
    Chi cục
    Tổng cục
    Phòng
    Văn phòng
    Hội
    Hiệp hội
    Liên hiệp
    Liên đoàn
    Liên minh
    Quỹ
    Hợp tác xã
    HTX
    Báo
    Đài
    Tổ công tác
    Đảng ủy
    Đảng bộ
    Chi bộ
    Ủy ban
    Binh đoàn
    Sư đoàn
    Lữ đoàn
    Quân khu
    Bộ Tư lệnh
    Đồn Biên phòng
    Hạt Kiểm lâm
    Kiểm toán Nhà nước khu vực
    Thuế
    Hải quan
    Chi cục Hải quan
    Nhà máy
    Ban
""")
"""Heads of proper names: a body only with a capitalised word behind them ("Trung tâm Khuyến nông tỉnh")."""

NAME_SYLLABLES = frozenset(
    [
        "nghị",
        "an",
        "ninh",
        "toàn",
        "giao",
        "thông",
        "vận",
        "tải",
        "cổ",
        "phần",
        "trách",
        "nhiệm",
        "hữu",
        "hạn",
        "một",
        "thành",
        "viên",
        "tư",
        "nhân",
        "vấn",
        "thương",
        "mại",
        "dịch",
        "vụ",
        "sản",
        "xuất",
        "đầu",
        "xây",
        "dựng",
        "phát",
        "triển",
        "quản",
        "lý",
        "dự",
        "án",
        "quỹ",
        "đất",
        "đai",
        "hành",
        "chính",
        "công",
        "nước",
        "sạch",
        "sinh",
        "hoạt",
        "vệ",
        "môi",
        "trường",
        "nông",
        "thôn",
        "mới",
        "nghiệp",
        "lâm",
        "thủy",
        "lợi",
        "sản",
        "khuyến",
        "kinh",
        "tế",
        "khu",
        "cụm",
        "công",
        "nghiệp",
        "cao",
        "kỹ",
        "thuật",
        "khoa",
        "học",
        "nghệ",
        "xã",
        "hội",
        "nhân",
        "dân",
        "quân",
        "sự",
        "dân",
        "tộc",
        "bệnh",
        "tật",
        "kiểm",
        "soát",
        "dược",
        "phẩm",
        "mỹ",
        "đa",
        "khoa",
        "quốc",
        "gia",
        "việc",
        "làm",
        "đào",
        "tạo",
        "bồi",
        "dưỡng",
        "nghề",
        "giáo",
        "dục",
        "thường",
        "xuyên",
        "trợ",
        "bảo",
        "hiểm",
        "tồn",
        "vật",
        "văn",
        "hóa",
        "thể",
        "thao",
        "du",
        "lịch",
        "tin",
        "truyền",
        "hình",
        "thanh",
        "phát",
        "phòng",
        "chống",
        "thiên",
        "tai",
        "tìm",
        "kiếm",
        "cứu",
        "nạn",
        "tội",
        "phạm",
        "tham",
        "nhũng",
        "lãng",
        "phí",
        "tiêu",
        "cực",
        "chuyển",
        "đổi",
        "số",
        "cải",
        "cách",
        "lưu",
        "trữ",
        "dữ",
        "liệu",
        "chăm",
        "sóc",
        "sức",
        "khỏe",
        "cán",
        "bộ",
        "nguồn",
        "lực",
        "chiến",
        "lược",
        "chính",
        "sách",
        "tài",
        "nguyên",
        "nhiên",
        "điều",
        "phối",
        "tổ",
        "chức",
        "hợp",
        "tác",
        "người",
        "cao",
        "tuổi",
        "mồ",
        "côi",
        "khuyết",
        "tật",
        "trẻ",
        "em",
        "phụ",
        "nữ",
        "cựu",
        "binh",
        "doanh",
        "mẹ",
        "nhà",
        "báo",
        "luật",
        "gia",
        "đất",
        "năng",
        "lượng",
        "đổi",
        "sáng",
        "chỉ",
        "đạo",
        "liên",
        "ngành",
        "trung",
        "ương",
        "tối",
        "mục",
        "tiêu",
        "chương",
        "trình",
        "giảm",
        "nghèo",
        "bền",
        "vững",
        "hàng",
        "không",
        "đường",
        "bộ",
        "sắt",
        "thủy",
        "nội",
        "địa",
        "cảng",
        "biển",
        "đăng",
        "ký",
        "kiểm",
        "nghiệm",
        "đo",
        "lường",
        "chất",
        "thú",
        "y",
        "trồng",
        "trọt",
        "bảo",
        "vệ",
        "chăn",
        "nuôi",
        "khí",
        "tượng",
        "văn",
        "môn",
        "điện",
        "tử",
        "hạ",
        "tầng",
        "tiết",
        "tim",
        "mạch",
        "huyết",
        "phổi",
        "mắt",
        "sản",
        "nhi",
        "lao",
        "động",
        "thanh",
        "tra",
        "tra",
        "viên",
        "chức",
        "quan",
        "đơn",
        "vị",
        "về",
        "của",
    ]
)
"""Lower-case syllables that go on a proper name ("Trung tâm Phục vụ hành chính công")."""

OTHER_BODIES = _lines("""
    Tổ biên tập
    Tổ Biên tập
    Tổ công tác của Chính phủ
    Tổ công tác của Thủ tướng Chính phủ
    Văn phòng Tổng Bí thư
    Văn phòng Trung ương Đảng
    Văn phòng Trung ương
    EVN
    PVN
    VNPT
    Viettel
    VCCI
    Tỉnh đoàn
    Thành đoàn
    Huyện đoàn
    Quận đoàn
    Thị đoàn
    Ban cán sự đảng
    Đảng đoàn
    Sở An toàn thực phẩm
""")
"""Further names that need nothing behind them."""
