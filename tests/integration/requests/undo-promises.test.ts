import { beforeEach, describe, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { stateHash } from '#electron/db/state-hash.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import type { CareWish } from '#shared/domain/requests/model.ts'
import { aChild, aContract, aFixedFace } from '#tests/harness/builders/children.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { openTestRecords } from '#tests/harness/database.ts'
import type { TestRunner } from '#tests/harness/database.ts'
import { aHouse, aSwap, anExtraDay, friday, noorId, thursday } from '#tests/unit/requests/wishes.ts'
import { rowsOfHouse } from './house-rows.ts'

const sem = childId('sem')
const guest = childId('guest')

let opened: OpenedDataFolder
let app: TestRunner

/** Noor's house: six others and Noor on Thursday, six others on Friday, and one member of staff for eight. */
beforeEach(async () => {
  const records = await openTestRecords()
  opened = records.opened
  app = records.app
  const hours = { start: '08:00', end: '18:00' }
  const facts = aHouse({
    ages: { 2: 7 },
    children: [
      aChild({ id: sem, firstName: 'Sem', surname: 'Dekker' }),
      aChild({ id: guest, firstName: 'Guus' }),
    ],
    contracts: [aContract({ child: sem, days: [1], hours }), aContract({ child: guest, days: [1], hours })],
    fixedFaces: [aFixedFace(sem, 'staff1'), aFixedFace(guest, 'staff1')],
  })
  app.done('importOrganisation', { rows: rowsOfHouse(facts) }, 'import')
  return records.close
})

function enter(wish: CareWish, id: string): string {
  app.done('enterRequest', { wish, note: '' }, id)
  return `${id}.1`
}

const statusOf = (requestId: string) => createRowReader(opened.db).findRow('care_request', requestId)?.status

function expectRefused(type: string, args: unknown, refusal: object): void {
  const before = stateHash(opened.db)
  expect(app.refused(type, args)).toMatchObject(refusal)
  expect(stateHash(opened.db)).toBe(before)
}

describe('taking back and doing again never promise one place twice (CHECK-4)', () => {
  test('a swap is not undone when the place it gave up is another child’s now', () => {
    const swap = enter(aSwap(), 'swap')
    app.done('approveRequest', { requestId: swap }, 'granted')
    const other = enter(anExtraDay({ childId: sem, wantedDay: thursday }), 'other')
    app.done('approveRequest', { requestId: other }, 'other-granted')
    expectRefused(
      'undoCommand',
      { commandId: 'granted' },
      { code: 'givenPlaceTaken', params: { day: thursday } },
    )
    expect(statusOf(swap)).toBe('approved')
    // When the other one is taken back first, there is room again.
    app.done('undoCommand', { commandId: 'other-granted' })
    app.done('undoCommand', { commandId: 'granted' })
    expect(statusOf(swap)).toBe('open')
  })

  test('a place that was let go and given to another child is not given again by redoing', () => {
    const first = enter(anExtraDay({ childId: sem, wantedDay: friday }), 'first')
    app.done('approveRequest', { requestId: first }, 'granted')
    app.done('undoCommand', { commandId: 'granted' })
    const second = enter(anExtraDay({ childId: guest, wantedDay: friday }), 'second')
    app.done('approveRequest', { requestId: second }, 'second-granted')
    expectRefused('redoCommand', { commandId: 'granted' }, { code: 'checkSaysNo', params: { step: 'ratio' } })
    app.done('undoCommand', { commandId: 'second-granted' })
    app.done('redoCommand', { commandId: 'granted' })
    expect(statusOf(first)).toBe('approved')
  })

  test('undoing that a request was put back is checked as well', () => {
    const first = enter(anExtraDay({ childId: sem, wantedDay: friday }), 'first')
    app.done('approveRequest', { requestId: first }, 'granted')
    app.done('reopenRequest', { requestId: first }, 'reopened')
    const second = enter(anExtraDay({ childId: guest, wantedDay: friday }), 'second')
    app.done('approveRequest', { requestId: second }, 'second-granted')
    expectRefused('undoCommand', { commandId: 'reopened' }, { code: 'checkSaysNo' })
  })

  test('what a manager granted against the check may be done again', () => {
    const full = enter(anExtraDay({ childId: sem, wantedDay: friday }), 'full')
    const second = enter(anExtraDay({ childId: guest, wantedDay: friday }), 'second')
    app.done('approveRequest', { requestId: second }, 'second-granted')
    app.done('approveRequestAnyway', { requestId: full, reason: 'Stagiair extra' }, 'override')
    app.done('undoCommand', { commandId: 'override' })
    app.done('redoCommand', { commandId: 'override' })
    expect(statusOf(full)).toBe('approved')
  })
})

/** Approved as one step, called `batch-0`. */
function approveTogether(requestIds: readonly string[]): void {
  const results = app.runner.runEach(
    requestIds.map((requestId, place) => ({
      id: `batch-${place}` as CommandId,
      type: 'approveRequest',
      args: { requestId },
      actorId: 'manager',
    })),
  )
  expect(results.map(({ ok }) => ok)).toEqual(requestIds.map(() => true))
}

describe('a batch is taken back and done again as one act after the other (CHECK-4)', () => {
  test('one undo takes all of it back, also when one child got the place that another gave up', () => {
    const swap = enter(aSwap(), 'swap')
    const other = enter(anExtraDay({ childId: sem, wantedDay: thursday }), 'other')
    approveTogether([swap, other])
    app.done('undoCommand', { commandId: 'batch-0' })
    expect([statusOf(swap), statusOf(other)]).toEqual(['open', 'open'])
    app.done('redoCommand', { commandId: 'batch-0' })
    expect([statusOf(swap), statusOf(other)]).toEqual(['approved', 'approved'])
  })

  test('two requests do not come back together for the one place that is left', () => {
    // One of the seven is on holiday, so there are two places on Friday.
    const known = new Set<string>([sem, guest, noorId])
    const away = createRowReader(opened.db)
      .listRows('child', {})
      .find(({ id }) => !known.has(id))
    const absence = {
      startDay: friday,
      endDay: friday,
      startMinute: null,
      endMinute: null,
      reason: 'holiday',
    }
    app.done('enterAbsence', { childId: away?.id, ...absence, isForCredit: false })
    const first = enter(anExtraDay({ childId: sem, wantedDay: friday }), 'first')
    const second = enter(anExtraDay({ childId: guest, wantedDay: friday }), 'second')
    approveTogether([first, second])
    app.done('undoCommand', { commandId: 'batch-0' })
    const noor = enter(anExtraDay(), 'noor')
    app.done('approveRequest', { requestId: noor }, 'noor-granted')
    expectRefused('redoCommand', { commandId: 'batch-0' }, { code: 'checkSaysNo', params: { step: 'ratio' } })
    app.done('undoCommand', { commandId: 'noor-granted' })
    app.done('redoCommand', { commandId: 'batch-0' })
    expect([statusOf(first), statusOf(second)]).toEqual(['approved', 'approved'])
  })
})
