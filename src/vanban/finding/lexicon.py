"""The words of official Vietnamese that orders are made of, in small letters.

Entries of two or three syllables come before single ones when both fit; a syllable alone is listed only if it is rarely
anything else.
"""

from __future__ import annotations

from vanban.finding.phrases import Phrases

MODALS = Phrases("phải, cần, có trách nhiệm, có nhiệm vụ, chịu trách nhiệm, nghiêm cấm, tuyệt đối, cần phải")
STRONG_MODALS = Phrases("phải, có trách nhiệm, có nhiệm vụ, chịu trách nhiệm")
ADVERBS = Phrases("""
    tiếp tục, khẩn trương, chủ động, tích cực, kịp thời, thường xuyên, kiên quyết, sớm, nhanh chóng, nghiêm túc,
    tập trung, quyết liệt, đặc biệt, nhất là, trước mắt, trước hết, nghiêm, thực sự, trực tiếp, từng bước, định kỳ,
    không ngừng, đồng loạt, cùng, luôn, đều, tự, đồng thời, hằng năm, hàng năm, hàng tháng, hằng tháng, hàng quý,
    hằng quý, hàng tuần, ngay, một mặt, mặt khác, kiên trì, mạnh dạn, thần tốc, cương quyết
""")

# Verbs of which an order is made.
VERBS = Phrases("""
    tăng cường, đẩy mạnh, đẩy nhanh, nâng cao, nâng, xây dựng, rà soát, triển khai, thực hiện, tổ chức, chỉ đạo,
    lãnh đạo, hướng dẫn, đôn đốc, kiểm tra, giám sát, thanh tra, phối hợp, chủ trì, tham mưu, báo cáo, trình, đề xuất,
    ban hành, hoàn thành, hoàn thiện, hoàn chỉnh, nghiên cứu, quán triệt, phổ biến, tuyên truyền, bố trí, cân đối,
    huy động, thu hút, phát huy, phát triển, phát hiện, phát động, xử lý, giải quyết, khắc phục, tháo gỡ, chấn chỉnh,
    bảo đảm, đảm bảo, duy trì, củng cố, kiện toàn, sắp xếp, đổi mới, cải cách, cải thiện, cải tạo, ứng dụng, thúc đẩy,
    khuyến khích, hỗ trợ, tạo điều kiện, ưu tiên, chú trọng, quan tâm, coi trọng, xác định, thống nhất, cập nhật,
    công khai, công bố, niêm yết, tổng hợp, đánh giá, phân tích, phân công, phân cấp, phân bổ, kiểm soát, theo dõi,
    lập, thành lập, cụ thể hóa, cụ thể hoá, thể chế hóa, thể chế hoá, đa dạng hóa, hiện đại hóa, chuẩn hóa,
    xã hội hóa, siết chặt, nắm vững, nắm chắc, nắm bắt, gắn, gắn kết, lồng ghép, mở rộng, mở, đưa, đặt hàng,
    tuyển dụng, đào tạo, bồi dưỡng, luân chuyển, cơ cấu lại, thu hồi, chấp hành, tuân thủ, bám sát, bám, chuẩn bị,
    dồn sức, so sánh, linh hoạt, thể hiện, làm tốt, làm đúng, làm rõ, làm, tiếp thu, góp ý, thẩm định, phê duyệt,
    trả lời, kết nối, khai thác, sử dụng, bảo vệ, giữ vững, phòng ngừa, phòng chống, ngăn chặn, hạn chế, giảm thiểu,
    cắt giảm, đơn giản hóa, số hóa, phấn đấu, khởi công, giải ngân, đấu tranh, biểu dương, khen thưởng, tôn vinh,
    vận động, hình thành, xem xét, tạm dừng, dừng, xử phạt, rút ngắn, rút kinh nghiệm, bổ sung, sửa đổi, điều chỉnh,
    điều tra, khảo sát, thống kê, thu thập, quy hoạch, quy định, quản lý, điều hành, vận hành, đầu tư, mua sắm,
    trang bị, mua, thuê, không tự ý,
    tiến hành, tiếp nhận, cung cấp, gửi, thông báo, đăng ký, đề nghị, kiến nghị, yêu cầu, cử, bàn giao,
    giao, nghiệm thu, thanh toán, quyết toán, tổng kết, sơ kết, nhân rộng, giới thiệu, quảng bá, truyền thông,
    lan tỏa, khơi dậy, khơi gợi, khơi thông, xóa bỏ, xoá bỏ, loại bỏ, xóa, xoá, bãi bỏ, thay thế, chuyển đổi, chuyển,
    thí điểm, áp dụng, vận dụng, tận dụng, tranh thủ, chăm lo, chăm sóc, thăm hỏi, động viên, giáo dục, nêu cao,
    đề cao, tôn trọng, lắng nghe, tiết kiệm, chống, phòng cháy, ứng phó, sẵn sàng, túc trực, tuần tra, kiềm chế,
    kéo giảm, giảm, tăng, nộp, tạo, tạo lập, tìm kiếm, mời gọi, kêu gọi, xúc tiến, hợp tác, liên kết, tham gia,
    hưởng ứng, phân định, phân loại, phân luồng, xác minh, lựa chọn, bầu, bổ nhiệm, điều động, tinh giản, sáp nhập,
    hợp nhất, giải thể, cấm, khởi tố, truy tố, xét xử, tiếp công dân, tiếp dân, đối thoại, giải trình, quyết tâm,
    nỗ lực, quyết định, thông qua, cho phép, cho ý kiến, đón, vào cuộc, kết hợp, coi, nhận diện, nhận thức, dự báo,
    cảnh báo, tính toán, tập huấn, diễn tập, bảo tồn, tôn tạo, trùng tu, đề cử, đặt, giữ, chủ động, tập hợp, đoàn kết,
    san tạo, san lấp, san gạt, lấy, di dời,
    giải phóng, chi trả, bình ổn, kích cầu, điều tiết, đo lường, chia sẻ, tích hợp, thiết lập, thiết kế,
    lắp đặt, khôi phục, phục hồi, tái cơ cấu, tái định cư, gia hạn, cam kết, ký kết, ký, soạn thảo, dự thảo,
    biên soạn, in ấn, phát hành, vinh danh, trao, tặng, bảo trì, sửa chữa, nạo vét, gia cố, thu gom, trồng, tái canh,
    tiêm, xét nghiệm, khoanh vùng, cách ly, điều trị, dập dịch, truy xuất, định danh, tư vấn, trợ giúp,
    cứu trợ, sơ tán, hoàn trả, lưu ý, căn cứ, đảm nhiệm, đảm đương, chịu, tăng tốc, bứt phá, mạnh dạn, xuất bản,
    sản xuất, đăng tải, đưa tin, phản ánh, không để, chú ý, quan trắc, học tập, trao đổi, bù đắp, xác lập, chấp nhận,
    minh bạch, minh bạch hóa, phổ cập, giải tỏa, có văn bản,
    có cơ chế, có chính sách, có chương trình, có kế hoạch, có lộ trình,
    có giải pháp, có biện pháp, có phương án, có cách tiếp cận, có các cơ chế, có các chính sách, có các giải pháp,
    có các biện pháp, có những cơ chế, có những chính sách, có những giải pháp,
    in sao, sao gửi, thẩm tra, kiểm kê, kiểm đếm, đo đạc, cắm mốc, di chuyển, cưỡng chế, bồi thường, hoàn thuế, truy
    thu, miễn giảm, cấp phát, cấp giấy, cấp đổi, cấp phép, cấp nước, cấp kinh phí, phân phối, vận chuyển, tiếp tế,
    dự trữ, tích trữ, tích nước, xả lũ, xả nước, đắp đập, đắp đê, chặt tỉa, phun thuốc, khử trùng, khử khuẩn, tiêu
    hủy, tiêu huỷ, tiêu độc, giám định, thu dung, phân tuyến, truy vết, phong tỏa, phong toả, giãn cách, dỡ bỏ, tháo
    dỡ, phá dỡ, xây mới, sửa sang, chỉnh trang, chiếu sáng, thắp sáng, đấu nối, tái cấu trúc, phát sóng, phát thanh,
    biên tập, viết bài, treo cờ, treo băng, cổ động, mít tinh, ra quân, tổng vệ sinh, dọn vệ sinh, dọn dẹp, chôn
    lấp, kiểm định, đăng kiểm, sát hạch, tước, đình chỉ, tạm ngừng, ngừng, chấm dứt, thanh lý, đấu giá, đấu thầu,
    mời thầu, tạm ứng, ứng trước, kiểm toán, định giá, cho thuê, cho vay, thu tiền, thu phí, thu đúng, kê khai, thi
    hành, bắt giữ, triệt phá, triệt xóa, trấn áp, chốt chặn, canh gác, canh phòng, di dân, cứu hộ, cứu nạn, cứu
    chữa, khánh thành, động thổ, bảo dưỡng, duy tu, gieo cấy, gieo trồng, thu hoạch, nhân giống, lai tạo, khảo
    nghiệm, kiểm dịch, bao tiêu, tiêu thụ, phục vụ, khoanh nợ, giãn nợ, hoãn, hạ lãi suất, bảo lãnh, kiểm điểm, kỷ
    luật, suy tôn, bình xét, bình chọn, xét tuyển, xét duyệt, xét chọn, thi tuyển, tuyển sinh, tuyển chọn, tuyển
    quân, chấm thi, coi thi, ra đề, dạy học, dạy nghề, biệt phái, ủy quyền, uỷ quyền, hội ý, trực ban, trực chiến,
    phản hồi, hòa giải, hoà giải, thụ lý, tham vấn, phản biện, hiệp thương, tổng điều tra, lưu trữ, bảo mật, bảo
    quản, trưng bày, phục dựng, sưu tầm, dịch thuật, công nhận, khoanh định, cắm biển, nhắc nhở, phê bình, nhận
    định, cảnh giác, đề phòng, phòng tránh, neo đậu, chằng chống, đáp ứng, bảo hộ, quyên góp, ủng hộ, triệu tập, thi
    công, gỡ bỏ, nêu gương, gương mẫu, xung kích, tình nguyện, đóng góp, hiến kế, tố giác, khẳng định, phân giới,
    bóc gỡ, ngăn ngừa, khống chế, dập lửa, chữa cháy, đo đếm, tích tụ, dồn điền, bê tông hóa, cứng hóa, ngầm hóa, cổ
    phần hóa, thoái vốn, nội địa hóa, dán nhãn, gắn mã, ươm tạo, khởi nghiệp, thay mặt, xem lại, cân nhắc, chốt,
    khóa sổ, đối chiếu, đối soát, kiểm thử, sao lưu, mã hóa, ứng cứu, tập dượt, huấn luyện, khám chữa, khám bệnh,
    nuôi dưỡng, trợ cấp, đóng bảo hiểm, bảo lưu, bãi nhiệm, miễn nhiệm, kết nạp, thảo luận, tiếp sức, bàn bạc, rút
    gọn, sàng lọc, thanh lọc, bảo trợ, tiếp cận, tiếp xúc, thuyết phục, giảng dạy, truyền đạt, truyền dạy, phân kỳ,
    phân khai, phân tán, phân vai, hiệu chỉnh, hiệu đính, tinh gọn, tinh chỉnh, tối ưu hóa, hợp lý hóa, cơ giới hóa,
    tự động hóa, cá thể hóa, lượng hóa, luật hóa, chính quy hóa, trẻ hóa, xanh hóa, thương mại hóa, đô thị hóa, mở
    lớp, mở đợt, mở chiến dịch, mở cao điểm, phát quang, phát dọn, phát thưởng, phát quà, kéo dài, rào chắn, che
    chắn, che phủ, gia tăng, bù giá, đền bù, hoàn nguyên, phục hóa, cải hoán, đóng cửa, khép kín, tưởng niệm, kỷ
    niệm, chào mừng, dâng hương, quy tập, rà phá, vạch rõ, nêu bật, làm chủ, làm gương, làm nòng cốt, nghiêm trị,
    răn đe, cải tiến, tham quan, giao lưu, kết nghĩa, đỡ đầu, đồng hành, hậu thuẫn, bảo toàn, trông coi, trông giữ,
    giữ gìn, gìn giữ, lưu giữ, nắn chỉnh, uốn nắn, dẫn dắt, dìu dắt, thẩm vấn, chứng thực, công chứng, xác thực, xác
    nhận, ghi chép, ghi hình, chụp ảnh, quay phim, kiểm nghiệm, thử nghiệm, thí nghiệm, vận hành thử, nâng hạng, xếp
    hạng, xếp loại, chấm điểm, hậu kiểm, tiền kiểm, phúc tra, thu giữ, tịch thu, tạm giữ, niêm phong, giam giữ, áp
    giải, truy bắt, truy nã, truy quét, đẩy đuổi, ngăn cấm, bài trừ, xua đuổi, xin ý kiến, hỏi ý kiến, cắt bỏ, loại
    trừ, hủy bỏ, huỷ bỏ, từ chối, bác bỏ, khước từ, tiếp quản, tiếp nối, học hỏi, rà lại, nắm tình hình, nắm thông
    tin, xây cầu, trích ngân sách, trích quỹ, dành kinh phí, dành nguồn lực, dành quỹ đất, mời chuyên gia, mời đại
    biểu, gỡ vướng, gỡ khó, giao ban, tránh lãng phí, tránh để, tránh tình trạng, họp định kỳ, trực 24, khoán kinh
    phí, khoán bảo vệ, chống khai thác, chống thất thu, chống buôn, chống lãng phí, lắp camera, gọi tàu, vá lỗ hổng,
    khám sức khỏe, đồng bộ dữ liệu, đồng bộ hệ thống, chế biến sâu, thông tin kịp thời, thông tin đầy đủ, thông tin
    rộng rãi, kế thừa dữ liệu, kế thừa kết quả
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
    cơ quan, ban, tổ, bộ phận, ủy ban, lực lượng, trung tâm, chi cục, hội đồng, quỹ, cơ sở, nhà, đơn vị, doanh nghiệp,
    công ty, hộ
""")
NAMED = Phrases("""
    tham mưu, quản lý, chỉ đạo, kiểm tra, thanh tra, chủ trì, soạn thảo, biên tập, tổ chức, tuyên truyền, điều hành,
    điều tra, giám sát, xét xử, thẩm định, đầu tư, phát triển, bảo vệ, giúp việc, chuyên môn, thực hiện, thu, trực,
    tiếp dân, tiếp công dân, xúc tiến, thống kê, giải phóng, phòng, hỗ trợ, đào tạo,
    truyền thông, báo chí, thông tấn, vận chuyển, vận tải, chế biến, thi công, bảo lãnh, đấu giá, kiểm định, giám định,
    đăng kiểm, cứu hộ, cứu nạn, chữa cháy, tuyển sinh, cho vay, tiêu thụ, khai thác, thu hoạch,
    giáo dục, khám, sản xuất, kinh doanh, nghiên cứu, lưu trú, chăn nuôi, cung cấp, bảo trợ, cai nghiện, dạy nghề
""")
# After "tổ chức" these say what kind of body it is.
KINDS_OF_BODIES = Phrases("""
    chính trị, cơ sở, đảng, cá nhân, hội, đoàn thể, đoàn, kinh tế, xã hội, tôn giáo, tín dụng, quốc tế, có, liên quan,
    trực thuộc, thuộc, trên, khác
""")

# Nouns that name a body or an office holder. Those of the second table count only with a capital: "vụ" is also a
# case, "hội" a fair and "tổ" a nest.
HEADS = Phrases("""
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
CAPITAL_HEADS = Phrases("""
    vụ, viện, hội, đoàn, đài, báo, tổ, liên đoàn, liên minh, hiệp hội, tỉnh đoàn, thành đoàn, huyện đoàn,
    cổng thông tin, quỹ, hải quan, thuế, quân khu, bưu điện, điện lực, trạm, kiểm lâm, cảng, khu, nhà xuất bản,
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
    phó trưởng ban, lãnh đạo
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
