"""Kế hoạch 42/KH-UBND: the People's Committee's plan that carries the programme into the offices."""

from __future__ import annotations

from kimchinam.config.demo.office import person
from kimchinam.config.demo.paper import (
    STATE_MOTTO,
    Annex,
    Band,
    Column,
    Grid,
    Letterhead,
    Paper,
    Signature,
    basis,
    heading,
    part,
    text,
)

BASES = (
    basis("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
    basis(
        "Căn cứ Chương trình hành động số 18-CTr/TU ngày 06/4/2026 của Ban Thường vụ Tỉnh ủy thực hiện Nghị quyết số "
        "05-NQ/TU ngày 27/02/2026 của Ban Chấp hành Đảng bộ tỉnh (sau đây gọi là Chương trình 18);"
    ),
    text(
        "Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 611/TTr-STC ngày 08/5/2026, Ủy ban nhân dân tỉnh ban "
        "hành Kế hoạch thực hiện Chương trình 18 với các nội dung sau:"
    ),
)

PURPOSE = (
    text(
        "Tổ chức thực hiện đầy đủ, đúng tiến độ các nhiệm vụ thuộc trách nhiệm của Ủy ban nhân dân tỉnh trong Chương "
        "trình 18; phân công rõ cơ quan chủ trì, cơ quan phối hợp, sản phẩm và thời hạn.",
        lead="1.",
    ),
    text(
        "Các sở, ban, ngành, Ủy ban nhân dân các xã, phường chủ động cụ thể hóa thành kế hoạch của đơn vị; không để "
        "nhiệm vụ chồng chéo hoặc bỏ trống.",
        lead="2.",
    ),
)

TARGETS = (
    text(
        "Phấn đấu năm 2026 hoàn thành nâng cấp tối thiểu 18 km đường tỉnh; tỷ lệ hồ sơ xử lý trực tuyến toàn trình "
        "đạt 60%; giải ngân vốn đầu tư công đạt từ 95% kế hoạch trở lên."
    ),
    text("Chỉ tiêu từng năm của giai đoạn 2026 - 2030 nêu tại Phụ lục kèm theo."),
)

TASKS = (
    heading("1. Chuẩn bị nguồn lực và thủ tục đầu tư"),
    text(
        "Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng và các chủ đầu tư hoàn thiện kế hoạch đầu tư công trung "
        "hạn giai đoạn 2026 - 2030, trình Ủy ban nhân dân tỉnh trước ngày 15/6/2026.",
        lead="a)",
    ),
    text(
        "Sở Tài chính tham mưu phân bổ chi tiết vốn năm 2027 chậm nhất 05 ngày làm việc kể từ ngày Hội đồng nhân dân "
        "tỉnh thông qua nghị quyết.",
        lead="b)",
    ),
    text(
        "Giao Sở Nông nghiệp và Môi trường hướng dẫn Ủy ban nhân dân các xã, phường lập phương án tái định cư; hoàn "
        "thành việc xác định giá đất cụ thể của các dự án trọng điểm trong tháng 8/2026.",
        lead="c)",
    ),
    heading("2. Xây dựng kết cấu hạ tầng giao thông, đô thị"),
    text("- Hoàn thành giải phóng mặt bằng đường nối phường Lam Giang - xã Khe Mận trước ngày 30/9/2026."),
    text("- Phê duyệt dự án cầu Bến Trúc 2 trong quý IV/2026."),
    text("- Lắp đặt hệ thống giám sát giao thông tại 24 nút giao chính trước ngày 30/4/2027."),
    text("Đơn vị chủ trì: Sở Xây dựng; Đơn vị phối hợp: Công an tỉnh, Ủy ban nhân dân các xã, phường có liên quan."),
    heading("3. Phát triển hạ tầng khu công nghiệp, thương mại"),
    text(
        "Ban Quản lý các khu công nghiệp chủ trì, phối hợp với Sở Công Thương rà soát tiến độ của các nhà đầu tư hạ "
        "tầng, đề xuất xử lý dự án chậm triển khai trên 24 tháng; báo cáo Ủy ban nhân dân tỉnh trước ngày 31/7/2026.",
        lead="a)",
    ),
    text("Sở Công Thương xây dựng đề án phát triển dịch vụ logistics đến năm 2030, trình trong quý I/2027.", lead="b)"),
    heading("4. Phát triển chính quyền số, dữ liệu số"),
    text(
        "Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với Văn phòng Ủy ban nhân dân tỉnh ban hành danh mục dữ liệu "
        "dùng chung của tỉnh trước ngày 31/10/2026; hằng năm rà soát, cập nhật danh mục trước ngày 30/11.",
        lead="a)",
    ),
    text(
        "Văn phòng Ủy ban nhân dân tỉnh chủ trì cắt giảm ít nhất 30% thời gian giải quyết của 120 thủ tục hành chính "
        "có nhiều hồ sơ phát sinh, hoàn thành trước ngày 31/12/2026.",
        lead="b)",
    ),
    text(
        "Sở Y tế, Sở Giáo dục và Đào tạo thực hiện số hóa hồ sơ theo nhiệm vụ 21, 22 của Chương trình 18; 6 tháng đầu "
        "năm 2027 hoàn thành thí điểm tại phường Lam Giang và xã Vĩnh Lam.",
        lead="c)",
    ),
    text(
        "Sở Văn hóa, Thể thao và Du lịch xây dựng bản đồ số du lịch, đưa vào sử dụng trước ngày 01/4/2027.", lead="d)"
    ),
)

ORGANISATION = (
    heading("1. Sở Tài chính"),
    text("- Bố trí kinh phí thực hiện Kế hoạch trong dự toán hằng năm theo phân cấp ngân sách."),
    text("- Tổng hợp tiến độ giải ngân, báo cáo Ủy ban nhân dân tỉnh trước ngày 05 hằng tháng."),
    heading("2. Sở Nội vụ"),
    text(
        "Theo dõi việc thực hiện Kế hoạch khi xét thi đua, khen thưởng; tham mưu phê bình đơn vị có từ 03 nhiệm vụ "
        "quá hạn trở lên trong một quý."
    ),
    heading("3. Thanh tra tỉnh"),
    text(
        "Đưa nội dung thanh tra các dự án trọng điểm chậm tiến độ vào kế hoạch thanh tra năm 2027, trình trước ngày "
        "30/11/2026."
    ),
    heading("4. Ủy ban nhân dân các xã, phường"),
    text(
        "Ban hành kế hoạch của địa phương trước ngày 15/6/2026; công khai tiến độ các công trình trên địa bàn để Nhân "
        "dân theo dõi, giám sát."
    ),
    heading("5. Chế độ báo cáo"),
    text(
        "Các cơ quan, đơn vị báo cáo kết quả về Sở Tài chính trước ngày 14 của tháng cuối quý; Sở Tài chính tổng hợp, "
        "tham mưu Ủy ban nhân dân tỉnh báo cáo Ban Thường vụ Tỉnh ủy hằng quý."
    ),
    text(
        "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị phản ánh về Sở Tài chính để tổng hợp, trình "
        "Ủy ban nhân dân tỉnh xem xét, quyết định./."
    ),
)

_YEARS = tuple(Column(f"Năm {year}", 17, centred=True) for year in range(2026, 2031))

YEARLY_TARGETS = Grid(
    (Column("TT", 10, centred=True), Column("Chỉ tiêu", 54), Column("Đơn vị", 16, centred=True), *_YEARS),
    (
        Band("A. KẾT CẤU HẠ TẦNG"),
        ("1", "Chiều dài đường tỉnh được nâng cấp (lũy kế)", "km", "18", "42", "70", "96", "120"),
        ("2", "Tỷ lệ đường xã được cứng hóa", "%", "87,5", "89,5", "91,5", "93,5", "95,0"),
        ("3", "Chi phí logistics so với GRDP", "%", "17,2", "16,6", "15,9", "15,0", "13,9"),
        ("4", "Tỷ lệ lấp đầy khu công nghiệp", "%", "48", "54", "60", "65", "70"),
        Band("B. CHUYỂN ĐỔI SỐ"),
        ("5", "Tỷ lệ hồ sơ trực tuyến toàn trình", "%", "60", "66", "71", "76", "80"),
        ("6", "Tỷ trọng kinh tế số trong GRDP", "%", "13,0", "15,0", "17,5", "20,0", "22,0"),
        ("7", "Tỷ lệ dân số được phủ sóng 5G", "%", "62", "75", "86", "93", "98"),
    ),
)

PLAN = Paper(
    style="state",
    letterhead=Letterhead(
        issuer=("ỦY BAN NHÂN DÂN", "TỈNH LAM SƠN"),
        number="Số: 42/KH-UBND",
        motto=STATE_MOTTO,
        place_and_date="Lam Sơn, ngày 15 tháng 5 năm 2026",
    ),
    kind="KẾ HOẠCH",
    subject="Thực hiện Chương trình hành động số 18-CTr/TU của Ban Thường vụ Tỉnh ủy về phát triển kết cấu hạ tầng "
    "đồng bộ và chuyển đổi số giai đoạn 2026 - 2030",
    body=(
        *BASES,
        part("I. MỤC ĐÍCH, YÊU CẦU"),
        *PURPOSE,
        part("II. CHỈ TIÊU"),
        *TARGETS,
        part("III. NHIỆM VỤ"),
        *TASKS,
        part("IV. TỔ CHỨC THỰC HIỆN"),
        *ORGANISATION,
    ),
    signature=Signature(authority=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), name=person("chutich").full_name),
    recipients=(
        "- Ban Thường vụ Tỉnh ủy (để b/c);",
        "- Thường trực HĐND tỉnh;",
        "- Chủ tịch, các PCT UBND tỉnh;",
        "- Ủy ban MTTQ Việt Nam tỉnh;",
        "- Các sở, ban, ngành tỉnh;",
        "- UBND các xã, phường;",
        "- Lưu: VT, TH.",
    ),
    annex=Annex(
        label="Phụ lục",
        title="CHỈ TIÊU TỪNG NĂM CỦA GIAI ĐOẠN 2026 - 2030",
        issued_with="(Kèm theo Kế hoạch số 42/KH-UBND ngày 15/5/2026 của Ủy ban nhân dân tỉnh)",
        grid=YEARLY_TARGETS,
    ),
)
