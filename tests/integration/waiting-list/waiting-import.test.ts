import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import type { ImportReport } from '#shared/schema/import/model.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { houseFiles } from '#tests/unit/import/small-house.ts'

let app: TestApp

beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.close())

const header = 'nummer;kind;locatie;opvangsoort;dagen;minimaal dagen;gewenst vanaf;aangemeld op;voorrang'

function importWith(name: string, text: string): ImportReport {
  return app.application.importFiles([...houseFiles(), { name, bytes: new TextEncoder().encode(text) }])
}

const codesOf = (report: ImportReport) => report.causes.map(({ message }) => message.code)
const ids = () =>
  createRowReader(app.application.folder.db)
    .listRows('child', {})
    .map(({ id }) => id)
const locationId = () => createRowReader(app.application.folder.db).listRows('location', {})[0]?.id

describe('a waiting list from a file', () => {
  test('is read with its days in order, whole days, and one day to start with', () => {
    app.application.importFiles(houseFiles())
    const line = `W1;${ids()[0]};${locationId()};dagopvang;do di;;01-02-2027;03-11-2026;smi`
    const report = importWith('Wachtlijst 2026.csv', `${header}\n${line}\n`)
    expect(report.status, JSON.stringify(report.causes)).toBe('imported')
    const [entry] = createRowReader(app.application.folder.db).listRows('waiting_entry', {})
    expect(entry).toMatchObject({
      id: 'W1',
      days: [
        { weekday: 2, startMinute: null, endMinute: null },
        { weekday: 4, startMinute: null, endMinute: null },
      ],
      ...{ minimumDays: 1, priority: 'socialMedical', status: 'waiting' },
    })
  })

  test.each([
    ['starts with more days than it wishes', 'dagopvang;di;2;01-02-2027;03-11-2026;', 'import.minimumDays'],
    ['names no day', 'dagopvang;;1;01-02-2027;03-11-2026;', 'import.valueMissing'],
    ['has a weekday nobody knows', 'dagopvang;blauwdag;1;01-02-2027;03-11-2026;', 'import.badWeekday'],
    ['has a priority nobody knows', 'dagopvang;di;1;01-02-2027;03-11-2026;goud', 'import.badChoice'],
    ['has a date that does not exist', 'dagopvang;di;1;31-02-2027;03-11-2026;', 'import.badDay'],
  ])('a row that %s is refused in its place', (_, cells, code) => {
    app.application.importFiles(houseFiles())
    const report = importWith('wachtlijst.csv', `${header}\nW1;${ids()[0]};${locationId()};${cells}\n`)
    expect(report.status).toBe('refused')
    expect(codesOf(report)).toEqual([code])
  })

  test('a child that is not in the files or twice on the list is refused', () => {
    app.application.importFiles(houseFiles())
    const row = (id: string, child: string) =>
      `${id};${child};${locationId()};dagopvang;di;1;01-02-2027;03-11-2026;`
    expect(codesOf(importWith('wachtlijst.csv', `${header}\n${row('W1', 'K999')}\n`))).toEqual([
      'import.unknownReference',
    ])
    const [child = ''] = ids()
    const twice = `${header}\n${row('W1', child)}\n${row('W2', child)}\n`
    expect(codesOf(importWith('wachtlijst.csv', twice))).toEqual(['import.waitingTwice'])
  })

  test('a wish that was settled in the app is not opened again by an old file', () => {
    app.application.importFiles(houseFiles())
    const text = `${header}\nW1;${ids()[0]};${locationId()};dagopvang;di;1;01-02-2027;03-11-2026;\n`
    expect(importWith('wachtlijst.csv', text).status).toBe('imported')
    app.application.act('withdrawWaiting', { entryId: 'W1', reason: 'verhuisd' })
    expect(codesOf(importWith('wachtlijst.csv', text))).toEqual(['import.waitingChanged'])
  })
})

describe('friends from a file', () => {
  test('a child is no friend of itself, and one line for a pair is enough', () => {
    app.application.importFiles(houseFiles())
    const [child = ''] = ids()
    expect(codesOf(importWith('vriendjes.csv', `kind;vriendje\n${child};${child}\n`))).toEqual([
      'import.ownFriend',
    ])
  })
})
