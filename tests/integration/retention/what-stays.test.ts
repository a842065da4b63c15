import { beforeEach, describe, expect, test } from 'vitest'
import { registers, staysDone } from '#shared/commands/history/stays-done.ts'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { purgeDigest } from '#shared/commands/privacy/purge-digest.ts'
import type { RecordKey } from '#shared/commands/privacy/plan-erasure.ts'
import type { RowTable } from '#shared/commands/privacy/retention-coverage.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aChild, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { openTestRecords } from '#tests/harness/database.ts'
import type { TestRunner } from '#tests/harness/database.ts'
import { closedMonthOfFinn, rowsWithFormerChild } from '#tests/harness/former-child.ts'
import { aBreach, aPrivacyRequest } from '#tests/harness/privacy-examples.ts'

let opened: OpenedDataFolder
let app: TestRunner

/** It is Tuesday 24 November 2026; Finn left more than a year ago. */
beforeEach(async () => {
  const records = await openTestRecords()
  opened = records.opened
  app = records.app
  app.done('importOrganisation', { rows: rowsWithFormerChild() })
  app.done('importOrganisation', { rows: closedMonthOfFinn })
  return records.close
})

const rows = () => createRowReader(opened.db)
const finnHeld = { locationId: 'rainbow', subjectKind: 'child', subjectId: 'finn', reason: 'klacht' } as const
const finnGone = purgeOfChildren('finn')
const finnCame = purgeOfRows('observed_time', 'finn-came')

/** As a purge of yesterday is judged today. */
function purgeOfChildren(...ids: readonly string[]): object {
  const digest = purgeDigest(ids.map((id): RecordKey => ({ table: 'child', id })))
  return { asOf: '2026-11-23', children: ids, staff: [], rows: [], digest }
}

function purgeOfRows(table: RowTable, ...ids: readonly string[]): object {
  const digest = purgeDigest(ids.map((id): RecordKey => ({ table, id })))
  return { asOf: '2026-11-23', children: [], staff: [], rows: [{ table, ids }], digest }
}

describe('a hold of today keeps everything of a person from a purge that was reckoned yesterday (PRIV-1)', () => {
  test.each([
    ['the dossier', finnGone],
    ['the attendance', finnCame],
  ])('%s', (_what, purge) => {
    app.done('setHold', finnHeld, 'hold')
    expect(app.refused('purgeExpired', purge).code).toBe('purgeNotOver')
  })

  test('a plan that is done with and names the person', () => {
    const [plan] = rows().listRows('scenario', {})
    const closed = { ...plan, status: 'discarded', createdAt: '2024-01-08T09:00:00.000Z' }
    app.done('importOrganisation', { rows: { scenario: [closed] } })
    app.done('setHold', finnHeld, 'hold')
    expect(app.refused('purgeExpired', purgeOfRows('scenario', 'plan-1')).code).toBe('purgeNotOver')
    app.done('liftHold', { holdId: 'hold.1', because: 'afgerond' })
    // Today is the last day of the hold.
    expect(app.refused('purgeExpired', purgeOfRows('scenario', 'plan-1')).code).toBe('purgeNotOver')
  })

  test('without a hold they go', () => {
    app.done('purgeExpired', finnCame)
    app.done('purgeExpired', finnGone)
    expect(rows().findRow('child', childId('finn'))).toBeUndefined()
  })
})

describe('data that is kept and not used does not go by itself (PRIV-2)', () => {
  test.each([
    ['the dossier', finnGone],
    ['the attendance', finnCame],
  ])('%s', (_what, purge) => {
    app.done('startRestriction', { childId: 'finn', reason: 'bezwaar loopt' }, 'kept')
    expect(app.refused('purgeExpired', purge).code).toBe('purgeNotOver')
    app.done('liftRestriction', { restrictionId: 'kept.1' })
    app.done('purgeExpired', purge)
  })
})

describe('a purge names everything once, so that its proof counts right (PRIV-1)', () => {
  test.each([
    ['a child', purgeOfChildren('finn', 'finn')],
    ['a row', purgeOfRows('observed_time', 'finn-came', 'finn-came')],
  ])('%s named twice is refused', (_what, purge) => {
    expect(app.refused('purgeExpired', purge).code).toBe('purgeDiffers')
  })
})

describe('the last day of care of a child without an agreement', () => {
  const days = ['2024-03-04', '2024-03-11'].map((day) =>
    anExtraAttendance({ id: `extra-${day}`, childId: childId('pim'), day: isoDay(day) }),
  )

  beforeEach(() => {
    const pim = aChild({ id: childId('pim'), firstName: 'Pim', surname: 'Vos', familyId: 'family-pim' })
    app.done('importOrganisation', { rows: { child: [pim], extra_attendance: days } })
  })

  test('stays when planning goes, for it says when the child left (PRIV-1)', () => {
    const both = purgeOfRows('extra_attendance', 'extra-2024-03-04', 'extra-2024-03-11')
    expect(app.refused('purgeExpired', both)).toMatchObject({ code: 'purgeNotOver', params: { count: 1 } })
    app.done('purgeExpired', purgeOfRows('extra_attendance', 'extra-2024-03-04'))
    expect(app.refused('purgeExpired', purgeOfRows('extra_attendance', 'extra-2024-03-11')).code).toBe(
      'purgeNotOver',
    )
    app.done('purgeExpired', purgeOfChildren('pim'))
    expect(rows().listRows('extra_attendance', { childId: childId('pim') })).toEqual([])
  })

  test('goes as all planning does when an agreement of the family tells of that day or a later one', () => {
    const finn = anExtraAttendance({ id: 'finn-extra', childId: childId('finn'), day: isoDay('2022-05-02') })
    app.done('importOrganisation', { rows: { extra_attendance: [finn] } })
    app.done('purgeExpired', purgeOfRows('extra_attendance', 'finn-extra'))
    expect(rows().findRow('extra_attendance', 'finn-extra')).toBeUndefined()
  })
})

describe('what was written down in a register of the law is not unmade', () => {
  test.each([
    ['a legal hold (PRIV-1)', 'setHold', finnHeld, 'legal_hold'],
    ['a data breach (PRIV-7)', 'enterBreach', aBreach, 'data_breach'],
    ['a request about rights (PRIV-2)', 'enterPrivacyRequest', aPrivacyRequest, 'privacy_request'],
  ] as const)('%s: it ends with a reason', (_what, type, args, table) => {
    const before = rows().listRows<'legal_hold' | 'data_breach' | 'privacy_request'>(table, {}).length
    const { label } = app.done(type, args, 'entered')
    expect(registers).toContain(table)
    // Nobody is offered what is refused.
    expect(staysDone(label.code)).toBe(true)
    expect(app.refused('undoCommand', { commandId: 'entered' }).code).toBe('registerStays')
    expect(rows().listRows<'legal_hold' | 'data_breach' | 'privacy_request'>(table, {})).toHaveLength(
      before + 1,
    )
  })
})
