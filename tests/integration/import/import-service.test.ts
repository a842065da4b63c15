import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stateHash } from '#electron/db/state-hash.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { importReportSchema } from '#shared/schema/import/model.ts'
import type { ImportReport } from '#shared/schema/import/model.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { asWindows1252, houseFiles, houseWithLine, smallHouse } from '#tests/unit/import/small-house.ts'

let app: TestApp

beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.close())

const hash = () => stateHash(app.application.folder.db)
const rows = () => createRowReader(app.application.folder.db)
const codesOf = (report: ImportReport) => report.causes.map(({ message }) => message.code)
const countOf = (report: ImportReport, table: string) => report.counts.find((count) => count.table === table)

describe('all or nothing', () => {
  test('a folder without errors is written as one step, and nothing is out of order afterwards', () => {
    const report = app.application.importFiles(houseFiles())
    expect(report).toMatchObject({
      status: 'imported',
      isClean: true,
      errorCount: 0,
      done: { label: { code: 'command.importOrganisation' } },
    })
    expect(
      rows()
        .listRows('child', {})
        .map(({ firstName }) => firstName),
    ).toEqual(['Noor'])
    expect(verifyDatabase(app.application.folder.db)).toEqual([])
  })

  test('one wrong cell in the last file and the data are what they were', () => {
    app.application.importFiles(houseFiles())
    const before = hash()
    const report = app.application.importFiles([
      ...houseWithLine('kinderen.csv', 'K2;Levi;;Smit;27-06-2023'),
      { name: 'studiedagen.csv', bytes: new TextEncoder().encode('school;datum\nnergens;01-02-2027\n') },
    ])
    expect(report).toMatchObject({ status: 'refused', isClean: false, done: null })
    expect(codesOf(report)).toEqual(['import.unknownReference'])
    expect(hash()).toBe(before)
  })

  test('checking writes nothing', () => {
    const before = hash()
    const report = app.application.checkFiles(houseFiles())
    expect(report).toMatchObject({ status: 'checked', isClean: true, done: null })
    expect(countOf(report, 'child')).toEqual({ table: 'child', new: 1, updated: 0, unchanged: 0, removed: 0 })
    expect(hash()).toBe(before)
  })

  test('the import is undone in one step and redone in one step', async () => {
    const before = hash()
    app.application.importFiles(houseFiles())
    const after = hash()
    await app.done('history.undo', {})
    expect(hash()).toBe(before)
    await app.done('history.redo', {})
    expect(hash()).toBe(after)
  })
})

describe('bringing the same organisation in again', () => {
  beforeEach(() => {
    app.application.importFiles(houseFiles())
  })

  test('the same files change nothing and add nothing to the history', async () => {
    const before = hash()
    const { entries } = await app.done('history.list', { limit: 10 })
    const report = app.application.importFiles(houseFiles())
    expect(report).toMatchObject({ status: 'imported', done: null })
    expect(countOf(report, 'shift')).toEqual({ table: 'shift', new: 0, updated: 0, unchanged: 1, removed: 0 })
    expect(hash()).toBe(before)
    expect((await app.done('history.list', { limit: 10 })).entries).toHaveLength(entries.length)
  })

  test('a changed row is updated, a new row is added, and what the files do not name stays', () => {
    const report = app.application.importFiles([
      {
        name: 'kinderen.csv',
        bytes: new TextEncoder().encode(
          'nummer;voornaam;achternaam;geboortedatum\nK1;Noor;de Bakker;12-03-2024\nK2;Levi;Smit;27-06-2023\n',
        ),
      },
    ])
    expect(countOf(report, 'child')).toEqual({ table: 'child', new: 1, updated: 1, unchanged: 0, removed: 0 })
    expect(
      rows()
        .listRows('child', {})
        .map(({ surname }) => surname),
    ).toEqual(['de Bakker', 'Smit'])
    expect(rows().listRows('shift', {})).toHaveLength(1)
  })

  test('a weekday struck from a contract is gone, and undo brings it back', async () => {
    const before = hash()
    const contract =
      'nummer;kind;locatie;opvangsoort;groep;ingangsdatum;maandag;dinsdag\nC1;K1;L1;dagopvang;G1;01-05-2026;;08:30-17:00\n'
    const report = app.application.importFiles(houseFiles({ 'contracten.csv': contract }))
    expect(countOf(report, 'contract_day')).toEqual({
      table: 'contract_day',
      new: 1,
      updated: 0,
      unchanged: 0,
      removed: 1,
    })
    expect(
      rows()
        .listRows('contract_day', {})
        .map(({ weekday }) => weekday),
    ).toEqual([2])
    await app.done('history.undo', {})
    expect(hash()).toBe(before)
  })

  test('new opening hours take the place of the old ones', () => {
    const hours =
      'locatie;opvangsoort;dag;open;dicht\nL1;dagopvang;ma t/m do;07:00;18:30\nL1;bso;ma t/m vr;07:30;18:30\n'
    const report = app.application.importFiles(houseFiles({ 'openingstijden.csv': hours }))
    expect(countOf(report, 'opening_hours')).toMatchObject({ new: 4, unchanged: 5, removed: 5 })
  })

  test('another organisation is refused', () => {
    const before = hash()
    const report = app.application.importFiles(
      houseFiles({
        'organisatie.csv': 'nummer;naam\nander;De Grote Wereld\n',
        'locaties.csv': (smallHouse['locaties.csv'] ?? '').replace('org', 'ander'),
      }),
    )
    expect(codesOf(report)).toContain('import.otherOrganisation')
    expect(hash()).toBe(before)
  })

  test('a contract that clashes with one that is stored is refused', () => {
    const line =
      'nummer;kind;locatie;opvangsoort;groep;ingangsdatum;dinsdag\nC2;K1;L1;dagopvang;G1;01-06-2026;08:00-17:00\n'
    const report = app.application.importFiles([
      { name: 'contracten.csv', bytes: new TextEncoder().encode(line) },
    ])
    expect(report.causes).toMatchObject([
      { message: { code: 'import.contractsOverlap' }, places: [{ row: 2 }] },
    ])
  })
})

