"""What a person can answer to a fault, and what becomes of a row whose fault nobody answers."""

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimchinam.exchange.states import Fault, Field, Kind

OWNER_FAULTS = (Fault.NO_OWNER, Fault.TWO_OWNERS)
DAY_FAULTS: Mapping[Fault, Field] = {
    Fault.NO_DATE: Field.DUE,
    Fault.IMPOSSIBLE_DATE: Field.DUE,
    Fault.DUE_BEFORE_ISSUE: Field.DUE,
    Fault.DUE_OUTSIDE_TERM: Field.DUE,
    Fault.REVIEW_UNFIT: Field.REVIEW,
    Fault.ISSUE_UNREAD: Field.ISSUED,
    Fault.DONE_UNREAD: Field.DONE,
    Fault.PAPER_DAY_UNREAD: Field.EVIDENCE_DAY,
}
"""Faults that a day mends, with the column whose day it is: under its name the answers of a row keep it."""
WORDS_FAULTS = {Fault.OWNER_UNKNOWN: Kind.UNIT, Fault.IMPOSSIBLE_DATE: Kind.DAY, Fault.DUE_OUTSIDE_TERM: Kind.DAY}
"""Faults of the words themselves: the dictionary can explain them wherever they stand."""
LONGEST_KEY = 300
"""Characters of what a line of the dictionary explains."""
_SAYS_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
KEPT_AS_WRITTEN = (
    Fault.SECRET_WORD, Fault.DUE_BEFORE_ISSUE, Fault.DUE_OUTSIDE_TERM, Fault.CLOSED_BEFORE_RECEIVED,
    Fault.CONTRADICTION, Fault.DUPLICATE_OF_ROW, Fault.DUPLICATE_OF_TASK,
)  # fmt: skip
"""Faults of which a person may say: it is so."""
NEVER_TAKEN = (Fault.SECRET_WORD, Fault.NO_NAME, Fault.KNOWN, Fault.DIFFERS)
"""Faults of rows that a mere word does not let in."""


def can_be_remembered(kind: Kind, key: str) -> bool:
    """Whether words mean the same wherever they stand: "30/2" is another day each year."""
    return 0 < len(key) <= LONGEST_KEY and (kind != Kind.DAY or _SAYS_YEAR.search(key) is not None)


LEFT_ALONE: dict[Fault, str | Promise] = {
    Fault.SECRET_WORD: _(
        "Không nhập cho đến khi có người xác nhận đây không phải nội dung mật. Nếu mật thật, hãy nâng độ mật của sổ."
    ),
    Fault.NO_NAME: _("Không nhập cho đến khi có tên. Hãy mở dòng và ghi tên nhiệm vụ."),
    Fault.NO_OWNER: _("Nhập vào dự thảo khi chưa có chủ trì; không giao ngay được."),
    Fault.TWO_OWNERS: _(
        "Mỗi nhiệm vụ chỉ một đơn vị chủ trì: nhập vào dự thảo khi chưa có chủ trì; không giao ngay được."
    ),
    Fault.OWNER_UNKNOWN: _("Nhập không kèm đơn vị này. Nếu là chủ trì thì không giao ngay được."),
    Fault.NO_DATE: _("Nhập với tình trạng “Chưa rõ thời hạn” và một ngày rà soát."),
    Fault.IMPOSSIBLE_DATE: _("Nhập không có thời hạn; chữ gốc được giữ ở “Nguyên văn thời hạn”."),
    Fault.DUE_BEFORE_ISSUE: _("Nhập không có thời hạn; chữ gốc được giữ ở “Nguyên văn thời hạn”."),
    Fault.DUE_OUTSIDE_TERM: _("Nhập không có thời hạn; chữ gốc được giữ ở “Nguyên văn thời hạn”."),
    Fault.REVIEW_UNFIT: _("Nhập không có ngày rà soát này; khi giao ngay thì lấy ngày rà soát chung."),
    Fault.ISSUE_UNREAD: _("Tính theo ngày giao chung của sổ, nếu có."),
    Fault.DONE_UNREAD: _("Vẫn nhập; ngày hoàn thành trong sổ không được dùng."),
    Fault.PAPER_DAY_UNREAD: _("Vẫn nhập; văn bản chưa rõ ngày thì chưa là minh chứng."),
    Fault.CLOSED_WITHOUT_EVIDENCE: _(
        "Nhập là chưa xong và ghi vào danh sách còn thiếu: chỉ minh chứng mới khép được nhiệm vụ."
    ),
    Fault.CLOSED_BEFORE_RECEIVED: _("Vẫn nhập; ngày hoàn thành trong sổ không được dùng."),
    Fault.EVIDENCE_AFTER_TODAY: _("Vẫn nhập; minh chứng đề ngày chưa tới không được nhận."),
    Fault.CONTRADICTION: _("Vẫn nhập; tình trạng được tính lại từ thời hạn và minh chứng."),
    Fault.DUPLICATE_OF_ROW: _("Không nhập lần thứ hai."),
    Fault.DUPLICATE_OF_TASK: _("Không nhập lần thứ hai."),
    Fault.KNOWN: _("Không nhập: dòng này là nhiệm vụ đã có."),
    Fault.DIFFERS: _("Không nhập: nhiệm vụ đã có không bị sổ sửa. Hãy sửa ở trang nhiệm vụ nếu sổ đúng hơn."),
}
