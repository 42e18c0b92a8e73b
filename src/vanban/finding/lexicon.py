"""The words of official Vietnamese that orders are made of, in small letters.

Entries of two or three syllables come before single ones when both fit; a syllable alone is listed only if it is rarely
anything else.
"""

from __future__ import annotations

from importlib import resources

from vanban.finding.phrases import Phrases


def _listed(file: str) -> str:
    """The phrases of a list beside this module, parted by commas; lines that begin with `#` say what it holds."""
    lines = resources.files("vanban.finding").joinpath(file).read_text(encoding="utf-8").splitlines()
    return " ".join(line for line in lines if not line.startswith("#"))


MODALS = Phrases("phải, cần, có trách nhiệm, có nhiệm vụ, chịu trách nhiệm, nghiêm cấm, tuyệt đối, cần phải")
STRONG_MODALS = Phrases("phải, có trách nhiệm, có nhiệm vụ, chịu trách nhiệm")
ADVERBS = Phrases("""
    tiếp tục, khẩn trương, chủ động, tích cực, kịp thời, thường xuyên, kiên quyết, sớm, nhanh chóng, nghiêm túc,
    tập trung, quyết liệt, đặc biệt, nhất là, trước mắt, trước hết, nghiêm, thực sự, trực tiếp, từng bước, định kỳ,
    không ngừng, đồng loạt, cùng, luôn, đều, tự, đồng thời, hằng năm, hàng năm, hàng tháng, hằng tháng, hàng quý,
    hằng quý, hàng tuần, ngay, một mặt, mặt khác, kiên trì, mạnh dạn, thần tốc, cương quyết
""")

VERBS = Phrases(_listed("verbs.txt"))
"""Verbs of which an order is made."""


# What people are told not to be or do, though it is no order by itself: "không chủ quan, lơ là".
NEGATED = Phrases("""
    chủ quan, lơ là, được, cho, dùng, đùn đẩy, né tránh, hình thức, phô trương, lãng phí, gây, phát sinh, bỏ sót, bỏ lọt,
    hợp thức, tiếp tay, bao che, nể nang, ngồi chờ, trông chờ, ỷ lại, chạy theo, đốt, tụ tập, chậm trễ, kéo dài, tự ý, găm hàng,
    tăng giá
""")

# Adverbs that are verbs as well: "chủ động phương án", "tập trung nguồn lực".
VERBAL_ADVERBS = Phrases("chủ động, tập trung")

# A verb of one syllable may be the second half of a noun.
COMPOUNDS = Phrases("""
    chương trình, quy trình, công trình, lộ trình, tờ trình, quá trình, giáo trình, tiến trình, hành trình, công lập,
    độc lập, dân lập, tư lập, trung lập, được giao, ngoại giao, gia tăng, suy giảm, xã giao, chữ ký, thư ký, thẻ từ,
    ứng cử, bầu cử, dân chủ
""")

# A comma or "và" parts two instructions only before these; other verbs there list objects, manners and results.
OPENERS = Phrases("""
    tăng cường, đẩy mạnh, đẩy nhanh, nâng cao, rà soát, triển khai, tham mưu, chấn chỉnh, giải quyết, chú trọng,
    ưu tiên, tổ chức thực, tổ chức triển, tổ chức quán, tổ chức hội, tổ chức các, xây dựng, hướng dẫn, tổng hợp,
    siết chặt, khẩn trương, kiên quyết, tập trung, chủ động, kịp thời, xem xét, bố trí, thành lập, củng cố, kiện toàn,
    quan tâm, tập huấn, không để, tuyệt đối không, thường xuyên, nghiêm túc, sớm, tích cực, tiếp tục, chỉ đạo các,
    chỉ đạo thực, chỉ đạo việc, kiểm tra, phân công, xử lý nghiêm, phối hợp, đôn đốc, lập, khắc phục, tháo gỡ,
    huy động, cụ thể hóa, cụ thể hoá, dồn sức
""")

