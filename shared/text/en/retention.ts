/** Retention, legal holds and erasure: kinds of data, where a term comes from, and why something stays. */
export const retentionTexts = {
  'command.faded': 'Act of longer ago',
  'command.setHold': 'Legal hold set',
  'command.liftHold': 'Legal hold lifted',
  'command.purgeExpired_one': '{{count}} item cleaned up after its term',
  'command.purgeExpired_other': '{{count}} items cleaned up after their term',

  'refusal.legalHold': 'Not possible: a legal hold stands since {{day, date}}. Lift it first.',
  'refusal.agreementRuns': 'Not possible: the agreement still runs. End it first.',
  'refusal.shiftsAhead': 'Not possible: this person is still on the roster.',
  'refusal.accountRuns': 'Not possible: this person still has access. End it first.',
  'refusal.eraseYourself': 'Not possible: you do not erase yourself. Ask a colleague.',
  'refusal.eraseLastManager': 'Not possible: somebody must stay who manages this. Add another manager first.',
  'refusal.notReversible': 'Not possible: what was erased does not come back.',
  'refusal.purgeTooEarly': 'Not possible: {{day, date}} has not been yet.',
  'refusal.purgeDiffers': 'Something changed meanwhile. Look again at what will go.',
  'refusal.purgeNotOver': 'Something changed meanwhile: not all of it may go. Look again.',
  'refusal.holdTwice': 'There is a legal hold for this person already.',
  'refusal.holdLifted': 'This legal hold was lifted already. Its last day is {{day, date}}.',
  'refusal.nameDiffers': 'The name does not match. Type it exactly as it is shown.',
  'refusal.purgeBusy': 'A clean-up is running. Wait a moment.',

  'retentionKind.children': 'Children and parents',
  'retentionKind.staff': 'Staff and users',
  'retentionKind.planning': 'Planning',
  'retentionKind.presence': 'Attendance',
  'retentionKind.accounting': 'Accounts',
  'retentionKind.audit': 'Log of this computer',
  'retentionKind.requests': 'Privacy requests and legal holds',
  'retentionKind.breaches': 'Data breaches',

  'retentionStart.agreementEnd': 'after the last agreement of the family',
  'retentionStart.employmentEnd': 'after the last shift or the end of access',
  'retentionStart.day': 'after the day',
  'retentionStart.month': 'after the end of the month',
  'retentionStart.recording': 'after it was written down',
  'retentionStart.closing': 'after it was closed',

  'retentionSource.law': 'law',
  'retentionSource.providerConditions': 'privacy conditions',
  'retentionSource.ownKnowledge': 'own choice',

  'retentionHeld.legalHold': 'a legal hold stands',
  'retentionHeld.openRequest': 'a request is still open',
  'retentionHeld.openPrivacyRequest': 'a privacy request is still open',
  'retentionHeld.openMonth': 'a month of the accounts was not closed yet',
  'retentionHeld.openBalance': 'there is still a balance',
  'retentionHeld.unknownEnd': 'the end is not known',
  'retentionHeld.referenced': 'something else still refers to it',
  'retentionHeld.lastShift': "this is somebody's last shift",

  'erasureGround.request': 'the parent or member of staff asks for it',
  'erasureGround.objection': 'there is an objection',
  'erasureGround.mistake': 'this should never have been here',

  'erasureStays.ledger_one':
    '{{count}} line of the accounts, without a name: the law asks that for seven years.',
  'erasureStays.ledger_other':
    '{{count}} lines of the accounts, without a name: the law asks that for seven years.',
  'erasureStays.shifts_one': '{{count}} shift, without a name: so it shows how many people there were.',
  'erasureStays.shifts_other': '{{count}} shifts, without a name: so it shows how many people there were.',
  'erasureStays.requests_one': '{{count}} line in the registers, by number only: the proof that you did it.',
  'erasureStays.requests_other':
    '{{count}} lines in the registers, by number only: the proof that you did it.',
  'erasureStays.handovers_one': '{{count}} signed agreement in the file of a child names this person.',
  'erasureStays.handovers_other': '{{count}} signed agreements in files of children name this person.',
  'erasureStays.acts': 'That something was done, when and by whom. What it was goes.',
}
