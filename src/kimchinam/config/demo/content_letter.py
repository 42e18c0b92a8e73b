"""Công văn đôn đốc: a short letter as plain text, as it is pasted into an office's message board."""

LETTER = """\
ỦY BAN NHÂN DÂN TỈNH LAM SƠN
Số: 3187/UBND-TH
V/v đôn đốc thực hiện Kế hoạch số 42/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lam Sơn, ngày 05 tháng 10 năm 2026

Kính gửi:
- Các sở, ban, ngành tỉnh;
- Ủy ban nhân dân các xã, phường.

Thực hiện Kế hoạch số 42/KH-UBND ngày 15/5/2026 của Ủy ban nhân dân tỉnh, đến hết quý III/2026 các cơ quan, đơn vị đã \
hoàn thành 11/14 nhiệm vụ đến hạn. Tuy nhiên, việc giải phóng mặt bằng đường nối phường Lam Giang - xã Khe Mận đã quá \
thời hạn ngày 30/9/2026; một số xã chưa gửi báo cáo quý. Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Xây dựng chủ trì, phối hợp với Ủy ban nhân dân phường Lam Giang, Ủy ban nhân dân xã Khe Mận giải quyết dứt điểm \
27 hộ còn vướng mắc, bàn giao toàn bộ mặt bằng trước ngày 30/11/2026; báo cáo rõ trách nhiệm của tập thể, cá nhân để \
chậm tiến độ.

2. Sở Tài chính tham mưu văn bản phê bình các đơn vị có tỷ lệ giải ngân dưới 50% kế hoạch, trình Chủ tịch Ủy ban nhân \
dân tỉnh trước ngày 12/10/2026.

3. Ủy ban nhân dân các xã: Nậm Vải, Đồng Cói, An Thạch Hạ gửi báo cáo quý III/2026 về Sở Tài chính chậm nhất ngày \
09/10/2026.

4. Sở Khoa học và Công nghệ khẩn trương hoàn thiện danh mục dữ liệu dùng chung của tỉnh.

Giao Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc, báo cáo Chủ tịch Ủy ban nhân dân tỉnh vào thứ Sáu hằng tuần./.

Nơi nhận:
- Như trên;
- Thường trực Tỉnh ủy (để b/c);
- Chủ tịch, các PCT UBND tỉnh;
- Lưu: VT, TH.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Lê Thị Hồng Phượng
"""
