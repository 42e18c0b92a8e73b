"""Instructions for future action: who does what, with whom, by when, and which pattern of the language says so.

The text is walked passage by passage. A heading that is a body, or a lead-in that ends in a colon, owns what stands beneath
it; a frame ("đồng chí … yêu cầu") lets the sentences after it order as well, until the text reports again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.finding.announcements import announces_tasks
from vanban.finding.clauses import behind_connectives, reports_only
from vanban.finding.commands import Order, is_strong
from vanban.finding.drafts import Draft, Duty, clause_drafts, submission
from vanban.finding.frames import hands_down
from vanban.finding.imperatives import opens_misread
from vanban.finding.limits import Limits
from vanban.finding.orders import find_order
from vanban.finding.ownership import (
    Owners,
    close_duties,
    closing_fields,
    closing_owners,
    heading_agency,
    own_inside,
    spoken_of,
)
from vanban.finding.passages import Passage, Words, passages, sentences, words_of
from vanban.finding.sections import Sections, is_describing, is_official
from vanban.finding.segments import segments
from vanban.finding.tenses import is_deed, is_performative, is_report, is_statement
from vanban.finding.whole_names import WholeNames
from vanban.model import Deadline, Directive, Organisation, Provision, Table
from vanban.reasons import Why
from vanban.text import level_whole, small_whole

_TAIL = ("Nơi nhận", "NƠI NHẬN")
# "Giao Sở Y tế:" orders what stands beneath, also in a text that is no paper itself.
_ORDERING = ("giao", "yêu", "đề")
_BLANK = 3
_LONGEST_CAPTION = 300
_ATTACHED = re.compile(r"\W*\((?:ban hành )?kèm theo\b[^\n]*\)\W*\Z", re.IGNORECASE)
# What closes a paper names it, and the points of a programme say how long they take.
_NO_ORDERS = re.compile(
    r"trên đây là(?!.*\b(?:đề nghị|yêu cầu|giao)\b)|[^\n]*\(\d{1,3} phút\)[.;]?\Z", re.IGNORECASE | re.DOTALL
)
_CREDIT = re.compile(r"\bẢnh: ?[^.]{0,40}\Z|\bẢnh: ?\S{1,12}\Z")


def find_directives(
    text: str,
    *,
    outline: Sequence[Provision],
    organisations: Sequence[Organisation],
    deadlines: Sequence[Deadline],
    tables: Sequence[Table] = (),
) -> tuple[Directive, ...]:
    """All instructions of the text in order, one per clause; rows of task tables are left to `find_annex_tasks`.

    `assignees` is empty when nobody is named. Linear in length.
    """
    walk = _Walk(text, level_whole(text), outline, organisations, deadlines)
    for passage in passages(walk.levelled, outline, sorted(tables, key=lambda table: table.start)):
        walk.read(passage)
    return tuple(walk.directives())


class _Walk:
    """The state between two passages: who owns them and whether the text is ordering."""

    def __init__(
        self,
        text: str,
        levelled: str,
        outline: Sequence[Provision],
        organisations: Sequence[Organisation],
        deadlines: Sequence[Deadline],
    ) -> None:
        self.text, self.levelled, self.low = text, levelled, small_whole(text)
        self.outline, self.sections = outline, Sections(levelled, outline)
        self.official = is_official(levelled) or self.sections.carries_orders
        self.describing = self.official and is_describing(levelled)
        self.limits = Limits(levelled, deadlines)
        self.names = WholeNames(organisations)
        self.owners = Owners()
        self.ordering = False
        self.petitioning = False
        self.path: Sequence[Provision] = ()
        self.addressed: Duty | None = None
        self.finished = False
        self.deciding = False
        self.drafts: list[Draft] = []
        self.purposes_end = 0
        self.closed = 0
        """So many drafts have been spoken of by a closing line."""
        self.spoken: Sequence[Draft] = ()
        """Those of which the lines just before spoke."""

    def read(self, passage: Passage) -> None:
        path = self.path = self.sections.path(passage.start)
        if self.levelled.startswith(_TAIL, passage.content):
            self.finished = True
        elif self.finished and path and self.official:
            self.finished = False
        self.owners.enter(passage)
        if self.finished or passage.start < self.purposes_end or self._orders_nothing(passage):
            return
        words = self.names.keep(words_of(self.levelled, passage.content, passage.end, low=self.low))
        if fields := closing_fields(self.text, words):
            # Lead, support and time may stand on a line each: the second speaks of what the first spoke of.
            self.spoken = spoken_of(self.drafts[self.closed :], path) or self.spoken
            self.closed = len(self.drafts)
            close_duties(fields, self.spoken)
            self.limits.state(self.spoken, [field for field in fields if field.is_time])
            return
        self.spoken = ()
        scope_end = path[-1].end if path and path[-1].end > passage.end else None
        if agency := heading_agency(self.text, words, labelled=passage.labelled):
            self.owners.own(agency, passage, scope_end)
            self.ordering = self.ordering or words.words[0] in _ORDERING
            return
        if self.official:
            self.ordering = self._expects_orders(path)
        self.deciding = any(provision.kind == "điều" for provision in path)
        if self._is_heading(passage, path):
            return
        self._sentences(passage, words, scope_end)

    def _orders_nothing(self, passage: Passage) -> bool:
        closes = _NO_ORDERS.match(self.levelled, passage.content, passage.end)
        return bool(closes) or self._is_caption(passage)

    def _is_caption(self, passage: Passage) -> bool:
        """Rows, pictures and what is attached; in news also a line without a last sign: a title, a caption, a button."""
        if self.levelled.startswith(("|", "["), passage.start) or _ATTACHED.match(
            self.levelled, passage.start, passage.end
        ):
            return True
        if self.official or passage.labelled:
            return False
        if passage.end - passage.start > _LONGEST_CAPTION or ";" in self.levelled[passage.start : passage.end]:
            return False
        return self.levelled[passage.end - 1].isalnum() or bool(
            _CREDIT.search(self.levelled, passage.start, passage.end)
        )

    def _is_heading(self, passage: Passage, path: Sequence[Provision]) -> bool:
        """A numbered line without a last sign that has provisions beneath it names a subject; so does a line in capitals."""
        if self.levelled[passage.end - 1] in ".;:!":
            return False
        line = self.levelled[passage.content : passage.end]
        heads = bool(path) and path[-1].start == passage.start and path[-1].end > passage.end + _BLANK
        return line.isupper() or (heads and path[-1].kind != "bullet")

    def _expects_orders(self, path: Sequence[Provision]) -> bool:
        verdict = self.sections.verdict(path)
        if self.owners.current is not None:
            return verdict != "none"
        if not path:
            # A paragraph without a number behind the numbered ones goes on as they did; before them it tells why.
            return bool(self.drafts) and not self.describing
        return verdict == "orders" or (verdict == "open" and not self.describing)

    def _sentences(self, passage: Passage, all_words: Words, scope_end: int | None) -> None:
        spans = list(sentences(self.levelled, passage.content, passage.end))
        self.petitioning = False
        fresh: list[Draft] = []
        carried: Duty | None = self.owners.current
        for start, end in spans:
            words = all_words.between(start, end)
            opens_list = end == passage.end and self.levelled[end - 1] == ":"
            if fresh and (owners := closing_owners(self.text, words, 0, len(words))):
                self._owned(fresh, owners, (start, end))
                continue
            found = self._sentence(words, carried)
            for draft in found:
                own_inside(self.text, words, draft)
            if opens_list:
                found = self._opens_list(passage, words, (start, end), found, (carried, scope_end))
            if found:
                carried = self._carry(found[-1].duty)
                above = self.owners.limit or self.limits.above(self.path, passage.start, self.drafts)
                self.limits.share(found, (start, end), above)
            elif fresh and self.limits.closes(start, end):
                self.limits.close(fresh, (start, end))
            fresh.extend(found)
        self.drafts.extend(fresh)

    def _opens_list(
        self,
        passage: Passage,
        words: Words,
        sentence: tuple[int, int],
        found: list[Draft],
        context: tuple[Duty | None, int | None],
    ) -> list[Draft]:
        """What a sentence that ends in a colon orders by itself; mostly it only hands on to the list beneath it."""
        carried, scope_end = context
        if found and words.words[-2:-1] and words.words[-2] in ("để", "nhằm"):
            # "Sửa đổi quy định về … để:" is the order itself; what stands beneath says what for.
            found[-1].end = words.ends[-3]
            self.purposes_end = scope_end or passage.end
            return found
        duty = found[-1].duty if found else carried
        if duty is not None and (found or self.ordering):
            self._lead(duty, passage, sentence, scope_end)
        elif not self.official and announces_tasks(words, 0, len(words) - 1):
            self.ordering = True
        return []

    def _owned(self, drafts: Sequence[Draft], owners: Duty, sentence: tuple[int, int]) -> None:
        """ "Lắp camera. Công an xã chủ trì, … phối hợp; hoàn thành trước …": a sentence that only says whose it is."""
        for draft in drafts:
            if not draft.duty.assignees:
                draft.duty = owners
        self.limits.close(drafts, sentence)

    def _lead(self, duty: Duty, passage: Passage, sentence: tuple[int, int], scope_end: int | None) -> None:
        """A lead-in hands its addressee, and the time that it begins with, to the list beneath it."""
        limit = self.limits.heading(*sentence) or self.owners.limit
        self.owners.own(duty._replace(why=Why("list_lead")), passage, scope_end, limit=limit)

    def _carry(self, duty: Duty) -> Duty | None:
        """In a paper the addressee stays for the passage; in reported speech only a group does."""
        if self.official or duty.is_group:
            return duty._replace(supporting=()) if duty.supporting else duty
        return None

    def _sentence(self, words: Words, carried: Duty | None) -> list[Draft]:
        found: list[Draft] = []
        for start, end in segments(words):
            if found and reports_only(words, start, end):
                found[-1].end = words.ends[end - 1]
                continue
            order = find_order(words, start, end) or self._misread(words, start, end)
            if order is None or not self._accepts(words, order, (start, end), bool(found)):
                self._reject(words, order, (start, end))
                if self.petitioning:
                    break
                if found and order is None and self._submits(words, start, end):
                    found.append(submission(words, (start, end), found[-1].duty))
                elif found and order is None:
                    found[-1].end = words.ends[end - 1]
                continue
            inherited = found[-1].duty if found else self.addressed if order.anaphor else carried
            if order.pattern == "opening":
                self.ordering = True
                continue
            self.ordering = True
            self.petitioning = False
            found.extend(clause_drafts(self.text, words, order, end, inherited))
            self.addressed = found[-1].duty if found else self.addressed
        return found

    def _misread(self, words: Words, start: int, end: int) -> Order | None:
        """An item of a paper whose first verb lost marks when it was scanned: "Thúc đây …", "Khan trương …"."""
        first = behind_connectives(words, start, end)
        return Order("imperative", first) if self.official and self.ordering and opens_misread(words, first) else None

    def _accepts(self, words: Words, order: Order, span: tuple[int, int], following: bool) -> bool:
        goes_on = self.petitioning and not order.spoken and not hands_down(words, order, span[0])
        if order.pattern == "petition" or goes_on:
            self.petitioning = True
            return False
        if order.pattern in ("frame", "opening"):
            return True
        if order.pattern == "agent":
            if not self.official and is_deed(words, order):
                return False
            return self.ordering or following or is_strong(words, order)
        if is_statement(words, order, span) or (self.deciding and is_performative(words, order)):
            return False
        return self.ordering or following

    def _submits(self, words: Words, start: int, end: int) -> bool:
        """ "hồ sơ quý II gửi trước ngày …": what is to be handed in by a day, without an order of its own."""
        handed = any(word in ("gửi", "nộp") for word in words.words[start:end])
        return handed and self.limits.has_day(words.starts[start], words.ends[end - 1])

    def _reject(self, words: Words, order: Order | None, span: tuple[int, int]) -> None:
        """News returns to reporting; so do the sentences that follow."""
        if not self.official and ((order is not None and order.pattern == "petition") or is_report(words, *span)):
            self.ordering = False

    def directives(self) -> list[Directive]:
        return [draft.directive(self.text, self.outline) for draft in self.drafts if draft.end > draft.start]
