"""Invented papers for tests: nobody issued them, and the offices, people and places in them do not exist."""

PROGRAMME = """\
TỈNH ỦY LÂM HẢI
*
Số 18-CTr/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Lâm Hải, ngày 14 tháng 5 năm 2026

CHƯƠNG TRÌNH HÀNH ĐỘNG
thực hiện Nghị quyết số 88-NQ/TW ngày 02/02/2026 của Bộ Chính trị
về phát triển kinh tế ven biển
-----

I. MỤC TIÊU
1. Đến năm 2030, thu nhập bình quân đạt tối thiểu 95 triệu đồng/người.
2. Tỉ lệ hộ nghèo giảm xuống dưới 1,5%.
II. NHIỆM VỤ
1. Phát triển hạ tầng
1.1. Đường ven biển
- Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính lập đề án, hoàn thành trong quý III năm 2026.
- Rà soát quy hoạch cảng cá:
+ Cảng Bãi Rạng;
+ Cảng Hòn Mây.
1.2. Điện gió
a) Khảo sát vùng biển;
đ) Trình phương án trước ngày 30/9/2026.
2. Phát triển du lịch
III. TỔ CHỨC THỰC HIỆN
1. Đảng ủy Ủy ban nhân dân tỉnh báo cáo Ban Thường vụ Tỉnh ủy trước ngày 15/12 hằng năm.
2. Các xã, phường xây dựng kế hoạch thực hiện.
Chương trình này được phổ biến đến chi bộ./.

Nơi nhận:
- Bộ Chính trị (báo cáo);
- Lưu Văn phòng Tỉnh ủy.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Trịnh Hải Đăng
"""

DECISION = """\
| ỦY BAN NHÂN DÂN / TỈNH LÂM HẢI / ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc |
| Số: 412/QĐ-UBND | Lâm Hải, ngày 03 tháng 6 năm 2026 |

QUYẾT ĐỊNH
Ban hành Quy chế phối hợp quản lý vùng nuôi biển
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Thủy sản ngày 21 tháng 11 năm 2017;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp quản lý vùng nuôi biển.
Điều 2. Quyết định có hiệu lực từ ngày ký.
Điều 3. Giám đốc Sở Nông nghiệp và Môi trường chịu trách nhiệm thi hành Quyết định này./.
| Nơi nhận: / - Như Điều 3; / - Lưu: VT. | KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / / Đàm Thu Sương |

QUY CHẾ
Phối hợp quản lý vùng nuôi biển
(Ban hành kèm theo Quyết định số 412/QĐ-UBND)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Quy chế này quy định việc phối hợp.
2. Quy chế này không áp dụng đối với:
a) Vùng nuôi nước ngọt;
b) Bể nuôi trên bờ.
Chương II
TRÁCH NHIỆM
Mục 1
CƠ QUAN CẤP TỈNH
Điều 2. Sở Nông nghiệp và Môi trường
Chủ trì lập bản đồ vùng nuôi.
Mục 2
CẤP XÃ
Điều 3. Ủy ban nhân dân xã
Báo cáo trước ngày 20 hằng tháng.

PHỤ LỤC I
MẪU BÁO CÁO
1. Số lồng nuôi
2. Sản lượng
"""

LETTER = """\
ỦY BAN NHÂN DÂN
XÃ BÃI RẠNG
Số:      /UBND-VP
V/v chuẩn bị phòng, chống bão
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bãi Rạng, ngày      tháng 9 năm 2026

Kính gửi:
- Các thôn trong xã;
- Trạm Y tế xã.

Để chủ động ứng phó với bão, Ủy ban nhân dân xã yêu cầu:
1. Các thôn kiểm tra nhà ở ven biển, hoàn thành trước ngày 10/9/2026.
2. Trạm Y tế xã chuẩn bị thuốc.
Trên đây là yêu cầu của Ủy ban nhân dân xã./.

Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH
Lương Thị Mận
"""

FLAT = (
    "Toàn văn Nghị quyết: NGHỊ QUYẾT VỀ KINH TẾ VEN BIỂN I - TÌNH HÌNH HIỆN NAY 1 - Sau hơn 10 năm mở cảng, "
    "đời sống ngư dân khá lên nhiều; quan hệ giữa nghề khơi - nghề lộng ngày càng chặt. "
    "- Tàu lớn tăng nhanh. - Chợ cá được mở rộng. "
    "2 - Tuy nhiên, bến bãi còn chật, nước thải chưa được xử lý đầy đủ, giá trị chế biến mới đạt 1.234,5 tỷ đồng. "
    "II - NHIỆM VỤ CHÍNH 1- Giao thông - Làm đường ra cảng. - Nạo vét luồng lạch trong năm 2027. "
    + "Việc này cần kiên trì, bền bỉ, có sự góp sức của mọi gia đình làm nghề biển. " * 8
    + "2. Môi trường: thu gom rác ở 12 bến cá. 3 - Tổ chức thực hiện. Các xã báo cáo trước ngày 15/11 hằng năm."
)

NEWS = """\
Lâm Hải bàn giải pháp phát triển nghề nuôi biển

Chiều 12/5, tại trung tâm hội nghị tỉnh, Ủy ban nhân dân tỉnh Lâm Hải tổ chức hội nghị trực tuyến bàn giải pháp phát
triển nghề nuôi biển. Đồng chí Đàm Thu Sương - Phó Chủ tịch Ủy ban nhân dân tỉnh chủ trì hội nghị.

Hội nghị được kết nối đến 46 điểm cầu với gần 1.200 đại biểu tham dự.

Phát biểu tại hội nghị, đồng chí Đàm Thu Sương yêu cầu Sở Nông nghiệp và Môi trường hoàn thành bản đồ vùng nuôi trước
ngày 30/8. Tổng vốn 1.234,5 tỷ đồng đã được bố trí.

2026 là năm bản lề, theo đánh giá chung.
"""

ALL = {"programme": PROGRAMME, "decision": DECISION, "letter": LETTER, "flat": FLAT, "news": NEWS}
