"""Where an import stands, what a column holds, and what can be wrong with a row."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kimchinam.audit.states import Verb
from kimchinam.base.moves import Moves
from kimchinam.base.states import Secrecy


class BatchState(TextChoices):
    UPLOADED = "uploaded", _("Chờ đọc")
    READING = "reading", _("Đang đọc")
    FAILED = "failed", _("Không đọc được")
    READ = "read", _("Chờ ghép cột")
    PREVIEWED = "previewed", _("Xem trước")
    COMMITTED = "committed", _("Đã nhập")
    UNDONE = "undone", _("Đã hoàn tác")
    DISCARDED = "discarded", _("Đã bỏ")


MOVES: Moves = {
    BatchState.UPLOADED: frozenset({BatchState.READING}),
    # To itself when the worker's claim ran out and another takes over.
    BatchState.READING: frozenset({BatchState.READING, BatchState.READ, BatchState.FAILED}),
    BatchState.FAILED: frozenset({BatchState.DISCARDED}),
    BatchState.READ: frozenset({BatchState.PREVIEWED, BatchState.DISCARDED}),
    # To itself when a column or a rule of the whole batch is told anew.
    BatchState.PREVIEWED: frozenset({BatchState.PREVIEWED, BatchState.COMMITTED, BatchState.DISCARDED}),
    BatchState.COMMITTED: frozenset({BatchState.UNDONE}),
    BatchState.UNDONE: frozenset(),
    BatchState.DISCARDED: frozenset(),
}


class Field(TextChoices):
    """What a column of a register holds."""

    NUMBER = "number", _("Số thứ tự")
    CODE = "code", _("Mã (sổ do Kim Chỉ Nam xuất)")
    GROUP = "group", _("Nhóm")
    NAME = "name", pgettext_lazy("tên cột", "Nhiệm vụ")
    LEAD = "lead", _("Chủ trì")
    SUPPORTING = "supporting", _("Phối hợp")
    PRODUCT_KIND = "product_kind", _("Loại sản phẩm")
    PRODUCT = "product", _("Sản phẩm")
    RECEIVER = "receiver", _("Cấp nhận")
    ISSUED = "issued", _("Ngày giao")
    DUE = "due", _("Thời hạn")
    DUE_WORDS = "due_words", _("Nguyên văn thời hạn")
    REVIEW = "review", _("Ngày rà soát")
    RECURRENCE = "recurrence", _("Định kỳ")
    CONDITION = "condition", _("Chờ điều kiện")
    STATE = "state", _("Tình trạng")
    DONE = "done", _("Ngày hoàn thành")
    EVIDENCE = "evidence", _("Văn bản báo cáo kết quả")
    EVIDENCE_DAY = "evidence_day", _("Ngày văn bản kết quả")
    EVIDENCE_TO = "evidence_to", _("Nơi nhận văn bản kết quả")
    SECRECY = "secrecy", _("Độ mật")
    NOTE = "note", _("Ghi chú (chỉ giữ trong dòng gốc)")


class RowKind(TextChoices):
    TASK = "task", _("Nhiệm vụ")
    SECTION = "section", _("Đề mục")
    MORE = "more", _("Dòng nối tiếp")
    REST = "rest", _("Không phải nhiệm vụ")


class Choice(TextChoices):
    TAKE = "take", _("Nhập")
    SKIP = "skip", pgettext_lazy("một dòng của sổ", "Bỏ qua")
    ASK = "ask", _("Chờ quyết định")
    LEFT = "left", _("Ở lại, chưa có chủ trì")
    """It was to be taken when the others were given to the units, and nobody led it."""


class Fault(TextChoices):
    """What is wrong with a row, in the order in which people should look."""

    SECRET_WORD = "secret_word", _("Có chữ chỉ độ mật")
    NO_NAME = "no_name", _("Chưa có tên nhiệm vụ")
    NO_OWNER = "no_owner", _("Chưa có đơn vị chủ trì")
    TWO_OWNERS = "two_owners", _("Nhiều đơn vị cùng chủ trì")
    OWNER_UNKNOWN = "owner_unknown", _("Tên đơn vị chưa có trong cây tổ chức")
    NO_DATE = "no_date", _("Chưa có thời hạn")
    IMPOSSIBLE_DATE = "impossible_date", _("Ngày không có thật hoặc không đọc được")
    DUE_BEFORE_ISSUE = "due_before_issue", _("Thời hạn trước ngày giao")
    DUE_OUTSIDE_TERM = "due_outside_term", _("Thời hạn ngoài giai đoạn của sổ")
    REVIEW_UNFIT = "review_unfit", _("Ngày rà soát không đọc được, đã qua hoặc quá xa")
    ISSUE_UNREAD = "issue_unread", _("Ngày giao không có thật hoặc không đọc được")
    DONE_UNREAD = "done_unread", _("Ngày hoàn thành không có thật hoặc không đọc được")
    PAPER_DAY_UNREAD = "paper_day_unread", _("Ngày văn bản kết quả không có thật hoặc không đọc được")
    CLOSED_WITHOUT_EVIDENCE = "closed_without_evidence", _("Ghi hoàn thành nhưng không có minh chứng")
    CLOSED_BEFORE_RECEIVED = "closed_before_received", _("Hoàn thành trước ngày giao")
    EVIDENCE_AFTER_TODAY = "evidence_after_today", _("Minh chứng đề ngày sau hôm nay")
    CONTRADICTION = "contradiction", _("Tình trạng mâu thuẫn với ngày")
    DUPLICATE_OF_ROW = "duplicate_of_row", _("Trùng với dòng trước")
    DUPLICATE_OF_TASK = "duplicate_of_task", _("Trùng với nhiệm vụ đã có")
    KNOWN = "known", _("Đã có trong Kim Chỉ Nam, không đổi")
    DIFFERS = "differs", _("Đã có trong Kim Chỉ Nam, có điểm khác")


class Stay(TextChoices):
    """Why a row that nobody left out is no task, the reason to look at first before the others."""

    SECRET = Fault.SECRET_WORD.value, _("có chữ chỉ độ mật, chờ người xác nhận")
    NO_NAME = Fault.NO_NAME.value, _("chưa có tên nhiệm vụ")
    NO_OWNER = Fault.NO_OWNER.value, _("chưa có đơn vị chủ trì")


class Gap(TextChoices):
    """What a task of a register still lacks after it was taken over."""

    EVIDENCE = "evidence", _("Thiếu minh chứng")
    DAY = "day", _("Thiếu thời hạn")
    OWNER = "owner", _("Thiếu chủ trì")


class Kind(TextChoices):
    """What a line of the dictionary corrects."""

    UNIT = "unit", _("Tên đơn vị")
    DAY = "day", _("Ngày")
    STATE = "state", _("Tình trạng")


class Claim(TextChoices):
    """What the word of a register says of the work. It is a claim: only evidence closes a task."""

    DONE = "done", _("Đã hoàn thành")
    DONE_ON_TIME = "done_on_time", _("Hoàn thành đúng hạn")
    DONE_LATE = "done_late", _("Hoàn thành quá hạn")
    LATE = "late", _("Quá hạn, chưa xong")
    ON_TRACK = "on_track", _("Chưa xong, còn trong hạn")
    RUNNING = "running", _("Đang làm, chưa xong")
    NONE = "none", _("Không nói gì")


DONE = (Claim.DONE, Claim.DONE_ON_TIME, Claim.DONE_LATE)
UNFINISHED = (Claim.LATE, Claim.ON_TRACK, Claim.RUNNING)


def what_became(change: Any) -> str:
    """A change of an event in words: {"before", "after"} of words in the register, with the "field" where it is told of one
    row, without "after" where they stay as they are; {"more"} of which there are more; {"note"} instead of any words."""
    if note := change.get("note"):
        return gettext("không nêu chữ của sổ vì độ mật") if note == SECRET else gettext("không có gì đổi")
    if more := change.get("more"):
        return ngettext("và %(count)s cách ghi khác", "và %(count)s cách ghi khác", more) % {"count": more}
    field = change.get("field")
    words = [_quoted(field, change[name]) for name in ("before", "after") if name in change]
    label = gettext("Dòng này") if field == CHOICE else str(Field(field).label) if field else ""
    return ": ".join(filter(None, (label, " → ".join(words))))


def _quoted(field: str | None, words: str) -> str:
    if field == CHOICE:
        return str(Choice(words).label)
    return f"“{words}”" if words else gettext("để trống")


SECRET, SAME, CHOICE = "secret", "same", "choice"
RECEIVED = Verb("register.received", _("%(by)s đưa vào sổ “%(name)s” để nhập"))
MAPPED = Verb("register.mapped", _("%(by)s ghép các cột của sổ"))
SECRECY_RAISED = Verb(
    "register.secrecy_raised", _("%(by)s nâng độ mật của sổ lên %(secrecy)s"), choices={"secrecy": Secrecy}
)
CORRECTED = Verb(
    "register.corrected",
    _("%(by)s sửa một lần cho %(rows)s dòng (%(fault)s): %(became)s"),
    choices={"fault": Fault, "became": what_became},
)
KEPT = Verb(
    "register.kept",
    _("%(by)s để %(rows)s dòng đúng như sổ ghi (%(fault)s): %(became)s"),
    choices={"fault": Fault, "became": what_became},
)
CHOSEN = Verb(
    "register.chosen",
    _("%(by)s chọn “%(choice)s” cho %(rows)s dòng (%(fault)s): %(became)s"),
    choices={"fault": Fault, "choice": Choice, "became": what_became},
)
ROW_MENDED = Verb("register.row_mended", _("%(by)s sửa dòng %(number)s: %(became)s"), choices={"became": what_became})
COMMITTED = Verb("register.committed", _("%(by)s nhập %(tasks)s nhiệm vụ từ sổ “%(name)s”"))
EVIDENCE_BROUGHT = Verb("register.evidence_brought", _("%(by)s nộp minh chứng ghi trong sổ cho %(tasks)s nhiệm vụ"))
CARRIED = Verb("register.carried", _("%(by)s đưa %(rows)s dòng còn lại sang một lần nhập mới"))
UNDONE = Verb("register.undone", _("%(by)s hoàn tác lần nhập sổ “%(name)s”: %(reason)s"))
DISCARDED = Verb("register.discarded", _("%(by)s bỏ sổ “%(name)s”, không nhập"))
STATE_EXPLAINED = Verb(
    "register.state_explained",
    _("%(by)s cho biết tình trạng “%(written)s” nghĩa là: %(meant)s"),
    choices={"meant": Claim},
)
REMEMBERED = Verb(
    "correction.remembered", _("%(by)s ghi vào từ điển: %(written)s là %(meant)s"), choices={"meant": Claim}
)
FORGOTTEN = Verb("correction.forgotten", _("%(by)s xóa khỏi từ điển: %(written)s"))
TASK_IMPORTED = Verb("task.imported", _("%(by)s nhập nhiệm vụ “%(name)s” từ dòng %(number)s của sổ “%(register)s”"))
TASK_UNDONE = Verb("task.import_undone", _("%(by)s hoàn tác lần nhập sổ đã đưa nhiệm vụ “%(name)s” vào"))
EVIDENCE_IMPORTED = Verb("evidence.imported", _("%(by)s nhập %(name)s từ sổ, chờ nghiệm thu"))
EVIDENCE_UNDONE = Verb("evidence.import_undone", _("%(by)s hoàn tác lần nhập sổ đã đưa %(name)s vào"))
