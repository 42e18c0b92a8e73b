"""How a programme is divided, and how many of what stands in it."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kimchinam.accounts.models import User
from kimchinam.documents.models import Text
from kimchinam.documents.queries import newest_version
from kimchinam.documents.queries import visible_to as documents_visible_to
from kimchinam.programmes.models import BreakthroughTask, Programme, Section, StatedCount
from kimchinam.programmes.queries.seeing import programmes_visible_to
from kimchinam.programmes.rules import Stated, preorder, read_counts
from kimchinam.programmes.states import PARTS_OF_ANOTHER, Counted, Level, TaskKind


def sections_of(programme: Programme) -> list[Section]:
    """In the order of the paper. One SQL query."""
    return [section for section, _depth in preorder(list(programme.sections.all()))]


def section_names(reader: User, ids: Collection[str]) -> dict[str, str]:
    """What a history calls the sections of these ids: those of programmes that the reader sees."""
    seen = Section.objects.filter(pk__in=ids, programme__in=programmes_visible_to(reader))
    return {str(section.pk): str(section) for section in seen}


def real_counts(programme: Programme) -> dict[Counted, int]:
    """How many parts, groups, tasks, … there are. A step or a period of a task is no task that a paper counts."""
    levels = Counter(programme.sections.values_list("level", flat=True))
    tasks = programme.tasks.exclude(kind__in=PARTS_OF_ANOTHER)
    kinds = Counter(tasks.order_by().values_list("kind", flat=True))
    cuts = BreakthroughTask.objects.living().filter(task__programme=programme).values("breakthrough").distinct()
    return {
        Counted.PARTS: levels[Level.PART],
        Counted.GROUPS: levels[Level.GROUP],
        Counted.TASKS: sum(kinds.values()),
        Counted.KEY: kinds[TaskKind.KEY],
        Counted.REGULAR: kinds[TaskKind.REGULAR],
        Counted.BREAKTHROUGHS: cuts.count(),
    }


@dataclass(frozen=True, slots=True)
class Check:
    """A number that the paper states beside the real one."""

    count: StatedCount
    real: int

    @property
    def agrees(self) -> bool:
        return self.count.stated == self.real


def likely_counts(programme: Programme, user: User) -> list[Stated]:
    """Numbers that the text of its own paper seems to state and nobody has noted, at most ten; none of a paper unseen."""
    document = documents_visible_to(user).filter(programmes=programme).first()
    version = newest_version(document) if document else None
    text = Text.objects.filter(version=version).first() if version else None
    if text is None:
        return []
    noted = set(programme.stated_counts.values_list("what", "stated"))
    return [one for one in read_counts(text.content) if (one.what, one.stated) not in noted][:10]


def count_check(programme: Programme) -> Sequence[Check]:
    """Every stated number with what there is. Four SQL queries, one when none is stated."""
    stated = list(programme.stated_counts.select_related("provision"))
    real = real_counts(programme) if stated else {}
    return [Check(one, real[Counted(one.what)]) for one in stated]
