"""Promise: on the review desk no press decides unread, no form is lost, and a failure is told as what it is."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Page, Route, expect

from kimchinam.accounts.models import User
from kimchinam.documents.actions import receive_file
from kimchinam.extraction.actions import accept_candidate
from kimchinam.extraction.models import Candidate, Run
from kimchinam.extraction.queries import standing
from tests.browser.conftest import Person
from tests.conftest import PROGRAMME_TEXT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def clerk(come_in: Callable[..., Person], worker: Callable[[], int]) -> Iterator[Person]:
    """At the desk of a programme with a target and three tasks, all undecided."""
    person = come_in("thuky")
    by = User.objects.get(username="thuky")
    receive_file(by=by, stream=BytesIO(PROGRAMME_TEXT.encode()), file_name="chuong-trinh.txt")
    worker()
    person.open(f"/duyet/{Run.objects.get().version_id}/")
    person.page.wait_for_selector(".item.chosen")
    yield person


def tasks() -> list[Candidate]:
    return list(Candidate.objects.exclude(kind="target").order_by("start"))


def judged(page: Page, count: int) -> None:
    expect(page.locator("#figures b").first).to_have_text(str(count))


def card(candidate: Candidate) -> str:
    return f"#c-{candidate.sequence}"


def test_key_that_is_held_down_accepts_one_item(clerk: Person) -> None:
    page = clerk.page

    for _again in range(4):
        page.keyboard.down("Enter")  # without an up between, the browser says that it repeats
    page.keyboard.up("Enter")

    expect(page.locator(".item.done, .item.sending")).to_have_count(1)
    judged(page, 1)
    page.keyboard.press("Enter")
    judged(page, 2)


def test_form_that_is_being_typed_in_outlives_a_merge_and_tells_of_it_when_saved(clerk: Person) -> None:
    page, (first, second, *_rest) = clerk.page, tasks()
    page.locator(f"{card(first)} .card-title a").click()
    page.keyboard.press("e")
    text = page.locator(f"{card(first)} textarea[name=text]")
    text.fill("Điều tôi đang gõ")
    page.locator(f"{card(second)} .card-title a").click()

    page.keyboard.press("m")

    judged(page, 1)
    expect(text).to_have_value("Điều tôi đang gõ")
    page.locator(f"{card(first)} .item-form .primary").click()
    expect(page.locator(f"{card(first)} .item-form")).to_contain_text("vừa gộp vào đây")
    expect(text).to_have_value("Điều tôi đang gõ")
    clerk.look("20-merged-under-a-form")
    page.locator(f"{card(first)} .item-form .primary").click()
    judged(page, 2)
    assert standing().get(candidate=first).item.text == "Điều tôi đang gõ"


def test_ended_session_is_told_and_the_way_back_leads_to_the_card(clerk: Person) -> None:
    page = clerk.page
    hand = page.locator(".item.chosen").get_attribute("id")
    page.context.clear_cookies(name="sessionid")

    page.keyboard.press("Enter")
    page.keyboard.press("Enter")

    message = page.locator("#messages .message")
    expect(message).to_contain_text("Phiên làm việc đã hết hạn")
    expect(page.locator(".item.done, .item.sending")).to_have_count(0)
    assert page.locator(".item.chosen").get_attribute("id") == hand
    message.get_by_role("link", name="Đăng nhập lại").click()
    page.get_by_label("Tên đăng nhập").fill("thuky")
    page.get_by_label("Mật khẩu").fill("la-ban-2026")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator(".item.chosen")).to_have_id(str(hand))
    assert standing().count() == 0


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (0, "Mất kết nối với máy chủ"),
        (403, "Bạn không có quyền làm việc này"),
        (404, "Mục này không còn"),
        (500, "Máy chủ gặp lỗi"),
    ],
)
def test_each_failure_is_told_as_what_it_is(clerk: Person, status: int, sentence: str) -> None:
    page = clerk.page
    hand = page.locator(".item.chosen").get_attribute("id")

    def fail(route: Route) -> None:
        route.fulfill(status=status) if status else route.abort()

    page.route("**/nhan/", fail)
    page.reload()  # Chromium tells a page that is open of its routes in its own time; one that it opens has them
    page.keyboard.press("Enter")

    expect(page.locator("#messages .message")).to_contain_text(sentence)
    expect(page.locator(".item.done, .item.sending")).to_have_count(0)
    assert page.locator(".item.chosen").get_attribute("id") == hand
    page.unroute("**/nhan/")
    page.keyboard.press("Enter")
    judged(page, 1)


def test_window_that_comes_back_shows_what_others_judged(clerk: Person) -> None:
    page, (first, *_rest) = clerk.page, tasks()
    accept_candidate(first, by=User.objects.get(username="thuky"))
    assert page.locator(f"{card(first)}.done").count() == 0

    page.evaluate("window.dispatchEvent(new Event('focus'))")

    judged(page, 1)
    expect(page.locator(f"{card(first)}.done .verdict")).to_contain_text("Đã nhận")
    expect(page.locator(f'[data-candidates~="{first.sequence}"].judged').first).to_be_attached()
    page.locator(f"{card(first)} .card-title a").click()
    expect(page.locator(f"{card(first)} #verbs")).to_be_visible()


def mark(page: Page, words: str) -> None:
    """Select these words on the paper."""
    page.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.querySelector(".paper"), NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + words.length);
            }
        }""",
        words,
    )


