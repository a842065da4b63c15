import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { isAskedWithin, tablesOfField } from '#electron/services/session/places-of-input.ts'
import { contract } from '#shared/ipc/contract.ts'
import type { CallName } from '#shared/ipc/contract.ts'
import type { RowReader } from '#electron/db/repositories/row-store.ts'
import { goodInputs } from '#tests/contract/good-inputs.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { startGatedApp } from '#tests/harness/gated-app.ts'
import type { GatedApp } from '#tests/harness/gated-app.ts'
import { organisationWithRoles } from '#tests/harness/role-cases.ts'

const own = 'krokus in maart'
const other = 'fietsen naar zee'
const third = 'lampion bij regen'
/** Each password is stretched, and there are four of them in a test. */
const patienceMs = 60_000
const closers: (() => void)[] = []

afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A house with a password, where Anja manages everything and somebody of each role may come in. */
async function startHouse(name = 'Anja Kok'): Promise<GatedApp> {
  const temp = makeTempFolder()
  const app = await startGatedApp({ folder: temp.folder, data: organisationWithRoles() })
  closers.push(() => {
    app.close()
    temp.remove()
  })
  await app.done('gate.setUp', { name, password: own })
  return app
}

async function becomes(app: GatedApp, actorId: string): Promise<string> {
  const { slotId } = await app.done('people.add', { actorId, password: other })
  await app.done('gate.lock', { place: null })
  await app.done('gate.signIn', { slotId, password: other })
  expect((await app.done('session.get', {})).actor.id).toBe(actorId)
  return slotId
}

/** A house that an admin of headquarters set up, with a manager of Regenboog who signed in after that. */
async function startWithAdmin(): Promise<{ readonly app: GatedApp; becomesAdmin(): Promise<void> }> {
  const app = await startHouse('Beheer')
  await app.done('people.chooseActor', { actorId: 'headquartersAdmin-rainbow' })
  const slotId = (await app.done('people.list', {})).people.find(({ isYou }) => isYou)?.slotId ?? ''
  await becomes(app, 'locationManager-rainbow')
  return {
    app,
    async becomesAdmin() {
      await app.done('gate.lock', { place: null })
      await app.done('gate.signIn', { slotId, password: own })
      expect((await app.done('session.get', {})).actor.role).toBe('headquartersAdmin')
    },
  }
}

async function anja(app: GatedApp): Promise<string> {
  const found = (await app.done('people.list', {})).people.find(({ name }) => name === 'Anja Kok')
  return found?.slotId ?? ''
}

test(
  'a manager of one location sets no password, code or recovery code for who works elsewhere or above (PRIV-4)',
  async () => {
    const app = await startHouse()
    const slotId = await anja(app)
    await becomes(app, 'locationManager-ark')
    const here = { code: 'refusal.forbiddenHere', params: {} }
    expect(await app.refused('people.reset', { slotId, password: third })).toEqual(here)
    expect(await app.refused('people.remove', { slotId })).toEqual(here)
    expect(await app.refused('people.newRecoveryCode', {})).toEqual(here)
    expect(await app.refused('people.add', { actorId: 'planner-rainbow', password: third })).toEqual(here)
    expect(await app.refused('people.setPin', { actorId: 'planner-rainbow', pin: '4826' })).toEqual(here)
    expect(
      await app.refused('people.add', { actorId: 'headquartersAdmin-ark', password: third }),
    ).toMatchObject({ code: 'refusal.accountAboveOwn' })
    await app.done('people.add', { actorId: 'planner-ark', password: third })
    await app.done('people.setPin', { actorId: 'pedagogicalStaff-ark', pin: '4826' })
  },
  patienceMs,
)

test(
  'an admin of headquarters makes no way in for who sees children while a manager signs in here (PRIV-4)',
  async () => {
    const { app, becomesAdmin } = await startWithAdmin()
    const { people } = await app.done('people.list', {})
    const slotId = people.find(({ isYou }) => isYou)?.slotId ?? ''
    await becomesAdmin()
    const no = { code: 'people.managerGives', params: {} }
    expect(await app.refused('people.reset', { slotId, password: third })).toEqual(no)
    expect(await app.refused('people.add', { actorId: 'inspector-rainbow', password: third })).toEqual(no)
    expect(await app.refused('people.setPin', { actorId: 'planner-rainbow', pin: '4826' })).toEqual(no)
    expect((await app.refused('people.newRecoveryCode', {})).code).toBe('refusal.forbiddenHere')
  },
  patienceMs,
)

test(
  'who works at one location reads, by number, nothing of a child, request or agreement of another (PRIV-4)',
  async () => {
    const app = await startHouse()
    await becomes(app, 'pedagogicalStaff-ark')
    const no = { code: 'call.forbidden', params: {} }
    for (const call of [
      ...['childFile.get', 'childFile.reveal', 'children.get', 'requests.check'],
      ...['absences.preview', 'absences.enter', 'audit.note'],
    ] as CallName[])
      expect(await app.refused(call, goodInputs[call]), call).toEqual(no)
  },
  patienceMs,
)

test(
  'who works at one location takes no records of all, and no file of staff of another (PRIV-4, PRIV-5)',
  async () => {
    const app = await startHouse()
    await becomes(app, 'locationManager-ark')
    const no = { code: 'call.forbidden', params: {} }
    for (const call of ['backups.exportAll', 'backups.restore', 'backups.setPlace'] as CallName[])
      expect(await app.refused(call, goodInputs[call]), call).toEqual(no)
    const subject = { subjectKind: 'staffMember', subjectId: 'fatima' }
    expect(await app.refused('privacy.exportPerson', { ...subject, language: 'nl' })).toEqual(no)
    expect(await app.refused('ledger.child', goodInputs['ledger.child'])).toEqual(no)
  },
  patienceMs,
)

