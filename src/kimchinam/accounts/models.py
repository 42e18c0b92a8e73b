from copy import copy
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_htmx.middleware import HtmxDetails

from kimchinam.accounts.states import PERMISSIONS, Role, Scope
from kimchinam.base.clock import today
from kimchinam.base.models import Row
from kimchinam.base.states import Secrecy
from kimchinam.organisations.models import Organisation


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        """Names to sign in with are not case-sensitive."""
        return self.get(username=(username or "").lower())


class User(Row, AbstractBaseUser):
    """A person who signs in. What he sees and may do comes from one post: the one he acts in.

    Several posts never add up: the clearance of one would open the papers of another.
    """

    username = models.CharField(_("tên đăng nhập"), max_length=60, unique=True)
    full_name = models.CharField(_("họ và tên"), max_length=120)
    email = models.EmailField(_("địa chỉ thư điện tử"), blank=True)
    """Where notices go besides the bell; empty: nowhere."""
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]
    objects = UserManager()
    _chosen_post: str = ""

    class Meta:
        ordering = ["full_name"]

    def __str__(self) -> str:
        return self.full_name

    @cached_property
    def posts_today(self) -> list["Post"]:
        """Posts that the person holds today, the main one first. One SQL query, then remembered on this object."""
        return list(self.posts.held(today()).select_related("organisation"))

    def act_in(self, post_id: str) -> None:
        """Act in this post from now on, if he holds it today. Lives as long as this object: one request."""
        self._chosen_post = post_id
        self.__dict__.pop("post", None)

    @cached_property
    def post(self) -> "Post | None":
        """The post he acts in: the one he chose, else his first."""
        chosen = (post for post in self.posts_today if str(post.pk) == self._chosen_post)
        return next(chosen, None) or next(iter(self.posts_today), None)

    @property
    def elsewhere(self) -> list["User"]:
        """The same person in each of his other posts; this object goes on acting in its own."""
        others = [(copy(self), post) for post in self.other_posts]
        for other, post in others:
            other.act_in(str(post.pk))
        return [other for other, _post in others]

    @property
    def acting_for(self) -> Organisation | None:
        return self.post.organisation if self.post else None

    @property
    def other_posts(self) -> list["Post"]:
        """Posts of today that he could act in instead."""
        return [post for post in self.posts_today if post != self.post]

    def may(self, permission: str) -> bool:
        return self.post is not None and permission in PERMISSIONS[self.post.role]


class SignedInRequest(HttpRequest):
    """A request past the sign-in, which every page except the sign-in itself requires."""

    user: User
    htmx: HtmxDetails


class HeldQuerySet(models.QuerySet[Any]):
    """Rows of people that hold for a while: posts, and what they are in charge of."""

    def held(self, on: date) -> "HeldQuerySet":
        return self.filter(valid_from__lte=on).filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on))


class Post(Row):
    """A person's place in a unit, with the role, the reach and the clearance that come with it."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="posts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(_("chức danh"), max_length=120)
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)
    scope = models.CharField(_("phạm vi"), max_length=10, choices=Scope.choices, default=Scope.OWN)
    clearance = models.PositiveSmallIntegerField(
        _("được đọc đến mức"), choices=Secrecy.choices[:-1], default=Secrecy.OPEN
    )
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến trước ngày"), null=True, blank=True)

    objects = HeldQuerySet.as_manager()

    class Meta:
        ordering = ["valid_from", "created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="post_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.organisation}"


class Charge(Row):
    """A person answers for a unit that is not his own ("phụ trách").

    He hears of what goes wrong there, and sees no more by it.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="charges")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="charges")
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến trước ngày"), null=True, blank=True)

    objects = HeldQuerySet.as_manager()

    class Meta:
        ordering = ["valid_from", "created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="charge_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["user", "organisation"], condition=Q(valid_to__isnull=True), name="charge_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class FeedKey(Row):
    """Lets a calendar read the days that one post sees, without a sign-in. The key itself is shown once and
    kept nowhere but, until then, in the session of the one who made it."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="feed_keys")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="feed_keys")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    """SHA-256 of the key, hexadecimal."""
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return str(self.post)
