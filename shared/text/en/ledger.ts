/** Hours and balances: what the lines are about, what was done with them, and why something could not be done. */
export const ledgerTexts = {
  'account.swapCredit': 'swap credit',
  'account.flex': 'flexible hours',
  'account.holidayDays': 'holiday days',
  'account.extraHours': 'extra hours',
  'account.serviceCosts': 'service costs',
  'ledgerKind.earned': 'credit earned',
  'ledgerKind.granted': 'booked',
  'ledgerKind.used': 'credit used',
  'ledgerKind.expired': 'expired',
  'ledgerKind.charged': 'to invoice',
  'ledgerKind.correction': 'correction',
  'ledgerKind.repeated': 'put back',
  'ledgerSource.request': 'request',
  'ledgerSource.stay': 'quick log',
  'ledgerSource.absence': 'absence notice',
  'ledgerSource.manual': 'by hand',
  'ledgerSource.expiry': 'expiry',
  'ledgerSource.service': 'service costs',
  'ledgerSource.import': 'imported',

  'ledger.reason.swapGiven': 'Given up for a swap day: {{day, day}} ({{rule}}).',
  'ledger.reason.swapUsed': 'Paid: the swap day on {{day, day}} ({{rule}}).',
  'ledger.reason.paidFromBalance': 'Off the balance: {{kindCode}} on {{day, day}} ({{rule}}).',
  'ledger.reason.invoiced': 'Invoiced afterwards: {{kindCode}} on {{day, day}} ({{rule}}).',
  'ledger.reason.takenBack': 'What was booked for this was taken back ({{rule}}).',
  'ledger.reason.putBack': 'What was taken back was booked again ({{rule}}).',
  'ledger.reason.corrected': 'A wrong line was set right ({{rule}}).',
  'ledger.reason.bookedByHand': 'Booked by hand ({{rule}}).',
  'ledger.reason.expired': 'Not used up to and including {{day, date}} ({{rule}}).',
  'ledger.reason.serviceDirectDebit':
    'Service costs of the family for {{month, month}}, by direct debit ({{rule}}).',
  'ledger.reason.serviceOtherwise':
    'Service costs of the family for {{month, month}}, without direct debit ({{rule}}).',

  'command.bookBalance': '{{firstName}}: {{minutes, hours}} hours booked on {{accountCode}}',
  'command.correctEntry': 'Line of {{firstName}} set right ({{accountCode}}, {{day, day}})',
  'command.setTariff': 'Rate of {{year}} set: {{kindCode}}, {{centsPerHour, money}} an hour',
  'command.closeMonth': 'Month closed: {{month, month}}, {{location}}',
  'command.bookExpiries': 'Expired credit of {{location}} written off: {{lines}}×',

  'refusal.creditUsed': 'This credit was used already. {{minutes, hours}} hours would be short.',
  'refusal.balanceTooLow':
    '{{firstName}} has too little: {{minutes, hours}} hours would be short ({{accountCode}}).',
  'refusal.alreadyCorrected': 'This line was set right already, or is a correction itself.',
  'refusal.tariffTooLate':
    'The rate of {{year}} could be changed until {{lastDay, date}}. Choose a rate from {{earliestDay, date}}.',
  'refusal.monthClosed': '{{month, month}} was closed. Nothing in it changes any more.',
  'refusal.monthNotOver': '{{month, month}} can be closed from {{day, date}}.',
  'refusal.earlierMonthOpen': 'Close {{month, month}} first.',
} as const
