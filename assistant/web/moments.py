"""Times as people read them."""

from datetime import datetime


def moment(at: str) -> str:
    """A time of the tables as year to minute, in the server's own time zone (TZ)."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
