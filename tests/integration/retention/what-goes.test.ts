import { existsSync, readdirSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { aChild, aContract, anAbsence, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { childId, contractId, locationId, shiftId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { aHouseRule } from '#tests/harness/builders/organisation.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'
import { makeTempFolder } from '#tests/harness/database.ts'

let app: TestApp

afterEach(() => app.close())

async function open(rows: (base: RowSet) => RowSet): Promise<void> {
  const base = aRowSet()
  const manager = aStaffMember({ id: staffMemberId('manager'), firstName: 'Anja', role: 'manager' })
  const staff = [...(base.staff_member ?? []), manager]
  app = await startApp({ data: rows({ ...base, staff_member: staff }) })
}

async function purge(kind: 'planning' | 'presence' | 'staff' | 'children'): Promise<number> {
  const { digest } = await app.done('retention.preview', { kind })
  return (await app.done('retention.purge', { kind, digest })).count
}

function idsOf(table: string): readonly unknown[] {
  return app.application.folder.db.all(`select id from ${table} order by id`).map(({ id }) => id)
}

describe('planning and attendance (PRIV-1)', () => {
  test('a swap of which one half is still kept stays whole, and goes with the other half', async () => {
    const request: CareRequest = {
      ...{
        id: 'swap' as never,
        kind: 'swapDay' as const,
        childId: childId('noor'),
        locationId: locationId('rainbow'),
      },
      ...{
        wantedDay: isoDay('2025-03-03'),
        wantedStartMinute: null,
        wantedEndMinute: null,
        wantedGroupId: null,
      },
      ...{
        givenDay: isoDay('2025-03-04'),
        givenStartMinute: null,
        givenEndMinute: null,
        swapReason: 'private' as const,
      },
      ...{
        payment: null,
        receivedAt: '2025-02-01T09:00:00.000Z' as never,
        note: '',
        status: 'approved' as const,
      },
      ...{ offeredWish: null, decidedAt: '2025-02-02T09:00:00.000Z' as never, decidedBy: 'manager' },
      ...{ overrideReason: '', isAutomatic: false, isHeldForPerson: false, decisionSnapshot: null },
    }
    await open((base) => ({
      ...base,
      care_request: [request],
      absence: [
        ...(base.absence ?? []),
        {
          ...anAbsence({ id: 'half', childId: childId('noor'), startDay: isoDay('2026-03-02') }),
          requestId: request.id,
        },
      ],
    }))
    const preview = await app.done('retention.preview', { kind: 'planning' })
    expect(preview).toMatchObject({ overCount: 0, held: [{ reason: 'referenced', count: 1 }] })
    expect(await purge('planning')).toBe(0)
    expect(idsOf('care_request')).toEqual(['swap'])
  })

  test('the last shift of somebody stays as long as the person, for it says when that was', async () => {
    const joris = staffMemberId('joris')
    const shifts = ['2024-03-04', '2024-03-05'].map((day) =>
      aShift({ id: shiftId(`shift-${day}`), staff: joris, day: isoDay(day) }),
    )
    await open((base) => ({ ...base, shift: [...(base.shift ?? []), ...shifts] }))
    expect(await purge('planning')).toBe(1)
    expect(idsOf('shift')).toEqual(['fatima-tuesday', 'shift-2024-03-05'])
    const staff = await app.done('retention.preview', { kind: 'staff' })
    expect(staff.people.filter(({ heldBy }) => heldBy.length === 0)).toMatchObject([
      { subjectId: 'joris', endedOn: '2024-03-05' },
    ])
    expect(await purge('staff')).toBe(1)
    expect(await purge('planning')).toBe(1)
    expect(idsOf('shift')).toEqual(['fatima-tuesday'])
    expect(verifyDatabase(app.application.folder.db)).toEqual([])
  })

  test('more than one act can hold goes in several, each with its own proof', async () => {
    const days = Array.from({ length: 620 }, (_, index) => index)
    await open((base) => ({
      ...base,
      observed_time: days.map((index) => ({
        ...{ id: `came-${index}`, childId: childId('noor'), locationId: locationId('rainbow') },
        ...{ day: isoDay('2020-05-04'), arrivedMinute: 480, leftMinute: 1020 },
      })),
    }))
    expect(await purge('presence')).toBe(620)
    expect(idsOf('observed_time')).toEqual([])
    const { runs } = await app.done('retention.list', {})
    expect(runs.map(({ counts }) => counts[0]?.count ?? 0).toSorted((a, b) => a - b)).toEqual([120, 500])
  })

  test('a location may keep shorter than the organisation, and not longer', async () => {
    const stay = anExtraAttendance({ childId: childId('noor'), day: isoDay('2026-02-02') })
    const shorter = aHouseRule('retention.planningMonths', 6)
    await open((base) => ({
      ...base,
      extra_attendance: [...(base.extra_attendance ?? []), stay],
      house_rule: [...(base.house_rule ?? []), { ...shorter, locationId: locationId('rainbow') }],
    }))
    const preview = await app.done('retention.preview', { kind: 'planning' })
    expect(preview.rows).toMatchObject([{ table: 'extra_attendance', count: 1, from: '2026-02-02' }])
    const { kinds } = await app.done('retention.list', {})
    expect(kinds.find(({ kind }) => kind === 'planning')?.months).toBe(12)
  })
})

describe('dossiers (PRIV-1)', () => {
  test('of two children of a family go together, also when each goes by itself', async () => {
    const children = ['anna', 'bram'].map((id) =>
      aChild({ id: childId(id), firstName: id, surname: 'Winter', familyId: 'family-winter' }),
    )
    const contracts = children.map(({ id }, index) =>
      aContract({
        ...{ id: contractId(`of-${id}`), child: id, days: [1] },
        endDate: isoDay(index === 0 ? '2024-05-31' : '2025-05-31'),
      }),
    )
    await open((base) => ({
      ...base,
      child: [...(base.child ?? []), ...children],
      contract: [...(base.contract ?? []), ...contracts.map(({ contract }) => contract)],
      contract_day: [...(base.contract_day ?? []), ...contracts.flatMap(({ contractDays }) => contractDays)],
    }))
    const preview = await app.done('retention.preview', { kind: 'children' })
    expect(preview.people.map(({ subjectId, endedOn }) => [subjectId, endedOn])).toEqual([
      ['anna', '2025-05-31'],
      ['bram', '2025-05-31'],
    ])
    expect(await purge('children')).toBe(2)
    expect(idsOf('child')).toEqual(['noor', 'sem'])
    expect(verifyDatabase(app.application.folder.db)).toEqual([])
  })

  test('a program that ends between an erasure and its copies finishes at the next start (PRIV-2)', async () => {
    const temp = makeTempFolder()
    app = await startApp({ folder: temp.folder, data: aRowSet() })
    await app.application.folder.makeCopy('before')
    const joris = { subjectKind: 'staffMember', subjectId: 'joris', ground: 'mistake' }
    expect(app.application.act('erasePerson', joris).ok).toBe(true)
    const copies = () => (existsSync(`${temp.folder}/copies`) ? readdirSync(`${temp.folder}/copies`) : [])
    expect(copies().length).toBeGreaterThan(0)
    app.close()
    app = await startApp({ folder: temp.folder })
    expect(copies()).toEqual([])
    app.close()
    temp.remove()
    app = await startApp()
  })
})
