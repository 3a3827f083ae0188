"""Local times with their offset from UTC, as whole minutes: the page owns the clock."""

from __future__ import annotations

import re

DAY = 1440
"""Minutes."""

_FORM = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(Z|([+-])(\d\d):(\d\d))", re.ASCII
)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Moment:
    """A point in time. `minute`: of UTC since 1970; `offset`: what local clocks add to it.

    `day`: the local day, counted from 1970.
    """

    __slots__ = ("day", "minute", "offset")

    def __init__(self, minute: int, offset: int = 0) -> None:
        self.minute, self.offset = minute, offset
        self.day = (minute + offset) // DAY

    @property
    def local(self) -> int:
        """Minutes since 1970 as a clock on the wall counts them."""
        return self.minute + self.offset

    def midnight(self, day: int) -> int:
        """The minute (UTC) at which a local day begins, as far as today's offset holds."""
        return day * DAY - self.offset


def moment(text: object) -> Moment | None:
    """What `2026-11-24T08:05+01:00` means; None where it is no local time with an offset."""
    found = _FORM.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        return None
    year, month, day, hour, minute = (int(part) for part in found.groups()[:5])
    if not (1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1] and hour < 24 and minute < 60):
        return None
    offset = 0
    if found[6] != "Z":
        offset = (int(found[8]) * 60 + int(found[9])) * (-1 if found[7] == "-" else 1)
        if abs(offset) > DAY:
            return None
    return Moment(day_number(year, month, day) * DAY + hour * 60 + minute - offset, offset)


def read_day(text: object) -> int | None:
    """The day that `2026-11-24` means, counted from 1970; None where it is none."""
    found = _DAY.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups())
    if not (1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1]):
        return None
    return day_number(year, month, day)


def day_number(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to a date of the Gregorian calendar."""
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def date(day: int) -> str:
    """A day counted from 1970 as `2026-11-24`."""
    era, of_era = divmod(day + 719468, 146097)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    part = (5 * of_year + 2) // 153
    month = part + 3 if part < 10 else part - 9
    number = of_year - (153 * part + 2) // 5 + 1
    return f"{year + era * 400 + (month <= 2):04d}-{month:02d}-{number:02d}"


def wall(local: int) -> str:
    """Local minutes since 1970 as `2026-11-24T08:05`, without an offset."""
    day, rest = divmod(local, DAY)
    return f"{date(day)}T{rest // 60:02d}:{rest % 60:02d}"
