"""Promise: `vanban compare` shows what became of every provision, and targets before → after with the difference."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vanban.analysis import analyse
from vanban.cli import main
from vanban.cli.comparing import _changes, comparison_lines
from vanban.comparison import compare

OLD = """\
I. MỤC TIÊU
1. Đến năm 2025, tỷ lệ hộ dùng nước sạch đạt 85%.
II. NHIỆM VỤ
1. Xây dựng trung tâm điều hành thông minh của tỉnh.
2. Đào tạo cán bộ chuyển đổi số cho cấp xã.
3. Thành lập tổ tuyên truyền lưu động tại các chợ phiên vùng cao.
"""
NEW = """\
I. QUAN ĐIỂM
1. Lấy người dân và doanh nghiệp làm trung tâm phục vụ của bộ máy.
II. MỤC TIÊU
1. Đến năm 2030, tỷ lệ hộ dùng nước sạch đạt 95,5%.
III. NHIỆM VỤ
1. Đào tạo cán bộ chuyển đổi số cho cấp xã và tổ công nghệ số cộng đồng của từng thôn, bản.
2. Xây dựng trung tâm điều hành thông minh của tỉnh.
"""
PAGE = """\
Trước:   cũ.txt
Sau:     mới.txt
điều chỉnh 1 · bổ sung 1 · mới 2 · không còn 1 · kế thừa 3

CHỈ TIÊU (1)
  tỷ lệ hộ dùng nước sạch: 85% → 95,5% (tăng 10,5; năm 2025 → năm 2030)

ĐIỀU CHỈNH (1)
  I.1 → II.1
      Đến năm [-2025,-] {+2030,+} tỷ lệ hộ dùng nước sạch đạt [-85%.-] {+95,5%.+}

BỔ SUNG (1)
  II.2 → III.1
      … bộ chuyển đổi số cho cấp [-xã.-] {+xã và tổ công nghệ số cộng đồng của từng thôn, bản.+}

MỚI (2)
  I: QUAN ĐIỂM
  I.1: Lấy người dân và doanh nghiệp làm trung tâm phục vụ của bộ máy.

KHÔNG CÒN (1)
  II.3: Thành lập tổ tuyên truyền lưu động tại các chợ phiên vùng cao.

KẾ THỪA (3)
  I → II: MỤC TIÊU
  II → III: NHIỆM VỤ
  II.1 → III.2: Xây dựng trung tâm điều hành thông minh của tỉnh.
