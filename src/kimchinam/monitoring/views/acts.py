"""What a person may do with a task that runs and with each paper about it, beside handing in and judging evidence."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimchinam.accounts.models import User
from kimchinam.base.refusals import allowed
from kimchinam.monitoring.forms import (
    ActForm,
    AnswerableForm,
    AnswerForm,
    AskAgainForm,
    AskExtensionForm,
    CloseDirectionForm,
    DecideForm,
    DirectForm,
    ExtendForm,
    GrantForm,
    NameDeciderForm,
    ObstacleForm,
    RefuseForm,
    ReopenForm,
    WithdrawEvidenceForm,
    WithdrawExtensionForm,
    WithdrawObstacleForm,
)
from kimchinam.monitoring.models import Direction, Evidence, Extension, Obstacle, Paper
from kimchinam.monitoring.queries.waiting import anchor_of
from kimchinam.monitoring.rules import (
    check_can_answer,
    check_can_ask_again,
    check_can_ask_extension,
    check_can_close_direction,
    check_can_decide_extension,
    check_can_decide_obstacle,
    check_can_direct,
    check_can_extend,
    check_can_name_answerable,
    check_can_name_decider,
    check_can_raise,
    check_can_reopen,
    check_can_withdraw_evidence,
    check_can_withdraw_extension,
    check_can_withdraw_obstacle,
)
from kimchinam.programmes.models import Task

CameBack = Mapping[str, ActForm]
"""Forms that were refused, by the address they were sent to."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do: its form, who may, what its button says and what is said when it is done."""

    form: type[ActForm]
    check: Callable[[User, Any], None]
    label: str | Promise
    done: str | Promise
    icon: str
    about: type[Evidence] | type[Extension] | type[Obstacle] | type[Direction] | type[Task] = Task


ON_TASK: dict[str, Act] = {
    "xin-gia-han": Act(
        AskExtensionForm, check_can_ask_extension, _("Xin gia hạn"), _("Đã gửi đề nghị gia hạn."), "calendar"
    ),
    "neu-vuong-mac": Act(
        ObstacleForm, check_can_raise, _("Nêu vướng mắc"), _("Đã nêu vướng mắc. Việc chờ cấp trên quyết."), "stop"
    ),
    "chi-dao": Act(DirectForm, check_can_direct, _("Chỉ đạo"), _("Đã gửi chỉ đạo."), "comment"),
    "gia-han": Act(ExtendForm, check_can_extend, _("Gia hạn"), _("Đã gia hạn."), "calendar"),
    "chiu-trach-nhiem": Act(
        AnswerableForm,
        check_can_name_answerable,
        _("Phân công người chịu trách nhiệm"),
        _("Đã ghi người chịu trách nhiệm."),
        "person",
    ),
    "mo-lai": Act(ReopenForm, check_can_reopen, _("Mở lại"), _("Đã mở lại. Nhiệm vụ tiếp tục chạy."), "undo"),
}
ON_PAPER: dict[str, Act] = {
    "rut-ket-qua": Act(
        WithdrawEvidenceForm,
        check_can_withdraw_evidence,
        _("Rút kết quả đã nộp"),
        _("Đã rút kết quả. Nhiệm vụ trở về đơn vị, thời hạn giữ nguyên."),
        "undo",
        Evidence,
    ),
    "cho-gia-han": Act(
        GrantForm, check_can_decide_extension, _("Cho gia hạn"), _("Đã cho gia hạn."), "check", Extension
    ),
    "khong-cho-gia-han": Act(
        RefuseForm, check_can_decide_extension, _("Không cho gia hạn"), _("Đã trả lời đề nghị."), "close", Extension
    ),
    "rut-gia-han": Act(
        WithdrawExtensionForm, check_can_withdraw_extension, _("Rút đề nghị"), _("Đã rút đề nghị."), "undo", Extension
    ),
    "cap-quyet": Act(
        NameDeciderForm, check_can_name_decider, _("Xác định cấp quyết"), _("Đã ghi cấp quyết."), "person", Obstacle
    ),
    "quyet-vuong-mac": Act(
        DecideForm, check_can_decide_obstacle, _("Quyết định"), _("Đã ghi quyết định."), "check", Obstacle
    ),
    "rut-vuong-mac": Act(
        WithdrawObstacleForm, check_can_withdraw_obstacle, _("Rút vướng mắc"), _("Đã rút vướng mắc."), "undo", Obstacle
    ),
    "tra-loi": Act(AnswerForm, check_can_answer, _("Trả lời"), _("Đã gửi trả lời."), "comment", Direction),
    "hoi-lai": Act(
        AskAgainForm, check_can_ask_again, _("Chưa đủ, hỏi lại"), _("Đã hỏi lại đơn vị."), "repeat", Direction
    ),
    "ket-thuc": Act(
        CloseDirectionForm, check_can_close_direction, _("Kết thúc"), _("Đã kết thúc chỉ đạo."), "check", Direction
    ),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that this person may do now, with its form: empty, or as it came back."""

    act: Act
    url: str
    form: ActForm


MOVE_THE_DEADLINE = ("xin-gia-han", "gia-han")


def open_on_task(papers: Iterable[Paper]) -> dict[str, Act]:
    """Acts for which the papers about a task leave room: while a request for a later deadline waits, there is no other."""
    asked = any(isinstance(paper, Extension) and paper.waits for paper in papers)
    return {slug: act for slug, act in ON_TASK.items() if not (asked and slug in MOVE_THE_DEADLINE)}


def offers_on_task(user: User, task: Task, papers: Iterable[Paper], came_back: CameBack) -> list[Offer]:
    """Also what just came back refused: its words are not lost."""
    urls = {slug: reverse("monitoring:act", args=[task.pk, slug]) for slug in ON_TASK}
    room = open_on_task(papers)
    acts = {slug: act for slug, act in ON_TASK.items() if slug in room or urls[slug] in came_back}
    return list(_offers(acts, urls, user, task, came_back))


def offers_on_papers(user: User, papers: Iterable[Evidence | Paper], came_back: CameBack) -> dict[Any, list[Offer]]:
    """By the key of the paper."""
    return {paper.pk: list(_offers(_about(paper), _urls(paper), user, paper, came_back)) for paper in papers}


def _about(paper: Evidence | Paper) -> dict[str, Act]:
    return {slug: act for slug, act in ON_PAPER.items() if isinstance(paper, act.about)}


def _urls(paper: Evidence | Paper) -> dict[str, str]:
    return {slug: reverse("monitoring:paper_act", args=[slug, paper.pk]) for slug in _about(paper)}


def _offers(
    acts: Mapping[str, Act], urls: Mapping[str, str], user: User, subject: Any, came_back: CameBack
) -> Iterable[Offer]:
    for slug, act in acts.items():
        if allowed(act.check, user, subject):
            yield Offer(act, urls[slug], came_back.get(urls[slug]) or form_of(act, slug, subject))


def form_of(act: Act, slug: str, subject: Any, typed: QueryDict | None = None) -> ActForm:
    """Empty, or with what was typed. Its fields are named apart from those of every other form of the page."""
    prefix = slug if act.about is Task else anchor_of(slug, subject)
    return act.form(typed, subject=subject, prefix=prefix)
