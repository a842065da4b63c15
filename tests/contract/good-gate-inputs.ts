import type { CallInput, CallName } from '#shared/ipc/contract.ts'

type GateOrPeople = Extract<
  CallName,
  `gate.${string}` | `people.${string}` | `accounts.${string}` | `kiosk.${string}`
>

/** One input of the right form for every call about who comes in. */
export const gateInputs: { readonly [Name in GateOrPeople]: CallInput<Name> } = {
  'gate.status': {},
  'gate.judgePassword': { password: 'krokus in maart', name: 'Sanne Vermeer' },
  'gate.setUp': { name: 'Sanne Vermeer', password: 'krokus in maart' },
  'gate.signIn': { slotId: 'slot', password: 'krokus in maart' },
  'gate.lock': { place: { path: '/requests?request=1', drafts: [{ key: 'request', value: 'Noor vr' }] } },
  'gate.stillHere': {},
  'gate.recover': { code: '7K2M-0000', slotId: 'slot', password: 'krokus in april' },
  'gate.askHeadquarters': {},
  'gate.hearHeadquarters': { answer: '7K2M', slotId: 'slot', password: 'krokus in april' },
  'gate.kioskEnter': { actorId: 'fatima', pin: '2580' },
  'gate.kioskLeave': {},
  'gate.restore': { copy: '2026-11-22.db' },
  'gate.salvage': {},
  'people.list': {},
  'people.chooseActor': { actorId: 'manager' },
  'people.add': { actorId: 'fatima', password: 'fietsen naar zee' },
  'people.remove': { slotId: 'slot' },
  'people.reset': { slotId: 'slot', password: 'fietsen naar huis' },
  'people.changePassword': { current: 'krokus in maart', next: 'krokus in april' },
  'people.newRecoveryCode': {},
  'people.setPin': { actorId: 'fatima', pin: '2580' },
  'accounts.open': {
    actorId: null,
    name: 'Wessel Toezicht',
    role: 'inspector',
    locationIds: ['rainbow'],
    validUntil: '2026-12-31',
  },
  'accounts.end': { actorId: 'fatima', isNow: true },
  'kiosk.start': {},
}