test(
  'no name of a child stands in what can be undone, the history or the holds for who may not see it (PRIV-4)',
  async () => {
    const { app, becomesAdmin } = await startWithAdmin()
    await app.done('childFile.startSecrecy', goodInputs['childFile.startSecrecy'])
    await app.done('retention.setHold', goodInputs['retention.setHold'])
    await app.done('childFile.startSecrecy', { ...goodInputs['childFile.startSecrecy'], childId: 'sem' })
    expect(JSON.stringify(await app.done('history.list', { limit: 20 }))).toContain('Noor')
    await becomesAdmin()
    const seen = [
      await app.done('session.get', {}),
      await app.done('history.list', { limit: 20 }),
      await app.done('retention.list', {}),
      await app.done('retention.search', { text: 'noor' }),
      await app.done('retention.lookAtErasure', goodInputs['retention.lookAtErasure']),
    ]
    expect(JSON.stringify(seen)).not.toMatch(/Noor|Sem\b|Bakker/)
    expect(JSON.stringify(seen[0])).toContain('audit.area.')
  },
  patienceMs,
)

test(
  'bringing in files removes no hold or secrecy and makes no manager past the right to do so (PRIV-4)',
  async () => {
    const { app, becomesAdmin } = await startWithAdmin()
    await app.done('childFile.startSecrecy', goodInputs['childFile.startSecrecy'])
    await becomesAdmin()
    const application = app.opened()
    const rows = organisationWithRoles()
    const staff = rows.staff_member?.find(({ id }) => id === 'fatima')
    const [secrecy] = application.folder.db.all('select id from secrecy')
    expect(
      application.act('importOrganisation', {
        rows: {},
        remove: [{ table: 'secrecy', id: String(secrecy?.['id']) }],
      }),
    ).toMatchObject({ ok: false, refusal: { code: 'refusal.forbidden' } })
    expect(
      application.act('importOrganisation', { rows: { staff_member: [{ ...staff, role: 'manager' }] } }),
    ).toMatchObject({ ok: false, refusal: { code: 'refusal.forbiddenHere' } })
  },
  patienceMs,
)

test(
  'the time before this computer locks is made longer only by who manages its people, and it is written down (PRIV-4, PRIV-5)',
  async () => {
    const app = await startHouse()
    await app.done('settings.change', { lockAfterMinutes: 12 })
    const lines = await app.done('audit.list', {
      ...{ fromDay: null, untilDay: null, actorId: null, group: 'access', childId: null },
      ...{ beforeSeq: null, limit: 20 },
    })
    expect(lines.lines[0]?.what).toMatchObject({ code: 'audit.line.lockTimeChanged', params: { count: 12 } })
    await becomes(app, 'inspector-ark')
    expect(await app.refused('settings.change', { lockAfterMinutes: 60 })).toMatchObject({
      code: 'call.forbidden',
    })
    expect((await app.done('settings.change', { lockAfterMinutes: 5 })).lockAfterMinutes).toBe(5)
  },
  patienceMs,
)

/** Records of which every one lies at Regenboog, whatever is asked. */
const allAtRainbow: Pick<RowReader, 'findRow' | 'listRows' | 'listMatching'> = {
  findRow: (_table, id) => ({ id, childId: 'noor', locationId: 'rainbow' }) as never,
  listRows: () => [{ locationId: 'rainbow', locationIds: ['rainbow'], childId: 'noor' }] as never,
  listMatching: () => [{ locationId: 'rainbow', childId: 'noor' }] as never,
}

function namesRecord(input: unknown): boolean {
  if (typeof input !== 'object' || input === null) return false
  return Object.entries(input).some(
    ([field, value]) =>
      (value !== null && (tablesOfField[field] !== undefined || field === 'locationId')) ||
      namesRecord(value),
  )
}

test.each((Object.keys(contract) as CallName[]).filter((call) => namesRecord(goodInputs[call])))(
  '%s is asked only by who works where its records are (PRIV-4)',
  (call) => {
    expect(isAskedWithin(allAtRainbow, ['rainbow'], goodInputs[call])).toBe(true)
    expect(isAskedWithin(allAtRainbow, ['ark'], goodInputs[call])).toBe(false)
    expect(isAskedWithin(allAtRainbow, [], goodInputs[call])).toBe(true)
  },
)

/** Numbers that name no record of one location, or that a rule of their own looks after. */
const elsewhereGuarded: ReadonlySet<string> = new Set([
  ...['locationId', 'locationIds', 'lastLocationId', 'subjectId', 'rowId'],
  // Of the whole organisation.
  ...['schoolId', 'legalEntityId', 'familyId'],
  // Who may do what with whom is asked of the person's role and places; staff may help out elsewhere.
  ...['actorId', 'slotId', 'staffMemberId'],
  // Own acts that headquarters did not take in, and sums under way.
  ...['commandId', 'jobId'],
])

test('every number a call can be given is looked up, or is named here as one that need not be (PRIV-4)', () => {
  const fields = new Set(
    Object.values(contract).flatMap(({ input }) =>
      [
        ...JSON.stringify(z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' })).matchAll(
          /"(\w+Ids?)":/g,
        ),
      ].map(([, field]) => field ?? ''),
    ),
  )
  expect(fields.size).toBeGreaterThan(30)
  const unknown = [...fields].filter((field) => tablesOfField[field] === undefined)
  expect(unknown.filter((field) => !elsewhereGuarded.has(field))).toEqual([])
})
