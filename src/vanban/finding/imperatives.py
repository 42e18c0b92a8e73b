"""Words that open an action: the verbs of official Vietnamese, the adverbs and modals before them.

All functions look at small letters; a verb inside a name ("Bộ Kế hoạch và Đầu tư") is told apart by its capital.
"""

from __future__ import annotations

from collections.abc import Sequence

MODALS = frozenset(
    {"phải", "cần", "có trách nhiệm", "có nhiệm vụ", "chịu trách nhiệm", "nghiêm cấm", "tuyệt đối", "cần phải"}
)
STRONG_MODALS = frozenset({"phải", "có trách nhiệm", "có nhiệm vụ", "chịu trách nhiệm"})

ADVERBS = frozenset(
    """tiếp tục|khẩn trương|chủ động|tích cực|kịp thời|thường xuyên|kiên quyết|sớm|nhanh chóng|nghiêm túc|tập trung|quyết liệt
    |đặc biệt|nhất là|trước mắt|trước hết|nghiêm|thực sự|trực tiếp|từng bước|định kỳ|không ngừng|đồng loạt|cùng|luôn|đều|tự|đồng thời
    |hằng năm|hàng năm|hàng tháng|hằng tháng|hàng quý|hằng quý|hàng tuần|ngay|một mặt|mặt khác|kiên trì|mạnh dạn""".replace(
        "\n", ""
    )
    .replace(" " * 4, "")
    .split("|")
)

