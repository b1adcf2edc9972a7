"""Every page, in the order of the navigation."""

from assistant.web import calculate, chat, checkup, policy
from assistant.web.site import Page

PAGES = (
    Page("chat", "", chat.build),
    Page("calculate", "calculate", calculate.build),
    Page("checkup", "checkup", checkup.build),
    Page("policy", "policy", policy.build),
)
