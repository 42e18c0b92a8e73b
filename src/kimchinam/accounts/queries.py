"""How far a person sees. Every list that reaches a page passes through a `visible_to` that asks here."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from kimchinam.accounts.models import Post, User
from kimchinam.accounts.states import Role, Scope
from kimchinam.base.clock import today
from kimchinam.base.states import Secrecy
from kimchinam.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Reach:
    """What a post lets its holder see: everything, or what belongs to these units; up to a level of secrecy."""

    everything: bool
    organisations: frozenset[UUID]
    clearance: int

    def covers(self, organisation_id: UUID | None) -> bool:
        return self.everything or organisation_id in self.organisations


NOWHERE = Reach(everything=False, organisations=frozenset(), clearance=Secrecy.OPEN)


def reach(user: User) -> Reach:
    """That of the post he acts in. At most two SQL queries, then remembered on the post, which lives as long as the request."""
    if user.post is None:
        return NOWHERE
    remembered = user.post.__dict__
    if "_reach" not in remembered:
        remembered["_reach"] = _reach(user.post)
    return remembered["_reach"]  # type: ignore[no-any-return]


def _reach(post: Post) -> Reach:
    if post.scope == Scope.ALL:
        return Reach(everything=True, organisations=frozenset(), clearance=post.clearance)
    units = frozenset({post.organisation_id})
    if post.scope == Scope.BELOW:
        units |= frozenset(Organisation.objects.within(post.organisation).values_list("pk", flat=True))
    return Reach(everything=False, organisations=units, clearance=post.clearance)


def people() -> QuerySet[User]:
    """Everyone, with the posts they hold today as `held`. Two SQL queries for any number of people."""
    held = Post.objects.held(today()).select_related("organisation")
    return User.objects.prefetch_related(Prefetch("posts", queryset=held, to_attr="held"))


def demo_sign_ins() -> list[Post]:
    """One post per role, the first that was given: what the sign-in page of the demo office offers."""
    first: dict[str, Post] = {}
    for post in Post.objects.held(today()).select_related("user", "organisation").order_by("created_at"):
        first.setdefault(post.role, post)
    return [first[role] for role in Role.values if role in first]
