"""Lists of names that an office rules: each name has a code, which rows keep for ever however the name is spelled later."""

import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from kimchinam.base.folding import fold
from kimchinam.base.refusals import RefusedError

LONGEST = 60
"""Characters of a name."""
CODE = 12
"""Characters that rows keep."""


def code_among(name: str, built_in: Mapping[str, str]) -> str:
    """The code of a name: short, readable, that of `built_in` (codes by name) where it is one of these."""
    letters = fold(name)
    slug = "-".join(re.findall(r"[a-z0-9]+", letters))
    if code := next((code for its, code in built_in.items() if fold(its) == letters), ""):
        return code
    return slug if len(slug) <= CODE else f"{slug[:8].rstrip('-')}-{sha256(slug.encode()).hexdigest()[:3]}"


def codes_by_name(value: Any, *, most: int, code_of: Callable[[str], str]) -> dict[str, str]:
    """The JSON of a rule, a list of names, read and checked. `RefusedError` for anything else."""
    if not isinstance(value, list) or not 1 <= len(value) <= most or {type(one) for one in value} != {str}:
        raise RefusedError(_("Hãy ghi từ 1 đến %(most)s tên, mỗi dòng một tên.") % {"most": most})
    codes = {" ".join(name.split()): code_of(name) for name in value}
    for name, code in codes.items():
        if not code or len(name) > LONGEST:
            raise RefusedError(_("Mỗi tên phải có chữ, nhiều nhất %(longest)s ký tự.") % {"longest": LONGEST})
    if len(set(codes.values())) < len(value):
        raise RefusedError(_("Hai dòng trùng tên nhau."))
    return codes
