"""Every page, in the order of the navigation."""

from assistant.web import chat
from assistant.web.site import Page

PAGES = (Page("chat", "", chat.build),)
