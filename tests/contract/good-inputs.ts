import type { CallInput, CallName } from '#shared/ipc/contract.ts'
import { childId, groupId, locationId } from '#tests/harness/builders/ids.ts'
import { isoDay } from '#shared/kernel/time.ts'

const wish = {
  kind: 'extraDay',
  childId: childId('noor'),
  locationId: locationId('rainbow'),
  wantedDay: isoDay('2026-12-02'),
  wantedStartMinute: 450,
  wantedEndMinute: 1110,
  wantedGroupId: groupId('ladybirds'),
  givenDay: null,
  givenStartMinute: null,
  givenEndMinute: null,
  swapReason: null,
} as const

/** One input of the right form for every call; `null` where a field may be null is left out on purpose. */
export const goodInputs: { readonly [Name in CallName]: CallInput<Name> } = {
  'session.get': {},
  'settings.change': { language: 'en', fontScalePercent: 120 },
  'weekBoard.get': { locationId: 'rainbow', week: '2026-W48' },
  'dayView.get': { locationId: 'rainbow', day: '2026-11-24' },
  'cell.explain': { locationId: 'rainbow', day: '2026-11-24', daypart: 'morning', rowId: 'ladybirds' },
  'cell.tryChild': {
    locationId: 'rainbow',
    day: '2026-11-24',
    daypart: 'morning',
    groupId: 'ladybirds',
    ageYears: 1,
  },
  'requests.count': { locationId: 'rainbow' },
  'requests.list': { locationId: 'rainbow', tab: 'open' },
  'requests.get': { requestId: 'request' },
  'requests.check': { wish },
  'requests.enter': { wish, note: 'graag' },
  'requests.approve': { requestId: 'request', overrideReason: 'extra collega' },
  'requests.decline': { requestId: 'request' },
  'requests.offer': { requestId: 'request', wish },
  'requests.acceptOffer': { requestId: 'request' },
  'requests.withdraw': { requestId: 'request' },
  'requests.reopen': { requestId: 'request' },
  'history.undo': {},
  'history.redo': {},
  'history.list': { limit: 20 },
  'children.search': { locationId: 'rainbow', text: 'noor', limit: 10 },
  'children.get': { childId: 'noor', day: '2026-11-24' },
  'absences.enter': { childId: 'noor', startDay: '2026-12-07', endDay: '2026-12-08', reason: 'ill' },
  'rosters.settle': { locationId: 'rainbow', week: '2026-W48' },
  'rosters.unsettle': { locationId: 'rainbow', week: '2026-W48' },
  'shifts.listAvailable': {
    locationId: 'rainbow',
    day: '2026-11-25',
    groupId: 'ladybirds',
    startMinute: 450,
    endMinute: 1110,
  },
  'shifts.assign': {
    staffMemberId: 'fatima',
    groupId: 'ladybirds',
    day: '2026-11-25',
    startMinute: 450,
    endMinute: 1110,
    breaks: [{ startMinute: 750, endMinute: 780 }],
  },
  'import.check': { files: [{ name: 'kinderen.csv', base64: 'YQ==' }] },
  'import.run': { files: [{ name: 'kinderen.csv', base64: 'YQ==' }] },
}
