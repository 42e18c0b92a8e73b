from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kimchinam.audit.states import Verb


class Kind(TextChoices):
    PARTY = "party", _("Cấp ủy")
    PARTY_BODY = "party_body", _("Ban, cơ quan của cấp ủy")
    COUNCIL = "council", _("Hội đồng nhân dân")
    GOVERNMENT = "government", _("Ủy ban nhân dân")
    DEPARTMENT = "department", _("Sở, ngành")
    FRONT = "front", _("Mặt trận và đoàn thể")
    FORCES = "forces", _("Công an, quân sự")
    COMMUNE = "commune", _("Xã, phường")
    OTHER = "other", _("Đơn vị khác")


class SuccessionKind(TextChoices):
    MERGED = "merged", _("Hợp nhất")
    SPLIT = "split", _("Chia tách")
    RENAMED = "renamed", _("Đổi tên")
    ENDED = "ended", _("Giải thể")


FOUNDED = Verb("organisation.founded", _("%(by)s lập đơn vị “%(name)s”"))
CHANGED = Verb("organisation.changed", _("%(by)s sửa thông tin đơn vị “%(name)s”"))
SUCCEEDED = Verb("organisation.succeeded", _("%(by)s ghi nhận “%(name)s” được kế thừa theo %(decision)s"))
INVENTED = Verb("organisation.invented", _("%(by)s dựng “%(name)s” làm văn phòng mẫu"))
ENDED = Verb("organisation.ended", _("%(by)s kết thúc đơn vị “%(name)s” theo %(decision)s"))