"""


@pytest.fixture(autouse=True)
def _works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cũ.txt").write_text(OLD, "utf-8")
    Path("mới.txt").write_text(NEW, "utf-8")
    Path("tin.txt").write_text("Hôm qua trời mưa to ở nhiều nơi.", "utf-8")


def test_compare_prints_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "cũ.txt", "mới.txt"]) == 0
    assert capsys.readouterr() == (PAGE, "")


def test_compare_speaks_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "cũ.txt", "cũ.txt", "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Before:  cũ.txt",
        "After:   cũ.txt",
        "adjusted 0 · supplemented 0 · new 0 · dropped 0 · kept 6",
        "",
        "TARGETS (1)",
        "  tỷ lệ hộ dùng nước sạch: 85% → 85% (the same)",
        "",
        "KEPT (6)",
        "  I → I: MỤC TIÊU",
        "  I.1 → I.1: Đến năm 2025, tỷ lệ hộ dùng nước sạch đạt 85%.",
        "  II → II: NHIỆM VỤ",
        "  II.1 → II.1: Xây dựng trung tâm điều hành thông minh của tỉnh.",
        "  II.2 → II.2: Đào tạo cán bộ chuyển đổi số cho cấp xã.",
        "  II.3 → II.3: Thành lập tổ tuyên truyền lưu động tại các chợ phiên vùng cao.",
    ]


TABLE = """\
PHỤ LỤC
NHIỆM VỤ TRỌNG TÂM
| TT | Nhiệm vụ | Chủ trì | Thời hạn |
| 1 | Sửa cống qua đường liên thôn | Phòng Kinh tế | 15/12/2026 |
"""


def test_rows_of_a_table_and_targets_of_one_side_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    added = "| 2 | Dọn kênh qua chợ | Phòng Kinh tế | 6/2027 |\n"
    Path("a.txt").write_text(TABLE, "utf-8")
    Path("b.txt").write_text(TABLE.replace("15/12/2026", "31/3/2027") + added, "utf-8")
    assert main(["compare", "a.txt", "b.txt"]) == 0
    assert capsys.readouterr().out.splitlines()[4:10] == [
        "ĐIỀU CHỈNH (1)",
        "  PHỤ LỤC dòng 1 → PHỤ LỤC dòng 1",
        "      … đường liên thôn Phòng Kinh tế [-15/12/2026-] {+31/3/2027+}",
        "",
        "MỚI (1)",
        "  PHỤ LỤC dòng 2: Dọn kênh qua chợ Phòng Kinh tế 6/2027",
    ]
    Path("c.txt").write_text(OLD.replace("85%", "85%; tỷ lệ hộ nghèo còn dưới 5%"), "utf-8")
    assert main(["compare", "c.txt", "cũ.txt", "--lang", "en"]) == 0
    assert "  tỷ lệ hộ nghèo: < 5% (dropped)" in capsys.readouterr().out.splitlines()


def test_compare_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "cũ.txt", "mới.txt", "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["schema"], found["before"]["text"], found["after"]["text"]) == (1, OLD, NEW)
    assert found["counts"] == {"kept": 3, "supplemented": 1, "adjusted": 1, "new": 2, "dropped": 1}
    assert [(one["move"], one["difference"]) for one in found["targets"]] == [("raised", "10.5")]


def test_works_without_provisions_are_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "tin.txt", "tin.txt"]) == 0
    assert capsys.readouterr().out.splitlines()[2:] == ["Hai văn bản không đánh số mục nên không so được từng mục."]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["-", "-"], "Chỉ một trong hai văn bản được đọc từ đầu vào chuẩn (“-”)."),
        (["cũ.txt", "không.txt"], "Không tìm thấy tệp “không.txt”."),
    ],
)
def test_wrong_usage_is_a_sentence(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *arguments]) == 2
    assert capsys.readouterr() == ("", f"vanban: {sentence}\n")


LONG = [f"từ{number}" for number in range(30)]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (["a", "b"], ["a", "b"], "…"),
        (["a", "b"], ["a", "c"], "a [-b-] {+c+}"),
        (["a"], ["a", "b"], "a {+b+}"),
        (["a", "b"], ["b"], "[-a-] b"),
        # Only the words around a change are shown of a long stretch that stayed.
        (["a", *LONG, "z"], ["b", *LONG, "y"],
         "[-a-] {+b+} từ0 từ1 từ2 từ3 từ4 từ5 … từ24 từ25 từ26 từ27 từ28 từ29 [-z-] {+y+}"),
        (LONG, [*LONG, "z"], "… từ24 từ25 từ26 từ27 từ28 từ29 {+z+}"),
        # Too long for a search word by word.
        (["a"] * 401, ["b"] * 2, f"[-{'a ' * 49}…-] {{+b b+}}"),
    ],
)  # fmt: skip
def test_changes_are_marked(old: list[str], new: list[str], shown: str) -> None:
    assert _changes(old, new) == shown


def test_a_long_subject_has_a_line_of_its_own_and_lines_keep_to_their_width() -> None:
    subject = "tỷ lệ hộ dân vùng cao, biên giới, hải đảo được dùng nước sạch hợp vệ sinh quanh năm"
    before, after = (
        analyse(f"Điều 1. Đến năm {year}, {subject} đạt {share}%.") for year, share in ((2030, 40), (2035, "62,5"))
    )
    comparison = compare(before, after)

    lines = comparison_lines(comparison, before=before, after=after, names=("a", "b"), width=80)
    at = next(index for index, line in enumerate(lines) if "40% → " in line)
    assert lines[at - 1].startswith("  tỷ lệ hộ dân vùng cao")
    assert lines[at] == "      40% → 62,5% (tăng 22,5; năm 2030 → năm 2035)"
    assert max(map(len, lines)) <= 80
