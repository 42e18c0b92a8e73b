"""What each rule may say, who may set it and when; and when a unit is given a field of the work."""

from kimchinam.regulations.rules.before import last_in_time
from kimchinam.regulations.rules.checks import (
    YEARS,
    check_can_manage,
    check_can_withdraw,
    check_day_is_free,
    check_days,
    check_for_whom,
    check_in_order,
    check_starts_ahead,
)
from kimchinam.regulations.rules.fields import BUILT_IN_FIELDS, Fields, field_code_of, field_label
from kimchinam.regulations.rules.issuers import RULED, Answers, Issuers
from kimchinam.regulations.rules.kinds import Choice, Clock, Kind, Number, Numbers, YesNo
from kimchinam.regulations.rules.mandates import check_can_end_mandate, check_can_give
from kimchinam.regulations.rules.products import (
    BUILT_IN,
    ProductKinds,
    code_of,
    every_name,
    in_papers,
    kind_of,
    label_of,
)
from kimchinam.regulations.rules.values import DEFINITIONS, USUAL, Definition, Regulations, Thresholds

__all__ = [
    "BUILT_IN",
    "BUILT_IN_FIELDS",
    "DEFINITIONS",
    "RULED",
    "USUAL",
    "YEARS",
    "Answers",
    "Choice",
    "Clock",
    "Definition",
    "Fields",
    "Issuers",
    "Kind",
    "Number",
    "Numbers",
    "ProductKinds",
    "Regulations",
    "Thresholds",
    "YesNo",
    "check_can_end_mandate",
    "check_can_give",
    "check_can_manage",
    "check_can_withdraw",
    "check_day_is_free",
    "check_days",
    "check_for_whom",
    "check_in_order",
    "check_starts_ahead",
    "code_of",
    "every_name",
    "field_code_of",
    "field_label",
    "in_papers",
    "kind_of",
    "label_of",
    "last_in_time",
]
