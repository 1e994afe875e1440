"""The schema of the database file, and how one is opened; the only door to sqlite3."""

import sqlite3
from importlib.resources import files
from pathlib import Path

from techplomacy.errors import EvidenceError

SCHEMA_VERSION = 3
APPLICATION_ID = 0x74706C6D  # tells `file` and others what this is: "tplm"

Connection = sqlite3.Connection
DatabaseError = sqlite3.DatabaseError
_REMEDY = "Run 'techplomacy map' on the study to make it again."


def read_script(name: str) -> str:
    """One of the SQL files beside this module."""
    return files("techplomacy.evidence").joinpath(name).read_text(encoding="utf-8")


def create_database(path: Path) -> Connection:
    """A new, empty file with all tables, open in one transaction and tuned for one big load."""
    connection = sqlite3.connect(path, isolation_level=None)
    # A crash leaves a file that is thrown away, so neither journal nor sync is worth its time.
    connection.executescript(
        "PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-64000;"
        f"PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={SCHEMA_VERSION}; BEGIN;"
        + read_script("schema.sql")
    )
    return connection


def open_database(path: Path) -> Connection:
    """An evidence base to read; EvidenceError where it is missing, of another version, or damaged."""
    if not path.is_file():
        raise EvidenceError(f"There is no evidence base at {path}. {_REMEDY}")
    try:
        # Immutable: a base is never changed in place, a new one takes its name.
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise EvidenceError(f"{path} is damaged or no evidence base ({error}). {_REMEDY}") from error
    if application != APPLICATION_ID or version != SCHEMA_VERSION:
        connection.close()
        found = f"schema {version}" if application == APPLICATION_ID else "another program's file"
        raise EvidenceError(f"{path} is {found}; this techplomacy reads schema {SCHEMA_VERSION}. {_REMEDY}")
    return connection
