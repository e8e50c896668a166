"""Every finding of the current rota and of each proposal, with the arithmetic that shows it."""

from __future__ import annotations

from collections import Counter

from ambrota.compare import Candidate
from ambrota.findings import Finding, cells_of, listed, whose
from ambrota.reports.book import Book, mark
from ambrota.reports.names import day_words

HEAD = ("Rota", "Against now", "Rule", "Level", "Status", "Who", "When", "Finding", "Measured",
        "Limit", "Unit", "Evidence", "Cells", "Source")  # fmt: skip
LOOKS = ("muted", "cell", "strong", "cell", "cell", "strong", "cell", "cell", "right", "right",
         "muted", "cell", "muted", "muted")  # fmt: skip


def write_findings_by_rule(book: Book) -> None:
    """On one page: how many findings each rule has, now and in each proposal, the worst first."""
    page = book.page(
        "Findings by rule",
        "Findings by rule",
        "What must hold before what should, law first; each finding stands on the sheet Findings",
    )
    count = len(book.candidates)
    page.widths(30, 8, 10, 70, *([9] * count))
    names = [mark(each, book.current) for each in book.candidates]
    page.head(("Rule", "Level", "Status", "Source", *names), range(4, 4 + count))
    page.keep_in_view(page.row, 1)
    numbers = [Counter(one.rule for one in each.audit.findings) for each in book.candidates]
    found = [rule for rule in book.rulebook.rules if any(each[rule.id] for each in numbers)]
    for rule in sorted(found, key=lambda one: (one.level != "must", one.status != "law")):
        page.cells(
            (rule.name, str(rule.level), str(rule.status), rule.source,
             *(each[rule.id] for each in numbers)),
            ("strong", "must" if rule.level == "must" else "cell", "cell", "muted",
             *["whole"] * count),
        )  # fmt: skip
    looked = [rule for rule in book.rulebook.rules if rule.level in ("must", "should")]
    page.line(f"{len(looked) - len(found)} of {len(looked)} rules have no finding.", "caption")
    page.printed(3 + count)
    page.sheet.fit_to_pages(1, 1)


def write_findings(book: Book) -> None:
    """One row a finding, must before should; what is gone or stays stands under Current."""
    page = book.page(
        "Findings",
        "Findings",
        "Neighbouring breaches of one rule are one finding, its evidence the arithmetic; what "
        "stays is listed once, under Current",
    )
    page.widths(8, 20, 16, 7, 9, 18, 18, 42, 10, 9, 10, 42, 16, 28)
    page.head(HEAD, {8, 9})
    page.keep_in_view(page.row, 3)
    first = page.row
    for candidate in book.candidates:
        for finding, against in _ordered(book, candidate):
            look = "must" if finding.level == "must" else "cell"
            page.cells(
                (mark(candidate, book.current), against, *_told(candidate, finding)),
                (*LOOKS[:3], look, *LOOKS[4:]),
            )
    if page.row == first:
        page.line("No rule has a finding, in the current rota or in any proposal.", "good")
    else:
        page.sheet.autofilter(first - 1, 0, page.row - 1, len(HEAD) - 1)
    page.printed(len(HEAD) - 1)


def _ordered(book: Book, candidate: Candidate) -> list[tuple[Finding, str]]:
    """Findings of now with what becomes of each; of a proposal those that are new or changed."""
    if candidate is book.current:
        found = [(finding, _becomes(book, finding)) for finding in candidate.audit.findings]
    else:
        comparison = book.comparisons[book.proposals.index(candidate)]
        now = {finding.message for finding in book.current.audit.findings}
        found = [(finding, "new") for finding in comparison.new]
        found += [(one, "changed") for one in comparison.kept if one.message not in now]
    place = {rule.id: number for number, rule in enumerate(book.rulebook.rules)}
    return sorted(
        found,
        key=lambda item: (
            item[0].level != "must", item[0].status != "law", place[item[0].rule],
        ),
    )  # fmt: skip


def _becomes(book: Book, finding: Finding) -> str:
    """'gone in A; stays in B, C'."""
    found: dict[str, list[str]] = {"gone": [], "stays": []}
    for comparison in book.comparisons:
        gone = any(finding is other for other in comparison.gone)
        found["gone" if gone else "stays"].append(comparison.proposed.id)
    return "; ".join(f"{told} in {', '.join(ids)}" for told, ids in found.items() if ids)


def _told(candidate: Candidate, finding: Finding) -> tuple[str | float | None, ...]:
    rota = candidate.rota
    return (
        finding.rule,
        str(finding.level),
        str(finding.status),
        whose(rota, finding) or "the rota",
        _when(candidate, finding.days),
        finding.message,
        finding.measured if isinstance(finding.measured, str) else round(finding.measured, 2),
        finding.limit if isinstance(finding.limit, str) else round(finding.limit, 2),
        finding.unit,
        finding.evidence,
        listed(cells_of(rota, finding)),
        finding.source,
    )


def _when(candidate: Candidate, days: tuple[int, ...]) -> str:
    """A finding's days: each of up to two, else first to last."""
    if not days:
        return ""
    told = [day_words(candidate.rota, day) for day in days]
    return ", ".join(told) if len(told) <= 2 else f"{told[0]} to {told[-1]}"
