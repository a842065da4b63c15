/** Findings of the check of a data folder: numbers, never names. */
export const verifyTexts = {
  'verify.integrity': 'The file is damaged: {{detail}}.',
  'verify.foreignKey': 'Row {{row}} of {{table}} refers to something that is not in {{parent}}.',
  'verify.row': '{{table}} {{id}} is not right. Look at {{field}}.',
  'verify.contractOutsideGroup': 'Contract {{id}} does not fit group {{other}}.',
  'verify.childInTwoPlaces': 'A child is in two places at once: {{table}} {{id}} and {{other}}.',
  'verify.staffInTwoPlaces': 'A member of staff works in two places at once: {{id}} and {{other}}.',
  'verify.shiftElsewhere': 'Shift {{id}} names another location than group {{other}}.',
  'verify.moveElsewhere':
    'Group move {{id}} is to group {{other}}, at a location where the child has no care then.',
  'verify.ledgerCorrection': 'Line {{id}} was only partly taken back, or is about a correction.',
  'verify.chargedTwice': 'The same thing is charged twice: line {{id}} and {{other}}.',
  'verify.balanceOverdrawn': 'Child {{child}} used {{minutes}} minutes too many of {{account}}.',
  'verify.closedMonth': 'Month {{month}} of location {{location}} was changed after it was closed.',
  'verify.auditIncomplete': 'Of act {{command}}, {{found}} of {{expected}} changes are on record.',
  'verify.auditChain': '{{table}} {{id}} was changed outside Dagdeel.',
  'verify.rowWithoutAudit': '{{table}} {{id}} was added outside Dagdeel.',
  'verify.commandSequence': 'An act is missing: there is no number {{expected}}.',
  'verify.outboxSequence': 'Act {{seq}} does not stand ready to be sent.',
  'verify.undoMark': 'Act {{command}} is marked as undone, but it is not.',
} as const
