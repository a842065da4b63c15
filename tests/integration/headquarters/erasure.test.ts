import { beforeEach, describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import { controlTotal } from '#shared/domain/ledger/control-total.ts'
import { aFixedFace } from '#tests/harness/builders/children.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { aLedgerEntry } from '#tests/harness/builders/ledger-entries.ts'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestDevice, TestHeadquarters } from '#tests/harness/headquarters.ts'
import {
  askedFriday,
  everywhere,
  noorIll,
  onlyArk,
  onlyRainbow,
  twoLocations,
} from '#tests/harness/two-locations.ts'

const friends = { childId: 'noor', friendId: 'lars' }

describe('erasing a person', () => {
  let hq: TestHeadquarters
  let desk: TestDevice
  let ark: TestDevice

  beforeEach(async () => {
    hq = await openHeadquarters()
    const rows = twoLocations()
    await hq.bringIn({ ...rows, family: [{ id: 'family-noor', isDirectDebit: true, language: 'nl' }] })
    desk = await hq.join('desk', onlyRainbow)
    ark = await hq.join('ark', onlyArk)
    await desk.act('enterAbsence', noorIll, { id: 'ill' })
    await desk.act('enterRequest', { wish: askedFriday('noor'), note: 'belt oma' }, { id: 'asks' })
    await desk.act('approveRequest', { requestId: 'asks.1' }, { id: 'approves' })
    await desk.act('enterAbsence', { ...noorIll, childId: 'lars' }, { id: 'lars-ill' })
    await hq.bringIn({ friendship: [{ id: 'friends', ...friends } as never] })
  })

  /** Everything headquarters keeps, as text. */
  async function everythingKept(ids: readonly string[]): Promise<string> {
    return hq.store.read(async (reader) => {
      const commands = []
      for (const id of ids) {
        commands.push(await reader.findJudged(id as never))
        commands.push(await reader.answer({ kind: 'historyStep', commandId: id }))
      }
      const rows: unknown[] = []
      for (const stream of ['org', 'loc:rainbow', 'loc:ark'] as const) {
        const held = await reader.listRowsOfStream({ stream, after: 0, limit: 10_000, goneAfter: null })
        rows.push(...held.map(({ payload }) => payload))
      }
      return JSON.stringify({ commands, rows })
    })
  }

  test('of a child takes every record about it, on every device, and nobody else loses anything', async () => {
    await desk.pull()
    const larsBefore = [...desk.holds('loc:rainbow')].filter(([, row]) =>
      JSON.stringify(row).includes('"lars"'),
    )
    const seq = await hq.operator.eraseSubject('noor', 'verzoek van 24 november')
    expect(seq).toBe(1)
    await desk.pull()
    expect(desk.holds('loc:rainbow')).toEqual(await hq.truth('loc:rainbow'))
    expect(JSON.stringify([...desk.holds('loc:rainbow').values()])).not.toMatch(/noor|Noor/)
    const withoutFriend = larsBefore.filter(([key]) => !key.startsWith('friendship'))
    for (const [key, row] of withoutFriend) expect(desk.holds('loc:rainbow').get(key)).toEqual(row)
  })

  test('leaves the acts and takes what they say of it', async () => {
    const acts = ['hq-1', 'ill', 'asks', 'approves', 'lars-ill']
    expect((await everythingKept(acts)).match(/Noor|"noor"|belt oma/g)?.length).toBeGreaterThan(10)
    await hq.operator.eraseSubject('noor', 'verzoek')
    const kept = await everythingKept(acts)
    expect(kept.match(/.{0,40}(Noor|"noor"|belt oma)/g)).toBeNull()
    expect(kept).toContain('"approveRequest"')
    expect(kept).toContain('Lars')
  })

  test('takes along what acts say of records that were gone before', async () => {
    await desk.act(
      'enterAbsence',
      { ...noorIll, startDay: '2026-12-15', endDay: '2026-12-15' },
      { id: 'once' },
    )
    await desk.act('removeAbsence', { absenceId: 'once.1' }, { id: 'gone' })
    await desk.act('undoCommand', { commandId: 'gone' }, { id: 'back' })
    const acts = ['once', 'gone', 'back']
    expect((await everythingKept(acts)).match(/Noor/g)?.length).toBeGreaterThan(2)
    await hq.operator.eraseSubject('noor', 'verzoek')
    expect((await everythingKept(acts)).match(/.{0,40}(Noor|"noor")/g)).toBeNull()
  })

  test('takes along an act about the family that goes by its name, though a brother stays', async () => {
    const [noor, sem] = (await hq.list('child')).filter(({ id }) => id === 'noor' || id === 'sem')
    if (noor === undefined || sem === undefined) throw new Error('there are Noor and Sem')
    await hq.bringIn({ child: [{ ...sem, familyId: noor.familyId }] })
    await desk.act(
      'setFamily',
      { familyId: noor.familyId, isDirectDebit: false, language: 'en' },
      { id: 'family', streams: ['org'] },
    )
    expect(await everythingKept(['family'])).toContain('Bakker')
    await hq.operator.eraseSubject('noor', 'verzoek')
    expect(await everythingKept(['family'])).not.toContain('Bakker')
    expect((await hq.list('family')).map(({ id }) => id)).toContain(noor.familyId)
  })

  test('takes the name out of a no that somebody else got', async () => {
    const acts = ['refused']
    await hq.store.write((writer) =>
      writer.recordCommand(
        { ...refusedMerge, id: 'refused' as never, step: 'refused' as never } as never,
        null,
      ),
    )
    await hq.operator.eraseSubject('noor', 'verzoek')
    const kept = await everythingKept(acts)
    expect(kept).toContain('Lars, —')
    expect(kept).not.toContain('Noor')
  })

  test('is told to every device, also of another location, and a device confirms it', async () => {
    await hq.operator.eraseSubject('noor', 'verzoek')
    const reply = await ark.ask()
    expect(reply).toMatchObject({ value: { erasures: { upTo: 1, subjects: ['noor'] } } })
    await ark.pull()
    await ark.hello()
    const [first, second] = await hq.store.read(async (reader) => [
      await reader.findDevice(ark.id),
      await reader.findDevice(desk.id),
    ])
    expect([first?.erasureSeq, second?.erasureSeq]).toEqual([1, 0])
  })

  test('makes later acts about it impossible, whatever the device had not heard yet', async () => {
    await hq.operator.eraseSubject('noor', 'verzoek')
    const later = await desk.act('enterAbsence', { ...noorIll, startDay: '2026-12-08', endDay: '2026-12-08' })
    expect(later).toMatchObject({
      status: 'rejected',
      refusal: { code: 'subjectErased', params: { subject: 'noor' } },
    })
    expect(later.meanwhile ?? []).toEqual([])
  })

  test('does not make an earlier act a new one: sent again it is still known', async () => {
    const again = desk.command('enterAbsence', noorIll, { id: 'ill' })
    await hq.operator.eraseSubject('noor', 'verzoek')
    expect(await desk.send(again)).toMatchObject({ value: { results: [{ id: 'ill', status: 'accepted' }] } })
    expect((await hq.list('absence')).some((row) => row.childId === 'noor')).toBe(false)
  })

  test('keeps the lines of the ledger without the child, so what was handed over still adds up (MONEY-4)', async () => {
    const line = aLedgerEntry({ id: 'line', childId: childId('noor'), note: 'oma betaalt' })
    await hq.bringIn({ ledger_entry: [line] })
    const before = controlTotal(await hq.list('ledger_entry'))
    await hq.operator.eraseSubject('noor', 'verzoek')
    const lines = await hq.list('ledger_entry')
    expect(controlTotal(lines)).toBe(before)
    expect(JSON.stringify(lines)).not.toMatch(/noor|oma/)
    const stranger = (await hq.list('child')).find(({ id }) => lines.every((kept) => kept.childId === id))
    expect(stranger).toMatchObject({ firstName: '—', surname: '—', schoolId: null, mentorId: null })
    expect(stranger?.birthDate.slice(4)).toBe('-01-01')
  })

  test('takes the name out of the sums that were kept with what others agreed', async () => {
    const caution = { code: 'merge.noConsent', params: { child: 'Noor', host: 'Hommels' } }
    await hq.bringIn({ group_merge: [{ ...merged, proof: [caution] } as never] })
    await hq.operator.eraseSubject('noor', 'verzoek')
    const [merge] = await hq.list('group_merge')
    expect(merge?.proof).toEqual([{ ...caution, params: { child: '—', host: 'Hommels' } }])
  })

  test('takes the family along when nobody is left in it', async () => {
    await hq.operator.eraseSubject('noor', 'verzoek')
    expect((await hq.list('family')).map(({ id }) => id)).not.toContain('family-noor')
  })

  test('of a family takes all its children, and each of them is in the ledger of erasures', async () => {
    const [sem] = (await hq.list('child')).filter(({ id }) => id === 'sem')
    if (sem === undefined) throw new Error('there is Sem')
    await hq.bringIn({ child: [{ ...sem, familyId: 'family-noor' }] })
    expect(await hq.operator.eraseSubject('family-noor', 'verzoek')).toBe(3)
    const erasures = await hq.store.read((reader) => reader.listErasures(0, 10))
    expect(erasures.map(({ subjectId }) => subjectId)).toEqual(['noor', 'sem', 'family-noor'])
    const named = (await hq.list('child')).filter(({ firstName }) => firstName !== '—')
    expect(named.map(({ id }) => id).sort()).toEqual(['lars', 'mila'])
  })

  test('of a member of staff leaves somebody without a name on the shifts that were worked', async () => {
    await hq.bringIn({
      fixed_face: [aFixedFace(childId('lars'), 'fatima', { validFrom: isoDay('2026-01-01') })],
    })
    const planner = await hq.join('planner', everywhere)
    await hq.operator.eraseSubject('fatima', 'uit dienst')
    await planner.pull()
    for (const { stream } of everywhere) expect(planner.holds(stream)).toEqual(await hq.truth(stream))
    expect(planner.holds('loc:rainbow').get('staff_member fatima')).toMatchObject({
      firstName: '—',
      surname: '—',
    })
    expect((await hq.list('shift')).some(({ staffMemberId }) => staffMemberId === 'fatima')).toBe(true)
    expect(
      await desk.act(
        'enterAbsence',
        { ...noorIll, childId: 'lars', startDay: '2026-12-08', endDay: '2026-12-08' },
        { actor: 'fatima' },
      ),
    ).toMatchObject({
      refusal: { code: 'subjectErased' },
    })
  })

  test('of whom nothing is known is noted all the same: after a restore the erasure comes first', async () => {
    expect(await hq.operator.eraseSubject('nobody', 'verzoek')).toBe(1)
    expect(await hq.store.read((reader) => reader.listErasures(0, 10))).toMatchObject([
      { subjectId: 'nobody' },
    ])
  })

  test('holds after a restore: an act that makes the person anew is refused', async () => {
    await hq.operator.eraseSubject('again.2', 'verzoek')
    const made = await desk.act('enterWaiting', waitingArgs, { id: 'again' })
    expect(made).toMatchObject({ refusal: { code: 'subjectErased', params: { subject: 'again.2' } } })
    expect(await everythingKept(['again'])).not.toContain('Finn')
    expect(await desk.send(desk.command('enterWaiting', waitingArgs, { id: 'again' }))).toMatchObject({
      value: { results: [{ id: 'again', refusal: { code: 'subjectErased' } }] },
    })
  })
})

/** A child that was not known yet; it is the second row of the command. */
const waitingArgs = {
  ...{ locationId: 'rainbow', receivedOn: '2026-11-20', setting: 'dayCare', minimumDays: 1 },
  ...{ wishedFrom: '2027-03-01', priority: 'none', note: '' },
  days: [{ weekday: 5, startMinute: null, endMinute: null }],
  child: {
    ...{ kind: 'new', firstName: 'Finn', surnamePrefix: '', surname: 'Vos' },
    ...{ birthDate: '2026-03-01', siblingId: null, schoolId: null },
  },
}

const merged = {
  ...{
    id: 'together',
    locationId: 'rainbow',
    hostGroupId: 'bumblebees',
    groupIds: ['bumblebees', 'ladybirds'],
  },
  ...{ kind: 'series', validFrom: '2026-12-04', validUntil: '2027-01-29', weekdays: [5], exceptDays: [] },
  ...{ startMinute: 450, endMinute: 1110, reason: 'lowOccupancy', note: '' },
  ...{ decidedBy: 'manager', decidedAt: '2026-11-24T09:00:00.000Z' },
}

const refusedMerge = {
  ...{ type: 'acceptMerge', version: 1, args: {}, argsHash: 'x', actorId: 'manager', originDevice: 'desk' },
  ...{ kind: 'do', reverts: null, label: { code: 'command.rejected', params: {} }, status: 'rejected' },
  refusal: { code: 'mergeConsentMissing', params: { names: 'Lars, Noor', count: 2 } },
  ...{ meanwhile: [], versions: {}, amends: null },
  ...{ at: '2026-11-24T09:00:00.000Z', receivedAt: '2026-11-24T09:00:00.000Z' },
}
