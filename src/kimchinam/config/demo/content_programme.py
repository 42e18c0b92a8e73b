"""Chương trình hành động 18-CTr/TU: how the Standing Committee turns the resolution into work.

Left in on purpose, because real programmes have it: the share of on-line files is 70% here and 80% in the resolution.
The annex is in `content_programme_tasks`.
"""

from __future__ import annotations

from kimchinam.config.demo.content_programme_tasks import ANNEX
from kimchinam.config.demo.office import person
from kimchinam.config.demo.paper import PARTY_MOTTO, Letterhead, Paper, Signature, heading, part, text

PURPOSE = (
    text(
        "Cụ thể hóa đầy đủ quan điểm, mục tiêu, nhiệm vụ, giải pháp của Nghị quyết số 05-NQ/TU thành công việc có cơ "
        "quan chủ trì, sản phẩm và thời hạn; làm căn cứ để các cấp ủy, cơ quan, đơn vị xây dựng kế hoạch toàn khóa và "
        "từng năm.",
        lead="1.",
    ),
    text(
        "Mỗi nhiệm vụ chỉ một cơ quan chịu trách nhiệm chính; cơ quan phối hợp có trách nhiệm cung cấp thông tin, số "
        "liệu đúng thời hạn theo đề nghị của cơ quan chủ trì.",
        lead="2.",
    ),
    text(
        "Việc tổ chức thực hiện phải thực chất, tiết kiệm, không hình thức; kịp thời điều chỉnh khi điều kiện thay "
        "đổi.",
        lead="3.",
    ),
)

GOALS = (
    heading("1. Chỉ tiêu về kết cấu hạ tầng đến năm 2030"),
    text("Huy động khoảng 285.000 tỷ đồng vốn đầu tư toàn xã hội trong giai đoạn 2026 - 2030.", lead="1.1."),
    text(
        "Nâng cấp, mở rộng ít nhất 120 km đường tỉnh, trong đó năm 2026 hoàn thành tối thiểu 18 km; đến năm 2030 có "
        "từ 95% trở lên đường xã được cứng hóa.",
        lead="1.2.",
    ),
    text("Giảm chi phí logistics xuống dưới 16% GRDP vào năm 2028 và dưới 14% GRDP vào năm 2030.", lead="1.3."),
    text("Tỷ lệ lấp đầy các khu công nghiệp hiện có đạt 70%; tỷ lệ đô thị hóa đạt trên 45%.", lead="1.4."),
    text("Giải ngân vốn đầu tư công hằng năm đạt từ 95% kế hoạch trở lên.", lead="1.5."),
    heading("2. Chỉ tiêu về chuyển đổi số đến năm 2030"),
    text("Tỷ lệ hồ sơ thủ tục hành chính xử lý trực tuyến toàn trình đạt từ 70% trở lên.", lead="2.1."),
    text("Kinh tế số chiếm tối thiểu 22% GRDP; mỗi năm có thêm ít nhất 150 doanh nghiệp công nghệ số.", lead="2.2."),
    text("Mạng di động 5G phủ sóng 98% dân số; 100% thôn, tổ dân phố có tổ công nghệ số cộng đồng.", lead="2.3."),
    text("Thứ hạng chuyển đổi số cấp tỉnh mỗi năm tăng ít nhất 02 bậc so với năm trước.", lead="2.4."),
)

LEADERSHIP = (
    heading("1. Nâng cao năng lực lãnh đạo, trách nhiệm của người đứng đầu"),
    text(
        "Giao Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Ủy ban Kiểm tra Tỉnh ủy tham mưu quy định về trách nhiệm "
        "người đứng đầu trong thực hiện nhiệm vụ phát triển hạ tầng, chuyển đổi số, trình Ban Thường vụ Tỉnh ủy trước "
        "ngày 30/7/2026.",
        lead="a)",
    ),
    text(
        "Giao Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì, phối hợp với Báo và Phát thanh, Truyền hình Lam Sơn mở "
        "chuyên mục tuyên truyền Nghị quyết, phát định kỳ mỗi tuần một kỳ, bắt đầu trong tháng 5/2026.",
        lead="b)",
    ),
    text(
        "Các đảng ủy xã, phường có trách nhiệm đưa nội dung Chương trình vào sinh hoạt chi bộ trong quý II/2026.",
        lead="c)",
    ),
    text(
        "Giao Văn phòng Tỉnh ủy xây dựng hệ thống theo dõi nhiệm vụ của Tỉnh ủy, hoàn thành và đưa vào sử dụng trước "
        "ngày 01/9/2026.",
        lead="d)",
    ),
)

