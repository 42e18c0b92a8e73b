"""What waits for a person, asked of every room."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, QuerySet

from kimchinam.accounts.models import User
from kimchinam.accounts.states import Permission
from kimchinam.base.clock import local_day
from kimchinam.documents.models import Version
from kimchinam.extraction.queries import undecided
from kimchinam.extraction.queries import visible_to as runs_visible_to
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.queries import waiting_for_judgement
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Assignment, Programme, Task
from kimchinam.programmes.queries import followed, for_list, led_by, open_on, programmes_visible_to, with_status
from kimchinam.programmes.states import Part, ProgrammeState, Status


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers beside the rooms in the navigation: only what needs this person."""

    review: int
    drafts: int
    tasks: int


def counts_that_need_me(user: User, on: date) -> Counts:
    """Candidates to judge, drafts to issue, tasks to do (for a unit) or to accept (for a leader)."""
    review = undecided(runs_visible_to(user)).count() if user.may(Permission.REVIEW_CANDIDATES) else 0
    drafts = 0
    if user.may(Permission.ISSUE_PROGRAMME):
        drafts = programmes_visible_to(user).filter(state=ProgrammeState.DRAFT).count()
    return Counts(review=review, drafts=drafts, tasks=_tasks(user, on))


def _tasks(user: User, on: date) -> int:
    if user.may(Permission.ACCEPT_EVIDENCE):
        return waiting_for_judgement(user).count()
    if user.may(Permission.HAND_IN_EVIDENCE):
        mine = [post.organisation_id for post in user.posts_today]
        return open_on(led_by(followed(user), mine), on).count()
    return 0


@dataclass(frozen=True, slots=True)
class Late:
    """A unit with overdue tasks."""

    organisation: Organisation
    count: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Documents with candidates that nobody judged."""

    version: Version
    count: int


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on a person's desk on a day. Lists are cut to LONGEST; the counts are true."""

    late: list[Late]
    late_tasks: int
    waiting_count: int
    """Evidence that waits for anybody's acceptance among the tasks the person sees."""
    waiting_days: int
    """The longest of those waits, in days."""
    to_accept: list[Evidence]
    """Evidence that waits for this person."""
    to_accept_count: int
    reviews: list[Waiting]
    drafts: list[Programme]
    my_tasks: list[Task]
    counts: Counts

    @property
    def late_names(self) -> str:
        """The three units that are latest, with their counts: "Sở Xây dựng 6 · Sở Tài chính 4"."""
        return " · ".join(f"{one.organisation} {one.count}" for one in self.late[:3])

    @property
    def to_decide(self) -> int:
        return self.counts.drafts + self.to_accept_count + len(self.reviews)


LONGEST = 8


def desk_of(user: User, on: date) -> Desk:
    """The same number of SQL queries however much waits."""
    overdue = with_status(followed(user), on).filter(status_on=Status.OVERDUE)
    waiting = waiting_for_judgement(user).filter(handed_in_at__date__lte=on)
    mine = waiting if user.may(Permission.ACCEPT_EVIDENCE) else waiting.none()
    oldest = waiting.values_list("handed_in_at", flat=True).first()
    return Desk(
        late=_late(overdue),
        late_tasks=overdue.count(),
        waiting_count=waiting.count(),
        waiting_days=(on - local_day(oldest)).days if oldest else 0,
        to_accept=list(mine[:LONGEST]),
        to_accept_count=mine.count(),
        reviews=_reviews(user) if user.may(Permission.REVIEW_CANDIDATES) else [],
        drafts=_drafts(user) if user.may(Permission.ISSUE_PROGRAMME) else [],
        my_tasks=_my_tasks(user, on) if user.may(Permission.HAND_IN_EVIDENCE) else [],
        counts=counts_that_need_me(user, on),
    )


def _late(overdue: QuerySet[Task]) -> list[Late]:
    """Units by the number of tasks they lead that are overdue, most first."""
    leads = Assignment.objects.filter(part=Part.LEAD, task__in=overdue.order_by().values("pk"))
    rows = list(leads.values("organisation").annotate(n=Count("pk")).order_by("-n", "organisation__name"))
    units = Organisation.objects.in_bulk([row["organisation"] for row in rows])
    return [Late(units[row["organisation"]], row["n"]) for row in rows]


def _reviews(user: User) -> list[Waiting]:
    open_here = undecided(runs_visible_to(user)).order_by()
    rows = dict(open_here.values("run__version").annotate(n=Count("pk")).values_list("run__version", "n"))
    versions = Version.objects.filter(pk__in=rows).select_related("document").order_by("-received_at")
    return [Waiting(version, rows[version.pk]) for version in versions[:LONGEST]]


def _drafts(user: User) -> list[Programme]:
    return list(programmes_visible_to(user).filter(state=ProgrammeState.DRAFT)[:LONGEST])


def _my_tasks(user: User, on: date) -> list[Task]:
    mine = led_by(followed(user), [post.organisation_id for post in user.posts_today])
    return list(for_list(open_on(mine, on)).order_by(F("due_on").asc(nulls_last=True), "order")[:LONGEST])