# Verbs of which an order is made. Listed with their second syllable where the first alone is ambiguous.
VERBS = frozenset(
    word.strip()
    for word in """
    tăng cường, đẩy mạnh, đẩy nhanh, nâng cao, nâng, xây dựng, rà soát, triển khai, thực hiện, tổ chức, chỉ đạo, lãnh đạo,
    hướng dẫn, đôn đốc, kiểm tra, giám sát, thanh tra, phối hợp, chủ trì, tham mưu, báo cáo, trình, đề xuất, ban hành,
    hoàn thành, hoàn thiện, hoàn chỉnh, nghiên cứu, quán triệt, phổ biến, tuyên truyền, bố trí, cân đối, huy động, thu hút,
    phát huy, phát triển, phát hiện, phát động, xử lý, giải quyết, khắc phục, tháo gỡ, chấn chỉnh, bảo đảm, đảm bảo, duy trì,
    củng cố, kiện toàn, sắp xếp, đổi mới, cải cách, cải thiện, cải tạo, ứng dụng, thúc đẩy, khuyến khích, hỗ trợ, tạo điều kiện,
    ưu tiên, chú trọng, quan tâm, coi trọng, xác định, thống nhất, cập nhật, công khai, công bố, niêm yết, tổng hợp, đánh giá,
    phân tích, phân công, phân cấp, phân bổ, kiểm soát, theo dõi, lập, thành lập, cụ thể hóa, cụ thể hoá, thể chế hóa,
    thể chế hoá, đa dạng hóa, hiện đại hóa, chuẩn hóa, xã hội hóa, siết chặt, nắm vững, nắm chắc, nắm bắt, gắn, gắn kết,
    lồng ghép, mở rộng, mở, đưa, đặt hàng, tuyển dụng, đào tạo, bồi dưỡng, luân chuyển, cơ cấu lại, thu hồi, chấp hành, tuân thủ,
    bám sát, bám, chuẩn bị, dồn sức, so sánh, linh hoạt, thể hiện, làm tốt, làm đúng, làm rõ, làm, tiếp thu, góp ý, thẩm định,
    phê duyệt, trả lời, kết nối, khai thác, sử dụng, bảo vệ, giữ vững, phòng ngừa, phòng chống, ngăn chặn, hạn chế, giảm thiểu,
    cắt giảm, đơn giản hóa, số hóa, phấn đấu, khởi công, giải ngân, đấu tranh, biểu dương, khen thưởng, tôn vinh, vận động,
    hình thành, xem xét, tạm dừng, dừng, xử phạt, rút ngắn, rút kinh nghiệm, bổ sung, sửa đổi, điều chỉnh, điều tra,
    khảo sát, thống kê, thu thập, quy hoạch, quy định, quản lý, điều hành, vận hành, đầu tư, mua sắm, trang bị, tiến hành, tiếp nhận,
    cung cấp, gửi, thông báo, đăng ký, đề nghị, kiến nghị, yêu cầu, cử, bàn giao, giao, nghiệm thu, thanh toán, quyết toán,
    tổng kết, sơ kết, nhân rộng, giới thiệu, quảng bá, truyền thông, lan tỏa, khơi dậy, khơi gợi, khơi thông, đổi mới, xóa bỏ, xoá bỏ, loại bỏ,
    xóa, xoá, bãi bỏ, thay thế, chuyển đổi, chuyển, thí điểm, áp dụng, vận dụng, tận dụng, tranh thủ, chăm lo, chăm sóc, thăm hỏi,
    động viên, giáo dục, nêu cao, đề cao, tôn trọng, lắng nghe, tiết kiệm, chống, phòng, phòng cháy, ứng phó, sẵn sàng,
    trực, túc trực, tuần tra, kiềm chế, kéo giảm, giảm, tăng, thu, chi, nộp, cấp, tạo, tạo lập, tìm kiếm, mời gọi, kêu gọi, xúc tiến,
    hợp tác, liên kết, tham gia, hưởng ứng, phân định, phân loại, phân luồng, xác minh, lựa chọn, chọn, bầu, bổ nhiệm, điều động,
    tinh giản, sáp nhập, hợp nhất, giải thể, cấm, khởi tố, truy tố, xét xử, tiếp công dân, tiếp dân, đối thoại, giải trình,
    quyết tâm, nỗ lực, quyết định, thông qua, cho phép, cho ý kiến, đón, vào cuộc, kết hợp, coi, nhận diện, nhận thức, dự báo, cảnh báo,
    tính toán, tập huấn, diễn tập, bảo tồn, tôn tạo, trùng tu, đề cử, nhanh, đặt, giữ, chủ động, tập hợp, đoàn kết,
    lấy, di dời, giải phóng, hỗ, chi trả, bình ổn, kích cầu, điều tiết, đo lường, chia sẻ, tích hợp, thiết lập, thiết kế,
    lắp đặt, khôi phục, phục hồi, tái cơ cấu, tái định cư, gia hạn, cam kết, ký kết, ký, soạn thảo, dự thảo, biên soạn, in ấn, phát hành,
    cải cách, cụ thể, vinh danh, trao, tặng, bảo trì, sửa chữa, nạo vét, gia cố, thu gom, trồng, tái canh, tiêm, xét nghiệm,
    khoanh vùng, cách ly, điều trị, dập dịch, truy xuất, định danh, định hướng, tư vấn, trợ giúp, cứu trợ, sơ tán, hoàn trả,
    lưu ý, căn cứ, đảm nhiệm, đảm đương, chịu, tăng tốc, bứt phá, khơi, mạnh dạn, xuất bản, sản xuất, đăng tải, đưa tin, phản ánh, không để
    """.replace("\n", " ").split(",")
    if word.strip()
) - {"hỗ", "cụ thể", "trực", "phòng", "cấp", "thu", "chi", "nhanh", "khơi", "chọn"}

# Adverbs that are verbs as well: "chủ động phương án", "tập trung nguồn lực".
_BOTH = frozenset({"chủ động", "tập trung"})

# A verb of one syllable may be the second half of a noun.
_COMPOUNDS = frozenset(
    """chương trình|quy trình|công trình|lộ trình|tờ trình|quá trình|giáo trình|tiến trình|hành trình|công lập|độc lập|dân lập|tư lập|trung lập
    |được giao|ngoại giao|gia tăng|suy giảm|phát thanh|xã giao|tờ trình|chữ ký|thư ký|thẻ từ|chỉ đạo|công cử|ứng cử|bầu cử|đề cử|dân chủ|căn cứ""".replace("\n", "")
    .replace(" " * 4, "")
    .split("|")
)

# A comma or "và" parts two instructions only before these; other verbs there list objects, manners and results.
OPENERS = frozenset(
    """tăng cường|đẩy mạnh|đẩy nhanh|nâng cao|rà soát|triển khai|tham mưu|chấn chỉnh|giải quyết|chú trọng|ưu tiên|tổ chức thực|tổ chức triển|tổ chức quán|tổ chức hội|tổ chức các|xây dựng
    |hướng dẫn|tổng hợp|siết chặt|khẩn trương|kiên quyết|tập trung|chủ động|kịp thời|xem xét|bố trí|thành lập|củng cố|kiện toàn|quan tâm
    |tập huấn|không để|tuyệt đối không|thường xuyên|nghiêm túc|sớm|tích cực|tiếp tục|chỉ đạo các|chỉ đạo thực|chỉ đạo việc|kiểm tra|phân công|xử lý nghiêm|phối hợp|đôn đốc
    |lập|khắc phục|tháo gỡ|huy động|cụ thể hóa|cụ thể hoá|dồn sức""".replace("\n", "")
    .replace(" " * 4, "")
    .split("|")
)

