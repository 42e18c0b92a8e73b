"""The review desk with many candidates: how fast the server opens it, and how fast `j` moves in a browser.

The bars: with 500 candidates the page is rendered in less than 300 ms, and one move takes less than 50 ms. The documents
are invented here, received, read and analysed by the same jobs as in production. A move is timed in the page, from before
the key until style and layout of the next frame are done.
"""

from __future__ import annotations

import statistics
import threading
import time
from io import BytesIO
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from office import open_office

if TYPE_CHECKING:
    from django.test import Client
    from playwright.sync_api import Page

    from kimchinam.extraction.models import Run

SIZES = (125, 250, 500)
ROUNDS = 9
MOVES = 40
OPENING_BAR = 300.0
MOVE_BAR = 50.0
CHROMIUM = Path("/usr/bin/chromium")

BODIES = ("Sở Xây dựng", "Sở Tài chính", "Sở Khoa học và Công nghệ", "Sở Nội vụ", "Trung tâm Cứu hộ sông nước")
ACTS = (
    "xây dựng Đề án bảo trì đường liên xã",
    "tham mưu kế hoạch mở rộng mạng truyền dẫn",
    "rà soát quy hoạch bến thủy nội địa",
    "ban hành quy định quản lý chiếu sáng công cộng",
)
LIMITS = (
    ", trình Ban Thường vụ Tỉnh ủy trong quý III/2027",
    ", hoàn thành trước ngày 15/12/2026",
    "",
    " trong năm 2028",
)
GROUP = 25

MOVE = """async () => {
  const started = performance.now();
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
  await new Promise(requestAnimationFrame);
  document.body.getBoundingClientRect();
  return performance.now() - started;
}"""
"""`j` is sent to the page itself, so that no time of the test driver is counted; the last line forces style and layout."""


def programme(orders: int) -> bytes:
    """An invented action programme with that many orders, in groups."""
    lines = ["CHƯƠNG TRÌNH HÀNH ĐỘNG", f"phát triển hạ tầng, bản {orders} việc", "", "I. NHIỆM VỤ"]
    for number in range(orders):
        group, place = number // GROUP + 1, number % GROUP + 1
        if place == 1:
            lines.append(f"{group}. Nhóm việc thứ {group}")
        body, other = BODIES[number % 5], BODIES[(number + 2) % 5]
        act, limit = ACTS[number % 4], LIMITS[number // 4 % 4]
        lines.append(f"{group}.{place}. Giao {body} chủ trì, phối hợp với {other} {act} (đợt {number + 1}){limit}.")
    return "\n".join(lines).encode()


def analysed(orders: int) -> Run:
    from kimchinam.accounts.models import User
    from kimchinam.base.work import run_until_idle
    from kimchinam.documents.actions import receive_file

    clerk = User.objects.get(username="thuky")
    received = receive_file(by=clerk, stream=BytesIO(programme(orders)), file_name=f"viec-{orders}.txt")
    run_until_idle()
    run: Run = received.document.versions.get().run
    return run


def opening(client: Client, url: str) -> tuple[float, float]:
    """Median milliseconds of the server for one page: by the clock, and of its own work whatever else the machine does."""
    client.get(url)  # templates are compiled once per process
    clock, work = [], []
    for _round in range(ROUNDS):
        start, worked = time.perf_counter(), time.process_time()
        assert client.get(url).status_code == 200
        clock.append(1000 * (time.perf_counter() - start))
        work.append(1000 * (time.process_time() - worked))
    return statistics.median(clock), statistics.median(work)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


def serve() -> str:
    """The site on a free port of this machine, until the process ends. Returns its address."""
    from django.core.wsgi import get_wsgi_application

    server = make_server("127.0.0.1", 0, get_wsgi_application(), server_class=_Server, handler_class=_Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def moving(address: str, session: str, url: str) -> float:
    """Median milliseconds of one `j` at 1440 × 900."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
        page = context.new_page()
        page.goto(address + url)
        page.wait_for_selector(".item.chosen")
        median = statistics.median(_moves(page))
        browser.close()
    return median


def _moves(page: Page) -> list[float]:
    before = page.locator(".item.chosen").get_attribute("id")
    times = [page.evaluate(MOVE) for _move in range(MOVES)]
    assert page.locator(".item.chosen").get_attribute("id") != before, "the key did not move the hand"
    return times


def main() -> None:
    open_office()
    from django.test import Client
    from django.urls import reverse

    from kimchinam.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(username="thuky"), backend="django.contrib.auth.backends.ModelBackend")
    print(f"review desk: median of {ROUNDS} openings on the server (bar: 500 candidates < {OPENING_BAR:.0f} ms)")
    print(f"{'candidates':>11} {'ms':>7} {'of work':>8} {'work per candidate':>19}")
    for size in SIZES:
        run = analysed(size)
        url = reverse("extraction:review", args=[run.version_id])
        (median, work), count = opening(client, url), run.candidates.count()
        verdict = ("  OK" if median < OPENING_BAR else "  OVER THE BAR") if size == SIZES[-1] else ""
        print(f"{count:>11} {median:>7.0f} {work:>8.0f} {work / count:>19.2f}{verdict}")
    if not CHROMIUM.exists():
        print("No Chromium on this machine: moves were not measured.")
        return
    median = moving(serve(), client.cookies["sessionid"].value, url)
    verdict = "OK" if median < MOVE_BAR else "OVER THE BAR"
    print(f"one move with j, median of {MOVES} (bar < {MOVE_BAR:.0f} ms): {median:.1f} ms  {verdict}")


if __name__ == "__main__":
    main()
