"""Nghị quyết 05-NQ/TU: the resolution from which everything else in the demonstration follows."""

from __future__ import annotations

from kimchinam.config.demo.office import person
from kimchinam.config.demo.paper import PARTY_MOTTO, Letterhead, Paper, Signature, heading, part, text

SITUATION = (
    text(
        "Những năm qua, các cấp ủy, chính quyền trong tỉnh đã dành nguồn lực lớn cho đầu tư kết cấu hạ tầng và từng "
        "bước đưa công nghệ số vào công việc hằng ngày của cơ quan nhà nước. Giai đoạn 2021 - 2025, toàn tỉnh đã nâng "
        "cấp 86 km đường tỉnh, đưa vào khai thác 03 khu công nghiệp mới; tỷ lệ hồ sơ thủ tục hành chính xử lý trực "
        "tuyến toàn trình tăng từ 18% lên 52,6%; 100% xã, phường có mạng cáp quang tới trung tâm."
    ),
    text(
        "Tuy nhiên, hạ tầng giao thông kết nối giữa vùng ven sông với vùng đồi phía tây còn yếu; chi phí logistics ở "
        "mức 17,8% GRDP, cao hơn các tỉnh lân cận; dữ liệu của các ngành còn rời rạc, nhiều phần mềm trùng lặp; kỹ "
        "năng số của một bộ phận cán bộ, người dân còn hạn chế. Nguyên nhân chủ yếu là công tác chuẩn bị đầu tư chậm, "
        "trách nhiệm của người đứng đầu ở một số nơi chưa rõ, việc kiểm tra, đôn đốc sau khi giao nhiệm vụ chưa "
        "thường xuyên."
    ),
)

VIEWPOINTS = (
    text(
        "Phát triển kết cấu hạ tầng phải đi trước một bước; đầu tư có trọng tâm, trọng điểm, ưu tiên công trình có "
        "sức lan tỏa giữa các vùng; kết hợp chặt chẽ giữa hạ tầng giao thông, năng lượng, thủy lợi, đô thị với hạ "
        "tầng số.",
        lead="1.",
    ),
    text(
        "Chuyển đổi số lấy người dân và doanh nghiệp làm trung tâm; dữ liệu là tài sản dùng chung, được tạo lập một "
        "lần, sử dụng nhiều lần; bảo đảm an toàn thông tin ngay từ khâu thiết kế.",
        lead="2.",
    ),
    text(
        "Huy động mọi nguồn lực xã hội, trong đó nguồn lực nhà nước giữ vai trò dẫn dắt; mỗi nhiệm vụ chỉ giao một cơ "
        "quan chịu trách nhiệm chính, có sản phẩm và thời hạn cụ thể.",
        lead="3.",
    ),
    text(
        "Kết quả thực hiện Nghị quyết là căn cứ để đánh giá, xếp loại tập thể, cá nhân người đứng đầu hằng năm.",
        lead="4.",
    ),
)

