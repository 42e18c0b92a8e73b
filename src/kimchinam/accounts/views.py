from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from kimchinam.accounts.actions import close_account, end_charge, end_post, reopen_account
from kimchinam.accounts.forms import (
    ChargeForm,
    EmailForm,
    OwnPasswordForm,
    PasswordForm,
    PersonForm,
    PostForm,
    SignInForm,
)
from kimchinam.accounts.models import SignedInRequest, User
from kimchinam.accounts.queries import demo_sign_ins, people, people_named
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import ACTING_POST, Permission
from kimchinam.base.clock import today
from kimchinam.base.refusals import refusals_said
from kimchinam.base.requests import SESSION_ENDED
from kimchinam.organisations.queries import is_demo


@login_not_required
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Name and password; the demo office also shows who can be tried."""
    shown: dict[str, Any] = {"session_ended": SESSION_ENDED in request.GET}
    if is_demo():
        shown |= {"demo_sign_ins": demo_sign_ins(), "demo_password": settings.DEMO_PASSWORD}
    view = LoginView.as_view(authentication_form=SignInForm, extra_context=shown, redirect_authenticated_user=True)
    return view(request)


@require_POST
def act_in(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Go over to another of one's posts: from now on the pages show and allow what that post does."""
    post = get_object_or_404(request.user.posts.held(today()).select_related("organisation"), pk=pk)
    request.session[ACTING_POST] = str(post.pk)
    messages.success(request, _("Bạn đang làm việc ở vị trí %(post)s.") % {"post": post})
    # Not back to the page, which the other post may not see; unless the page itself asked for it.
    asked = request.POST.get("next", "")
    return redirect(
        asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else settings.LOGIN_REDIRECT_URL
    )


@sensitive_post_parameters()
def own_password(request: SignedInRequest) -> HttpResponse:
    """Everybody changes his own; where else he is signed in he is out, and here he stays."""
    form = OwnPasswordForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        form.change()
        update_session_auth_hash(request, request.user)
        messages.success(request, _("Đã đổi mật khẩu. Các phiên đăng nhập khác của bạn đã kết thúc."))
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "accounts/own_password.html", {"form": form})


@require_GET
def people_list(request: SignedInRequest) -> HttpResponse:
    check_may(request.user, Permission.MANAGE_PEOPLE)
    words = request.GET.get("q", "").strip()
    return render(request, "accounts/list.html", {"people": people_named(words), "words": words})


def register(request: SignedInRequest) -> HttpResponse:
    check_may(request.user, Permission.MANAGE_PEOPLE)
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = form.register(by=request.user)
        messages.success(
            request, _("Đã lập tài khoản cho %(name)s. Hãy giao vị trí công tác.") % {"name": user.full_name}
        )
        return redirect("accounts:person", pk=user.pk)
    return render(request, "accounts/register.html", {"form": form})


@require_GET
def person(request: SignedInRequest, pk: UUID) -> HttpResponse:
    check_may(request.user, Permission.MANAGE_PEOPLE)
    return _person_page(request, get_object_or_404(people(), pk=pk))


def _person_page(
    request: SignedInRequest,
    user: User,
    *,
    post_form: PostForm | None = None,
    password_form: PasswordForm | None = None,
    charge_form: ChargeForm | None = None,
    email_form: EmailForm | None = None,
) -> HttpResponse:
    context = {
        "person": user,
        "posts": user.posts.select_related("organisation"),
        "charges": user.charges.select_related("organisation"),
        "post_form": post_form or PostForm(),
        "password_form": password_form or PasswordForm(prefix="new"),
        "charge_form": charge_form or ChargeForm(prefix="charge"),
        "email_form": email_form or EmailForm(initial={"email": user.email}),
        "post_open": post_form is not None,
        "password_open": password_form is not None,
        "charge_open": charge_form is not None,
        "email_open": email_form is not None,
    }
    return render(request, "accounts/person.html", context)


@require_POST
def add_post(request: SignedInRequest, pk: UUID) -> HttpResponse:
    check_may(request.user, Permission.MANAGE_PEOPLE)
    user = get_object_or_404(people(), pk=pk)
    form = PostForm(request.POST)
    if not form.is_valid():
        return _person_page(request, user, post_form=form)
    form.give(user, by=request.user)
    messages.success(request, _("Đã giao vị trí."))
    return redirect("accounts:person", pk=pk)


@require_POST
def new_password(request: SignedInRequest, pk: UUID) -> HttpResponse:
    check_may(request.user, Permission.MANAGE_PEOPLE)
    user = get_object_or_404(people(), pk=pk)
    form = PasswordForm(request.POST, prefix="new", user=user)
    if not form.is_valid():
        return _person_page(request, user, password_form=form)
    form.set(user, by=request.user)
    messages.success(request, _("Đã đặt mật khẩu mới."))
    return redirect("accounts:person", pk=pk)


@require_POST
def finish_post(request: SignedInRequest, pk: UUID, post: UUID) -> HttpResponse:
    check_may(request.user, Permission.MANAGE_PEOPLE)
    user = get_object_or_404(people(), pk=pk)
    with refusals_said(request):
        end_post(get_object_or_404(user.posts, pk=post), by=request.user)
        messages.success(request, _("Đã kết thúc vị trí."))
    return redirect("accounts:person", pk=pk)


@require_POST
def add_charge(request: SignedInRequest, pk: UUID) -> HttpResponse:
    check_may(request.user, Permission.MANAGE_PEOPLE)
    user = get_object_or_404(people(), pk=pk)
    form = ChargeForm(request.POST, prefix="charge")
    if not form.is_valid():
        return _person_page(request, user, charge_form=form)
    form.give(user, by=request.user)
    messages.success(request, _("Đã ghi người phụ trách."))
    return redirect("accounts:person", pk=pk)


@require_POST
def finish_charge(request: SignedInRequest, pk: UUID, charge: UUID) -> HttpResponse:
    check_may(request.user, Permission.MANAGE_PEOPLE)
    user = get_object_or_404(people(), pk=pk)
    end_charge(get_object_or_404(user.charges, pk=charge), by=request.user)
    messages.success(request, _("Đã kết thúc việc phụ trách."))
    return redirect("accounts:person", pk=pk)


@require_POST
def new_email(request: SignedInRequest, pk: UUID) -> HttpResponse:
    check_may(request.user, Permission.MANAGE_PEOPLE)
    user = get_object_or_404(people(), pk=pk)
    form = EmailForm(request.POST)
    if not form.is_valid():
        return _person_page(request, user, email_form=form)
    form.set(user, by=request.user)
    messages.success(request, _("Đã lưu địa chỉ thư điện tử."))
    return redirect("accounts:person", pk=pk)


@require_POST
def close(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return _turn(request, pk, lambda user: close_account(user, by=request.user), _("Đã khóa tài khoản."))


@require_POST
def reopen(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return _turn(request, pk, lambda user: reopen_account(user, by=request.user), _("Đã mở lại tài khoản."))


def _turn(request: SignedInRequest, pk: UUID, act: Callable[[User], None], said: str) -> HttpResponse:
    check_may(request.user, Permission.MANAGE_PEOPLE)
    with refusals_said(request):
        act(get_object_or_404(people(), pk=pk))
        messages.success(request, said)
    return redirect("accounts:person", pk=pk)