def test_marked_passage_leaves_nothing_behind_when_its_form_is_left(clerk: Person) -> None:
    page, before = clerk.page, Candidate.objects.count()
    hand = page.locator(".item.chosen").get_attribute("id")
    mark(page, "CHƯƠNG TRÌNH HÀNH ĐỘNG")

    page.keyboard.press("n")

    form = page.locator("#new-item .item-form")
    expect(form.locator("textarea[name=text]")).to_be_focused()
    expect(form.locator("textarea[name=text]")).to_have_value("CHƯƠNG TRÌNH HÀNH ĐỘNG")
    clerk.look("21-new-item")
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(page.locator(f"#{hand}.chosen")).to_be_focused()
    page.reload()
    assert Candidate.objects.count() == before


def test_marked_passage_becomes_a_decided_item_when_its_form_is_saved(clerk: Person) -> None:
    page = clerk.page
    mark(page, "CHƯƠNG TRÌNH HÀNH ĐỘNG")
    page.keyboard.press("n")
    form = page.locator("#new-item .item-form")
    form.locator("textarea[name=text]").fill("Lập chương trình")
    form.locator("[name=lead]").fill("Sở Không Có")
    page.keyboard.press("Control+Enter")
    expect(form.locator(".message")).to_contain_text("chưa có trong danh sách đơn vị")
    expect(form.locator("[name=lead]")).to_be_focused()

    form.locator("[name=lead]").fill("Sở Tài chính")
    page.keyboard.press("Control+Enter")

    expect(page.locator(".item.chosen .verdict")).to_contain_text("Đã sửa và nhận")
    judged(page, 1)
    assert standing().get().item.text == "Lập chương trình"
    assert clerk.complaints == []


def test_name_that_is_typed_after_a_takes_the_place_of_the_old_one(clerk: Person) -> None:
    page, (first, *_rest) = clerk.page, tasks()
    page.locator(f"{card(first)} .card-title a").click()

    page.keyboard.press("a")

    lead = page.locator(f"{card(first)} [name=lead]")
    expect(lead).to_be_focused()
    expect(lead).not_to_have_value("")
    page.keyboard.type("sở y")
    expect(lead).to_have_value("sở y")


def test_target_is_given_to_nobody(clerk: Person) -> None:
    page, target = clerk.page, Candidate.objects.get(kind="target")
    page.locator(f"{card(target)} .card-title a").click()
    expect(page.locator(f"{card(target)} #verbs")).to_be_visible()

    page.keyboard.press("a")
    page.keyboard.press("j")  # answered after it, had the key asked for anything

    expect(page.locator("[data-to-lead]")).to_be_visible()
    expect(page.locator(".item-form")).to_have_count(0)
    page.keyboard.press("k")
    expect(page.locator("[data-to-lead]")).to_be_hidden()


def test_form_that_comes_back_with_errors_leaves_the_console_silent(clerk: Person) -> None:
    page, (first, *_rest) = clerk.page, tasks()
    page.locator(f"{card(first)} .card-title a").click()
    page.keyboard.press("e")
    form = page.locator(f"{card(first)} .item-form")
    form.locator("textarea[name=text]").evaluate("area => (area.style.height = '9rem')")  # as dragging its corner does
    for _again in range(2):
        form.locator("[name=lead]").fill("Sở Không Có")
        page.keyboard.press("Control+Enter")
        expect(form.locator(".message")).to_contain_text("chưa có trong danh sách đơn vị")

    assert clerk.complaints == []


def test_card_in_hand_is_whole_in_sight_after_a_merge(clerk: Person) -> None:
    page = clerk.page
    page.set_viewport_size({"width": 1440, "height": 520})
    page.locator(f"{card(tasks()[1])} .card-title a").click()

    page.keyboard.press("m")

    judged(page, 1)
    expect(page.locator(".item.chosen:not(.done) #verbs .primary")).to_be_in_viewport(ratio=1)
