"""The annex of the programme: 24 tasks as a table.

Left in on purpose, because real tables have it: task 9 has no lead, task 13 no deadline, task 15 a group for a lead,
task 8 waits for an event, and tasks 3, 20 and 24 recur.
"""

from __future__ import annotations

from kimchinam.config.demo.paper import Annex, Band, Column, Grid, Row

COLUMNS = (
    Column("TT", 11, centred=True),
    Column("Nhiệm vụ", 79),
    Column("Cơ quan chủ trì", 38),
    Column("Cơ quan phối hợp", 44),
    Column("Sản phẩm", 30, centred=True),
    Column("Cấp nhận sản phẩm", 30, centred=True),
    Column("Thời gian hoàn thành", 30, centred=True),
)

LEADERSHIP: tuple[Row, ...] = (
    Band("I. LÃNH ĐẠO, CHỈ ĐẠO, TUYÊN TRUYỀN"),
    (
        "1",
        "Xây dựng quy định về trách nhiệm người đứng đầu trong thực hiện nhiệm vụ phát triển hạ tầng, chuyển đổi số",
        "Ban Tổ chức Tỉnh ủy",
        "Ủy ban Kiểm tra Tỉnh ủy",
        "Dự thảo quy định",
        "Ban Thường vụ Tỉnh ủy",
        "Trước ngày 30/7/2026",
    ),
    (
        "2",
        "Xây dựng, đưa vào sử dụng hệ thống theo dõi nhiệm vụ của Tỉnh ủy",
        "Văn phòng Tỉnh ủy",
        "Sở Khoa học và Công nghệ",
        "Báo cáo nghiệm thu",
        "Thường trực Tỉnh ủy",
        "Trước ngày 01/9/2026",
    ),
    (
        "3",
        "Tổ chức tuyên truyền, phổ biến Nghị quyết 05 trên các phương tiện thông tin đại chúng",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "Báo và Phát thanh, Truyền hình Lam Sơn",
        "Kế hoạch; chuyên mục",
        "Thường trực Tỉnh ủy",
        "Thường xuyên",
    ),
    (
        "4",
        "Xây dựng kế hoạch kiểm tra, giám sát việc thực hiện Nghị quyết 05",
        "Ủy ban Kiểm tra Tỉnh ủy",
        "Ban Nội chính Tỉnh ủy",
        "Kế hoạch",
        "Ban Thường vụ Tỉnh ủy",
        "Tháng 6/2026",
    ),
)

PLANNING: tuple[Row, ...] = (
    Band("II. QUY HOẠCH, CƠ CHẾ, CHÍNH SÁCH"),
    (
        "5",
        "Lập kế hoạch đầu tư công trung hạn giai đoạn 2026 - 2030 của tỉnh",
        "Sở Tài chính",
        "Sở Xây dựng; Văn phòng UBND tỉnh",
        "Tờ trình, dự thảo nghị quyết",
        "HĐND tỉnh",
        "30/6/2026",
    ),
    (
        "6",
        "Xây dựng chính sách hỗ trợ doanh nghiệp nhỏ và vừa chuyển đổi số",
        None,
        "Sở KH&CN; Sở Công Thương",
        "Tờ trình, dự thảo nghị quyết",
        "HĐND tỉnh",
        "Trước ngày 15/11/2026",
    ),
    (
        "7",
        "Hoàn thành hồ sơ điều chỉnh quy hoạch tỉnh thời kỳ 2021 - 2030, tầm nhìn đến năm 2050",
        "Đảng ủy UBND tỉnh",
        "Các sở: Tài chính, Xây dựng, Nông nghiệp và Môi trường",
        "Hồ sơ trình",
        "Ban Thường vụ Tỉnh ủy",
        "Quý IV/2026",
    ),
    (
        "8",
        "Ban hành quy chế quản lý không gian ngầm đô thị",
        "Sở Xây dựng",
        "Ủy ban nhân dân các phường",
        "Dự thảo quyết định",
        "UBND tỉnh",
        "Ngay sau khi quy hoạch tỉnh điều chỉnh được phê duyệt",
    ),
    (
        "9",
        "Rà soát, đề xuất cơ chế quản lý dùng chung nhà văn hóa, trụ sở dôi dư sau sắp xếp đơn vị hành chính",
        "",
        "Sở Nội vụ; UBND các xã, phường",
        "Báo cáo đề xuất",
        "Thường trực Tỉnh ủy",
        "Trước ngày 31/10/2026",
    ),
)