PLANNING = (
    heading("2. Hoàn thiện quy hoạch, cơ chế, chính sách"),
    text(
        "Giao Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo hoàn thành hồ sơ điều chỉnh quy hoạch tỉnh thời kỳ 2021 - 2030, "
        "tầm nhìn đến năm 2050, trình cấp có thẩm quyền trong quý IV/2026.",
        lead="a)",
    ),
    text(
        "Giao Sở Tài chính chủ trì, phối hợp với Sở Khoa học và Công nghệ, Sở Công Thương xây dựng chính sách hỗ trợ "
        "doanh nghiệp nhỏ và vừa chuyển đổi số, trình Hội đồng nhân dân tỉnh tại kỳ họp cuối năm 2026.",
        lead="b)",
    ),
    text(
        "Giao Ban Quản lý các khu công nghiệp chủ trì, phối hợp với Sở Nông nghiệp và Môi trường xây dựng tiêu chí "
        "khu công nghiệp xanh, hoàn thành trước ngày 31/3/2027.",
        lead="c)",
    ),
    text(
        "Sở Tư pháp rà soát các nghị quyết, quyết định quy phạm pháp luật của tỉnh còn vướng mắc, báo cáo Ủy ban nhân "
        "dân tỉnh chậm nhất 15 ngày làm việc kể từ ngày Chương trình được ban hành.",
        lead="d)",
    ),
)

WORKS = (
    heading("3. Đầu tư các công trình trọng điểm"),
    heading("3.1. Về giao thông"),
    text(
        "Giao Sở Xây dựng chủ trì, phối hợp với Đảng ủy xã Khe Mận, Đảng ủy phường Lam Giang hoàn thành giải phóng "
        "mặt bằng đường nối phường Lam Giang - xã Khe Mận trước ngày 30/9/2026, khởi công trong tháng 12/2026.",
        lead="a)",
    ),
    text("Hoàn thành xây dựng cầu Bến Trúc 2 trong năm 2028; tuyến tránh phường Tân Lam trong năm 2029.", lead="b)"),
    text("Các sở, ngành liên quan phối hợp tháo gỡ khó khăn về mỏ vật liệu xây dựng.", lead="c)"),
    heading("3.2. Về năng lượng, thủy lợi"),
    text(
        "Giao Sở Công Thương làm việc với ngành điện để nâng công suất 04 trạm biến áp 110 kV trước ngày 31/12/2027.",
        lead="a)",
    ),
    text(
        "Giao Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Ủy ban nhân dân xã Cồn Sậy, Ủy ban nhân dân xã Suối "
        "Trầm lập dự án kiên cố hóa đê bao và hồ chứa, trình thẩm định trong quý III-2027.",
        lead="b)",
    ),
    heading("3.3. Về đô thị, khu công nghiệp"),
    text(
        "Giao Ban Quản lý các khu công nghiệp chủ trì xúc tiến, lấp đầy tối thiểu 60% diện tích các khu công nghiệp "
        "hiện có đến cuối năm 2028.",
        lead="a)",
    ),
    text(
        "Khuyến khích các phường xây dựng tuyến phố văn minh, thông minh phù hợp với điều kiện của địa phương.",
        lead="b)",
    ),
)

DIGITAL = (
    heading("4. Phát triển hạ tầng số, dữ liệu số, nguồn nhân lực số"),
    text(
        "Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với Công an tỉnh, Văn phòng Ủy ban nhân dân tỉnh xây dựng "
        "kho dữ liệu dùng chung của tỉnh, vận hành thử trước ngày 30/6/2027.",
        lead="a)",
    ),
    text(
        "Giao Sở Nội vụ chủ trì, phối hợp với Sở Giáo dục và Đào tạo, Sở Khoa học và Công nghệ xây dựng đề án đào tạo "
        "kỹ năng số cho cán bộ, công chức cấp xã, trình trước ngày 15/11/2026.",
        lead="b)",
    ),
    text(
        "Giao Tỉnh đoàn chủ trì, phối hợp với Ủy ban nhân dân các xã, phường củng cố tổ công nghệ số cộng đồng; hằng "
        "năm báo cáo kết quả trước ngày 05/12.",
        lead="c)",
    ),
    text(
        "Giao Sở Y tế, Sở Giáo dục và Đào tạo hoàn thành số hóa hồ sơ sức khỏe, học bạ trong năm 2027; cơ quan chủ "
        "trì từng nội dung theo Phụ lục kèm theo.",
        lead="d)",
    ),
    text("Hiện nay Công an tỉnh đang chủ trì làm sạch dữ liệu dân cư; kết quả đạt 97,2% số hồ sơ.", lead="đ)"),
)

