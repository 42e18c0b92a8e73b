"""What the address of a list of tasks asks for: the page, its numbers and its file read it alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from kimchinam.accounts.models import User
from kimchinam.base.ids import id_in
from kimchinam.monitoring.queries.judging import to_judge
from kimchinam.monitoring.queries.reading import led_by_me
from kimchinam.programmes.queries import Scope, named_like, scope_of, steps_of
from kimchinam.programmes.states import GROUPS, Status, Step


@dataclass(frozen=True, slots=True)
class Filters:
    """Words that make no sense filter nothing."""

    status: str
    programme: UUID | None
    unit: UUID | None
    words: str
    mine: bool
    """Led by the unit that the person acts for."""
    judge: bool
    """Waiting for this person's acceptance."""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Filters":
        status = query.get("status", "")
        return cls(
            status=status if status in (*Status.values, *GROUPS) else "",
            programme=id_in(query.get("programme", "")),
            unit=id_in(query.get("unit", "")),
            words=query.get("q", "").strip(),
            mine=bool(query.get("mine")),
            judge=bool(query.get("judge")),
        )

    @property
    def steps(self) -> tuple[Step, ...]:
        return steps_of(self.status)

    def all_but_status(self, user: User, on: date) -> Scope:
        scope = self._scope(user, on)
        if self.programme:
            scope = scope.narrowed(Q(programme=self.programme))
        if self.unit:
            scope = scope.narrowed(Q(lead=self.unit))
        return named_like(scope, self.words, on)

    def _scope(self, user: User, on: date) -> Scope:
        if self.judge:
            return to_judge(user, on)
        return led_by_me(user) if self.mine else scope_of(user)
