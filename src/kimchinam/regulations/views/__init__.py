from kimchinam.regulations.views.days import add_days, calendar_rule, calendar_year, this_year, verify_days
from kimchinam.regulations.views.mandates import end, give, mandate_map, unit_mandates
from kimchinam.regulations.views.rules import period, rule, rules, set_value, verify_period

__all__ = [
    "add_days",
    "calendar_rule",
    "calendar_year",
    "end",
    "give",
    "mandate_map",
    "period",
    "rule",
    "rules",
    "set_value",
    "this_year",
    "unit_mandates",
    "verify_days",
    "verify_period",
]
