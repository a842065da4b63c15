/** Why the app proposes a change of the base groups, and why it proposes nothing. */
export const baseGroupProposalTexts = {
  'proposal.transfer': '{{child}} to {{group}} from {{day, date}}',
  'proposal.place': '{{child}} starts on {{day, date}} in {{group}}',

  'proposal.outgrows': '{{child}} grows too old for {{group}} in these months.',
  'proposal.makesRoom': 'Makes room for {{child}} in {{group}} on {{weekdayCode}}.',
  'proposal.withSibling': 'Joins brother or sister {{child}} in the group.',
  'proposal.withFriend': 'Joins {{child}} in the group, as wished.',
  'proposal.costsNothing': 'Costs no extra hours.',
  'proposal.saves': 'Saves {{minutes, hours}} staff hours in these weeks.',
  'proposal.costs': 'Asks {{minutes, hours}} staff hours more in these weeks.',
  'proposal.losesMentor': 'Mind: {{child}} gets another mentor.',
  'proposal.losesFaces': 'Mind: {{child}} gets new fixed faces.',

  'proposal.noChildren': 'There are no children to divide.',
  'proposal.oneGroup': 'There is only one group. There is nothing to divide.',
  'proposal.noChoice': 'No child can go to another group in these weeks.',
  'proposal.nothingBetter': 'No better division was found.',

  'proposal.failed': 'The calculation was stopped by a fault. Try again.',
  'proposal.tooLong': 'The calculation took too long. Choose fewer weeks.',
  'proposal.closed': 'The calculation stopped because the app closes.',
} as const
