"""What the log says of programmes and tasks."""

from django.utils.translation import gettext_lazy as _

from kimchinam.audit.states import Verb
from kimchinam.extraction.states import Recurrence
from kimchinam.organisations.states import Kind
from kimchinam.programmes.states.programmes import Counted
from kimchinam.programmes.states.tasks import Grade, TaskKind
from kimchinam.regulations.queries import field_name, product_name
from kimchinam.regulations.states import Instrument

UNIT = "organisations.organisation"
SECTION = "programmes.section"
CREATED = Verb("programme.created", _("%(by)s lập chương trình “%(name)s”"))
DESCRIBED = Verb(
    "programme.described",
    _("%(by)s sửa thông tin chương trình “%(name)s”"),
    choices={"kind": Instrument, "field_codes": field_name},
    facts={
        "title": _("Tên chương trình"),
        "number": _("Số, ký hiệu"),
        "kind": _("Loại"),
        "term": _("Nhiệm kỳ"),
        "period_from": _("Từ ngày"),
        "period_to": _("Đến ngày"),
        "orientation_year": _("Định hướng đến năm"),
        "year": _("Năm"),
        "field_codes": _("Lĩnh vực"),
        "target_group": _("Đối tượng"),
    },
)
FOUNDED_ON = Verb("programme.founded_on", _("%(by)s ghi căn cứ của “%(name)s”: %(count)s văn bản, chương trình"))
ENDED = Verb("programme.ended", _("%(by)s kết thúc “%(name)s”: %(reason)s"))
WITHDRAWN = Verb("programme.withdrawn", _("%(by)s thu hồi “%(name)s”: %(reason)s"))
COUNTS_KNOWN = Verb("programme.counts_known", _("%(by)s ban hành dù số liệu nêu chưa khớp: %(reason)s"))
AUTHORITY_KNOWN = Verb(
    "programme.authority_known",
    _("%(by)s ban hành dù “%(instrument)s” thường không do đơn vị loại “%(unit_kind)s” ban hành: %(reason)s"),
    choices={"instrument": Instrument, "unit_kind": Kind},
)
SECTION_ADDED = Verb("section.added", _("%(by)s thêm mục “%(section)s” vào bố cục"))
SECTION_MOVED = Verb("section.moved", _("%(by)s chuyển mục “%(section)s” trong bố cục"))
SECTION_RENAMED = Verb("section.renamed", _("%(by)s sửa mục “%(before)s” thành “%(section)s”"))
SECTION_REMOVED = Verb("section.removed", _("%(by)s bỏ mục “%(section)s” khỏi bố cục"))
TASKS_PLACED = Verb("tasks.placed", _("%(by)s xếp %(tasks)s nhiệm vụ vào mục “%(section)s”"))
PLAN_REQUIRED = Verb("plan.required", _("%(by)s yêu cầu %(units)s đơn vị ban hành kế hoạch của mình"))
PLAN_FULFILLED = Verb("plan.fulfilled", _("%(by)s ghi nhận %(unit_name)s đã ban hành kế hoạch theo “%(name)s”"))
PLAN_REOPENED = Verb("plan.reopened", _("%(by)s thu hồi kế hoạch của %(unit_name)s theo “%(name)s”"))
PLAN_EXCUSED = Verb("plan.excused", _("%(by)s ghi %(unit_name)s không phải ban hành kế hoạch: %(reason)s"))
PLAN_ASKED_AGAIN = Verb("plan.asked_again", _("%(by)s yêu cầu lại %(unit_name)s ban hành kế hoạch của mình"))
YEAR_PLANNED = Verb("plan.year_started", _("%(by)s lập dự thảo kế hoạch năm %(year)s với %(tasks)s nhiệm vụ"))
YEAR_EXCUSED = Verb("plan.year_excused", _("%(by)s ghi %(tasks)s nhiệm vụ không cần trong năm %(year)s: %(reason)s"))
COUNT_STATED = Verb("count.stated", _("%(by)s ghi số liệu nêu: %(stated)s %(what)s"), choices={"what": Counted})
COUNT_DROPPED = Verb("count.dropped", _("%(by)s bỏ số liệu nêu: %(stated)s %(what)s"), choices={"what": Counted})
TAGGED = Verb("programme.tagged", _("%(by)s gắn nhiệm vụ với đột phá “%(breakthrough)s”: %(tasks)s thay đổi"))
BREAKTHROUGH_NAMED = Verb("breakthrough.named", _("%(by)s ghi đột phá “%(breakthrough)s”"))
TAKEN = Verb("programme.tasks_taken", _("%(by)s đưa %(tasks)s mục đã nhận vào dự thảo"))
# By number: not everyone who sees a programme sees each of its tasks.
WRITTEN = Verb("programme.task_written", _("%(by)s thêm nhiệm vụ số %(number)s vào dự thảo"))
REWRITTEN = Verb("programme.task_rewritten", _("%(by)s sửa nhiệm vụ số %(number)s của dự thảo"))
TAKEN_OUT = Verb("programme.task_taken_out", _("%(by)s đưa nhiệm vụ số %(number)s ra khỏi dự thảo"))
RECEIVER_FILLED = Verb("programme.receiver_filled", _("%(by)s ghi cấp nhận cho %(tasks)s nhiệm vụ của dự thảo"))
DELETED = Verb("programme.deleted", _("%(by)s xóa dự thảo chương trình “%(name)s”"))
ISSUED = Verb("programme.issued", _("%(by)s ban hành “%(name)s” với %(tasks)s nhiệm vụ"))
REGISTER_OPENED = Verb("programme.register_opened", _("%(by)s mở sổ theo dõi “%(name)s” cho những việc đã giao"))
REGISTER_WITHDRAWN = Verb(
    "programme.register_withdrawn", _("%(by)s rút sổ theo dõi “%(name)s”, không còn nhiệm vụ nào")
)
TASK_ADDED = Verb("task.added", _("%(by)s đưa nhiệm vụ “%(name)s” vào chương trình"))
TASK_CHANGED = Verb(
    "task.changed",
    _("%(by)s sửa nhiệm vụ “%(name)s”"),
    choices={"product_kind": product_name, "recurrence": Recurrence, "kind": TaskKind},
    facts={
        "name": _("Nội dung"),
        "group": _("Nhóm"),
        "section": _("Mục"),
        "kind": _("Loại nhiệm vụ"),
        "lead": _("Chủ trì"),
        "supporting": _("Phối hợp"),
        "product_kind": _("Loại sản phẩm"),
        "product": _("Tên sản phẩm"),
        "receiver": _("Cấp nhận"),
        "due_on": _("Thời hạn"),
        "due_words": _("Nguyên văn thời hạn"),
        "review_on": _("Ngày rà soát"),
        "recurrence": _("Định kỳ"),
        "condition": _("Điều kiện phải chờ"),
    },
    rows={"lead": UNIT, "supporting": UNIT, "section": SECTION},
)
TASK_PLACED = Verb(
    "task.placed", _("%(by)s xếp nhiệm vụ vào bố cục"), facts={"section": _("Mục")}, rows={"section": SECTION}
)
PERIOD_OPENED = Verb("period.opened", _("%(by)s mở kỳ %(period)s"))
TASK_WITHDRAWN = Verb("task.withdrawn", _("%(by)s thu hồi nhiệm vụ cùng chương trình"))
TASK_REMOVED = Verb("task.removed", _("%(by)s đưa nhiệm vụ “%(name)s” ra khỏi dự thảo chương trình"))
TASK_ASSIGNED = Verb("task.assigned", _("%(by)s giao nhiệm vụ cho %(lead_name)s chủ trì"))
BREAKDOWN_OPENED = Verb("programme.breakdown_opened", _("%(by)s mở “%(name)s” để phân rã nhiệm vụ"))
PARTS_GIVEN = Verb("task.parts_given", _("%(by)s phân rã nhiệm vụ thành %(tasks)s phần"))
PART_RECEIVED = Verb("task.part_received", _("%(by)s giao phần việc này cho %(lead_name)s chủ trì"))
OFFERED = Verb("offer.made", _("%(by)s đề xuất nhiệm vụ “%(name)s”: %(reason)s"))
OFFER_TAKEN = Verb("offer.taken", _("%(by)s nhận đề xuất “%(name)s” vào chương trình: %(answer)s"))
OFFER_REFUSED = Verb("offer.refused", _("%(by)s không nhận đề xuất “%(name)s”: %(answer)s"))
OFFER_WITHDRAWN = Verb("offer.withdrawn", _("%(by)s rút đề xuất “%(name)s”"))
TASK_FROM_OFFER = Verb("task.taken_from_offer", _("%(by)s đưa đề xuất của %(lead_name)s thành nhiệm vụ"))
# Tasks by number, documents as rows: not everyone who sees a programme sees each of its tasks, and what stands above it.
CLAUSE_TAKEN = Verb("clause.taken", _("%(by)s ghi %(clause)s của %(document)s đã có nhiệm vụ số %(number)s"))
CLAUSE_TAKEN_BY_CLAUSE = Verb(
    "clause.taken_by_clause", _("%(by)s ghi %(clause)s của %(document)s đã được cụ thể hóa ở %(own)s")
)
CLAUSE_TAKEN_UNDONE = Verb("clause.taken_undone", _("%(by)s bỏ một ghi nhận ở %(clause)s của %(document)s"))
CLAUSE_NOT_NEEDED = Verb(
    "clause.not_needed", _("%(by)s ghi %(clause)s của %(document)s không cần nhiệm vụ: %(reason)s")
)
CLAUSE_NOT_NEEDED_WITHDRAWN = Verb(
    "clause.not_needed_withdrawn", _("%(by)s bỏ ghi %(clause)s của %(document)s không cần nhiệm vụ")
)
DEADLINE_SET = Verb("task.deadline_set", _("%(by)s định ngày %(day)s cho nhiệm vụ: %(reason)s"))
HANDED_IN = Verb("task.handed_in", _("%(by)s nộp kết quả: %(evidence_name)s"))
TAKEN_BACK = Verb("task.taken_back", _("%(by)s rút kết quả đã nộp: %(reason)s"))
RETURNED = Verb("task.returned", _("%(by)s trả lại kết quả: %(reason)s"))
# Its reason is the words of who extended it; one that was asked for is granted, with his words or without any.
EXTENDED = Verb("task.extended", _("%(by)s gia hạn nhiệm vụ đến %(day)s: %(reason)s"), facts={"due_on": _("Thời hạn")})
GRANTED = Verb("task.extension_granted", _("%(by)s cho gia hạn nhiệm vụ đến %(day)s"), facts={"due_on": _("Thời hạn")})
GRANTED_SAYING = Verb(
    "task.extension_granted_saying",
    _("%(by)s cho gia hạn nhiệm vụ đến %(day)s: %(answer)s"),
    facts={"due_on": _("Thời hạn")},
)
REASSIGNED = Verb("task.reassigned", _("%(by)s giao lại nhiệm vụ từ %(from_name)s sang %(lead_name)s: %(reason)s"))
ANSWERABLE_NAMED = Verb("task.answerable_named", _("%(by)s giao %(person_name)s chịu trách nhiệm về nhiệm vụ"))
STOPPED = Verb("task.stopped", _("%(by)s báo vướng mắc chờ cấp trên quyết: %(text)s"))
LEVEL_NAMED = Verb("task.level_named", _("%(by)s xác định cấp quyết vướng mắc: %(decider_name)s"))
FREED = Verb("task.freed", _("%(by)s ghi vướng mắc đã được giải quyết: %(text)s"))
OBSTACLE_GONE = Verb("task.obstacle_gone", _("%(by)s rút vướng mắc: đơn vị chủ trì tự làm tiếp"))
REOPENED = Verb("task.reopened", _("%(by)s mở lại nhiệm vụ đã nghiệm thu: %(reason)s"))
CLOSED_BY_ACCEPTANCE = Verb("task.closed", _("%(by)s nghiệm thu, xếp loại: %(grade)s"), choices={"grade": Grade})
