"""Promise: `vanban batch` tells progress, figures and every error, and can be stopped and continued."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tests.vanban.batch.folders import ORDER, fill
from vanban.batch.cluster import Cluster
from vanban.batch.manifest import NAME, Manifest
from vanban.cli import batching, main

FILES = 60
"""So many that a busy machine cannot finish them before it is stopped."""
LONG = ORDER * 600
"""A good part of a second of work."""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fill(Path("vào"), {"a.txt": ORDER, "b/c.txt": ORDER, "ảnh.gif": b"GIF89a"})


def lines(count: str, figures: str) -> list[str]:
    return [count, figures, f"Kết quả: ra (nhật ký: {Path('ra') / NAME})"]


def without_times(shown: str) -> list[str]:
    return re.sub(r"[\d,.]+ (giây|seconds|MB/s)", r"… \1", shown).splitlines()


def test_batch_prints_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", "vào", "--out", "ra", "--jobs", "1"]) == 0

    shown = capsys.readouterr()
    assert without_times(shown.out) == lines(
        "3/3 tệp trong … giây: 2 phân tích, 0 không đổi, 1 bỏ qua (loại tệp không đọc), 0 lỗi.",
        f"0 trang (của tệp có trang), {2 * len(ORDER)} ký tự, 0,0 MB; … MB/s.",
    )
    assert shown.err == ""
    assert json.loads(Path("ra/b/c.txt.json").read_text("utf-8"))["directives"][0]["deadline_value"] == "2026-09-30"


def test_one_bad_file_is_a_line_and_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    fill(Path("vào"), {"rỗng.txt": ""})

    assert main(["batch", "vào", "--out", "ra", "--jobs", "1", "--lang", "en"]) == 1
    shown = capsys.readouterr()
    assert without_times(shown.out)[0] == (
        "4/4 files in … seconds: 2 analysed, 0 unchanged, 1 skipped (kinds that are not read), 1 failed."
    )
    assert shown.err == "rỗng.txt: The file has no content to read.\n"


def test_second_run_reads_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    main(["batch", "vào", "--out", "ra", "--jobs", "1"])
    capsys.readouterr()
    journal = Path("ra", NAME).read_bytes()

    assert main(["batch", "vào", "--out", "ra", "--jobs", "1"]) == 0
    shown = without_times(capsys.readouterr().out)
    assert shown == [
        "3/3 tệp trong … giây: 0 phân tích, 2 không đổi, 1 bỏ qua (loại tệp không đọc), 0 lỗi.",
        f"Kết quả: ra (nhật ký: {Path('ra') / NAME})",
    ]
    assert Path("ra", NAME).read_bytes() == journal


def test_reference_date_reaches_every_file() -> None:
    fill(Path("vào"), {"quý.txt": "Điều 1. Giao Sở Tài chính báo cáo trong quý III."})
    main(["batch", "vào", "--out", "ra", "--jobs", "1", "--reference-date", "2031-02-01"])

    assert json.loads(Path("ra/quý.txt.json").read_text("utf-8"))["deadlines"][0]["value"] == "2031-Q3"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["không", "--out", "ra"], "Không tìm thấy thư mục “không”."),
        (["vào/a.txt", "--out", "ra"], "“vào/a.txt” không phải thư mục."),
        (["vào", "--out", "vào/a.txt"], "“vào/a.txt” không phải thư mục."),
        (["vào", "--out", "vào"], "Thư mục kết quả “vào” không được trùng hoặc chứa thư mục nguồn “vào”."),
        (["vào/b", "--out", "vào"], "Thư mục kết quả “vào” không được trùng hoặc chứa thư mục nguồn “vào/b”."),
        (["vào", "--out", "ra", "--jobs", "0"], "Số tiến trình phải từ 1 trở lên."),
        (["vào", "--out", "ra", "--reference-date", "mai"], "Ngày “mai” không đúng; hãy viết theo dạng 2026-05-31."),
        (
            ["vào", "--out", "ra", "--dask", "tcp://127.0.0.1:9"],
            "Không kết nối được với cụm Dask tại “tcp://127.0.0.1:9”.",
        ),
    ],
)
def test_wrong_usage_is_a_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batching, "Cluster", partial(Cluster, seconds=0.5))

    assert main(["batch", *arguments]) == 2
    assert capsys.readouterr() == ("", f"vanban: {sentence}\n")
    assert not Path("ra").exists()


def test_missing_dask_is_wrong_usage(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    assert main(["batch", "vào", "--out", "ra", "--dask", "tcp://127.0.0.1:9"]) == 2
    assert capsys.readouterr().err == "vanban: Chưa cài gói Dask. Hãy cài bằng: pip install '.[dask]'\n"


def test_busy_results_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with Manifest(Path("ra"), version="1", reference=None):
        assert main(["batch", "vào", "--out", "ra", "--jobs", "1"]) == 2

    assert capsys.readouterr().err == "vanban: Một lệnh vanban batch khác đang ghi vào “ra”.\n"


def start() -> subprocess.Popen[str]:
    """The command over files that take a while, once it has finished the first few of them."""
    fill(Path("dài"), {f"{number:02}.txt": LONG for number in range(FILES)})
    # Tests that a shell runs in the background ignore the interrupt, and what they start would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    command = subprocess.Popen(
        [sys.executable, "-m", "vanban.cli", "batch", "dài", "--out", "ra", "--jobs", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
    )  # fmt: skip
    signal.signal(signal.SIGINT, before)
    while len(list(Path("ra").glob("*.json"))) < 2:
        time.sleep(0.05)
    return command


def test_ctrl_c_stops_at_once_and_says_how_to_go_on() -> None:
    command = start()
    # As at a terminal: to the command and to all its processes.
    os.killpg(command.pid, signal.SIGINT)
    out, err = command.communicate(timeout=20)

    assert command.returncode == 130
    assert err == "vanban: Đã dừng theo yêu cầu. Chạy lại đúng lệnh này để làm tiếp phần còn lại.\n"
    assert re.match(rf"\d+/{FILES} tệp trong ", out)
    assert list(Path("ra").glob(".*")) == []


def test_killed_run_is_continued() -> None:
    command = start()
    command.send_signal(signal.SIGKILL)
    command.communicate()
    time.sleep(0.2)
    noted = (Path("ra") / NAME).read_bytes().count(b"\n")

    for number in range(5, FILES):
        Path(f"dài/{number:02}.txt").write_text(ORDER, "utf-8")
    again = subprocess.run(
        [sys.executable, "-m", "vanban.cli", "batch", "dài", "--out", "ra", "--jobs", "2"],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    unchanged = int(re.search(r"(\d+) không đổi", again.stdout)[1])  # type: ignore[index]

    assert 1 <= unchanged <= noted
    assert len(list(Path("ra").glob("*.json"))) == FILES
    assert all(json.loads(path.read_bytes())["schema"] == 1 for path in Path("ra").glob("*.json"))
