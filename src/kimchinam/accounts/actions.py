import secrets
from datetime import date

from axes.utils import reset as forget_wrong_passwords
from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import Charge, FeedKey, Post, User
from kimchinam.accounts.queries import digest_of_key
from kimchinam.accounts.rules import check_can_close, check_may
from kimchinam.accounts.states import (
    CHARGE_ENDED,
    CLOSED,
    EMAIL_REMOVED,
    EMAIL_SET,
    FEED_OPENED,
    FEED_REVOKED,
    PASSWORD_CHANGED,
    PASSWORD_SET,
    POST_ENDED,
    POST_GIVEN,
    PUT_IN_CHARGE,
    REGISTERED,
    REOPENED,
    Permission,
    Scope,
)
from kimchinam.audit.actions import record
from kimchinam.base.clock import now, today
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.organisations.models import Organisation

FEED_KEY_BYTES = 32


@transaction.atomic
def register_person(*, by: User | None, username: str, full_name: str, password: str) -> User:
    """A new person who can sign in and, until he has a post, sees nothing. `by=None` is the installation itself."""
    if by:
        check_may(by, Permission.MANAGE_PEOPLE)
    user = User(username=username.strip().lower(), full_name=full_name.strip())
    user.set_password(password)
    user.save()
    record(REGISTERED, user, by=by, after={"username": user.username, "full_name": user.full_name, "is_active": True})
    return user


@transaction.atomic
def give_post(
    *,
    by: User | None,
    user: User,
    organisation: Organisation,
    title: str,
    role: str,
    scope: str = Scope.OWN,
    clearance: int = Secrecy.OPEN,
    valid_from: date | None = None,
) -> Post:
    """Put a person into a unit with a role, from a day on (today by default)."""
    if by:
        check_may(by, Permission.MANAGE_PEOPLE)
    post = Post.objects.create(
        user=user,
        organisation=organisation,
        title=title,
        role=role,
        scope=scope,
        clearance=clearance,
        valid_from=valid_from or today(),
    )
    record(POST_GIVEN, user, by=by, after=_post_facts(post), words=_post_words(post))
    return post


@transaction.atomic
def end_post(post: Post, *, by: User) -> None:
    """From today on the person no longer holds the post, nor ever one that was still to begin. Again changes nothing."""
    check_may(by, Permission.MANAGE_PEOPLE)
    if post == by.post:
        # So that the post which lets somebody manage people is never the last one to go.
        raise RefusedError(_("Bạn không thể tự kết thúc vị trí mà mình đang làm việc."))
    if post.valid_to:
        return
    post.valid_to = max(today(), post.valid_from)
    post.save(update_fields=["valid_to"])
    record(POST_ENDED, post.user, by=by, after=_post_facts(post), words=_post_words(post))


@transaction.atomic
def set_email(user: User, *, by: User, email: str) -> None:
    """Where a person's notices go besides the bell; he says it himself, or an administrator. Empty: nowhere."""
    if by.pk != user.pk:
        check_may(by, Permission.MANAGE_PEOPLE)
    before, user.email = User.objects.select_for_update().get(pk=user.pk).email, email.strip()
    if user.email != before:
        user.save(update_fields=["email"])
        verb = EMAIL_SET if user.email else EMAIL_REMOVED
        record(verb, user, by=by, before={"email": before}, after={"email": user.email})


@transaction.atomic
def put_in_charge(user: User, *, by: User | None, organisation: Organisation, valid_from: date | None = None) -> Charge:
    """A person answers for a unit from a day on (today by default); again changes nothing."""
    if by:
        check_may(by, Permission.MANAGE_PEOPLE)
    charge, new = Charge.objects.get_or_create(
        user=user, organisation=organisation, valid_to=None, defaults={"valid_from": valid_from or today()}
    )
    if new:
        words = {"organisation_name": organisation.name}
        record(PUT_IN_CHARGE, user, by=by, after=_charge_facts(charge), words=words)
    return charge


@transaction.atomic
def end_charge(charge: Charge, *, by: User) -> None:
    """From today on the person no longer answers for the unit. Again changes nothing."""
    check_may(by, Permission.MANAGE_PEOPLE)
    if charge.valid_to:
        return
    charge.valid_to = max(today(), charge.valid_from)
    charge.save(update_fields=["valid_to"])
    words = {"organisation_name": charge.organisation.name}
    record(CHARGE_ENDED, charge.user, by=by, after=_charge_facts(charge), words=words)


def _charge_facts(charge: Charge) -> dict[str, object]:
    return {f"charge:{charge.pk}": [str(charge.organisation_id), str(charge.valid_from), str(charge.valid_to or "")]}


@transaction.atomic
def open_feed(post: Post, *, by: User) -> str:
    """A new key with which a calendar reads the days that a post of one's own sees. It is returned here and never again."""
    if post.user_id != by.pk:
        raise NotAllowedError(_("Chỉ tạo được địa chỉ lịch cho vị trí của chính mình."))
    key = secrets.token_urlsafe(FEED_KEY_BYTES)
    row = FeedKey.objects.create(user=by, post=post, digest=digest_of_key(key))
    record(FEED_OPENED, by, by=by, after={f"feed:{row.pk}": "open"}, words={"post_name": str(post)})
    return key


@transaction.atomic
def revoke_feed(row: FeedKey, *, by: User) -> None:
    """From now on the key opens nothing. Again changes nothing."""
    if row.user_id != by.pk:
        check_may(by, Permission.MANAGE_PEOPLE)
    if FeedKey.objects.filter(pk=row.pk, revoked_at=None).update(revoked_at=now()):
        record(FEED_REVOKED, row.user, by=by, after={f"feed:{row.pk}": "revoked"}, words={"post_name": str(row.post)})


def _post_facts(post: Post) -> dict[str, object]:
    return {f"post:{post.pk}": [post.role, post.scope, post.clearance, str(post.valid_from), str(post.valid_to or "")]}


def _post_words(post: Post) -> dict[str, object]:
    return {"title": post.title, "organisation_name": post.organisation.name}


@transaction.atomic
def close_account(user: User, *, by: User) -> None:
    check_can_close(user, by=by)
    _set_active(user, active=False)
    record(CLOSED, user, by=by, before={"is_active": True}, after={"is_active": False})


@transaction.atomic
def reopen_account(user: User, *, by: User) -> None:
    check_may(by, Permission.MANAGE_PEOPLE)
    _set_active(user, active=True)
    record(REOPENED, user, by=by, before={"is_active": False}, after={"is_active": True})


def _set_active(user: User, *, active: bool) -> None:
    user.is_active = active
    user.save(update_fields=["is_active"])


@transaction.atomic
def set_password(user: User, *, by: User, password: str) -> None:
    """A new password, with which the person can sign in at once even if wrong ones had locked him out."""
    check_may(by, Permission.MANAGE_PEOPLE)
    _replace_password(user, password)
    record(PASSWORD_SET, user, by=by)


@transaction.atomic
def change_password(*, by: User, password: str) -> None:
    """A person takes another password himself; whoever asks for it has made sure that he knew the old one."""
    _replace_password(by, password)
    record(PASSWORD_CHANGED, by, by=by)


def _replace_password(user: User, password: str) -> None:
    """Every session that was opened with the old one ends."""
    user.set_password(password)
    user.save(update_fields=["password"])
    forget_wrong_passwords(username=user.username)
