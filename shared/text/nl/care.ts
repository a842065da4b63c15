/** Absence with credit, consent, contracts, flexible days and study days: what was done, why not, and what it brings. */
export const careTexts = {
  'command.enterAbsenceForCredit': '{{firstName}} met tegoed afgemeld: {{minutes, hours}} uur erbij',
  'command.enterAbsenceForCreditPartly':
    '{{firstName}} met tegoed afgemeld: {{minutes, hours}} uur erbij, {{missed}} keer zonder tegoed',
  'command.removeAbsenceForCredit': 'Afmelding met tegoed van {{firstName}} ingetrokken',
  'command.recordConsent': 'Toestemming van {{firstName}} voor {{group}} vastgelegd, vanaf {{day, day}}',
  'command.endConsent': 'Toestemming van {{firstName}} voor {{group}} loopt tot en met {{day, day}}',
  'command.changeContract': 'Contract van {{firstName}} gewijzigd vanaf {{day, date}}',
  'command.endContract': 'Contract van {{firstName}} loopt tot en met {{day, date}}',
  'command.enterStudyDay': '{{school}} vrij op {{day, day}}',
  'command.removeStudyDay': '{{school}} toch niet vrij op {{day, day}}',

  'refusal.creditNothing': 'Geen enkele dag levert tegoed op. {{sentenceCode}}',
  'refusal.consentNotSigned': 'De toestemming moet getekend zijn voordat ze ingaat ({{validFrom, date}}).',
  'refusal.consentTwice':
    'Voor {{group}} is er al toestemming, van {{validFrom, date}} tot en met {{validUntil, date}}.',
  'refusal.changeTooEarly':
    'Dat is te vroeg. Gevraagd op {{receivedOn, date}}: dan kan het vanaf {{earliest, date}}.',
  'refusal.changeDay': 'Een contract wijzigt op een vaste dag van de maand. De eerste is {{next, date}}.',
  'refusal.changeNoRoom':
    'Eerder beginnen past niet op {{weekdayCode}}. {{sentenceCode}} Met de opzegtermijn kan het vanaf {{earliest, date}}.',
  'refusal.contractPeriod': 'Het contract loopt niet op {{day, date}}, of begint dan pas.',
  'refusal.contractDaysMissing': 'Kies minstens één dag. Stoppen kan met ‘Contract stoppen’.',
  'refusal.reasonMissing': 'Schrijf op waarom jullie het contract stoppen.',
  'refusal.studyDayTwice': '{{school}} staat op {{day, day}} al als vrij.',
  'refusal.studyDayNoLessons': '{{school}} heeft op {{day, day}} geen les.',
  'refusal.studyDayInUse': 'Voor {{day, day}} zijn al kinderen aangemeld bij {{school}} ({{count}}).',

  'absence.credit.earned': '{{minutes, hours}} uur tegoed, te gebruiken tot en met {{expiresOn, date}}.',
  'absence.credit.closed': 'Geen tegoed: op {{day, day}} zijn we gesloten.',
  'absence.credit.absentAlready': 'Geen tegoed: op {{day, day}} al afwezig gemeld.',
  'absence.credit.otherReason': 'Geen tegoed bij deze reden: {{reasonCode}}.',
  'absence.credit.tooLate': 'Geen tegoed: afmelden kon tot en met {{deadline, day}}.',
  'absence.credit.tooLateAtTime': 'Geen tegoed: afmelden kon tot {{deadline, day}} om {{minute, time}}.',
  'absence.credit.givenBefore': 'Geen tegoed: dit dagdeel is al eerder opgegeven.',
  'absence.credit.maximum': 'Geen tegoed: {{most}} keer is het hoogste aantal in {{year}}.',
  'absence.credit.notContracted': '{{firstName}} heeft in deze periode geen vaste dag.',
  'absence.place.lessStaff': "De plek in {{group}} komt meteen vrij. Nodig: {{before}} → {{after}} pm'ers.",
  'absence.place.sameStaff_one': "De plek in {{group}} komt meteen vrij. Nodig blijft {{count}} pm'er.",
  'absence.place.sameStaff_other': "De plek in {{group}} komt meteen vrij. Nodig blijven {{count}} pm'ers.",
  'absence.place.free': 'De plek in {{group}} komt meteen vrij.',
  'absenceReason.ill': 'ziek',
  'absenceReason.holiday': 'vakantie',
  'absenceReason.other': 'anders',
  'absenceReason.swappedAway': 'geruild',
  'absenceReason.suspended': 'geschorst',

  'contract.room.fits_one': 'Past ({{count}} dag bekeken).',
  'contract.room.fits_other': 'Past ({{count}} dagen bekeken).',
  'contract.room.closed': 'Op deze dag zijn we gesloten.',

  'weekday.1': 'maandag',
  'weekday.2': 'dinsdag',
  'weekday.3': 'woensdag',
  'weekday.4': 'donderdag',
  'weekday.5': 'vrijdag',
  'weekday.6': 'zaterdag',
  'weekday.7': 'zondag',

  'studyDay.cluster.nobody': 'Nog niemand is aangemeld, dus er valt niets samen te voegen.',
  'studyDay.cluster.noLaw': 'Voor {{day, day}} kan Dagdeel geen voorstel doen: de wet telt daar per groep.',
  'studyDay.cluster.nowhere': 'Op geen enkele locatie passen de kinderen binnen de wet en de openingstijden.',
  'studyDay.cluster.apart':
    'Blijf apart: samen kost niet minder personeel ({{minutes, hours}} uur op alle locaties).',
  'studyDay.cluster.onlyHere': 'Er is één locatie met bso. Daar kost het {{minutes, hours}} uur personeel.',
  'studyDay.cluster.together_one':
    "Vang {{count}} kind op bij {{host}} (van {{locations}}). Op het drukste moment: {{peak}} pm'ers.",
  'studyDay.cluster.together_other':
    "Vang {{count}} kinderen op bij {{host}} (van {{locations}}). Op het drukste moment: {{peak}} pm'ers.",
  'studyDay.cluster.saved':
    'Apart kost {{before, hours}} uur personeel, samen {{after, hours}} uur: {{saved, hours}} uur minder.',
  'studyDay.cluster.apartNotAllowed': 'Apart kan niet. Zo kost het {{minutes, hours}} uur personeel.',
  'studyDay.cluster.noSaving':
    'Het kost {{after, hours}} uur personeel, apart {{before, hours}} uur. Zo is er geen locatie met te weinig kinderen.',
  'studyDay.cluster.belowMinimum_one':
    'Let op: {{location}} heeft {{count}} aangemeld kind; jullie willen er minstens {{minimum}}.',
  'studyDay.cluster.belowMinimum_other':
    'Let op: {{location}} heeft {{count}} aangemelde kinderen; jullie willen er minstens {{minimum}}.',
  'studyDay.cluster.alone':
    'Let op: bij {{location}} werkt dan één medewerker alleen. Regel een achterwacht.',

  'ledger.reason.calledOff': 'Afgemeld met tegoed: {{day, day}}',
} as const