SECURITY = (
    heading("5. Bảo đảm quốc phòng, an ninh, an toàn thông tin"),
    text(
        "Giao Công an tỉnh chủ trì, phối hợp với Bộ Chỉ huy Quân sự tỉnh, Sở Khoa học và Công nghệ xây dựng phương án "
        "ứng cứu sự cố an toàn thông tin mạng; tổ chức diễn tập mỗi năm ít nhất một lần.",
        lead="a)",
    ),
    text("Thường xuyên kiểm tra việc chấp hành quy định bảo vệ bí mật nhà nước trên môi trường mạng.", lead="b)"),
)

ORGANISATION = (
    text(
        "Giao Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo Ủy ban nhân dân tỉnh ban hành kế hoạch thực hiện Chương trình "
        "trước ngày 20/5/2026; chỉ đạo bố trí kinh phí bảo đảm thực hiện các nhiệm vụ.",
        lead="1.",
    ),
    text(
        "Các đảng ủy trực thuộc Tỉnh ủy, các cơ quan tham mưu, giúp việc Tỉnh ủy xây dựng kế hoạch của cơ quan, đơn "
        "vị mình, gửi Văn phòng Tỉnh ủy trước ngày 15/5/2026; báo cáo kết quả 6 tháng trước ngày 15/6, báo cáo năm "
        "trước ngày 15/12.",
        lead="2.",
    ),
    text(
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh chủ trì, phối hợp với các tổ chức chính trị - xã hội xây dựng kế hoạch "
        "giám sát, phản biện xã hội trước ngày 31/5/2026.",
        lead="3.",
    ),
    text(
        "Giao Ủy ban Kiểm tra Tỉnh ủy chủ trì, phối hợp với Ban Nội chính Tỉnh ủy kiểm tra việc thực hiện Chương "
        "trình ở ít nhất 06 đảng ủy mỗi năm.",
        lead="4.",
    ),
    text(
        "Giao Văn phòng Tỉnh ủy chủ trì, phối hợp với các cơ quan liên quan theo dõi, đôn đốc, tổng hợp báo cáo Ban "
        "Thường vụ Tỉnh ủy hằng quý; tham mưu sơ kết sau 3 năm, tổng kết sau 5 năm thực hiện.",
        lead="5.",
    ),
    text(
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị kịp thời báo cáo Ban Thường vụ "
        "Tỉnh ủy (qua Văn phòng Tỉnh ủy) để xem xét, điều chỉnh."
    ),
)

PROGRAMME = Paper(
    style="party",
    letterhead=Letterhead(
        issuer=("TỈNH ỦY LAM SƠN",),
        number="Số 18-CTr/TU",
        motto=PARTY_MOTTO,
        place_and_date="Lam Sơn, ngày 06 tháng 4 năm 2026",
    ),
    kind="CHƯƠNG TRÌNH HÀNH ĐỘNG\nCỦA BAN THƯỜNG VỤ TỈNH ỦY",
    subject="thực hiện Nghị quyết số 05-NQ/TU ngày 27/02/2026 của Ban Chấp hành Đảng bộ tỉnh về phát triển kết cấu hạ "
    "tầng đồng bộ và chuyển đổi số giai đoạn 2026 - 2030, định hướng đến năm 2035",
    body=(
        text(
            "Thực hiện Nghị quyết số 05-NQ/TU ngày 27/02/2026 của Ban Chấp hành Đảng bộ tỉnh về phát triển kết cấu hạ "
            "tầng đồng bộ và chuyển đổi số giai đoạn 2026 - 2030, định hướng đến năm 2035 (sau đây gọi là Nghị quyết "
            "05), Ban Thường vụ Tỉnh ủy ban hành Chương trình hành động như sau:"
        ),
        part("I. MỤC ĐÍCH, YÊU CẦU"),
        *PURPOSE,
        part("II. CHỈ TIÊU"),
        *GOALS,
        part("III. NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM"),
        text("Chương trình đề ra 5 nhóm nhiệm vụ, giải pháp và 24 nhiệm vụ cụ thể tại Phụ lục kèm theo."),
        *LEADERSHIP,
        *PLANNING,
        *WORKS,
        *DIGITAL,
        *SECURITY,
        part("IV. TỔ CHỨC THỰC HIỆN"),
        *ORGANISATION,
    ),
    signature=Signature(
        authority=("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
        name=person("lanhdao").full_name,
    ),
    recipients=(
        "- Ban Bí thư (để báo cáo),",
        "- Văn phòng Trung ương Đảng,",
        "- Các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh,",
        "- Các đảng ủy trực thuộc Tỉnh ủy,",
        "- Các cơ quan tham mưu, giúp việc Tỉnh ủy,",
        "- Các sở, ban, ngành, Mặt trận Tổ quốc tỉnh,",
        "- Đảng ủy các xã, phường,",
        "- Lưu Văn phòng Tỉnh ủy.",
    ),
    annex=ANNEX,
)
