/** How agreed merges stand, which groups could be together week after week, and why a plan is not there. MERGE-8 */
export const mergeAgreementTexts = {
  'mergeStanding.over': '{{day, day}} is voorbij.',
  'mergeStanding.closed': 'De locatie is dicht op {{day, day}}. Niemand gaat dan samen.',
  'mergeStanding.notNeeded': "Op {{day, day}} zijn er apart ook niet meer pm'ers nodig.",
  'mergeStanding.end': 'Haal {{groups}} uit elkaar, of laat het zo.',
  'mergeStanding.notAllowed': 'Dit mag niet meer op {{day, day}}.',
  'mergeStanding.overlap': '{{group}} is op {{day, day}} tegelijk ergens anders samen.',
  'mergeStanding.consent_one': 'De toestemming van {{children}} voor {{host}} ontbreekt op {{day, day}}.',
  'mergeStanding.consent_other':
    'De toestemming van {{count}} kinderen voor {{host}} ontbreekt op {{day, day}}: {{children}}.',
  'mergeStanding.getConsent': 'Vraag toestemming op papier, of haal de groepen uit elkaar.',
  'mergeStanding.takeOut': 'Haal {{group}} eruit. De rest mag dan samen blijven.',
  'mergeStanding.split': 'Haal {{groups}} op {{day, day}} uit elkaar.',

  'mergeStructural.fits_one': '{{groups}} op {{weekdayCode}}: past in {{fitting}} van {{count}} week.',
  'mergeStructural.fits_other': '{{groups}} op {{weekdayCode}}: past in {{fitting}} van de {{count}} weken.',
  'mergeStructural.notIn_one': '{{groups}} op {{weekdayCode}}: niet in week {{weeks}}.',
  'mergeStructural.notIn_other': '{{groups}} op {{weekdayCode}}: niet in de weken {{weeks}}.',
  'mergeStructural.consent_one':
    '{{groups}} op {{weekdayCode}}: vraag eerst toestemming op papier voor {{count}} kind.',
  'mergeStructural.consent_other':
    '{{groups}} op {{weekdayCode}}: vraag eerst toestemming op papier voor {{count}} kinderen.',

  'mergePlan.failed': 'De voorstellen konden niet worden uitgerekend. Probeer het opnieuw.',
} as const
