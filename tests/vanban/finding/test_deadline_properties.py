"""Any time, said in any known style inside a task, compiles back to its value; and nothing is found that is not there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from vanban.due import due_day, last_day, next_due, occurrences
from vanban.due.months import month_end
from vanban.finding.deadlines import find_deadlines
from vanban.finding.schedules import schedule_value
from vanban.model import Deadline

UNHURRIED = settings(deadline=None)
"""The first example of a run builds tables and reads files."""

REFERENCE = date(2026, 3, 2)
ROMAN = ("", "I", "II", "III", "IV")
TASKS = st.sampled_from(
    [
        "Hoàn thành hồ sơ {}.",
        "Xã trình phương án {};",
        "Giao Văn phòng gửi danh sách {}, có bảng kê kèm theo.",
        "- Nộp sổ {}\n",
        "Tổ chức sơ kết, xong {}.",
    ]
)
REPORTS = st.sampled_from(
    [
        "Giao Sở Y tế báo cáo kết quả về UBND tỉnh {}.",
        "Yêu cầu các xã báo cáo tình hình thực hiện {} để tổng hợp.",
        "Các xã đã lập danh sách, hoàn thành việc thống kê {}.",
        "Giao Văn phòng tổng kết mô hình, báo cáo kết quả {};",
    ]
)
"""Orders to report: what is reported on does not make their time one that is told of."""
LIMITS = st.sampled_from(["trước", "chậm nhất", "chậm nhất là", "Trước", "muộn nhất là", "đến", "xong trước"])
DAYS = st.dates(date(2026, 3, 2), date(2035, 12, 31))
YEARS = st.integers(2027, 2050)

DAY_STYLES: list[Callable[[date], str]] = [
    lambda day: f"ngày {day:%d/%m/%Y}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"ngày {day.day}/{day.month}/{day.year}",
    lambda day: f"ngày {day.day}-{day.month}-{day.year}",
    lambda day: f"ngày {day.day}.{day.month}.{day.year}",
    lambda day: f"ngày {day:%d} tháng {day.month} năm {day.year}",
    lambda day: f"ngày {day:%d} tháng {day:%m}  năm {day.year}",
    lambda day: f"ngày {day:%d} tháng {day.month},\nnăm {day.year}",
    lambda day: f"17h00 ngày {day:%d/%m/%Y}",
    lambda day: f"15 giờ 30 phút ngày {day.day}/{day.month}/{day.year}",
    lambda day: f"16g30, ngày {day:%d/%m/%Y}",
    lambda day: f"ngày {day:%d/%m/%y}",
    lambda day: f"sáng ngày {day:%d/%m/%Y}",
    lambda day: f"chiều ngày {day.day} tháng {day.month} năm {day.year}",
    lambda day: f"ngày mùng {day.day} tháng {day.month} năm {day.year}",
    lambda day: f"mùng {day.day}/{day.month}/{day.year}",
]


def only(text: str) -> Deadline:
    (found,) = find_deadlines(text, reference=REFERENCE)
    assert text[found.start : found.end] == found.surface
    return found


@UNHURRIED
@given(TASKS | REPORTS, LIMITS, DAYS, st.sampled_from(DAY_STYLES))
def test_day_in_any_style_compiles_back(task: str, limit: str, day: date, style: Callable[[date], str]) -> None:
    found = only(task.format(f"{limit} {style(day)}"))

    assert (found.kind, found.value) == ("date", day.isoformat())
    assert found.surface.startswith(limit.removeprefix("xong "))


@UNHURRIED
@given(TASKS | REPORTS, LIMITS, DAYS.filter(lambda day: day <= date(2026, 11, 30)))
def test_day_without_a_year_is_the_one_to_come(task: str, limit: str, day: date) -> None:
    assert only(task.format(f"{limit} ngày {day:%d/%m}")).value == day.isoformat()


@UNHURRIED
@given(
    TASKS,
    YEARS,
    st.integers(1, 12),
    st.sampled_from(
        [
            "trong tháng {m}/{y}",
            "trước tháng {m:02}/{y}",
            "trong tháng {m} năm {y}",
            "trong nửa đầu tháng {m}/{y}",
            "trong tuần thứ hai của tháng {m}/{y}",
            "vào giữa tháng {m}/{y}",
            "trong 10 ngày đầu tháng {m} năm {y}",
            "cuối tháng {m}/{y}",
            "đầu tháng {m}-{y}",
        ]
    ),
)
def test_month_compiles_back(task: str, year: int, month: int, style: str) -> None:
    found = only(task.format(style.format(m=month, y=year)))

    assert (found.kind, found.value) == ("month", f"{year}-{month:02}")
    assert due_day(found, since=REFERENCE) == (found.until or month_end(year, month))
    assert found.until is None or found.until < month_end(year, month)


@UNHURRIED
@given(
    REPORTS,
    YEARS,
    st.integers(1, 12),
    st.sampled_from(
        ["trong tháng {m}/{y}", "vào cuối tháng {m}/{y}", "trong quý {q}/{y}", "trong năm {y}", "vào đầu năm {y}"]
    ),
)
def test_results_to_be_reported_in_a_period_are_due_in_it(task: str, year: int, month: int, style: str) -> None:
    quarter = (month + 2) // 3
    found = only(task.format(style.format(m=month, q=ROMAN[quarter], y=year)))

    assert found.value in {f"{year}-{month:02}", f"{year}-Q{quarter}", str(year)}
    assert found.surface.startswith(style[:4])


@UNHURRIED
@given(TASKS | REPORTS, YEARS, st.sampled_from(["nửa đầu năm {}", "6 tháng đầu năm {}", "06 tháng đầu của năm {}"]))
def test_half_of_a_year_compiles_to_its_last_month(task: str, year: int, style: str) -> None:
    found = only(task.format(f"trong {style.format(year)}"))

    assert (found.kind, found.value) == ("month", f"{year}-06")


@UNHURRIED
@given(
    TASKS,
    DAYS.filter(lambda day: day.year > 2026),
    st.sampled_from([("tháng {d.month}/{d.year}", 1), ("quý {q}/{d.year}", 3), ("năm {d.year}", 12)]),
)
def test_limit_before_a_period_ends_on_the_day_before_it(task: str, day: date, period: tuple[str, int]) -> None:
    said, months = period
    found = only(task.format(f"trước {said.format(d=day, q=ROMAN[(day.month + 2) // 3])}"))

    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    assert found.until == first - timedelta(days=1)
    assert last_day(found.value) == month_end(first.year, first.month + months - 1)


@UNHURRIED
@given(
    TASKS,
    YEARS,
    st.integers(1, 4),
    st.sampled_from(
        [
            "quý {r}/{y}",
            "trong quý {r}-{y}",
            "trong quý {n} năm {y}",
            "trước quý {r} năm {y}",
            "chậm nhất quý {r}, năm {y}",
        ]
    ),
)
def test_quarter_compiles_back(task: str, year: int, quarter: int, style: str) -> None:
    found = only(task.format(style.format(r=ROMAN[quarter], n=quarter, y=year)))

    assert (found.kind, found.value) == ("quarter", f"{year}-Q{quarter}")


@UNHURRIED
@given(
    TASKS,
    YEARS,
    st.sampled_from(["trước năm {}", "đến năm {}", "đến hết năm {}", "cuối năm {}", "đến cuối năm {}", "trong năm {}"]),
)
def test_year_compiles_back(task: str, year: int, style: str) -> None:
    found = only(task.format(style.format(year)))

    assert (found.kind, found.value) == ("year", str(year))


@UNHURRIED
@given(
    TASKS,
    YEARS,
    st.integers(1, 20),
    st.sampled_from(
        [
            "giai đoạn {} - {}",
            "giai đoạn {}–{}",
            "giai đoạn từ năm {} đến năm {}",
            "trong thời kỳ {}-{}",
            "từ năm {} đến năm {}",
        ]
    ),
)
def test_range_of_years_compiles_back(task: str, first: int, length: int, style: str) -> None:
    found = only(task.format(style.format(first, first + length)))

    assert (found.kind, found.value) == ("range", f"{first}/{first + length}")


@UNHURRIED
@given(TASKS, DAYS, DAYS)
def test_range_of_days_compiles_back(task: str, one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = only(task.format(f"từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}"))

    assert (found.kind, found.value) == ("range", f"{first}/{last}")


RECURRENCES = {
    "hằng năm": "P1Y",
    "hàng quý": "P3M",
    "hằng tháng": "P1M",
    "hằng tuần": "P1W",
    "định kỳ 6 tháng": "P6M",
    "định kỳ hằng năm": "P1Y",
    "02 lần/năm": "P6M",
    "6 tháng một lần": "P6M",
}


@UNHURRIED
@given(TASKS, st.sampled_from(sorted(RECURRENCES)))
def test_recurrence_compiles_back(task: str, said: str) -> None:
    found = only(task.format(said))

    assert (found.kind, found.value, found.anchor) == ("recurring", RECURRENCES[said], None)


@UNHURRIED
@given(
    TASKS,
    DAYS,
    st.sampled_from(
        [
            "trước ngày {d:%d/%m} hằng năm",
            "hằng năm (trước ngày {d:%d/%m})",
            "hằng năm, vào ngày {d.day} tháng {d.month}",
        ]
    ),
)
def test_day_of_the_year_is_the_anchor_and_the_next_due_day(task: str, day: date, style: str) -> None:
    found = only(task.format(style.format(d=day)))

    assert (found.value, found.anchor) == ("P1Y", f"--{day:%m-%d}")
    due = next_due(found, after=REFERENCE)
    assert due is not None
    shortened = (day.month, day.day) == (2, 29) and due.year % 4 > 0
    assert (due.month, due.day) == ((2, 28) if shortened else (day.month, day.day))


@UNHURRIED
@given(TASKS, st.integers(1, 28), st.sets(st.integers(1, 12), min_size=2), st.sampled_from(["các tháng", "tháng"]))
def test_day_of_several_months_is_an_anchor_in_each(task: str, day: int, months: set[int], lead: str) -> None:
    listed = ", ".join(map(str, sorted(months)))
    found = only(task.format(f"trước ngày {day} {lead} {listed} hằng năm"))

    assert (found.kind, found.anchor) == ("recurring", " ".join(f"--{month:02}-{day:02}" for month in sorted(months)))
    days = occurrences(found.value, anchor=found.anchor, start=date(2027, 1, 1), end=date(2027, 12, 31))
    assert days == tuple(date(2027, month, day) for month in sorted(months))


@UNHURRIED
@given(
    TASKS, st.integers(1, 31), st.sampled_from(["ngày {}", "ngày mùng {}", "trước ngày {:02}", "chậm nhất ngày {:02}"])
)
def test_day_of_every_month_is_the_anchor(task: str, day: int, style: str) -> None:
    found = only(task.format(f"{style.format(day)} hằng tháng"))

    assert (found.value, found.anchor) == ("P1M", f"-{day:02}")
    assert only(task.format(f"hằng tháng ({style.format(day)})")).anchor == found.anchor


UNITS = {"giờ": "hour", "ngày": "day", "ngày làm việc": "working_day", "tuần": "week", "tháng": "month", "năm": "year"}


@UNHURRIED
@given(
    TASKS,
    st.integers(1, 90),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from(["ngày ký", "khi có kết luận", "ngày nhận được văn bản"]),
)
def test_relative_limit_keeps_its_span_and_its_event(task: str, count: int, unit: str, event: str) -> None:
    found = only(task.format(f"trong thời hạn {count:02} {unit} kể từ {event}"))

    assert (found.kind, found.value, found.since) == ("event", None, event)
    assert found.span is not None
    assert (found.span.count, found.span.unit) == (count, UNITS[unit])


CELLS = st.one_of(
    st.builds("{:%d/%m/%Y}".format, DAYS),
    st.builds(lambda m, y: f"Tháng {m}/{y}", st.integers(1, 12), YEARS),
    st.builds(lambda q, y: f"Quý {ROMAN[q]}/{y}", st.integers(1, 4), YEARS),
    st.builds(lambda y: f"Năm {y}", YEARS),
    st.builds(lambda y, n: f"{y}-{y + n}", YEARS, st.integers(1, 9)),
    st.sampled_from(["Hằng năm", "Thường xuyên", "Hằng quý", "Trước 30/6 và 31/12 hằng năm"]),
)


@UNHURRIED
@given(CELLS)
def test_cell_says_the_same_in_a_table_and_alone(cell: str) -> None:
    found = only(f"| 3 | Nạo vét kênh | {cell} |")

    assert (found.surface, found.value) == (cell, schedule_value(cell, reference=REFERENCE))


VOCABULARY = """
    trước ngày tháng quý năm 2026 2030 30/6 31/02/2026 và đến hết hằng định kỳ 6 trong vòng 05 giờ làm việc kể từ khi | , . ; : -
    ( ) / Đại hội thứ Sáu tuần III iv sơ kết tổng lần chậm nhất sau ngay cuối giai đoạn 17h00 họp phải báo cáo nay
"""
WORDS = st.lists(st.sampled_from([*VOCABULARY.split(), "\n"]), max_size=40).map(" ".join)


@UNHURRIED
@given(WORDS)
@example("trước 99/99 và 31/12 hằng năm")
@example("ngày 0 hằng tháng, tháng 13 hằng năm, thứ 9 hằng tuần")
def test_whatever_is_found_stands_in_the_text_and_can_be_computed_with(text: str) -> None:
    end = 0
    for found in find_deadlines(text, reference=REFERENCE):
        assert end <= found.start < found.end <= len(text)
        assert found.surface == text[found.start : found.end]
        assert found.rule
        assert found.since is None or found.since in found.surface
        end = found.end
        next_due(found, after=REFERENCE)
        if found.span is None:
            due_day(found, since=REFERENCE)