GOALS = (
    heading("1. Mục tiêu tổng quát"),
    text(
        "Xây dựng hệ thống kết cấu hạ tầng đồng bộ, từng bước hiện đại; hình thành chính quyền số, kinh tế số, xã hội "
        "số gắn với đời sống của Nhân dân; phấn đấu đến năm 2030 đưa Lam Sơn trở thành tỉnh phát triển khá của khu "
        "vực."
    ),
    heading("2. Mục tiêu cụ thể đến năm 2030"),
    heading("a) Về kết cấu hạ tầng"),
    text(
        "- Tổng vốn đầu tư toàn xã hội giai đoạn 2026 - 2030 đạt khoảng 285.000 tỷ đồng, trong đó vốn đầu tư cho kết "
        "cấu hạ tầng chiếm từ 38% đến 40%."
    ),
    text("- Nâng cấp, mở rộng ít nhất 120 km đường tỉnh; tỷ lệ đường xã được cứng hóa đạt 95% trở lên."),
    text("- Chi phí logistics giảm xuống dưới 14% GRDP; tổng công suất nguồn điện đạt khoảng 1.250,5 MW."),
    text("- Tỷ lệ đô thị hóa đạt trên 45%; tỷ lệ hộ dân nông thôn sử dụng nước sạch theo quy chuẩn đạt tối thiểu 85%."),
    text("- Tỷ lệ giải ngân vốn đầu tư công hằng năm đạt từ 95% kế hoạch trở lên."),
    heading("b) Về chuyển đổi số"),
    text("- Kinh tế số chiếm tối thiểu 22% GRDP; năng suất lao động tăng bình quân 8,0 - 8,5%/năm."),
    text("- Tỷ lệ hồ sơ thủ tục hành chính xử lý trực tuyến toàn trình đạt từ 80% trở lên."),
    text("- Mạng di động 5G phủ sóng 98% dân số; 100% khu công nghiệp có hạ tầng số dùng chung."),
    text("- Ít nhất 75% người dân trong độ tuổi lao động được phổ cập kỹ năng số cơ bản."),
    text(
        "- Chỉ số cải cách hành chính thuộc nhóm 10 địa phương dẫn đầu cả nước; thứ hạng chuyển đổi số mỗi năm tăng "
        "ít nhất 02 bậc."
    ),
    heading("3. Định hướng đến năm 2035"),
    text(
        "Hạ tầng giao thông liên vùng cơ bản hoàn chỉnh; toàn bộ dịch vụ công đủ điều kiện được cung cấp chủ động dựa "
        "trên dữ liệu; kinh tế số chiếm khoảng 30% GRDP."
    ),
)

MEASURES = (
    heading("1. Tăng cường sự lãnh đạo của cấp ủy, nâng cao nhận thức và trách nhiệm của người đứng đầu"),
    text(
        "Các cấp ủy đưa nội dung phát triển hạ tầng, chuyển đổi số vào chương trình công tác toàn khóa và hằng năm; "
        "mỗi cấp ủy viên phụ trách địa bàn chịu trách nhiệm theo dõi ít nhất một nhiệm vụ trọng tâm.",
        lead="a)",
    ),
    text(
        "Đổi mới hình thức tuyên truyền; đưa tin kịp thời về công trình, cách làm hay và cả những việc chậm tiến độ.",
        lead="b)",
    ),
    heading("2. Hoàn thiện quy hoạch, cơ chế, chính sách"),
    text(
        "Rà soát, điều chỉnh quy hoạch tỉnh bảo đảm thống nhất giữa quy hoạch giao thông, đô thị, năng lượng, sử dụng "
        "đất.",
        lead="a)",
    ),
    text(
        "Ban hành chính sách hỗ trợ doanh nghiệp nhỏ và vừa chuyển đổi số, khuyến khích đầu tư hạ tầng khu công "
        "nghiệp theo hướng xanh.",
        lead="b)",
    ),
    heading("3. Tập trung đầu tư các công trình trọng điểm"),
    text(
        "Về giao thông: hoàn thành đường nối phường Lam Giang - xã Khe Mận, cầu Bến Trúc 2 và tuyến tránh phường Tân "
        "Lam trong nhiệm kỳ 2025 - 2030.",
        lead="a)",
    ),
    text(
        "Về năng lượng, thủy lợi: nâng công suất các trạm biến áp 110 kV; kiên cố hóa hệ thống đê bao vùng Cồn Sậy, "
        "hồ chứa Suối Trầm.",
        lead="b)",
    ),
    text(
        "Về đô thị, khu công nghiệp: lấp đầy 70% diện tích các khu công nghiệp hiện có trước khi mở khu mới.", lead="c)"
    ),
    heading("4. Phát triển hạ tầng số, dữ liệu số và nguồn nhân lực"),
    text("Xây dựng kho dữ liệu dùng chung của tỉnh, kết nối với các cơ sở dữ liệu quốc gia.", lead="a)"),
    text(
        "Thành lập tổ công nghệ số cộng đồng ở 100% thôn, tổ dân phố; thu hút chuyên gia, đào tạo lại đội ngũ cán bộ "
        "công nghệ thông tin cấp xã.",
        lead="b)",
    ),
    heading("5. Bảo đảm quốc phòng, an ninh, an toàn thông tin"),
    text(
        "Kết hợp phát triển hạ tầng với củng cố thế trận quốc phòng toàn dân; chủ động phòng ngừa, xử lý sự cố an "
        "toàn thông tin mạng."
    ),
)

