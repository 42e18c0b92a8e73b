from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

from kimchinam.audit.states import Verb
from kimchinam.base.moves import Moves
from kimchinam.extraction.states import Recurrence


class ProgrammeState(TextChoices):
    DRAFT = "draft", _("Dự thảo")
    ISSUED = "issued", _("Đã ban hành")
    ENDED = "ended", _("Đã kết thúc")
    WITHDRAWN = "withdrawn", _("Đã thu hồi")


class OfferState(TextChoices):
    """What became of a task that a unit offered to take upon itself."""

    OFFERED = "offered", _("Chờ trả lời")
    TAKEN = "taken", _("Đã nhận vào chương trình")
    REFUSED = "refused", _("Không nhận")
    WITHDRAWN = "taken_back", _("Đã rút")


MOVES: Moves = {
    ProgrammeState.DRAFT: frozenset({ProgrammeState.ISSUED}),
    ProgrammeState.ISSUED: frozenset({ProgrammeState.ENDED, ProgrammeState.WITHDRAWN}),
    ProgrammeState.ENDED: frozenset(),
    ProgrammeState.WITHDRAWN: frozenset(),
    OfferState.OFFERED: frozenset({OfferState.TAKEN, OfferState.REFUSED, OfferState.WITHDRAWN}),
    OfferState.TAKEN: frozenset(),
    OfferState.REFUSED: frozenset(),
    OfferState.WITHDRAWN: frozenset(),
}
BINDING = (ProgrammeState.ISSUED, ProgrammeState.ENDED)
"""What was not done by the end of a programme is still owed."""
ISSUED_ONCE = (*BINDING, ProgrammeState.WITHDRAWN)


class Instrument(TextChoices):
    """What a programme is as a paper."""

    PROGRAMME = "programme", _("Chương trình")
    TERM_PLAN = "term_plan", _("Kế hoạch toàn khóa")
    YEAR_PLAN = "year_plan", _("Kế hoạch năm")
    PLAN = "plan", _("Kế hoạch")
    BREAKDOWN = "breakdown", _("Phân rã")


class Level(TextChoices):
    """What a section of a programme is called."""

    PART = "part", _("Phần")
    GROUP = "group", _("Nhóm nhiệm vụ")


class TaskKind(TextChoices):
    """An ordinary task is one of which nobody has said anything else."""

    ORDINARY = "", _("Nhiệm vụ")
    KEY = "key", _("Trọng tâm")
    REGULAR = "regular", _("Thường xuyên")
    SCHEME = "scheme", _("Đề án")
    PROJECT = "project", _("Dự án")
    MILESTONE = "milestone", _("Mốc")
    PERIOD = "period", _("Kỳ")


PARTS_OF_ANOTHER = (TaskKind.MILESTONE, TaskKind.PERIOD)
"""Kinds that stand below the task that they are a step or a period of; no paper counts them among its tasks."""


class Counted(TextChoices):
    """What a paper says the number of."""

    PARTS = "parts", _("phần")
    GROUPS = "groups", _("nhóm nhiệm vụ")
    TASKS = "tasks", _("nhiệm vụ")
    KEY = "key", _("nhiệm vụ trọng tâm")
    REGULAR = "regular", _("nhiệm vụ thường xuyên")
    BREAKTHROUGHS = "breakthroughs", _("đột phá")


class Standing(TextChoices):
    """How a unit stands to its duty of issuing a plan of its own on a day; derived, like the status of a task."""

    IN_TIME = "in_time", _("Ban hành đúng hạn")
    LATE = "late", _("Ban hành chậm")
    OPEN = "open", _("Chưa ban hành")
    EXCUSED = "excused", _("Không phải ban hành")


class Share(TextChoices):
    """What the plan of a year does with a task of the term."""

    TAKEN = "taken", _("Đã đưa vào kế hoạch năm")
    NOT_YET = "not_yet", _("Chưa đưa vào")
    NOT_NEEDED = "not_needed", _("Không cần trong năm")


class Product(TextChoices):
    SUBMISSION = "submission", _("Tờ trình")
    REPORT = "report", _("Báo cáo")
    DRAFT = "draft", _("Dự thảo")
    PLAN = "plan", _("Kế hoạch")
    SCHEME = "scheme", _("Đề án")
    DECISION = "decision", _("Quyết định")
    OTHER = "other", _("Khác")


class Grade(TextChoices):
    FAILED = "failed", _("Không đạt")
    PASSED = "passed", _("Đạt")
    GOOD = "good", _("Đạt tốt")
    EXCELLENT = "excellent", _("Đạt xuất sắc")


class Part(TextChoices):
    """What a unit does in a task."""

    LEAD = "lead", _("Chủ trì")
    SUPPORTING = "supporting", _("Phối hợp")


