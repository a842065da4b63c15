/** How agreed merges stand, which groups could be together week after week, and why a plan is not there. MERGE-8 */
export const mergeAgreementTexts = {
  'mergeStanding.over': '{{day, day}} is over.',
  'mergeStanding.closed': 'The location is closed on {{day, day}}. Nobody is together then.',
  'mergeStanding.notNeeded': 'On {{day, day}} no more workers are needed apart.',
  'mergeStanding.end': 'Take {{groups}} apart, or leave it as it is.',
  'mergeStanding.notAllowed': 'This is no longer allowed on {{day, day}}.',
  'mergeStanding.overlap': '{{group}} is together with others at the same time on {{day, day}}.',
  'mergeStanding.consent_one': 'The consent of {{children}} for {{host}} is missing on {{day, day}}.',
  'mergeStanding.consent_other':
    'The consent of {{count}} children for {{host}} is missing on {{day, day}}: {{children}}.',
  'mergeStanding.getConsent': 'Ask for consent on paper, or take the groups apart.',
  'mergeStanding.takeOut': 'Take {{group}} out. The others may stay together then.',
  'mergeStanding.split': 'Take {{groups}} apart on {{day, day}}.',

  'mergeStructural.fits_one': '{{groups}} on {{weekdayCode}}: fits in {{fitting}} of {{count}} week.',
  'mergeStructural.fits_other': '{{groups}} on {{weekdayCode}}: fits in {{fitting}} of the {{count}} weeks.',
  'mergeStructural.notIn_one': '{{groups}} on {{weekdayCode}}: not in week {{weeks}}.',
  'mergeStructural.notIn_other': '{{groups}} on {{weekdayCode}}: not in weeks {{weeks}}.',
  'mergeStructural.consent_one':
    '{{groups}} on {{weekdayCode}}: ask for consent on paper for {{count}} child first.',
  'mergeStructural.consent_other':
    '{{groups}} on {{weekdayCode}}: ask for consent on paper for {{count}} children first.',

  'mergePlan.failed': 'The proposals could not be worked out. Try again.',
} as const