describe('balances of before (MONEY-4)', () => {
  const saldi = (hours: string) => [
    {
      name: 'saldi.csv',
      bytes: new TextEncoder().encode(
        `kind;locatie;rekening;uren;dag;vervalt\nK1;L1;ruiltegoed;${hours};01-11-2026;31-12-2026\n`,
      ),
    },
  ]
  const balance = () =>
    rows()
      .listRows('ledger_entry', {})
      .reduce((sum, { minutes }) => sum + minutes, 0)

  beforeEach(() => {
    app.application.importFiles(houseFiles())
  })

  test('a balance that is brought in twice is booked once, and nothing is out of order', () => {
    expect(app.application.importFiles(saldi('11')).done).not.toBeNull()
    expect(app.application.importFiles(saldi('11')).done).toBeNull()
    expect(balance()).toBe(660)
    expect(verifyDatabase(app.application.folder.db)).toEqual([])
  })

  test('another amount for the same is refused, and the one that was booked stands', () => {
    app.application.importFiles(saldi('11'))
    const report = app.application.importFiles(saldi('22'))
    expect(report.status).toBe('refused')
    expect(codesOf(report)).toEqual(['import.bookedAlready'])
    expect(balance()).toBe(660)
  })

  test('undo takes the balance back by a line against it, redo puts it back', async () => {
    app.application.importFiles(saldi('11'))
    await app.done('history.undo', {})
    expect(balance()).toBe(0)
    expect(rows().listRows('ledger_entry', {})).toHaveLength(2)
    await app.done('history.redo', {})
    expect(balance()).toBe(660)
    expect(verifyDatabase(app.application.folder.db)).toEqual([])
  })
})

describe('through the bridge of the screen', () => {
  const upload = () => ({
    files: houseFiles({
      'kinderen.csv': asWindows1252('nummer;voornaam;achternaam;geboortedatum\nK1;Zoë;Bakker;12-03-2024\n'),
    }).map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })),
  })

  test('check and run give the same kind of report', async () => {
    const checked = await app.done('import.check', upload())
    const run = await app.done('import.run', upload())
    expect(importReportSchema.parse(run)).toEqual(run)
    expect(run.counts).toEqual(checked.counts)
    expect(rows().listRows('child', {})).toMatchObject([{ firstName: 'Zoë' }])
  })

  test('forty-one files are refused before anything is read', async () => {
    const files = Array.from({ length: 41 }, (_, index) => ({ name: `${index}.csv`, base64: '' }))
    expect(await app.refused('import.run', { files })).toMatchObject({ code: 'input.refused' })
  })

  test('whatever bytes a file holds, there is a report and the app keeps answering', async () => {
    let seed = 7
    const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648)
    for (let round = 0; round < 40; round += 1) {
      const bytes = Uint8Array.from({ length: next() % 400 }, () => next() % 256)
      const report = app.application.checkFiles(houseFiles({ 'kinderen.csv': bytes }))
      expect(report.isClean).toBe(false)
    }
    expect((await app.done('session.get', {})).isEmpty).toBe(true)
  })
})
