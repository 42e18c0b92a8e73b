"""How far a person sees. Every list that reaches a page passes through a `visible_to` that asks here."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from kimchinam.accounts.models import Post, User
from kimchinam.accounts.states import PERMISSIONS, Permission, Role, Scope
from kimchinam.base.alphabet import alphabetical
from kimchinam.base.clock import today
from kimchinam.base.folding import fold
from kimchinam.base.states import Secrecy
from kimchinam.organisations.models import SEPARATOR, Organisation


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


def holders_of(permission: Permission, *, unit: Organisation, clearance: int, on: date) -> list[Post]:
    """Posts that on a day may do something with what belongs to a unit and has a level of secrecy. One SQL query."""
    roles = [role for role, may in PERMISSIONS.items() if permission in may]
    above = unit.path.strip(SEPARATOR).split(SEPARATOR)
    reaching = Q(scope=Scope.ALL) | Q(organisation=unit) | Q(scope=Scope.BELOW, organisation__in=above)
    posts = Post.objects.held(on).filter(reaching, role__in=roles, clearance__gte=clearance, user__is_active=True)
    return list(posts.select_related("user", "organisation"))


def people_named(words: str = "") -> list[User]:
    """Those whose name, or name to sign in with, holds the words, accents or not; in the order of the alphabet."""
    wanted = fold(words)
    found = [person for person in people() if wanted in fold(f"{person.full_name} {person.username}")]
    return sorted(found, key=lambda person: alphabetical(person.full_name))


def demo_sign_ins() -> list[Post]:
    """One post per role, the first that was given: what the sign-in page of the demo office offers."""
    first: dict[str, Post] = {}
    for post in Post.objects.held(today()).select_related("user", "organisation").order_by("created_at"):
        first.setdefault(post.role, post)
    return [first[role] for role in Role.values if role in first]
