"""`account`: who may sign in to the hotline desk. `purge`: what was kept of questions is
deleted."""

import argparse
import getpass
import sys

from assistant.desk.accounts import add_account
from assistant.settings import Settings


def run_account(options: argparse.Namespace, settings: Settings) -> int:
    """Add an account, or change its role and password; the password is asked for, or read."""
    if sys.stdin.isatty():
        password = getpass.getpass("password: ")
    else:
        password = sys.stdin.readline().rstrip("\n")
    add_account(settings.data_dir, options.name, options.role, password)
    print(f"account {options.name}: {options.role}")
    return 0


def run_purge(options: argparse.Namespace, settings: Settings) -> int:
    """Delete conversations, and the desk's questions, feedback and calls, older than some days."""
    from assistant.desk.store import Store  # these take a moment to import
    from assistant.saver import purge_conversations

    rows = Store.open(settings.data_dir).purge(options.days)
    print(
        f"deleted {purge_conversations(settings.data_dir, options.days)} conversations, "
        f"{rows} rows of the desk"
    )
    return 0