ORGANISATION = (
    text(
        "Giao Ban Thường vụ Tỉnh ủy ban hành chương trình hành động thực hiện Nghị quyết trước ngày 15/4/2026; định "
        "kỳ hằng năm báo cáo Ban Chấp hành Đảng bộ tỉnh kết quả thực hiện; 3 năm sơ kết, 5 năm tổng kết việc thực "
        "hiện Nghị quyết.",
        lead="1.",
    ),
    text(
        "Giao Đảng ủy Ủy ban nhân dân tỉnh chủ trì, phối hợp với Thường trực Hội đồng nhân dân tỉnh lãnh đạo xây dựng "
        "kế hoạch đầu tư công trung hạn giai đoạn 2026 - 2030 bảo đảm nguồn lực thực hiện Nghị quyết, hoàn thành "
        "trước ngày 30/6/2026.",
        lead="2.",
    ),
    text(
        "Giao Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì, phối hợp với Văn phòng Tỉnh ủy xây dựng kế hoạch học tập, "
        "quán triệt và tuyên truyền Nghị quyết trước ngày 20/3/2026.",
        lead="3.",
    ),
    text(
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội có trách nhiệm vận động Nhân dân "
        "tham gia, giám sát việc thực hiện Nghị quyết; phản ánh kịp thời ý kiến của Nhân dân về các công trình đi qua "
        "địa bàn.",
        lead="4.",
    ),
    text(
        "Giao Ủy ban Kiểm tra Tỉnh ủy chủ trì, phối hợp với các cơ quan tham mưu, giúp việc Tỉnh ủy xây dựng kế hoạch "
        "kiểm tra, giám sát việc thực hiện Nghị quyết; hằng năm báo cáo Ban Thường vụ Tỉnh ủy trước ngày 10/12.",
        lead="5.",
    ),
    text("Nghị quyết này được phổ biến đến chi bộ."),
)

RESOLUTION = Paper(
    style="party",
    letterhead=Letterhead(
        issuer=("TỈNH ỦY LAM SƠN",),
        number="Số 05-NQ/TU",
        motto=PARTY_MOTTO,
        place_and_date="Lam Sơn, ngày 27 tháng 02 năm 2026",
    ),
    kind="NGHỊ QUYẾT\nCỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH",
    subject="về phát triển kết cấu hạ tầng đồng bộ và chuyển đổi số giai đoạn 2026 - 2030, định hướng đến năm 2035",
    body=(
        text(
            "Thực hiện Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII, nhiệm kỳ 2025 - 2030 và Nghị quyết số "
            "57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và "
            "chuyển đổi số quốc gia, Ban Chấp hành Đảng bộ tỉnh ban hành Nghị quyết với những nội dung sau:"
        ),
        part("I. TÌNH HÌNH VÀ NGUYÊN NHÂN"),
        *SITUATION,
        part("II. QUAN ĐIỂM CHỈ ĐẠO"),
        *VIEWPOINTS,
        part("III. MỤC TIÊU"),
        *GOALS,
        part("IV. NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU"),
        *MEASURES,
        part("V. TỔ CHỨC THỰC HIỆN"),
        *ORGANISATION,
    ),
    signature=Signature(authority=("T/M TỈNH ỦY", "BÍ THƯ"), name=person("bithu").full_name),
    recipients=(
        "- Bộ Chính trị, Ban Bí thư (để báo cáo),",
        "- Các ban đảng Trung ương, Văn phòng Trung ương Đảng,",
        "- Các đảng ủy trực thuộc Tỉnh ủy,",
        "- Các cơ quan tham mưu, giúp việc Tỉnh ủy,",
        "- Mặt trận Tổ quốc và các tổ chức chính trị - xã hội tỉnh,",
        "- Các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh,",
        "- Lưu Văn phòng Tỉnh ủy.",
    ),
)
