"""Verdicts, certificates and bounds in words."""

from __future__ import annotations

from ambrota.audit import Audit
from ambrota.certificate import Certificate
from ambrota.compare import Stage


def verdict_words(audit: Audit) -> str:
    """Whether a rota holds; counts before anything else."""
    contact, training, cover = audit.contact, audit.training, audit.cover
    musts = len(audit.musts)
    kept = "cover is kept" if cover.kept else f"cover is {cover.short_hours:g} seat-hours short"
    told = (
        f"{contact.met} of {contact.people} meet their manager in every period, "
        f"{training.met} of {training.people} hold their training, {kept}, "
        f"{musts} {'finding' if musts == 1 else 'findings'} of must-rules"
    )
    return f"holds. {told}." if audit.holds else f"does not hold. {told}."


def certificate_words(certificate: Certificate | None) -> str:
    """What the independent check of the written proposal says."""
    if certificate is None:
        return "Not certified: the independent check was not run on a written file."
    if certificate.verified:
        return (
            "Certificate: verified. The proposal was written, read back and audited by code that "
            "shares nothing with the search, and every figure claimed was found."
        )
    return "Certificate: NOT verified. " + "; ".join(certificate.differences)


def stage_words(stage: Stage) -> str:
    """One stage with the bound proved for it."""
    told = f"{stage.name}: {number(stage.value)} {stage.unit}".rstrip()
    if stage.bound is None:
        return f"{told}; no bound proved"
    if abs(stage.value - stage.bound) < 1e-6:
        return f"{told}; proved best: no rota can do better"
    return f"{told}; proved: no rota can do better than {number(stage.bound)}"


def number(value: float) -> str:
    """A number with at most two decimals."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")
