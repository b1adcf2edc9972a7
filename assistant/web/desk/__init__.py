"""坐席工作台: the pages of hotline staff, behind a sign-in."""

from assistant.web.desk.mount import mount_desk

__all__ = ["mount_desk"]