class Status(TextChoices):
    """Never stored: always the answer of `rules.status(task, on)`."""

    CLOSED_ON_TIME = "closed_on_time", _("Hoàn thành đúng hạn")
    CLOSED_LATE = "closed_late", _("Hoàn thành quá hạn")
    CLOSED_UNASSESSABLE = "closed_unassessable", _("Hoàn thành, không rõ hạn")
    OVERDUE = "overdue", _("Quá hạn")
    REVIEW_OVERDUE = "review_overdue", _("Quá ngày rà soát")
    AWAITING_ACCEPTANCE = "awaiting_acceptance", _("Chờ nghiệm thu")
    DUE_SOON = "due_soon", _("Sắp đến hạn")
    RUNNING = "running", _("Trong hạn")
    RECURRING = "recurring", _("Định kỳ, thường xuyên")
    AWAITING_CONDITION = "awaiting_condition", _("Chờ điều kiện")
    DEADLINE_MISSING = "deadline_missing", _("Chưa rõ thời hạn")


CLOSED = (Status.CLOSED_ON_TIME, Status.CLOSED_LATE, Status.CLOSED_UNASSESSABLE)
LATE = (Status.OVERDUE, Status.REVIEW_OVERDUE)
"""A day has passed in silence: the owner's deadline, or the day on which its assigner was to set one."""
GOING = (Status.RUNNING, Status.RECURRING, Status.AWAITING_CONDITION, Status.DEADLINE_MISSING)
"""Open, and nothing to be done about it in the next days."""
GROUPS = {
    "open": tuple(one for one in Status if one not in CLOSED),
    "closed": CLOSED,
    "late": LATE,
    "going": GOING,
    "ahead": (Status.DUE_SOON, *GOING),
}
"""Words that a filter takes for several statuses at once."""


class Alarm(TextChoices):
    """Derived, like the status. Levels from the office's rule 1-1-1-1-3."""

    GREEN = "green", _("Xanh")
    YELLOW = "yellow", _("Vàng")
    RED = "red", _("Đỏ")
    DEEP_RED = "deep_red", _("Đỏ đặc biệt")


UNIT = "organisations.organisation"
SECTION = "programmes.section"
CREATED = Verb("programme.created", _("%(by)s lập chương trình “%(name)s”"))
DESCRIBED = Verb(
    "programme.described",
    _("%(by)s sửa thông tin chương trình “%(name)s”"),
    choices={"kind": Instrument},
    facts={
        "title": _("Tên chương trình"),
        "number": _("Số, ký hiệu"),
        "kind": _("Loại"),
        "term": _("Nhiệm kỳ"),
        "period_from": _("Từ ngày"),
        "period_to": _("Đến ngày"),
        "orientation_year": _("Định hướng đến năm"),
        "year": _("Năm"),
    },
)
FOUNDED_ON = Verb("programme.founded_on", _("%(by)s ghi căn cứ của “%(name)s”: %(count)s văn bản, chương trình"))
ENDED = Verb("programme.ended", _("%(by)s kết thúc “%(name)s”: %(reason)s"))
WITHDRAWN = Verb("programme.withdrawn", _("%(by)s thu hồi “%(name)s”: %(reason)s"))
COUNTS_KNOWN = Verb("programme.counts_known", _("%(by)s ban hành dù số liệu nêu chưa khớp: %(reason)s"))
SECTION_ADDED = Verb("section.added", _("%(by)s thêm mục “%(section)s” vào bố cục"))
SECTION_MOVED = Verb("section.moved", _("%(by)s chuyển mục “%(section)s” trong bố cục"))
SECTION_RENAMED = Verb("section.renamed", _("%(by)s sửa mục “%(before)s” thành “%(section)s”"))
SECTION_REMOVED = Verb("section.removed", _("%(by)s bỏ mục “%(section)s” khỏi bố cục"))
TASKS_PLACED = Verb("tasks.placed", _("%(by)s xếp %(tasks)s nhiệm vụ vào mục “%(section)s”"))
PLAN_REQUIRED = Verb("plan.required", _("%(by)s yêu cầu %(units)s đơn vị ban hành kế hoạch của mình"))
PLAN_FULFILLED = Verb("plan.fulfilled", _("%(by)s ban hành kế hoạch của %(unit_name)s theo “%(name)s”"))
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
    choices={"product_kind": Product, "recurrence": Recurrence, "kind": TaskKind},
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
RETURNED = Verb("task.returned", _("%(by)s trả lại kết quả: %(reason)s"))
EXTENDED = Verb("task.extended", _("%(by)s gia hạn nhiệm vụ đến %(day)s: %(reason)s"), facts={"due_on": _("Thời hạn")})
REASSIGNED = Verb("task.reassigned", _("%(by)s giao lại nhiệm vụ từ %(from_name)s sang %(lead_name)s: %(reason)s"))
ANSWERABLE_NAMED = Verb("task.answerable_named", _("%(by)s giao %(person_name)s chịu trách nhiệm về nhiệm vụ"))
STOPPED = Verb("task.stopped", _("%(by)s báo vướng mắc chờ cấp trên quyết: %(text)s"))
LEVEL_NAMED = Verb("task.level_named", _("%(by)s xác định cấp quyết vướng mắc: %(decider_name)s"))
FREED = Verb("task.freed", _("%(by)s ghi vướng mắc đã được giải quyết: %(text)s"))
REOPENED = Verb("task.reopened", _("%(by)s mở lại nhiệm vụ đã nghiệm thu: %(reason)s"))
CLOSED_BY_ACCEPTANCE = Verb("task.closed", _("%(by)s nghiệm thu, xếp loại: %(grade)s"), choices={"grade": Grade})