WORKS: tuple[Row, ...] = (
    Band("III. CÔNG TRÌNH KẾT CẤU HẠ TẦNG TRỌNG ĐIỂM"),
    (
        "10",
        "Hoàn thành giải phóng mặt bằng đường nối phường Lam Giang - xã Khe Mận",
        "Sở Xây dựng",
        "Phường Lam Giang; xã Khe Mận",
        "Báo cáo",
        "UBND tỉnh",
        "Trước ngày 30/9/2026",
    ),
    (
        "11",
        "Khởi công đường nối phường Lam Giang - xã Khe Mận",
        None,
        "Công an tỉnh; Bộ CHQS tỉnh",
        "Quyết định phê duyệt",
        "UBND tỉnh",
        "Tháng 12/2026",
    ),
    (
        "12",
        "Hoàn thành xây dựng cầu Bến Trúc 2",
        None,
        "Phường Bến Trúc",
        "Biên bản nghiệm thu",
        "UBND tỉnh",
        "Năm 2028",
    ),
    (
        "13",
        "Nâng công suất 04 trạm biến áp 110 kV phục vụ các khu công nghiệp",
        "Sở Công Thương",
        "Ban Quản lý các khu công nghiệp",
        "Báo cáo",
        "UBND tỉnh",
        "",
    ),
    (
        "14",
        "Lập dự án kiên cố hóa đê bao vùng Cồn Sậy và hồ chứa Suối Trầm",
        "Sở Nông nghiệp và Môi trường",
        "UBND xã Cồn Sậy; UBND xã Suối Trầm",
        "Báo cáo nghiên cứu khả thi",
        "UBND tỉnh",
        "Trong quý III-2027",
    ),
    (
        "15",
        "Tháo gỡ khó khăn về mỏ vật liệu xây dựng phục vụ các công trình trọng điểm",
        "Các sở, ngành liên quan",
        "UBND các xã có mỏ vật liệu",
        "Báo cáo",
        "UBND tỉnh",
        "Trước ngày 31/8/2026",
    ),
    (
        "16",
        "Xây dựng tiêu chí khu công nghiệp xanh",
        "Ban Quản lý các khu công nghiệp",
        "Sở Nông nghiệp và Môi trường",
        "Quyết định",
        "UBND tỉnh",
        "31/3/2027",
    ),
)

DIGITAL: tuple[Row, ...] = (
    Band("IV. HẠ TẦNG SỐ, DỮ LIỆU SỐ, NGUỒN NHÂN LỰC SỐ"),
    (
        "17",
        "Xây dựng kho dữ liệu dùng chung của tỉnh; vận hành thử",
        "Sở Khoa học và Công nghệ",
        "Công an tỉnh; Văn phòng UBND tỉnh",
        "Hệ thống; báo cáo",
        "UBND tỉnh",
        "Trước ngày 30/6/2027",
    ),
    (
        "18",
        "Phủ sóng 5G tại 100% khu công nghiệp và trung tâm các xã, phường",
        None,
        "Các doanh nghiệp viễn thông",
        "Báo cáo",
        "UBND tỉnh",
        "6 tháng đầu năm 2027",
    ),
    (
        "19",
        "Xây dựng đề án đào tạo kỹ năng số cho cán bộ, công chức cấp xã",
        "Sở Nội vụ",
        "Sở GD&ĐT; Sở KH&CN",
        "Đề án",
        "Ban Thường vụ Tỉnh ủy",
        "Trước ngày 15/11/2026",
    ),
    (
        "20",
        "Củng cố tổ công nghệ số cộng đồng; báo cáo kết quả hoạt động",
        "Tỉnh đoàn",
        "UBND các xã, phường",
        "Báo cáo",
        "Thường trực Tỉnh ủy",
        "Hằng năm (trước ngày 05/12)",
    ),
    (
        "21",
        "Hoàn thành số hóa hồ sơ sức khỏe của người dân",
        "Sở Y tế",
        "Công an tỉnh; UBND các xã, phường",
        "Báo cáo",
        "UBND tỉnh",
        "Trong năm 2027",
    ),
    (
        "22",
        "Triển khai học bạ số ở tất cả các cơ sở giáo dục phổ thông",
        "Sở Giáo dục và Đào tạo",
        "Sở Khoa học và Công nghệ",
        "Báo cáo",
        "UBND tỉnh",
        None,
    ),
)

SECURITY: tuple[Row, ...] = (
    Band("V. QUỐC PHÒNG, AN NINH, AN TOÀN THÔNG TIN"),
    (
        "23",
        "Xây dựng phương án ứng cứu sự cố an toàn thông tin mạng của tỉnh",
        "Công an tỉnh",
        "Bộ CHQS tỉnh; Sở KH&CN",
        "Phương án",
        "UBND tỉnh",
        "Quý III/2026",
    ),
    (
        "24",
        "Tổ chức diễn tập ứng cứu sự cố an toàn thông tin mạng",
        None,
        "Sở KH&CN; Văn phòng Tỉnh ủy",
        "Báo cáo diễn tập",
        "Thường trực Tỉnh ủy",
        "Hằng năm",
    ),
)

ANNEX = Annex(
    label="PHỤ LỤC",
    title="DANH MỤC NHIỆM VỤ THỰC HIỆN NGHỊ QUYẾT SỐ 05-NQ/TU",
    issued_with="(Kèm theo Chương trình hành động số 18-CTr/TU ngày 06/4/2026 của Ban Thường vụ Tỉnh ủy)",
    grid=Grid(COLUMNS, (*LEADERSHIP, *PLANNING, *WORKS, *DIGITAL, *SECURITY)),
)
