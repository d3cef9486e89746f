"""Numbers and dates in plain English."""

from datetime import UTC, date, datetime

_MONTHS = (
    "January February March April May June July August September October November December"
).split()


REVIEW_MONTHS = 12
"""Months after its last review from which a page says how old it is, if nothing else is set."""


def today() -> date:
    """The day where the reader is."""
    return datetime.now(tz=UTC).astimezone().date()


def counted(number: int, noun: str) -> str:
    """`1 question`, `7 questions`, `100,000 studies`; number and noun stay on one line."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,}\u00a0{noun if number == 1 else plural}"


def day(written: str) -> str:
    """`20 November 2026` for `2026-11-20`; `November 2026` where no day is given."""
    year, month, *rest = written.split("-")
    name = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(rest[0])} {name}" if rest else name


def month(written: str) -> str:
    """`November 2026` for `2026-11-20`."""
    return day(written[:7])


def old(reviewed: str, today: date, months: int) -> str:
    """What is said of a page that was last reviewed more than so many months ago; else nothing.

    A day yet to come is no age: then the computer's clock is wrong.
    """
    since = _months(date.fromisoformat(reviewed), today)
    if since < months or (since == months and today.day == int(reviewed[8:])):
        return ""
    return (
        f"Last reviewed {day(reviewed)}, {counted(since, 'month')} ago. "
        f"What was published since may change the answer."
    )


def _months(first: date, last: date) -> int:
    """Whole months from one day to another; none if it comes before."""
    months = 12 * (last.year - first.year) + last.month - first.month
    return max(0, months - (last.day < first.day))


def age(written: str, today: date) -> str:
    """`today`, `4 days ago`, `3 months ago`, `2 years ago`; nothing for a day yet to come."""
    days = (today - date.fromisoformat(written)).days
    if days < 0:
        return ""
    if days < 2:
        return ("today", "yesterday")[days]
    if days < 61:
        return f"{days} days ago"
    months = days // 30
    if months < 24:
        return f"{months} months ago"
    return f"{days // 365} years ago"
