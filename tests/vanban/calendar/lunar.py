"""The Vietnamese lunar calendar computed from moon and sun, to check the table of dates against.

New moons and the sun's longitude follow the series of Meeus, "Astronomical Algorithms" (1991), chapters 25 and 49, good to a
minute. A lunar month begins on the day of the new moon in Hà Nội (UTC+7); the eleventh month holds the winter solstice; in
a year of thirteen months the first one without a principal solar term is a leap month.
"""

from __future__ import annotations

from datetime import date
from math import floor, radians, sin

HANOI = 7.0
BEIJING = 8.0
_SYNODIC = 29.530588861
_EPOCH = date(2000, 1, 1).toordinal()
_EPOCH_JD = 2451545  # noon of 2000-01-01


def _new_moon(k: int) -> float:
    """Julian day (dynamical time) of the k-th new moon after 2000-01-06."""
    t = k / 1236.85
    mean = 2451550.09766 + _SYNODIC * k + 0.00015437 * t**2 - 0.00000015 * t**3
    earth = 1 - 0.002516 * t - 0.0000074 * t**2
    sun = radians(2.5534 + 29.1053567 * k - 0.0000014 * t**2)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t**2)
    latitude = radians(160.7108 + 390.67050284 * k - 0.0016118 * t**2)
    node = radians(124.7746 - 1.56375588 * k + 0.0020672 * t**2)
    return mean + (
        -0.40720 * sin(moon)
        + 0.17241 * earth * sin(sun)
        + 0.01608 * sin(2 * moon)
        + 0.01039 * sin(2 * latitude)
        + 0.00739 * earth * sin(moon - sun)
        - 0.00514 * earth * sin(moon + sun)
        + 0.00208 * earth**2 * sin(2 * sun)
        - 0.00111 * sin(moon - 2 * latitude)
        - 0.00057 * sin(moon + 2 * latitude)
        + 0.00056 * earth * sin(2 * moon + sun)
        - 0.00042 * sin(3 * moon)
        + 0.00042 * earth * sin(sun + 2 * latitude)
        + 0.00038 * earth * sin(sun - 2 * latitude)
        - 0.00024 * earth * sin(2 * moon - sun)
        - 0.00017 * sin(node)
    )


_DYNAMICAL_AHEAD = 70 / 86400  # dynamical time runs about 70 s ahead of UTC in these years


def _month_start(k: int, zone: float) -> date:
    local = _new_moon(k) - _DYNAMICAL_AHEAD + zone / 24
    return date.fromordinal(floor(local + 0.5) - _EPOCH_JD + _EPOCH)


def _longitude(day: date, zone: float) -> float:
    """Apparent longitude of the sun, in degrees, at the first moment of `day` in `zone`."""
    t = (day.toordinal() - _EPOCH - 0.5 - zone / 24 + _DYNAMICAL_AHEAD) / 36525
    mean, anomaly = 280.46646 + 36000.76983 * t, radians(357.52911 + 35999.05029 * t)
    centre = (1.914602 - 0.004817 * t) * sin(anomaly) + 0.019993 * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
    return (mean + centre - 0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * t))) % 360


def _eleventh(year: int, zone: float) -> int:
    """Which new moon begins the month that holds the winter solstice (270°) of `year`."""
    k = floor((date(year, 12, 31).toordinal() - _EPOCH) / _SYNODIC) + 1
    while _month_start(k, zone) > date(year, 12, 31):
        k -= 1
    # 5 degrees before 270 and beyond it is told by the sine of the distance, not by the wrapped angle.
    return k - 1 if sin(radians(_longitude(_month_start(k, zone), zone) - 270)) >= 0 else k


def _has_term(k: int, zone: float) -> bool:
    """Whether the sun enters one of the twelve principal terms (multiples of 30°) in the month of new moon `k`."""
    return _longitude(_month_start(k, zone), zone) // 30 != _longitude(_month_start(k + 1, zone), zone) // 30


def solar(year: int, month: int, day: int, *, zone: float = HANOI) -> date:
    """The solar date of `day` of lunar `month` (1–10) in the lunar year that begins in `year`; never in a leap month."""
    before, after = _eleventh(year - 1, zone), _eleventh(year, zone)
    months = list(range(before, after))
    if len(months) == 13:
        months.remove(next(k for k in months[1:] if not _has_term(k, zone)))
    start = _month_start(months[month + 1], zone)
    return date.fromordinal(start.toordinal() + day - 1)