class Step(IntegerChoices):
    """Status and alarm as one number, the most urgent first: what a `Span` of days says of a task."""

    OVERDUE_DEEP = 10, _("Quá hạn, đỏ đặc biệt")
    OVERDUE_RED = 11, _("Quá hạn, đỏ")
    REVIEW_DEEP = 12, _("Quá ngày rà soát, đỏ đặc biệt")
    REVIEW_RED = 13, _("Quá ngày rà soát, đỏ")
    AWAITING = 20, _("Chờ nghiệm thu")
    DUE_YELLOW = 30, _("Sắp đến hạn, vàng")
    DUE_SOON = 31, _("Sắp đến hạn")
    RECURRING_YELLOW = 33, _("Định kỳ, sắp đến ngày rà soát")
    CONDITION_YELLOW = 34, _("Chờ điều kiện, sắp đến ngày rà soát")
    MISSING_YELLOW = 35, _("Chưa rõ thời hạn, sắp đến ngày rà soát")
    RUNNING = 40, _("Trong hạn")
    CONDITION = 50, _("Chờ điều kiện")
    MISSING = 51, _("Chưa rõ thời hạn")
    RECURRING = 60, _("Định kỳ, thường xuyên")
    CLOSED_LATE = 80, _("Hoàn thành quá hạn")
    CLOSED_ON_TIME = 81, _("Hoàn thành đúng hạn")
    CLOSED_UNASSESSABLE = 82, _("Hoàn thành, không rõ hạn")

    @classmethod
    def of(cls, status: Status, alarm: Alarm) -> "Step":
        return _STEPS[status, alarm]

    @property
    def status(self) -> Status:
        return _PAIRS[self][0]

    @property
    def alarm(self) -> Alarm:
        return _PAIRS[self][1]


OVERDUE_STEPS = (Step.OVERDUE_DEEP, Step.OVERDUE_RED)
REVIEW_STEPS = (Step.REVIEW_DEEP, Step.REVIEW_RED)
LATE_STEPS = OVERDUE_STEPS + REVIEW_STEPS
KEEPING_STEPS = tuple(step for step in Step if step <= Step.RUNNING and step != Step.AWAITING)
"""Steps whose `Span.sort_day` is the day to keep."""
OPEN_STEPS = tuple(step for step in Step if step < Step.CLOSED_LATE)


class View(IntegerChoices):
    """What a tally counts for a unit."""

    SEEN = 1, "seen"
    """Tasks that it or a unit below it assigned, leads or supports."""
    ASSIGNED = 2, "assigned"
    LATE = 3, "late"
    """Tasks with which it is late: as the one in the lead or, past a day of review, as the one that was to set a deadline."""
    LED = 4, "led"
    """Tasks that it or a unit below it leads; of units with others below them."""


class Grain(IntegerChoices):
    """Of how many days a row of a tally is the sum."""

    DAY = 0, "day"
    MONTH = 1, "month"
    YEAR = 2, "year"


_PAIRS = {
    Step.OVERDUE_DEEP: (Status.OVERDUE, Alarm.DEEP_RED),
    Step.OVERDUE_RED: (Status.OVERDUE, Alarm.RED),
    Step.REVIEW_DEEP: (Status.REVIEW_OVERDUE, Alarm.DEEP_RED),
    Step.REVIEW_RED: (Status.REVIEW_OVERDUE, Alarm.RED),
    Step.AWAITING: (Status.AWAITING_ACCEPTANCE, Alarm.GREEN),
    Step.DUE_YELLOW: (Status.DUE_SOON, Alarm.YELLOW),
    Step.DUE_SOON: (Status.DUE_SOON, Alarm.GREEN),
    Step.RECURRING_YELLOW: (Status.RECURRING, Alarm.YELLOW),
    Step.CONDITION_YELLOW: (Status.AWAITING_CONDITION, Alarm.YELLOW),
    Step.MISSING_YELLOW: (Status.DEADLINE_MISSING, Alarm.YELLOW),
    Step.RUNNING: (Status.RUNNING, Alarm.GREEN),
    Step.CONDITION: (Status.AWAITING_CONDITION, Alarm.GREEN),
    Step.MISSING: (Status.DEADLINE_MISSING, Alarm.GREEN),
    Step.RECURRING: (Status.RECURRING, Alarm.GREEN),
    Step.CLOSED_LATE: (Status.CLOSED_LATE, Alarm.GREEN),
    Step.CLOSED_ON_TIME: (Status.CLOSED_ON_TIME, Alarm.GREEN),
    Step.CLOSED_UNASSESSABLE: (Status.CLOSED_UNASSESSABLE, Alarm.GREEN),
}
_STEPS = {pair: step for step, pair in _PAIRS.items()}