# A verb after these is part of a name: "cơ quan tham mưu", "Ban quản lý", "Ủy ban kiểm tra".
NAMING = Phrases("""
    cơ quan, ban, tổ, bộ phận, ủy ban, lực lượng, trung tâm, chi cục, hội đồng, quỹ, cơ sở, nhà, nhà thầu, đơn vị,
    doanh nghiệp, công ty, hộ
""")
NAMED = Phrases("""
    xây dựng đảng, tư vấn, thiết kế, liên ngành,
    tham mưu, quản lý, chỉ đạo, kiểm tra, thanh tra, chủ trì, soạn thảo, biên tập, tổ chức, tuyên truyền, điều hành,
    điều tra, giám sát, xét xử, thẩm định, đầu tư, phát triển, bảo vệ, giúp việc, chuyên môn, thực hiện, thu, trực,
    tiếp dân, tiếp công dân, xúc tiến, thống kê, giải phóng, phòng, hỗ trợ, đào tạo,
    truyền thông, báo chí, thông tấn, vận chuyển, vận tải, chế biến, thi công, bảo lãnh, đấu giá, kiểm định, giám định,
    đăng kiểm, cứu hộ, cứu nạn, chữa cháy, tuyển sinh, cho vay, tiêu thụ, khai thác, thu hoạch,
    giáo dục, khám, sản xuất, kinh doanh, nghiên cứu, lưu trú, chăn nuôi, cung cấp, bảo trợ, cai nghiện, dạy nghề
""")
# After "tổ chức" these say what kind of body it is.
KINDS_OF_BODIES = Phrases("""
    chính trị, cơ sở, đảng, cá nhân, mới, hội, đoàn thể, đoàn, kinh tế, xã hội, tôn giáo, tín dụng, quốc tế, có,
    liên quan, hữu quan, trực thuộc, thuộc, trên, khác
""")

# Nouns that name a body or an office holder. Those of the second table count only with a capital: "vụ" is also a
# case, "hội" a fair and "tổ" a nest.
HEADS = Phrases("""
    bộ phận một cửa, bộ phận tiếp nhận, đại tướng, thượng tướng, trung tướng, thiếu tướng, đại tá, thượng tá, trung tá, thiếu tá,
    đại úy,
    bộ, sở, ban, ngành, cơ quan, đơn vị, địa phương, cấp ủy, cấp uỷ, cấp, chính quyền, thủ trưởng, người đứng đầu,
    chủ tịch, phó chủ tịch, giám đốc, phó giám đốc, bộ trưởng, thứ trưởng, thủ tướng, phó thủ tướng, tổng bí thư,
    bí thư, phó bí thư, đồng chí, ông, bà, lãnh đạo, ủy ban, ubnd, hđnd, ubmttq, mttq, mặt trận, văn phòng,
    chánh văn phòng, thanh tra, công an, quân đội, bộ chỉ huy, ngân hàng, kho bạc, bảo hiểm xã hội, tỉnh ủy, thành ủy,
    huyện ủy, quận ủy, thị ủy, đảng ủy, tỉnh uỷ, thành uỷ, huyện uỷ, đảng uỷ, đảng đoàn, ban cán sự, chi bộ, đảng bộ,
    tổ chức, thường trực, doanh nghiệp, chủ đầu tư, nhà thầu, huyện, quận, xã, phường, thị trấn, thành phố, tỉnh,
    thị xã, cán bộ, đảng viên, công chức, lực lượng, đoàn thể, thành viên, đại biểu, ủy viên, uỷ viên, trưởng ban,
    phó trưởng ban, tổ công tác, tổ biên tập, hội đồng, trường, hợp tác xã, bệnh viện, trung tâm, tập đoàn,
    tổng công ty, công ty, chi cục, chính phủ, quốc hội, trung ương, tòa án, viện kiểm sát, kiểm toán nhà nước,
    cảnh sát, bộ đội biên phòng, nhà trường, nhà nước, tp, cơ sở, người dân, đoàn viên, hội viên, các cấp, học viện, đại học,
    thông tấn xã, ban quản lý, ban chỉ đạo, tổng cục, cục, đ/c, thường vụ, kế toán trưởng, trưởng phòng, phòng
""")
# Those that are bodies or people only behind "các", "mỗi" and the like.
PLURAL_HEADS = Phrases("""
    hội, đội, đồn, trạm, thôn, bản, hộ, tổ, quỹ, viện, vụ, khu phố, khối phố, nhà đầu tư, chủ rừng, chủ hộ, chủ tàu, chủ cơ sở,
    cửa hàng, siêu thị, khách sạn, ngư dân, nông dân, giáo viên, học sinh, đối tượng, báo, đài, chợ, liên đoàn
""")
CAPITAL_HEADS = Phrases("""
    vụ, viện, hội, đoàn, đài, báo, tổ, liên đoàn, liên minh, hiệp hội, tỉnh đoàn, thành đoàn, huyện đoàn,
    cổng thông tin, quỹ, hải quan, thuế, quân khu, bưu điện, điện lực, trạm, kiểm lâm, cảng, khu, nhà xuất bản,
    hiệu trưởng, phó hiệu trưởng, giáo viên, nhân viên, bộ phận, thủ quỹ, văn thư, tổ trưởng, tổ phó, trưởng thôn, trưởng bản,
    tổng phụ trách, chi hội, chi đoàn, ban giám hiệu, chỉ huy trưởng, chánh, kế toán, nhân dân, quân ủy, tỉnh đội,
    tạp chí, chủ nhiệm, trưởng, phó trưởng, tổng giám đốc, viện trưởng, bộ chính trị
""")

