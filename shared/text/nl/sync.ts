/** What the device says about headquarters: why a computer could not join, what an act was, what happened. */
export const syncTexts = {
  'sync.enrol.address': 'Begin het adres met https://. Kijk het na bij je beheerder.',
  'sync.enrol.unreachable': 'Op dit adres geeft niemand antwoord. Kijk het adres en je internet na.',
  'sync.enrol.notTrusted':
    'We weten niet zeker of dit het hoofdkantoor is. Er is niets verstuurd. Bel je beheerder.',
  'sync.enrol.notHeadquarters': 'Op dit adres antwoordt iets anders dan Dagdeel. Kijk het adres na.',
  'sync.enrol.code': 'Deze code kennen we niet, of hij is al gebruikt of verlopen. Vraag een nieuwe.',
  'sync.enrol.busy': 'Het hoofdkantoor heeft het nu druk. Probeer het over een paar minuten opnieuw.',
  'sync.enrol.updateNeeded': 'Het hoofdkantoor vraagt een nieuwere Dagdeel. Werk eerst de app bij.',
  'sync.enrol.hasRecords': 'Op deze computer staan al gegevens. Vink aan dat ze plaatsmaken.',
  'sync.enrol.copyFailed':
    'De kopie van je gegevens is niet gelukt. Er is niets veranderd. Maak ruimte vrij en probeer opnieuw.',
  'sync.enrol.already': 'Deze computer is al verbonden met een hoofdkantoor.',
  'sync.enrol.olderHeadquarters': 'Het hoofdkantoor heeft nog een oudere versie. Probeer het later opnieuw.',
  'sync.enrol.otherOrganisation_one':
    'Er wacht nog {{count}} handeling op {{name}}. Die gaat niet mee naar {{other}}.',
  'sync.enrol.otherOrganisation_other':
    'Er wachten nog {{count}} handelingen op {{name}}. Ze gaan niet mee naar {{other}}.',
  'sync.wiped': 'Het hoofdkantoor heeft deze computer afgemeld. De gegevens zijn hier gewist.',

  'sync.field.child': 'Kind',
  'sync.field.staffMember': "Pm'er",
  'sync.field.group': 'Groep',
  'sync.field.location': 'Locatie',
  'sync.field.kind': 'Soort',
  'sync.field.day': 'Dag',
  'sync.field.givenDay': 'Dag die vrijkomt',
  'sync.field.wantedDay': 'Gewenste dag',
  'sync.field.startDay': 'Eerste dag',
  'sync.field.endDay': 'Laatste dag',
  'sync.field.week': 'Week',
  'sync.field.times': 'Tijd',
  'sync.field.minutes': 'Duur',
  'sync.field.amount': 'Bedrag',
  'sync.field.reason': 'Reden',
  'sync.field.note': 'Notitie',
  'sync.field.rule': 'Huisregel',

  'sync.value.text': '{{text}}',
  'sync.value.count': '{{count}}',
  'sync.value.day': '{{day, day}}',
  'sync.value.longDay': '{{day, longDay}}',
  'sync.value.week': 'week {{week, weekYear}}',
  'sync.value.times': '{{startMinute, time}}–{{endMinute, time}}',
  'sync.value.hours': '{{minutes, hours}} uur',
  'sync.value.money': '{{cents, money}}',
  'sync.value.code': '{{valueCode}}',

  'sync.held.download': 'De gegevens van deze locatie worden nog opgehaald.',
} as const
