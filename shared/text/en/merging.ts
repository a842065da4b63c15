/** Merging groups in English: proposals, what stands in the way, why nothing is proposed. `count` chooses the plural. */
export const mergingTexts = {
  // The two numbers
  'merge.sum.fewer_one':
    '{{groups}} and {{last}} together: {{children}} children, {{count}} staff instead of {{apart}}.',
  'merge.sum.fewer_other':
    '{{groups}} and {{last}} together: {{children}} children, {{count}} staff instead of {{apart}}.',
  'merge.sum.same_one':
    '{{groups}} and {{last}} together: {{children}} children, {{count}} staff as when apart.',
  'merge.sum.same_other':
    '{{groups}} and {{last}} together: {{children}} children, {{count}} staff as when apart.',
  'merge.sum.more_one':
    '{{groups}} and {{last}} together: {{children}} children, {{count}} staff; apart only {{apart}}.',
  'merge.sum.more_other':
    '{{groups}} and {{last}} together: {{children}} children, {{count}} staff; apart only {{apart}}.',
  'merge.sum.onlyTogether_one':
    '{{groups}} and {{last}} together: {{children}} children, {{count}} staff. Apart is not allowed as it is.',
  'merge.sum.onlyTogether_other':
    '{{groups}} and {{last}} together: {{children}} children, {{count}} staff. Apart is not allowed as it is.',
  'merge.sum.notAllowed':
    '{{groups}} and {{last}} together: {{children}} children. That may not be one group.',

  // When
  'merge.when.wholeDay': 'Stay together in {{host}} all day.',
  'merge.when.untilSplit': 'Begin together in {{host}} and split at {{end, time}}.',
  'merge.when.fromMerge': 'Come together in {{host}} at {{start, time}}, until the end of the day.',
  'merge.when.between': 'Come together in {{host}} at {{start, time}} and split at {{end, time}}.',

  // What it frees
  'merge.frees': 'That saves {{minutes, hours}} hours of work: {{cents, money}}.',
  'merge.frees.nothing': 'This saves no staff.',
  'merge.frees.costs': 'This takes {{minutes, hours}} hours of work more.',
  'merge.frees.school': 'Merging saves no staff here: out-of-school care is counted per location.',
  'merge.freed': '{{name}} can do something else from {{start, time}} to {{end, time}}.',
  'merge.nobodyFreed': 'Nobody on the roster comes free: there are few as it is.',
  'merge.faceStays': 'A fixed face stays for the babies: {{minutes, hours}} hours do not come free.',
  'merge.rosterUnknown': 'There is no roster yet, so we do not say who comes free.',
  'merge.away_one': '{{count}} child goes along to {{host}}. Tell the parents.',
  'merge.away_other': '{{count}} children go along to {{host}}. Tell the parents.',
  'merge.rule': 'Together they count as one group. Rule set {{law}}. {{article}}.',

  // Why this and not another
  'merge.why.onlyRoom': 'Only {{host}} can have all children all the time.',
  'merge.why.noThirdRoom': 'This way no child is in a third group this week: hence {{host}}.',
  'merge.why.leastAway': 'This way the fewest children change rooms: hence {{host}}.',
  'merge.why.nextBest': 'To compare: {{groups}} and {{last}} together would save {{minutes, hours}} hours.',
  'merge.why.nextNothing': '{{groups}} and {{last}} together would save nothing.',
  'merge.why.nextNotAllowed': '{{groups}} and {{last}} together is not allowed at that time.',
  'merge.why.noOther': 'No other groups fit in.',

  // What stands in the way
  'merge.blocked.ages': 'The ages of these groups do not follow on from each other.',
  'merge.blocked.preschool': '{{host}} gives no preschool education. Choose the group that does.',
  'merge.blocked.secrecy': 'With secrecy a child cannot be in a preschool education group ({{host}}).',
  'merge.blocked.room':
    'The room of {{host}} is too small: {{children}} children, space for {{most}} ({{start, time}}–{{end, time}}).',
  'merge.blocked.roomUnknown': 'We do not know how large the room of {{host}} is. Fill in its area.',
  'merge.blocked.house':
    '{{host}} may have at most {{most}} children; there are {{children}} ({{start, time}}–{{end, time}}).',
  'merge.blocked.law':
    'With {{children}} children this may not be one group ({{start, time}}–{{end, time}}).',
  'merge.blocked.staff':
    'Together {{required}} staff are needed; there are {{rostered}} ({{start, time}}–{{end, time}}).',
  'merge.blocked.educators':
    '{{required}} preschool educators are needed; there are {{educators}} ({{start, time}}–{{end, time}}).',
  'merge.blocked.trainees': 'Too much rests on trainees: {{trainees}} ({{start, time}}–{{end, time}}).',
  'merge.blocked.thirdRoom': '{{child}} is in two groups that week already. {{host}} is one too many.',
  'merge.usesDeviation':
    'Mind: {{rostered}} of the {{required}} staff are there ({{start, time}}–{{end, time}}), within the three hours.',
  'merge.babyWithoutFace': '{{child}} has no fixed face in the group today.',
  'merge.withoutFace': '{{child}} would have no fixed face left in the group.',
  'merge.noConsent': 'No consent for {{host}}: {{child}}. Needed when this is every week.',

  // Why nothing can be said
  'merge.refusal.closed': 'This care is closed on {{day, day}}.',
  'merge.refusal.oneGroup': 'Choose at least two groups.',
  'merge.refusal.unknownGroup': '{{group}} is not there on {{day, day}}.',
  'merge.refusal.hostElsewhere': 'Choose one of these groups as the place to be together.',
  'merge.refusal.otherSettings': 'Choose groups of the same kind of care.',
  'merge.refusal.noLength': 'Choose an end after the beginning.',
  'merge.refusal.outsideOpening': 'Choose a time between {{start, time}} and {{end, time}}, when it is open.',
  'merge.refusal.noLaw': 'We know no rules for {{day, day}}.',
  'merge.refusal.alreadyTogether':
    '{{group}} is together with another group already from {{start, time}} to {{end, time}}.',

  // Found by counting again
  'merge.check.broken': 'This breaks rule {{rule}} ({{start, time}}–{{end, time}}).',

  // Why nothing is proposed, and what to know besides
  'merge.notice.closed': 'Closed: there is nothing to merge.',
  'merge.notice.oneGroup_one': 'There is only one group with children.',
  'merge.notice.oneGroup_other': 'There are too few groups with children.',
  'merge.notice.noneTogether': 'These groups may not be together: their ages do not follow on.',
  'merge.notice.nothingToSave': 'Merging saves no staff today.',
  'merge.notice.roomUnknown_one': 'Fill in the area of {{groups}}. Without it nobody can go there.',
  'merge.notice.roomUnknown_other': 'Fill in the areas of {{groups}}. Without them nobody can go there.',
  'merge.notice.setAside_one': '{{count}} proposal is set to "not now".',
  'merge.notice.setAside_other': '{{count}} proposals are set to "not now".',
  'merge.notice.school': 'Out-of-school care is counted per location. Merging saves no staff there.',
  'merge.notice.rosterUnknown': 'There is no roster yet. We count what the law asks.',
  'merge.notice.stopped': 'Stopped before we were done. Perhaps {{minutes, hours}} hours more can be saved.',
} as const
