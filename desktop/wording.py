"""Numbers and dates in plain English."""

from datetime import date

_MONTHS = (
    "January February March April May June July August September October November December"
).split()


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
