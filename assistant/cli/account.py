"""`account`: who may sign in to the hotline desk. `purge`: what the desk kept is deleted."""

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
    """Delete questions, feedback and calls older than some days."""
    from assistant.desk.store import Store  # SQLAlchemy takes a moment

    print(f"deleted {Store.open(settings.data_dir).purge(options.days)} rows")
    return 0
