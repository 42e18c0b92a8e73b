"""Promise: one file is shown as text, outline or findings, for people or as JSON, and every error is one sentence."""

from __future__ import annotations

import errno
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vanban import papers
from tests.vanban.reading.samples import docx, paragraph
from vanban.cli import main


@pytest.fixture
def programme(tmp_path: Path) -> str:
    path = tmp_path / "chương trình.txt"
    path.write_text(papers.PROGRAMME, "utf-8")
    return str(path)


def test_text_prints_the_clean_text(programme: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["text", programme]) == 0
    assert capsys.readouterr() == (papers.PROGRAMME, "")


def test_text_as_json_names_the_format(programme: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["text", programme, "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["schema"], found["text"], found["format"]) == (1, papers.PROGRAMME, "txt")


def test_outline_prints_one_line_per_provision(programme: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", programme]) == 0
    assert capsys.readouterr().out.splitlines()[3:7] == [
        "II NHIỆM VỤ  [II]",
        "  1 Phát triển hạ tầng  [II/1]",
        "    1.1 Đường ven biển  [II/1/1.1]",
        "      - Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính lập đề án, hoàn thành …  [II/1/1.1/-1]",
    ]


def test_outline_says_when_there_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tin.txt"
    path.write_text(papers.NEWS, "utf-8")

    assert main(["outline", str(path)]) == 0
    assert capsys.readouterr().out == "Văn bản không đánh số mục.\n"
    assert main(["outline", str(path), "--lang", "en"]) == 0
    assert capsys.readouterr().out == "The text has no numbered provisions.\n"


def test_analyse_prints_a_summary(programme: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", programme]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "VĂN BẢN"
    assert "      Số:             18-CTr/TU" in lines
    assert "  ● Sở Xây dựng" in lines
    assert "      Thời hạn:       trong quý III năm 2026" in lines
    assert any(line.startswith("THỜI HẠN (") and "năm vắng mặt hiểu theo ngày" in line for line in lines)
    assert max(map(len, lines)) <= 100


def test_analyse_gives_the_reason_of_every_finding_only_where_it_is_asked_for(
    programme: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyse", programme]) == 0
    assert "Vì sao:" not in capsys.readouterr().out

    assert main(["analyse", programme, "--why"]) == 0
    lines = capsys.readouterr().out.splitlines()
    told = {lines[at - 1].split()[-1]: line for at, line in enumerate(lines) if line.startswith("      Vì sao:")}
    assert "      Vì sao:         mẫu “Giao X chủ trì, phối hợp với Y”" in told.values()
    assert "      Vì sao:         “Sở Xây dựng” là tên của một sở" in told.values()
    assert max(map(len, lines)) <= 100

    assert main(["analyse", programme, "--why", "--lang", "en"]) == 0
    assert "      Because:        “Sở Xây dựng” is the name of a department" in capsys.readouterr().out.splitlines()


def test_analyse_as_json_follows_the_reference_date(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Các xã báo cáo trước ngày 15/7.".encode())))

    assert main(["analyse", "-", "--json", "--reference-date", "2027-01-04"]) == 0
    assert json.loads(capsys.readouterr().out)["deadlines"][0]["value"] == "2027-07-15"


@pytest.fixture
def remarked(tmp_path: Path) -> str:
    mark = 'w:id="0"'
    words = f"<w:commentRangeStart {mark}/><w:r><w:t>Giao Sở Y tế lập đề án.</w:t></w:r><w:commentRangeEnd {mark}/>"
    remark = f'<w:comment {mark} w:author="Bùi An" w:date="2026-03-01T08:00:00Z">{paragraph("Thêm hạn.")}</w:comment>'
    path = tmp_path / "a.docx"
    path.write_bytes(docx(f"<w:p>{words}</w:p>", comments=remark))
    return str(path)


@pytest.mark.parametrize("command", ["text", "outline", "analyse"])
def test_what_is_not_in_the_text_is_said_aside(command: str, remarked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, remarked]) == 0
    assert capsys.readouterr().err == "vanban: Có 1 nhận xét bên lề, không thuộc phần chữ.\n"

    assert main([command, remarked, "--json", "--lang", "en"]) == 0
    shown = capsys.readouterr()
    found = json.loads(shown.out)
    assert (shown.err, found["hidden"], found["unread_pages"]) == ("", 0, [])
    assert found["comments"] == [
        {"start": 0, "end": 23, "text": "Thêm hạn.", "author": "Bùi An", "written": "2026-03-01"}
    ]


def test_compare_says_of_which_work_something_was_left_out(
    programme: str, remarked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", programme, remarked, "--lang", "en"]) == 0

    said = f"vanban: {remarked}: There is 1 comment in the margin, which is no part of the text.\n"
    assert capsys.readouterr().err == said


def test_analyse_shows_comments_with_the_words_they_are_about(
    remarked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyse", remarked]) == 0

    lines = capsys.readouterr().out.splitlines()
    at = lines.index("NHẬN XÉT BÊN LỀ (1)")
    assert lines[at + 1 : at + 3] == ["  Bùi An, 01/3/2026  Giao Sở Y tế lập đề án.", "      Thêm hạn."]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["text", "không-có.txt"], "vanban: Không tìm thấy tệp “không-có.txt”.\n"),
        (["text", "không-có.txt", "--lang", "en"], "vanban: There is no file “không-có.txt”.\n"),
        (["outline", "."], "vanban: “.” là một thư mục, không phải tệp.\n"),
        (
            ["analyse", "-", "--reference-date", "4/1/2027"],
            "vanban: Ngày “4/1/2027” không đúng; hãy viết theo dạng 2026-05-31.\n",
        ),
    ],
)
def test_wrong_usage_is_a_sentence(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr() == ("", sentence)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("vi", "vanban: Tệp không có nội dung nào để đọc.\n"), ("en", "vanban: The file has no content to read.\n")],
)
def test_unreadable_file_is_a_sentence(
    language: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "trống.txt"
    path.touch()

    assert main(["analyse", str(path), "--lang", language]) == 1
    assert capsys.readouterr() == ("", sentence)


def test_damaged_file_is_one_sentence_without_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "hỏng.docx"
    path.write_bytes(b"PK\x03\x04word/document.xml" + b"x" * 500)
    command = subprocess.run([sys.executable, "-m", "vanban.cli", "text", path], capture_output=True, encoding="utf-8")

    assert (command.returncode, command.stdout) == (1, "")
    assert command.stderr == "vanban: Tệp bị hỏng hoặc không đúng định dạng.\n"


class FullDisk(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("vi", "Không ghi được kết quả: ổ đĩa đã đầy."), ("en", "The result could not be written: the disk is full.")],
)
def test_full_disk_is_a_sentence_in_one_language(
    language: str,
    sentence: str,
    programme: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdout", FullDisk())

    assert main(["text", programme, "--lang", language]) == 1
    assert capsys.readouterr().err == f"vanban: {sentence}\n"


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "dài.txt"
    path.write_text("Một dòng của một văn bản rất dài.\n" * 20_000, "utf-8")
    command = subprocess.Popen(
        [sys.executable, "-m", "vanban.cli", "text", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert command.stdout and command.stderr

    command.stdout.readline()
    command.stdout.close()

    assert (command.stderr.read(), command.wait()) == (b"", 0)
    command.stderr.close()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("columns", "width"), [(80, 80), (120, 120), (20, 60), (300, 140)])
def test_lines_are_as_wide_as_the_terminal_within_reason(
    columns: int, width: int, programme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("COLUMNS", str(columns))

    assert main(["analyse", programme]) == 0
    longest = max(map(len, sys.stdout.getvalue().splitlines()))
    assert width - 30 < longest <= width
