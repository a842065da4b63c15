import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyHead, troubleIn } from '#headquarters/store/audit-chain.ts'
import { migrations } from '#headquarters/store/migrations/migrations.ts'
import { openPgliteEngine } from '#headquarters/store/pglite/pglite-engine.ts'
import { listAudit } from '#headquarters/store/sql/audit.ts'
import { migrate } from '#headquarters/store/sql/migrate.ts'
import type { SqlEngine } from '#headquarters/store/sql/sql-session.ts'

const PATIENT_MS = 300_000
const stepBefore = migrations.findIndex(({ name }) => name === '0006_guard_trail')
let folder: string
let engine: SqlEngine

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dagdeel-trail-'))
  engine = await openPgliteEngine({ folder: join(folder, 'database'), isFlushing: false })
  await migrate(engine, migrations.slice(0, stepBefore))
  await engine.execute(`insert into hq_audit (at, actor, device_id, kind, facts) values
    ('2026-01-02T09:00:00.000Z', 'system', 'desk', 'enrolled', '{"app":"1.0.0","streams":2}'),
    ('2026-01-03T09:00:00.000Z', 'headquarters', null, 'enrolCode', '{"streams":1,"what":"\\"é\\" \\n"}')`)
  await migrate(engine, migrations)
}, PATIENT_MS)

afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

test('what was written down before there was a chain is chained as if it always was', async () => {
  const lines = await engine.transaction('read', (session) => listAudit(session, 0, 10))
  expect(lines.map(({ seq, kind }) => [seq, kind])).toEqual([
    [1, 'enrolled'],
    [2, 'enrolCode'],
  ])
  expect(troubleIn(lines, emptyHead)).toBeNull()
})

test.each([
  `update hq_audit set kind = 'other' where seq = 1`,
  'delete from hq_audit where seq = 2',
  'truncate hq_audit',
])('the database refuses "%s"', async (statement) => {
  await expect(engine.execute(statement)).rejects.toThrow('23001')
})

test('whoever takes the guard away and changes a line is found out', async () => {
  await engine.execute(`alter table hq_audit disable trigger user;
    update hq_audit set facts = '{"streams":3}' where seq = 2; alter table hq_audit enable trigger user`)
  const lines = await engine.transaction('read', (session) => listAudit(session, 0, 10))
  expect(troubleIn(lines, emptyHead)).toEqual({ kind: 'edited', seq: 2 })
})
