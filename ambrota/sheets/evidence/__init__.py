"""What a workbook itself says of a code that nothing explains: shown to the user, never applied."""

from ambrota.sheets.evidence.codes import CodeEvidence, evidence_of
from ambrota.sheets.words.meanings import meanings

__all__ = ["CodeEvidence", "evidence_of", "meanings"]
