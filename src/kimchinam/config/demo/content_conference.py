"""A news page about the conference that explained the resolution: an article among the furniture of a portal.

The furniture (menu, counters, comment form, related links) is there to be told apart from the article.
"""

CONFERENCE_PAGE = """\
<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>Hội nghị trực tuyến quán triệt Nghị quyết 05 về hạ tầng và chuyển đổi số - Cổng thông tin điện tử tỉnh Lam
Sơn</title>
<meta property="article:published_time" content="2026-04-16T15:20:00+07:00">
</head>
<body>
<header>
<p class="site-name">Cổng thông tin điện tử tỉnh Lam Sơn</p>
<nav class="main-menu">
<ul>
<li><a href="/">Trang chủ</a></li>
<li><a href="/gioi-thieu">Giới thiệu</a></li>
<li><a href="/tin-tuc/chinh-tri">Chính trị</a></li>
<li><a href="/tin-tuc/kinh-te">Kinh tế</a></li>
<li><a href="/dich-vu-cong">Dịch vụ công</a></li>
<li><a href="/lien-he">Liên hệ</a></li>
</ul>
</nav>
<p class="tools"><a href="#" class="contrast">Độ tương phản</a> <a href="#" class="print">In bài viết</a></p>
</header>
<main>
<p class="breadcrumb"><a href="/">Trang chủ</a> &raquo; <a href="/tin-tuc/chinh-tri">Chính trị</a></p>
<article>
<h1>Hội nghị trực tuyến toàn tỉnh quán triệt Nghị quyết 05 về hạ tầng và chuyển đổi số</h1>
<p class="meta">15:20 16/04/2026 | Lượt xem: 1.846 | Bình luận: 3</p>
<p class="sapo"><strong>Sáng 16/4, Ban Thường vụ Tỉnh ủy Lam Sơn tổ chức hội nghị trực tuyến quán triệt, triển khai
Nghị quyết số 05-NQ/TU ngày 27/02/2026 của Ban Chấp hành Đảng bộ tỉnh và Chương trình hành động số 18-CTr/TU của Ban
Thường vụ Tỉnh ủy.</strong></p>
<p>Hội nghị được kết nối từ điểm cầu chính tại Trung tâm hội nghị tỉnh tới 96 điểm cầu của các đảng ủy trực thuộc, xã,
phường và doanh nghiệp, với gần 2.300 cán bộ, đảng viên tham dự. Các đồng chí: Đinh Trọng Nghĩa, Bí thư Tỉnh ủy; Trịnh
Hữu Khang, Phó Bí thư Thường trực Tỉnh ủy; Phạm Quang Lâm, Phó Bí thư Tỉnh ủy, Chủ tịch Ủy ban nhân dân tỉnh chủ trì
hội nghị.</p>
<figure>
<img src="/anh/diem-cau-chinh.jpg" alt="Các đại biểu tại điểm cầu chính">
<figcaption>Các đại biểu dự hội nghị tại điểm cầu chính.</figcaption>
</figure>
<p>Tại hội nghị, các đại biểu được nghe giới thiệu 04 chuyên đề: những nội dung cốt lõi của Nghị quyết số 05-NQ/TU;
Chương trình hành động số 18-CTr/TU; kế hoạch đầu tư công trung hạn giai đoạn 2026 - 2030; giải pháp xây dựng kho dữ
liệu dùng chung của tỉnh.</p>
<p>Đồng chí Mai Thế Vinh, Phó Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy trình bày chuyên đề thứ nhất. Đồng chí Phạm
Quang Lâm trực tiếp giới thiệu kế hoạch đầu tư công, nêu rõ ba công trình mà người dân mong đợi nhất: đường nối phường
Lam Giang - xã Khe Mận, cầu Bến Trúc 2 và tuyến tránh phường Tân Lam.</p>
<p>Theo báo cáo tại hội nghị, đến hết quý I/2026 toàn tỉnh đã giải ngân 14,2% kế hoạch vốn đầu tư công; tỷ lệ hồ sơ xử
lý trực tuyến toàn trình đạt 54,1%.</p>
<h2>Sau hội nghị phải có việc ngay</h2>
<p>Phát biểu kết luận, đồng chí Đinh Trọng Nghĩa nhấn mạnh Nghị quyết chỉ đi vào cuộc sống khi từng việc có người làm,
có hạn và có kết quả nhìn thấy được. Đồng chí yêu cầu các đảng ủy trực thuộc hoàn thành việc học tập, quán triệt đến
chi bộ trước ngày 15/5/2026; xây dựng kế hoạch phù hợp với chức năng, nhiệm vụ của đơn vị.</p>
<p>Đồng chí giao Văn phòng Tỉnh ủy chủ trì, phối hợp với Sở Khoa học và Công nghệ sớm đưa hệ thống theo dõi nhiệm vụ
vào hoạt động trong tháng 8/2026; giao Ủy ban Kiểm tra Tỉnh ủy đưa việc thực hiện Nghị quyết vào chương trình kiểm tra
năm 2026.</p>
<p>Đồng chí cũng đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh lắng nghe ý kiến của các hộ dân có đất thu hồi, phản
ánh với cấp ủy hằng tháng. Về nhiệm vụ trước mắt, cần tập trung tháo gỡ vướng mắc mặt bằng, chuẩn bị vật liệu xây
dựng, rà soát phần mềm trùng lặp, không để dồn việc vào cuối năm.</p>
<p>Ngay sau hội nghị, các điểm cầu xã, phường tổ chức thảo luận, liên hệ với tình hình của địa phương.</p>
<p class="byline">Tin, ảnh: Thu Quỳnh - Bá Lộc</p>
</article>
<p class="updated">[ Cập nhật ngày 17/04/2026 ]</p>
<section class="related">
<h3>Tin cùng chuyên mục</h3>
<ul>
<li><a href="/tin/1">Phường Bến Trúc đối thoại với người dân về mặt bằng cầu mới (12/04/2026)</a></li>
<li><a href="/tin/2">Sở Nội vụ tập huấn kỹ năng số cho công chức xã (09/04/2026)</a></li>
<li><a href="/tin/3">Công bố 18 thủ tục hành chính cắt giảm thời gian giải quyết (03/04/2026)</a></li>
</ul>
</section>
<section class="comments">
<h3>Ý kiến của bạn</h3>
<form action="/binh-luan" method="post">
<label for="noi-dung">Nội dung</label>
<textarea id="noi-dung" name="noi_dung" maxlength="500"></textarea>
<p>Bạn còn 500/500 ký tự</p>
<button type="submit">Gửi bình luận</button> <button type="reset">Làm mới</button>
</form>
</section>
</main>
<aside>
<h3>Thống kê truy cập</h3>
<p>Đang trực tuyến: 57</p>
<p>Lượt truy cập hôm nay: 3,918</p>
<p>Tổng lượt truy cập: 12,604,377</p>
<h3>Liên kết website</h3>
<ul><li><a href="/so-noi-vu">Sở Nội vụ</a></li><li><a href="/so-tai-chinh">Sở Tài chính</a></li></ul>
</aside>
<footer>
<p>Cơ quan chủ quản: Ủy ban nhân dân tỉnh Lam Sơn. Giấy phép số 00/GP-TTĐT. Ghi rõ nguồn khi phát hành lại thông
tin.</p>
</footer>
</body>
</html>
"""