# A verb after these is part of a name: "cơ quan tham mưu", "Ban quản lý", "các tổ chức", "Ủy ban kiểm tra".
_NAMING = frozenset(
    {
        "cơ quan",
        "ban",
        "tổ",
        "bộ phận",
        "ủy ban",
        "lực lượng",
        "trung tâm",
        "đoàn",
        "chi cục",
        "cục",
        "vụ",
        "phòng",
        "hội đồng",
    }
)
_NAMED = frozenset(
    [
        "tham mưu",
        "quản lý",
        "chỉ đạo",
        "kiểm tra",
        "thanh tra",
        "chủ trì",
        "soạn thảo",
        "biên tập",
        "tổ chức",
        "tuyên truyền",
        "điều hành",
        "điều tra",
        "giám sát",
        "xét xử",
        "thẩm định",
        "đầu tư",
        "phát triển",
        "bảo vệ",
        "giúp việc",
        "chuyên môn",
        "thực hiện",
        "thu",
        "trực",
        "tiếp dân",
        "tiếp công dân",
        "xúc tiến",
        "thống kê",
        "giải phóng",
        "phòng",
    ]
)
_BODIES = frozenset(
    {
        "chính trị",
        "cơ sở",
        "đảng",
        "cá nhân",
        "hội",
        "đoàn thể",
        "đoàn",
        "kinh tế",
        "xã hội",
        "tôn giáo",
        "tín dụng",
        "quốc tế",
        "có",
        "liên quan",
        "trực thuộc",
        "thuộc",
        "trên",
        "khác",
    }
)


def phrase(words: Sequence[str], at: int, length: int) -> str:
    return " ".join(words[at : at + length])


def longest(words: Sequence[str], at: int, table: frozenset[str]) -> int:
    """How many words from `at` on form an entry of `table`, three at most; 0 for none."""
    return next((length for length in (3, 2, 1) if at + length <= len(words) and phrase(words, at, length) in table), 0)


def skip_adverbs(words: Sequence[str], at: int) -> int:
    """Index behind adverbs such as "tiếp tục", "khẩn trương" and modals such as "phải"."""
    while length := longest(words, at, ADVERBS) or longest(words, at, MODALS):
        at += length
        if at < len(words) and words[at] == "," and (longest(words, at + 1, ADVERBS) or longest(words, at + 1, VERBS)):
            at += 1
    return at


def opens_action(words: Sequence[str], at: int) -> bool:
    """Whether an action begins at `at`: adverbs or modals if any, "không" if any, then a verb."""
    verb = skip_adverbs(words, at)
    if verb < len(words) and words[verb] in ("không", "chưa"):
        return verb > at or (words[verb] == "không" and bool(longest(words, verb + 1, VERBS)))
    length = longest(words, verb, VERBS)
    if length == 1 and verb and phrase(words, verb - 1, 2) in _COMPOUNDS:
        return False
    if length or (verb > at and longest(words, at, MODALS)):
        return True
    return verb > at and any(longest(words, place, _BOTH) for place in range(at, verb))


def names_body(words: Sequence[str], at: int) -> bool:
    """Whether the verb at `at` is only part of the name of a body: "Ban quản lý", "các tổ chức chính trị"."""
    before = words[at - 1] if at else ""
    pair = phrase(words, at - 2, 2) if at > 1 else ""
    if phrase(words, at, 2) == "tổ chức":
        listed = before in ("các", "mỗi", "những", "của") or (
            before in (",", "và") and bool(longest(words, at + 2, _BODIES))
        )
        return (
            listed
            or pair == "cơ quan"
            or (before == "," and phrase(words, at - 3, 2) in ("cơ quan", "đơn vị") and words[at + 2 : at + 3] == [","])
        )
    return bool(longest(words, at, _NAMED)) and (before in _NAMING or pair in _NAMING)
