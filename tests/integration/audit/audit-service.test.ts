import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createCommandLogReader } from '#electron/db/repositories/command-log.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { createAuditService } from '#electron/services/audit/audit-service.ts'
import type { AuditService } from '#electron/services/audit/audit-service.ts'
import { createTrail } from '#electron/services/audit/create-trail.ts'
import { commandRegistry } from '#shared/commands/registry.ts'
import type { Role } from '#shared/domain/access/model.ts'
import { chainBeginning } from '#shared/domain/audit/chain-line.ts'
import type { SessionActor } from '#shared/ipc/calls/session.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { childId, locationId } from '#tests/harness/builders/ids.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { makeTempFolder, openTestFolder } from '#tests/harness/database.ts'
import { absenceOf } from '../sync/house.ts'

let app: TestApp

const everything = { fromDay: null, untilDay: null, actorId: null, group: null, childId: null } as const
const page = { ...everything, beforeSeq: null, limit: 100 } as const

beforeEach(async () => {
  app = await startApp({ data: aRowSet() })
})

afterEach(() => app.close())

const kinds = async (input: object = {}): Promise<readonly string[]> =>
  (await app.done('audit.list', { ...page, ...input })).lines.map(({ kind }) => kind)

test('what was done stands in the log with who did it, newest first (PRIV-5)', async () => {
  await app.done('absences.enter', { ...absenceOf('noor'), reason: 'ill' } as never)
  const { lines } = await app.done('audit.list', page)
  expect(lines[0]).toMatchObject({
    kind: 'act',
    about: '',
    what: { code: expect.stringMatching(/absen/i) as string },
  })
  expect(lines.map(({ seq }) => seq)).toEqual([...lines.map(({ seq }) => seq)].sort((a, b) => b - a))
})

test('what happens in the page alone is written down at its word, and nothing else can be', async () => {
  await app.done('audit.note', { kind: 'replySent', what: 'reply', childId: 'noor' })
  const [line] = (await app.done('audit.list', page)).lines
  expect(line).toMatchObject({ kind: 'replySent', about: 'Noor Bakker' })
  expect(
    await app.refused('audit.note', { kind: 'printed', what: 'mergePapers', childId: 'nobody' }),
  ).toEqual({
    code: 'refusal.notFound',
    params: { what: 'child', id: 'nobody' },
  })
  expect((await app.reply('audit.note', { kind: 'signedIn', what: 'reply', childId: null })).status).toBe(
    'refused',
  )
  expect((await app.reply('audit.note', { kind: 'printed', what: 'Noor', childId: null })).status).toBe(
    'refused',
  )
})

describe('who says endlessly that something was printed (PRIV-5)', () => {
  const hundredTimes = async () => {
    for (let time = 0; time < 100; time += 1) {
      await app.done('audit.note', { kind: 'printed', what: 'mergePapers', childId: null })
    }
  }
  const more = {
    kind: 'exported',
    what: { code: 'audit.line.more', params: { more: 40, count: 40, during: '2026-11-23T08:00' } },
  }

  let now: Instant

  beforeEach(async () => {
    app.close()
    now = at
    const clock = { now: () => now, today: () => isoDay('2026-11-23') }
    app = await startApp({ data: aRowSet(), ports: { clock } })
  })

  test('fills sixty lines a minute, and one line with how often it was on top of that', async () => {
    await hundredTimes()
    expect(await kinds({ group: 'outgoing' })).toHaveLength(60)
    now = '2026-11-23T08:01:00.000Z' as Instant
    await app.done('audit.note', { kind: 'printed', what: 'mergePapers', childId: null })
    const { lines } = await app.done('audit.list', { ...page, group: 'outgoing' })
    expect(lines).toHaveLength(62)
    expect(lines[1]).toMatchObject(more)
    expect(lines[0]).toMatchObject({ kind: 'printed' })
  })

  test('is written down when the data closes within that minute', async () => {
    await hundredTimes()
    const { folder } = app
    app.application.close()
    const again = await startApp({ folder })
    try {
      const { lines } = await again.done('audit.list', { ...page, group: 'outgoing' })
      expect(lines).toHaveLength(61)
      expect(lines[0]).toMatchObject(more)
    } finally {
      again.close()
    }
  })
})

test('a ledger that leaves the house is written down, with the month and how many lines', async () => {
  await app.done('ledger.export', { locationId: 'rainbow', month: '2026-10', format: 'csv' })
  const [line] = (await app.done('audit.list', page)).lines
  expect(line).toMatchObject({
    kind: 'exported',
    what: { code: 'audit.line.exported', params: { month: '2026-10', thingCode: 'audit.thing.ledgerMonth' } },
  })
})

