"""How far a person sees. Every list that reaches a page passes through a `visible_to` that asks here."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from kimchinam.accounts.models import Post, User
from kimchinam.accounts.states import Role, Scope
from kimchinam.base.clock import today
from kimchinam.base.states import Secrecy
from kimchinam.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Reach:
    """What a person's posts let him see: everything, or what belongs to these units; up to a level of secrecy."""

    everything: bool
    organisations: frozenset[UUID]
    clearance: int

    def covers(self, organisation_id: UUID | None) -> bool:
        return self.everything or organisation_id in self.organisations


def reach(user: User) -> Reach:
    """At most two SQL queries, then remembered on the user object, which lives as long as the request."""
    if "_reach" not in user.__dict__:
        user.__dict__["_reach"] = _reach(user.posts_today)
    return user.__dict__["_reach"]  # type: ignore[no-any-return]


def _reach(posts: list[Post]) -> Reach:
    clearance = max((post.clearance for post in posts), default=Secrecy.OPEN)
    if any(post.scope == Scope.ALL for post in posts):
        return Reach(everything=True, organisations=frozenset(), clearance=clearance)
    units = {post.organisation_id for post in posts}
    below = [Q(path__startswith=post.organisation.path) for post in posts if post.scope == Scope.BELOW]
    if below:
        condition = below[0]
        for one in below[1:]:
            condition |= one
        units |= set(Organisation.objects.filter(condition).values_list("pk", flat=True))
    return Reach(everything=False, organisations=frozenset(units), clearance=clearance)


def people() -> QuerySet[User]:
    """Everyone, with the posts they hold today. Two SQL queries for any number of people."""
    return User.objects.prefetch_related("posts__organisation")


def people_in(organisation: Organisation) -> QuerySet[Post]:
    return Post.objects.held(today()).filter(organisation=organisation).select_related("user")


def demo_sign_ins() -> list[Post]:
    """One post per role, the first that was given: what the sign-in page of the demo office offers."""
    first: dict[str, Post] = {}
    for post in Post.objects.held(today()).select_related("user", "organisation").order_by("created_at"):
        first.setdefault(post.role, post)
    return [first[role] for role in Role.values if role in first]
