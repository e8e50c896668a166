"""The review file: one review, one SQLite document that can be saved, opened and trusted."""

from ambrota.store.document import BACKUP_SUFFIX, SUFFIX, open_review, save_review
from ambrota.store.review import (
    CURRENT,
    Brief,
    Comment,
    Conflict,
    Decision,
    Edit,
    Finding,
    Lock,
    Point,
    Problem,
    Proposal,
    Review,
    Search,
    Source,
    Stage,
    WayOut,
)

__all__ = [
    "BACKUP_SUFFIX",
    "CURRENT",
    "SUFFIX",
    "Brief",
    "Comment",
    "Conflict",
    "Decision",
    "Edit",
    "Finding",
    "Lock",
    "Point",
    "Problem",
    "Proposal",
    "Review",
    "Search",
    "Source",
    "Stage",
    "WayOut",
    "open_review",
    "save_review",
]
