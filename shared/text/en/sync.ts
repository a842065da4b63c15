/** What the device says about headquarters: why a computer could not join, what an act was, what happened. */
export const syncTexts = {
  'sync.enrol.address': 'Start the address with https://. Check it with your administrator.',
  'sync.enrol.unreachable': 'Nobody answers at this address. Check the address and your internet.',
  'sync.enrol.notTrusted':
    'We cannot be sure this is headquarters. Nothing was sent. Call your administrator.',
  'sync.enrol.notHeadquarters': 'Something other than Dagdeel answers at this address. Check the address.',
  'sync.enrol.code': 'We do not know this code, or it was used before or is too old. Ask for a new one.',
  'sync.enrol.busy': 'Headquarters is busy now. Try again in a few minutes.',
  'sync.enrol.updateNeeded': 'Headquarters asks for a newer Dagdeel. Update the app first.',
  'sync.enrol.hasRecords': 'There is data on this computer already. Tick that it makes room.',
  'sync.enrol.copyFailed':
    'The copy of your data did not work. Nothing was changed. Free some space and try again.',
  'sync.enrol.already': 'This computer is connected to a headquarters already.',
  'sync.enrol.olderHeadquarters': 'Headquarters still has an older version. Try again later.',
  'sync.enrol.otherOrganisation_one':
    '{{count}} act still waits for {{name}}. It does not go along to {{other}}.',
  'sync.enrol.otherOrganisation_other':
    '{{count}} acts still wait for {{name}}. They do not go along to {{other}}.',
  'sync.wiped': 'Headquarters signed this computer off. The data here was erased.',

  'sync.field.child': 'Child',
  'sync.field.staffMember': 'Staff member',
  'sync.field.group': 'Group',
  'sync.field.location': 'Location',
  'sync.field.kind': 'Kind',
  'sync.field.day': 'Day',
  'sync.field.givenDay': 'Day that becomes free',
  'sync.field.wantedDay': 'Wanted day',
  'sync.field.startDay': 'First day',
  'sync.field.endDay': 'Last day',
  'sync.field.week': 'Week',
  'sync.field.times': 'Time',
  'sync.field.minutes': 'Length',
  'sync.field.amount': 'Amount',
  'sync.field.reason': 'Reason',
  'sync.field.note': 'Note',
  'sync.field.rule': 'House rule',

  'sync.value.text': '{{text}}',
  'sync.value.count': '{{count}}',
  'sync.value.day': '{{day, day}}',
  'sync.value.longDay': '{{day, longDay}}',
  'sync.value.week': 'week {{week, weekYear}}',
  'sync.value.times': '{{startMinute, time}}–{{endMinute, time}}',
  'sync.value.hours': '{{minutes, hours}} hours',
  'sync.value.money': '{{cents, money}}',
  'sync.value.code': '{{valueCode}}',

  'sync.held.download': 'The data of this location is still being downloaded.',
} as const
