"""A real document becomes a followed programme: the clerk, a unit and the leader, each at a screen."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kimchinam.config.demo.story import PAPERS, PROGRAMME, REPORT
from tests.browser.conftest import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHARED = Path(__file__).parents[3] / "shared"
REAL = [SHARED / "eval/texts/D07.docx", *sorted((SHARED / "sources").glob("*.txt"))]
INVENTED = [PAPERS / PROGRAMME, PAPERS / REPORT]


def papers() -> list[Path]:
    """The official papers that lie beside the checkout, else the invented ones: the first is the one that is reviewed."""
    if all(path.exists() for path in REAL) and len(REAL) == 6:
        return REAL
    print("No ../shared beside the checkout: the journey uses the invented papers.")  # noqa: T201
    return INVENTED


def test_document_becomes_a_followed_programme(come_in: Callable[..., Person], worker: Callable[[], int]) -> None:
    clerk = come_in("thuky")
    clerk.look("01-desk")
    upload(clerk, papers())
    worker()
    clerk.open("/van-ban/")
    assert clerk.page.get_by_text("Đã đọc", exact=True).count() >= len(papers())
    clerk.look("02-register")
    clerk.open_first("tbody a")
    clerk.look("03-document")
    review(clerk)
    draft = build(clerk)

    leader = come_in("lanhdao")
    issue(leader, draft)

    unit = come_in("sotaichinh")
    unit.look("09-desk-of-the-unit")
    unit.open_first(".desk-list a")
    unit.look("10-task")
    hand_in(unit)

    leader.open("/")
    leader.look("12-desk-of-the-leader")
    leader.open_first(".desk-list a")
    leader.page.get_by_label("Đạt tốt").check()
    leader.go("Nghiệm thu")
    assert leader.page.get_by_text("Hoàn thành đúng hạn").first.is_visible()
    leader.look("13-accepted")


def upload(clerk: Person, files: list[Path]) -> None:
    clerk.open("/van-ban/tai-len/")
    clerk.page.get_by_label("Tệp", exact=True).set_input_files(files[::-1])
    clerk.look("00-upload")
    clerk.go("Đưa vào sổ")


def review(clerk: Person) -> None:
    """Keyboard only: accept, edit, merge, refuse, take back."""
    clerk.go("Bàn duyệt")
    page = clerk.page
    page.wait_for_selector(".item.chosen")
    clerk.look("04-review")
    judged = page.locator("#figures b").first
    while page.locator(".item.chosen .card-title").inner_text().startswith("Chỉ tiêu"):
        page.keyboard.press("j")  # of targets no programme is made
    for count, (key, reason) in enumerate(
        [("Enter", ""), ("Enter", ""), ("Enter", ""), ("m", ""), ("x", "Trùng nội dung")], 1
    ):
        page.keyboard.press(key)
        if reason:
            page.get_by_label("Vì sao bỏ mục này?").fill(reason)
            page.keyboard.press("Enter")
        page.wait_for_function("n => document.querySelector('#figures b').textContent == n", arg=str(count))
        page.wait_for_selector(".item.chosen:not(.done)")
    assert judged.inner_text() == "5"
    page.keyboard.press("u")
    page.wait_for_function("() => document.querySelector('#figures b').textContent == '4'")
    clerk.look("05-judged")


def build(clerk: Person) -> str:
    """Every task complete; returns the path of the draft, which the leader issues."""
    clerk.go("Đưa vào chương trình")
    page = clerk.page
    clerk.look("06-take")
    if not page.get_by_label("Tên chương trình").input_value():
        page.get_by_label("Tên chương trình").fill("Chương trình thực hiện Chỉ thị")
    clerk.go("nhiệm vụ vào chương trình")
    clerk.look("07-draft")
    address = page.url
    clerk.go("Kiểm tra trước khi ban hành")
    while page.locator("tbody a").count():
        clerk.open_first("tbody a")
        complete(clerk)
        page.goto(address)
        clerk.go("Kiểm tra trước khi ban hành")
    assert page.get_by_text("Người ban hành được chương trình này").is_visible()
    return address.removeprefix(clerk.address)


def issue(leader: Person, draft: str) -> None:
    leader.open(draft)
    leader.go("Ban hành")
    leader.look("08-issue")
    leader.go("Ban hành")
    assert leader.page.get_by_text("Đã ban hành").first.is_visible()


def complete(clerk: Person) -> None:
    """What the paper leaves open, a person says: the owner, the product, the deadline, who receives it."""
    page = clerk.page
    page.get_by_label("Chủ trì").select_option(label="Sở Tài chính")
    page.locator("[name=product_kind]").select_option(label="Báo cáo")
    page.locator("[name=receiver]").fill("Ban Thường vụ Tỉnh ủy")
    page.locator("#id_due_on").fill("2099-12-31")
    clerk.go("Lưu")


def hand_in(unit: Person) -> None:
    page = unit.page
    page.get_by_label("Số, ký hiệu văn bản").fill("125/BC-STC")
    page.get_by_label("Ghi chú").fill("Kèm biểu tổng hợp")
    unit.go("Nộp kết quả")
    assert page.get_by_text("Chờ nghiệm thu").first.is_visible()
    unit.look("11-handed-in")