describe('somebody looks for', () => {
  beforeEach(async () => {
    app.application.act('settleRoster', { locationId: 'rainbow', week: '2026-W50' })
    await app.done('audit.note', { kind: 'printed', what: 'mergePapers', childId: null })
    app.application.act('enterAbsence', absenceOf('noor'))
    await app.done('audit.note', { kind: 'replySent', what: 'reply', childId: 'noor' })
    app.application.act('enterAbsence', absenceOf('sem'))
  })

  test('a kind of thing', async () => {
    expect(await kinds({ group: 'outgoing' })).toEqual(['replySent', 'printed'])
    expect(await kinds({ group: 'changes' })).toEqual(['act', 'act', 'act', 'act'])
    expect(await kinds({ group: 'access' })).toEqual([])
  })

  test('a child: acts that changed something of it, and what was said about it', async () => {
    expect(await kinds({ childId: 'noor' })).toEqual(['replySent', 'act', 'act'])
    expect(await kinds({ childId: 'sem', group: 'outgoing' })).toEqual([])
  })

  test('a person', async () => {
    const { people } = await app.done('audit.standing', {})
    const [first] = people
    expect(people).toHaveLength(1)
    expect(await kinds({ actorId: first?.id })).toHaveLength(6)
    expect(await kinds({ actorId: 'somebody-else' })).toEqual([])
  })

  test('days as the clock on the wall has them, from midnight to midnight', async () => {
    expect(await kinds({ fromDay: '2026-11-23', untilDay: '2026-11-23' })).toHaveLength(6)
    expect(await kinds({ untilDay: '2026-11-22' })).toEqual([])
    expect(await kinds({ fromDay: '2026-11-24' })).toEqual([])
  })

  test('what is older, a page at a time', async () => {
    const first = await app.done('audit.list', { ...page, limit: 4 })
    expect(first.lines.map(({ seq }) => seq)).toEqual([6, 5, 4, 3])
    const second = await app.done('audit.list', { ...page, limit: 4, beforeSeq: first.nextBeforeSeq })
    expect(second.lines.map(({ seq }) => seq)).toEqual([2, 1])
    expect(second.nextBeforeSeq).toBeNull()
  })
})

test('a moment after midnight in summer belongs to the new day', async () => {
  const night = await startApp({ data: aRowSet(), now: '2026-07-01T22:30:00.000Z' })
  try {
    const days = async (day: string) =>
      (await night.done('audit.list', { ...page, fromDay: isoDay(day), untilDay: isoDay(day) })).lines.length
    expect([await days('2026-07-01'), await days('2026-07-02')]).toEqual([0, 1])
  } finally {
    night.close()
  }
})

/** The service itself, for whoever the test says is asking. */
function serviceOf(): AuditService {
  const { db } = app.application.folder
  return createAuditService({
    ...{ db, rows: createRowReader(db), log: createCommandLogReader(db), nameOf: () => '' },
    permissionOf: (type) => commandRegistry.permissionOf(type),
    trail: createTrail({ db, clock: { now: () => at }, moved: () => undefined }),
    clock: { now: () => at, today: () => isoDay('2026-11-23') },
    slices: { schedule: (run) => void setImmediate(run), elapsedMs: () => 0 },
  })
}
const at = '2026-11-23T08:00:00.000Z' as Instant
const asking = (role: Role, locationIds: readonly string[] = []): SessionActor => ({
  ...{ id: 'asking', name: 'Iemand', role },
  locationIds: locationIds.map((id) => locationId(id)),
})

describe('what somebody may not see is not sent (PRIV-4)', () => {
  beforeEach(async () => {
    app.application.act('enterAbsence', absenceOf('noor'))
    await app.done('audit.note', { kind: 'replySent', what: 'reply', childId: 'noor' })
  })

  test('headquarters reads what kind of act it was, and numbers in place of children', () => {
    const { lines } = serviceOf().list(page, asking('headquartersAdmin'))
    expect(lines.map(({ what, about }) => [what.code, about])).toEqual([
      ['audit.line.replySent', 'noor'],
      ['audit.area.attendance', ''],
      ['audit.area.data', ''],
    ])
    expect(JSON.stringify(lines)).not.toMatch(/Noor|Bakker/)
  })

  test('headquarters cannot look for a child', () => {
    const input = { ...page, childId: childId('noor') }
    expect(serviceOf().list(input, asking('headquartersAdmin')).lines).toEqual([])
  })

  test('a manager of another location reads no name of a child of this one', () => {
    const { lines } = serviceOf().list(page, asking('locationManager', ['swallow']))
    expect(JSON.stringify(lines)).not.toMatch(/Noor|Bakker/)
  })

  test('an inspector reads it as it is', () => {
    const { lines } = serviceOf().list(page, asking('inspector'))
    expect(lines[0]?.about).toBe('Noor Bakker')
  })
})

