/** Why the app proposes a change of the base groups, and why it proposes nothing. */
export const baseGroupProposalTexts = {
  'proposal.transfer': '{{child}} naar {{group}} per {{day, date}}',
  'proposal.place': '{{child}} start op {{day, date}} in {{group}}',

  'proposal.outgrows': '{{child}} wordt in deze maanden te oud voor {{group}}.',
  'proposal.makesRoom': 'Maakt op {{weekdayCode}} in {{group}} plek vrij voor {{child}}.',
  'proposal.withSibling': 'Komt bij broer of zus {{child}} in de groep.',
  'proposal.withFriend': 'Komt bij {{child}} in de groep, zoals gewenst.',
  'proposal.costsNothing': 'Kost geen extra uren.',
  'proposal.saves': "Scheelt {{minutes, hours}} uur pm'er in deze weken.",
  'proposal.costs': "Vraagt {{minutes, hours}} uur pm'er extra in deze weken.",
  'proposal.losesMentor': 'Let op: {{child}} krijgt een andere mentor.',
  'proposal.losesFaces': 'Let op: {{child}} krijgt nieuwe vaste gezichten.',

  'proposal.noChildren': 'Er zijn geen kinderen om te verdelen.',
  'proposal.oneGroup': 'Er is maar één groep. Er valt niets te verdelen.',
  'proposal.noChoice': 'Geen kind kan in deze weken naar een andere groep.',
  'proposal.nothingBetter': 'Er is geen betere verdeling gevonden.',

  'proposal.failed': 'De berekening is gestopt door een fout. Probeer het opnieuw.',
  'proposal.tooLong': 'De berekening duurde te lang. Kies minder weken.',
  'proposal.closed': 'De berekening is gestopt omdat de app sluit.',
} as const
