import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { closedMonthOfFinn, rowsWithFormerChild, wordsOfFinn } from '#tests/harness/former-child.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { makeTempFolder } from '#tests/harness/database.ts'

let app: TestApp
let temp: ReturnType<typeof makeTempFolder>

beforeEach(async () => {
  temp = makeTempFolder()
  app = await startApp({ folder: temp.folder, data: rowsWithFormerChild() })
  expect(app.application.act('importOrganisation', { rows: closedMonthOfFinn }).ok).toBe(true)
})

afterEach(() => {
  app.close()
  temp.remove()
})

/** Every text in the whole database, but for the numbers of who was erased, which keep them from coming back. */
function everythingIn({ application }: TestApp): string {
  const { db } = application.folder
  return (
    db
      .all(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`)
      .filter(({ name }) => name !== 'erased_subject')
      .flatMap(({ name }) => db.all(`select * from ${String(name)}`))
      .filter(({ kind }) => kind !== 'erased')
      // The register says by number whom somebody asked about.
      .map((row) => JSON.stringify(row).replaceAll(/\\*"subject(_i|I)d\\*":\\*"finn\\*"/g, ''))
      .join('\n')
  )
}

/** What is still there of the child that left; empty = nothing. */
function leftOfFinn(): readonly string[] {
  return everythingIn(app).match(new RegExp(`.{0,60}(${wordsOfFinn.source}).{0,20}`, 'g')) ?? []
}

/** All bytes of all files of the folder, as text. */
function bytesOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n')
}

function rowsOf(table: string): readonly unknown[] {
  return app.application.folder.db.all(`select * from ${table} order by id`)
}

const eraseFinn = {
  subjectKind: 'child',
  subjectId: 'finn',
  typedName: 'finn  wolters',
  ground: 'request',
} as const

describe('erasing a child on a computer that stands alone (PRIV-2)', () => {
  test('leaves nothing of it in the database, and everything else as it was', async () => {
    const done = app.application.act('setFamily', {
      familyId: 'family-finn',
      isDirectDebit: false,
      language: 'en',
    })
    expect(done.ok).toBe(true)
    const others = ['base_group', 'house_rule', 'shift', 'contract_day'].map((table) => rowsOf(table).length)
    expect(leftOfFinn().length).toBeGreaterThan(20)
    const look = await app.done('retention.lookAtErasure', { subjectKind: 'child', subjectId: 'finn' })
    expect(look).toMatchObject({ name: 'Finn Wolters', obstacles: [] })
    expect(look.stays.map(({ code }) => code)).toEqual([
      'erasureStays.ledger',
      'erasureStays.requests',
      'erasureStays.acts',
    ])
    expect(await app.done('retention.erase', eraseFinn)).toEqual({ isWaiting: false })
    expect(leftOfFinn()).toEqual([])
    expect(verifyDatabase(app.application.folder.db)).toEqual([])
    expect(['base_group', 'house_rule', 'shift'].map((table) => rowsOf(table).length)).toEqual(
      others.slice(0, 3),
    )
    expect(rowsOf('contract_day')).toHaveLength((others[3] ?? 0) - 2)
  })

  test('keeps the lines of the ledger and the register without the child (MONEY-4)', async () => {
    await app.done('retention.erase', eraseFinn)
    const [line] = rowsOf('ledger_entry')
    expect(line).toMatchObject({ minutes: 30, cents: 528, note: '' })
    expect(rowsOf('privacy_request')).toMatchObject([
      { subject_id: 'finn', note: '', outcome: '', status: 'done' },
    ])
    expect(rowsOf('group_merge')).toMatchObject([{ proof: expect.stringContaining('—') as string }])
    expect(rowsOf('scenario')).toMatchObject([{ changes: '[]' }])
  })

  test('is refused without the exact name, while an agreement runs, and under a legal hold', async () => {
    expect(await app.refused('retention.erase', { ...eraseFinn, typedName: 'Finn' })).toMatchObject({
      code: 'refusal.nameDiffers',
    })
    const noor = { ...eraseFinn, subjectId: 'noor', typedName: 'Noor Bakker' }
    expect(await app.refused('retention.erase', noor)).toMatchObject({ code: 'refusal.agreementRuns' })
    const hold = { locationId: 'rainbow', subjectKind: 'child', subjectId: 'finn', reason: 'klacht' } as const
    await app.done('retention.setHold', hold)
    expect(await app.refused('retention.erase', eraseFinn)).toMatchObject({ code: 'refusal.legalHold' })
    expect(await app.refused('retention.setHold', hold)).toMatchObject({ code: 'refusal.holdTwice' })
  })

  test('cannot be taken back, and nobody of that number is made anew', async () => {
    await app.done('retention.erase', eraseFinn)
    expect(await app.refused('history.undo', {})).toMatchObject({ code: 'refusal.notReversible' })
    expect(leftOfFinn()).toEqual([])
  })

  test('takes copies from before along', async () => {
    await app.application.folder.makeCopy('before')
    const copies = () => readdirSync(join(temp.folder, 'copies'), { recursive: true })
    expect(copies().length).toBeGreaterThan(0)
    await app.done('retention.erase', eraseFinn)
    expect(bytesOf(temp.folder)).not.toMatch(/Wolters|Pindakaas/)
    expect(existsSync(join(temp.folder, 'copies')) ? copies() : []).toEqual([])
  })

  test('of a member of staff leaves the shifts without a name, and asks that nobody is on the roster any more', async () => {
    const fatima = {
      subjectKind: 'staffMember',
      subjectId: 'fatima',
      typedName: '',
      ground: 'mistake',
    } as const
    const name = (await app.done('retention.lookAtErasure', fatimaKey)).name
    expect(await app.refused('retention.erase', { ...fatima, typedName: name })).toMatchObject({
      code: 'refusal.shiftsAhead',
    })
    const joris = { ...fatima, subjectId: 'joris', typedName: 'Joris Smit' }
    await app.done('retention.erase', joris)
    expect(everythingIn(app)).not.toMatch(/Joris|Smit/)
    expect(verifyDatabase(app.application.folder.db)).toEqual([])
  })
})

const fatimaKey = { subjectKind: 'staffMember', subjectId: 'fatima' } as const

describe('what is over its term (PRIV-1)', () => {
  test('is shown before it goes, and exactly that goes', async () => {
    const children = await app.done('retention.preview', { kind: 'children' })
    expect(children.people).toEqual([
      expect.objectContaining({
        name: 'Finn Wolters',
        endedOn: '2024-02-29',
        keptUntil: '2025-02-28',
        heldBy: [],
      }),
    ])
    const changed = await app.refused('retention.purge', { kind: 'children', digest: '0'.repeat(64) })
    expect(changed).toMatchObject({ code: 'refusal.purgeDiffers' })
    expect(await app.done('retention.purge', { kind: 'children', digest: children.digest })).toEqual({
      count: 1,
    })
    expect(leftOfFinn()).toEqual([])
    expect(verifyDatabase(app.application.folder.db)).toEqual([])
    const { runs, kinds } = await app.done('retention.list', {})
    expect(runs).toMatchObject([{ counts: [{ kind: 'children', count: 1 }], asOf: '2026-11-23' }])
    expect(kinds.find(({ kind }) => kind === 'children')).toMatchObject({ overCount: 0, months: 12 })
  })

  test('goes kind by kind: planning and attendance go while the child stays', async () => {
    for (const kind of ['planning', 'presence'] as const) {
      const { digest, rows } = await app.done('retention.preview', { kind })
      expect(rows.length).toBeGreaterThan(0)
      await app.done('retention.purge', { kind, digest })
    }
    expect(rowsOf('observed_time')).toEqual([])
    expect(everythingIn(app)).not.toMatch(/finn-ill|finn-came/)
    expect(everythingIn(app)).toMatch(/Finn/)
    expect(verifyDatabase(app.application.folder.db)).toEqual([])
  })

  test('is held back by a hold, which is lifted with a reason', async () => {
    const held = { locationId: null, subjectKind: 'child', subjectId: 'finn', reason: 'klacht' } as const
    await app.done('retention.setHold', held)
    const preview = await app.done('retention.preview', { kind: 'children' })
    expect(preview).toMatchObject({ overCount: 0, heldCount: 1, people: [{ heldBy: ['legalHold'] }] })
    const [hold] = (await app.done('retention.list', {})).holds
    expect(hold).toMatchObject({ name: 'Finn Wolters', isHeld: true, validUntil: null })
    await app.done('retention.liftHold', { holdId: hold?.id ?? '', because: 'afgerond' })
    expect((await app.done('retention.list', {})).holds).toMatchObject([
      { isHeld: true, validUntil: '2026-11-23', liftedBecause: 'afgerond' },
    ])
  })

  test('goes by itself only where the house says so (PRIV-8)', async () => {
    app.application.startDailyWork()
    await new Promise((resume) => setTimeout(resume, 0))
    expect((await app.done('retention.preview', { kind: 'children' })).overCount).toBe(1)
    app.close()
    app = await startApp({ folder: temp.folder })
    const rule = { locationId: null, code: 'retention.automatic', value: 'true', validFrom: '2026-11-01' }
    expect(app.application.act('setHouseRule', rule).ok).toBe(true)
    app.application.startDailyWork()
    for (let turn = 0; turn < 200 && everythingIn(app).includes('Wolters'); turn += 1) {
      await new Promise((resume) => setImmediate(resume))
    }
    expect(everythingIn(app)).not.toMatch(/Wolters/)
    expect(verifyDatabase(app.application.folder.db)).toEqual([])
  })

  test('of the log of this computer is emptied, and the records stay proved', async () => {
    app.close()
    app = await startApp({ folder: temp.folder, now: '2028-02-01T08:00:00.000Z' })
    const preview = await app.done('retention.preview', { kind: 'audit' })
    expect(preview.overCount).toBeGreaterThan(0)
    await app.done('retention.purge', { kind: 'audit', digest: preview.digest })
    expect((await app.done('retention.preview', { kind: 'audit' })).overCount).toBe(0)
    const args = app.application.folder.db.all('select args from command_log order by seq')
    expect(args[0]).toEqual({ args: '{}' })
    expect(verifyDatabase(app.application.folder.db)).toEqual([])
    expect(await app.refused('history.undo', {})).toBeDefined()
  })

  describe('of the log of this computer', () => {
    const medical = (medicalNotes: string) => ({
      ...{ childId: 'noor', address: '', isAddressSecret: false, diet: '', allergies: '', notes: '' },
      medicalNotes,
    })
    const hold = { locationId: null, subjectKind: 'child', subjectId: 'noor', reason: 'klacht' } as const

    async function openOn(day: string): Promise<void> {
      app.close()
      app = await startApp({ folder: temp.folder, now: `${day}T08:00:00.000Z` })
    }

    async function cut(): Promise<{ readonly count: number; readonly heldCount: number }> {
      const { digest, heldCount } = await app.done('retention.preview', { kind: 'audit' })
      return { heldCount, count: (await app.done('retention.purge', { kind: 'audit', digest })).count }
    }

    function done(type: string, args: object): string {
      const act = app.application.act(type, args)
      if (!act.ok) throw new Error(JSON.stringify(act.refusal))
      return String(app.application.folder.db.first('select max(seq), id from command_log')?.['id'])
    }

    function logText(): string {
      const { db } = app.application.folder
      return JSON.stringify([
        db.all('select * from audit_log'),
        db.all('select args, label from command_log'),
      ])
    }

    test('goes in every next year too how the records were', async () => {
      await openOn('2027-12-01')
      expect((await cut()).count).toBeGreaterThan(0)
      done('saveChildFile', medical('de eerste notitie'))
      done('saveChildFile', medical('de tweede notitie'))
      await openOn('2029-06-01')
      expect((await cut()).count).toBe(2)
      expect(logText()).not.toContain('de eerste notitie')
      // How the row is now is kept in the records, and one line tells of it.
      expect(logText().match(/de tweede notitie/g)).toHaveLength(1)
      expect(verifyDatabase(app.application.folder.db)).toEqual([])
    })

    test('stays what is about somebody for whom a hold stands, until it is lifted', async () => {
      done('saveChildFile', medical('de eerste notitie'))
      done('saveChildFile', medical('de tweede notitie'))
      done('setHold', hold)
      const holdId = String(app.application.folder.db.first('select id from legal_hold')?.['id'])
      const lines = () =>
        app.application.folder.db.all(`select seq from audit_chain where kind = 'act'`).length
      await openOn('2028-06-01')
      const before = lines()
      expect((await cut()).heldCount).toBeGreaterThan(1)
      expect(logText()).toContain('de eerste notitie')
      expect(lines()).toBeGreaterThan(before - 3)
      expect(verifyDatabase(app.application.folder.db)).toEqual([])
      done('liftHold', { holdId, because: 'de klacht is klaar' })
      await openOn('2028-06-03')
      expect((await cut()).heldCount).toBe(0)
      expect(logText()).not.toContain('de eerste notitie')
      expect(verifyDatabase(app.application.folder.db)).toEqual([])
    })
  })
})