# Words that only begin like a body.
NO_BODIES = Phrases("""
    ban hành, ban bố, ban đầu, bộ máy, bộ tiêu, bộ luật, bộ phận, bộ thủ, bộ dữ, bộ công cụ, xã hội, xã giao,
    ngành nghề, cấp phép, cấp giấy, cấp bách, cấp thiết, cấp phát, cấp kinh, cấp nước, cấp mới, cấp độ, sở hữu,
    cơ sở dữ, cơ sở hạ, cơ sở vật, cơ sở pháp, phòng chống, phòng ngừa, phòng cháy, báo cáo, hội nghị, hội nhập,
    hội thảo, đoàn kết, trường hợp, quỹ đất, khu vực, tổ quốc, cục bộ, thuế suất, báo chí, địa phương hóa, khu đô,
    khu công, khu kinh, quỹ thời, trưởng thành, viện dẫn, cảng biển, đài loan, tỉnh lộ, huyện lộ
""")
DETERMINERS = Phrases("các, hai, ba, mỗi, từng, toàn thể, những, mọi, toàn, tất cả, nhóm, khối")

# Words with which the sentence goes on after its subject without an order.
STOPS = Phrases("""
    đã, đang, sẽ, vừa, vẫn, là, được, bị, rất, cũng, nhưng, mà, thì, khi, nếu, vì, do, bởi, như, căn cứ, theo, tùy,
    tuỳ, nhằm, để, ngoài, trên cơ sở, rằng, từ, trước, sau, không, chưa, đến, bằng, qua, hoặc là, luôn, lại, nên, cho,
    đối với, này, phát biểu, cho biết, cho rằng, ghi nhận, đánh giá, khẳng định, bày tỏ, nhấn mạnh, nêu, biểu dương,
    thăm, dự hội, dự lễ, dự buổi, dự phiên, khảo sát, về, với, đồng ý, thống nhất, nhất trí,
    kết quả, tình hình, danh sách, còn, phối hợp, chủ trì
""")

# Who speaks, and whose deeds are reported.
PERSONS = Phrases("""
    đồng chí, các đồng chí, ông, bà, đ/c, thủ tướng, phó thủ tướng, tổng bí thư, bí thư, phó bí thư, chủ tịch,
    phó chủ tịch, bộ trưởng, thứ trưởng, giám đốc, phó giám đốc, đại biểu, các đại biểu, hội nghị, trưởng ban,
    phó trưởng ban, lãnh đạo, đại tướng, thượng tướng, trung tướng, thiếu tướng, đại tá, thượng tá, trung tá, thiếu tá, đại úy
""")

# What stands before the order and ends in a comma: "Đối với …,", "Trong thời gian tới,".
ADVERBIALS = Phrases("""
    đối với, về, trong, trên, để, nhằm, trước, từ, sau, qua, theo, cùng với, bên cạnh, ngoài, riêng, nếu, khi, đến,
    hằng năm, hàng năm, định kỳ, ngay, căn cứ, với, tại, cũng tại, phát biểu, kết luận, thay mặt, nhân dịp, dịp này,
    chiều, sáng, ngày, tiếp đó, trường hợp, giai đoạn, hằng, hàng, vào, bằng, thực hiện, quán triệt, ghi nhận,
    chậm nhất, năm, nhất là, liên quan, phát huy, xét, thời gian, cho rằng, do, ở, việc này, nội dung này, vấn đề này,
    phấn đấu, tháng, quý, tùy, tuỳ, thông qua, trên cơ sở, tiếp tục, giải đáp, biểu dương, đánh giá, là cơ quan,
    là đơn vị, là đầu mối, với vai trò, với tư cách
""")

# Verbs with which somebody asks, or tells what is to be done.
FRAMES = Phrases("""
    yêu cầu, đề nghị, giao, chỉ đạo, phân công, nhấn mạnh, lưu ý, kêu gọi, chỉ rõ, nêu rõ, kiến nghị, giao nhiệm vụ,
    phát biểu, kết luận, xác định, đề ra, giao cho, gợi ý, đồng ý, thống nhất
""")
