import type { BoardCell, BoardRow, CellExplanation, WeekBoard } from '#shared/domain/board/model.ts'
import type { BaseGroupId, ChildId, LocationId, StaffMemberId } from '#shared/domain/ids.ts'
import type { SessionView } from '#shared/ipc/calls/session.ts'
import type { Instant, IsoWeek } from '#shared/kernel/time.ts'
import { addWeeks, daysOfWeek, isoDay, weekdayOf } from '#shared/kernel/time.ts'

export const locationId = 'loc-1' as LocationId
export const week48 = '2026-W48' as IsoWeek
export const today = isoDay('2026-11-26')
const babies = 'grp-babies' as BaseGroupId
const toddlers = 'grp-toddlers' as BaseGroupId

export function aSession(overrides: Partial<SessionView> = {}): SessionView {
  return {
    locations: [
      {
        id: locationId,
        name: 'De Regenboog',
        settings: ['dayCare'],
        groups: [
          { id: babies, name: 'Babies', code: 'BA', setting: 'dayCare' },
          { id: toddlers, name: 'Dreumesen', code: 'DR', setting: 'dayCare' },
        ],
      },
    ],
    actor: { id: 'staff-1', name: 'Sanne Vermeer', role: 'locationManager', locationIds: [] },
    settings: {
      language: 'nl',
      theme: 'light',
      density: 'compact',
      fontScalePercent: 100,
      areLetterKeysOn: true,
      isSidebarCollapsed: false,
      lastLocationId: null,
      lockAfterMinutes: 10,
    },
    today,
    now: '2026-11-26T08:00:00.000Z' as Instant,
    host: 'loopback',
    version: '0.1.0',
    hasPassword: false,
    isEmpty: false,
    outboxCount: 0,
    undo: null,
    redo: null,
    dataFrom: isoDay('2026-11-16'),
    dataUntil: isoDay('2027-03-12'),
    ...overrides,
  }
}

export function aCell(overrides: Partial<BoardCell> = {}): BoardCell {
  return {
    rowId: babies,
    day: today,
    daypart: 'morning',
    status: 'roomy',
    closed: null,
    children: 4,
    required: 2,
    rostered: 2,
    free: 2,
    freeByAge: [{ ageYears: 0, places: 2 }],
    shortage: 0,
    surplus: 0,
    occupancyStep: 1,
    tightest: { startMinute: 540, endMinute: 720 },
    isProvisional: false,
    merge: null,
    cautions: [],
    ...overrides,
  }
}

export function aRow(overrides: Partial<BoardRow> = {}): BoardRow {
  const rowId = overrides.rowId ?? babies
  const days = daysOfWeek(week48).slice(0, 5)
  return {
    rowId,
    kind: 'group',
    name: 'Babies',
    code: 'BA',
    setting: 'dayCare',
    groupIds: [babies],
    ageRange: { minMonths: 0, maxMonths: 18 },
    maxChildren: 12,
    ratioLevel: 'group',
    cells: days.flatMap((day) =>
      (['morning', 'afternoon'] as const).map((daypart) => aCell({ rowId, day, daypart })),
    ),
    week: { requiredMinutes: 6000, rosteredMinutes: 6000, differenceMinutes: 0 },
    ...overrides,
  }
}

/** The row with one of its cells changed. */
export function withCell(row: BoardRow, column: number, change: Partial<BoardCell>): BoardRow {
  return { ...row, cells: row.cells.map((cell, index) => (index === column ? { ...cell, ...change } : cell)) }
}

/** Two groups and the location row; Thursday morning Babies is one short. */
export function aBoard(overrides: Partial<WeekBoard> = {}): WeekBoard {
  const week = overrides.week ?? week48
  return {
    locationId,
    locationName: 'De Regenboog',
    week,
    previousWeek: addWeeks(week, -1),
    nextWeek: addWeeks(week, 1),
    days: daysOfWeek(week)
      .slice(0, 5)
      .map((day) => ({
        day,
        weekday: weekdayOf(day),
        isOpen: true,
        closed: null,
        notes: [],
        boundaryMinute: 780,
        isRosterKnown: true,
        isRosterSettled: true,
      })),
    rows: [
      withCell(aRow(), 6, {
        status: 'shortage',
        children: 8,
        required: 3,
        rostered: 2,
        shortage: 1,
        free: 0,
        occupancyStep: null,
      }),
      aRow({
        rowId: toddlers,
        name: 'Dreumesen',
        code: 'DR',
        groupIds: [toddlers],
        ageRange: { minMonths: 12, maxMonths: 36 },
      }),
      aRow({
        rowId: locationId,
        kind: 'location',
        name: 'De Regenboog',
        code: '',
        setting: null,
        ageRange: null,
      }),
    ],
    attention: [
      {
        id: 'short',
        verdict: 'no',
        message: {
          code: 'board.attention.shortage',
          params: { group: 'Babies', day: today, daypartCode: 'daypart.morning', count: 1 },
        },
        target: { kind: 'cell', rowId: babies, day: today, daypart: 'morning' },
      },
    ],
    attentionTotal: 1,
    isRosterSettled: true,
    lawVersions: ['day-care-2019'],
    ...overrides,
  }
}

export function anExplanation(overrides: Partial<CellExplanation> = {}): CellExplanation {
  return {
    rowId: babies,
    rowName: 'Babies',
    rowKind: 'group',
    setting: 'dayCare',
    unitId: babies,
    day: today,
    daypart: 'morning',
    status: 'roomy',
    verdict: 'ok',
    headline: { code: 'test.headline', params: {} },
    sentence: { code: 'test.sentence', params: {} },
    moment: { startMinute: 540, endMinute: 720 },
    children: 4,
    required: 2,
    rostered: 2,
    counts: [4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    sum: { lines: [{ code: 'test.line', params: {} }], decidingLine: 0 },
    room: [],
    freeByAge: [],
    presentChildren: [
      {
        firstName: 'Mila',
        surnamePrefix: 'van der',
        surname: 'Linden',
        childId: 'child-1' as ChildId,
        ageYears: 0,
        ageMonths: 11,
        groupId: babies,
        origin: 'contract',
        isElsewhere: false,
        startMinute: 540,
        endMinute: 1020,
      },
    ],
    presentStaff: [
      {
        firstName: 'Fatima',
        surnamePrefix: '',
        surname: 'Amrani',
        staffMemberId: 'staff-2' as StaffMemberId,
        groupId: babies,
        role: 'qualified',
        counting: 'qualified',
        startMinute: 450,
        endMinute: 990,
      },
    ],
    strip: [{ startMinute: 540, endMinute: 570, children: 4, required: 2, rostered: 2 }],
    deviation: null,
    cautions: [],
    law: null,
    isProvisional: false,
    ...overrides,
  }
}