describe('the file somebody takes along', () => {
  /** Semicolons, quotes and line ends as the file has them. */
  function cellsOf(base64: string): readonly (readonly string[])[] {
    const text = Buffer.from(base64, 'base64').toString('utf8').slice(1)
    return text
      .split('\r\n')
      .slice(0, -1)
      .map((line) =>
        [...line.matchAll(/("(?:[^"]|"")*"|[^;]*)(?:;|$)/g)].map(([, cell]) => plain(cell ?? '')),
      )
  }
  const plain = (cell: string): string =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell

  test('can be checked by somebody else, with a few lines of any language (PRIV-5)', async () => {
    app.application.act('enterAbsence', absenceOf('noor'))
    await app.done('audit.note', { kind: 'replySent', what: 'reply', childId: 'noor' })
    const { base64, fileName, lineCount } = await app.done('audit.export', everything)
    expect([fileName, lineCount]).toEqual(['logboek-2026-11-23.csv', 3])
    const [head, ...rows] = cellsOf(base64)
    expect(head?.slice(0, 10)).toEqual(
      'nummer moment door computer soort onderwerp feiten inhoudbewijs vorige bewijs'.split(' '),
    )
    let previous = chainBeginning
    for (const row of rows) {
      const [seq, moment, actor, device, kind, subject, facts, content, before, proof] = row
      const orNull = (cell: string | undefined) => (cell === '' ? null : cell)
      const proved = ['dagdeel-audit-1', Number(seq), moment, actor, device, kind]
      const text = JSON.stringify([...proved, orNull(subject), facts, orNull(content), before])
      expect(before).toBe(previous)
      expect(createHash('sha256').update(text).digest('hex')).toBe(proof)
      previous = proof ?? ''
    }
    expect(rows).toHaveLength(3)
  })

  test('is itself written down', async () => {
    await app.done('audit.export', everything)
    const [line] = (await app.done('audit.list', page)).lines
    expect(line).toMatchObject({
      kind: 'exported',
      what: { params: { thingCode: 'audit.thing.auditTrail', count: 1 } },
    })
  })
})

describe('the check', () => {
  test('says that the chain holds, and when it was looked at', async () => {
    expect((await app.done('audit.standing', {})).check).toBeNull()
    const check = await app.done('audit.verify', {})
    expect(check).toMatchObject({ findingCount: 0, lineCount: 1, checkedAt: '2026-11-23T08:00:00.000Z' })
    expect((await app.done('audit.standing', {})).check).toEqual(check)
  })

  test('says what is wrong, by number', async () => {
    app.application.act('enterAbsence', absenceOf('noor'))
    const { db } = app.application.folder
    db.inTransaction(() => {
      db.write('drop trigger audit_chain_is_not_rewritten')
      db.write(`update audit_chain set at = '2026-11-22T08:00:00.000Z' where seq = 1`)
      return { ok: true, value: undefined }
    })
    expect(await app.done('audit.verify', {})).toMatchObject({
      findingCount: 1,
      findings: [{ code: 'verify.chainEdited', params: { seq: 1 } }],
    })
  })
})

test('lines taken from the end between two starts are told by every later check (PRIV-5)', async () => {
  const temp = makeTempFolder()
  try {
    const first = await startApp({ folder: temp.folder, data: aRowSet() })
    first.application.act('settleRoster', { locationId: 'rainbow', week: '2026-W50' })
    await first.done('audit.note', { kind: 'printed', what: 'mergePapers', childId: null })
    first.close()
    const thief = await openTestFolder(temp.folder)
    const { db } = thief
    db.inTransaction(() => {
      db.write('drop trigger audit_chain_goes_from_the_oldest_on')
      db.write('delete from audit_chain where seq > 2')
      return { ok: true, value: undefined }
    })
    thief.close()
    const second = await startApp({ folder: temp.folder })
    const check = await second.done('audit.verify', {})
    expect(check.findings).toEqual([{ code: 'verify.chainTail', params: { from: 3, until: 3 } }])
    expect(second.logged.map(({ event }) => event)).toContain('audit.tailLost')
    second.close()
  } finally {
    temp.remove()
  }
})
