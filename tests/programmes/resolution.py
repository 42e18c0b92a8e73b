"""A resolution, and a programme whose text implements it."""

from collections.abc import Callable

from kimchinam.documents.actions import relate
from kimchinam.documents.models import Document, Occurrence, Provision
from kimchinam.documents.states import RelationKind
from kimchinam.programmes.actions import take_accepted
from kimchinam.programmes.models import Programme
from tests.conftest import Office
from tests.programmes.build import accept_all, draft

RESOLUTION_TEXT = """TỈNH ỦY MẪU
*
Số 05-NQ/TU

NGHỊ QUYẾT
về chuyển đổi số

I. NHIỆM VỤ, GIẢI PHÁP
1. Bố trí đủ vốn cho chuyển đổi số trong kế hoạch hằng năm.
2. Xây dựng hồ sơ sức khỏe điện tử cho mọi người dân.
3. Phát triển tổ công nghệ số ở thôn, tổ dân phố.

II. TỔ CHỨC THỰC HIỆN
1. Các cấp ủy quán triệt nghị quyết.
2. Văn phòng theo dõi, tổng hợp báo cáo.
"""


def resolution(receive: Callable[..., Document], *, number: str = "05-NQ/TU") -> Document:
    return receive(RESOLUTION_TEXT.replace("05-NQ/TU", number), name=f"{number[:2]}.txt")


def implementing(above: Document, receive: Callable[..., Document], office: Office) -> Programme:
    """A draft of three tasks whose text implements a document."""
    own = receive()
    relate(own, by=office.clerk, kind=RelationKind.IMPLEMENTS, other=above)
    accept_all(own, by=office.clerk)
    programme = draft(office, document=own)
    take_accepted(programme, by=office.clerk)
    return programme


def clauses(document: Document) -> dict[str, Provision]:
    """By their path, in the order of the text."""
    places = Occurrence.objects.filter(version__document=document).select_related("provision").order_by("order")
    return {place.provision.path: place.provision for place in places}
