"""How far a person sees. Every list that reaches a page passes through a `visible_to` that asks here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from kimchinam.accounts.models import Charge, FeedKey, Post, User
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


@dataclass(frozen=True, slots=True)
class Holders:
    """Who holds a permission in some units and above them, each person with the post that gives it."""

    posts: Mapping[UUID, Sequence[Post]]
    """By the unit of the post."""

    def within(self, unit: Organisation, *, clearance: int) -> set[UUID]:
        """People of the unit itself who are cleared."""
        return {post.user_id for post in self.posts.get(unit.pk, ()) if post.clearance >= clearance}

    def nearest(self, unit: Organisation, *, clearance: int, above: bool = False) -> set[UUID]:
        """Those of the unit itself; where it has none, of the nearest one above it with posts that reach down.

        `above`: never those of the unit itself.
        """
        if not above and (here := self.within(unit, clearance=clearance)):
            return here
        for key in reversed(unit.above):
            reaching = (post for post in self.posts.get(key, ()) if post.scope != Scope.OWN)
            if found := {post.user_id for post in reaching if post.clearance >= clearance}:
                return found
        return set()


def holders_near(units: Iterable[Organisation], *permissions: Permission, on: date) -> Holders:
    """Who on a day has one of these permissions in these units or above them. One SQL query."""
    keys = {key for unit in units for key in (unit.pk, *unit.above)}
    roles = [role for role, may in PERMISSIONS.items() if not may.isdisjoint(permissions)]
    posts: dict[UUID, list[Post]] = defaultdict(list)
    for post in posts_in(*roles, on=on).filter(organisation__in=keys):
        posts[post.organisation_id].append(post)
    return Holders(posts)


def posts_in(*roles: str, on: date) -> QuerySet[Post]:
    """Posts of these roles that are held on a day by people who can sign in."""
    return Post.objects.held(on).filter(role__in=roles, user__is_active=True)


def charges_on(on: date) -> QuerySet[Charge]:
    """Who answers for which unit on a day, of people who can sign in."""
    return Charge.objects.held(on).filter(user__is_active=True)


def who_may(permission: Permission, *, on: date) -> list[User]:
    """Everybody who may do something on a day, whatever his reach. One SQL query."""
    roles = [role for role, may in PERMISSIONS.items() if permission in may]
    holders = Post.objects.held(on).filter(role__in=roles).values("user")
    return list(User.objects.filter(pk__in=holders, is_active=True))


def digest_of_key(key: str) -> str:
    """What is kept of the key of a calendar: SHA-256, hexadecimal."""
    return sha256(key.encode()).hexdigest()


def feed_keys_of(user: User) -> QuerySet[FeedKey]:
    """Keys that still open the calendar of one of his posts."""
    return user.feed_keys.filter(revoked_at=None).select_related("post__organisation")


def owner_of_feed(key: str) -> User | None:
    """The person whose calendar a key opens, acting in the post it was made for; None when it opens nothing any more."""
    kept = FeedKey.objects.select_related("user").filter(digest=digest_of_key(key), revoked_at=None).first()
    if kept is None or not kept.user.is_active:
        return None
    kept.user.act_in(str(kept.post_id))
    post = kept.user.post
    return kept.user if post and post.pk == kept.post_id else None


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
