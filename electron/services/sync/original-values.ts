import { fullName } from '#shared/domain/children/person-name.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { AttentionItem } from '#shared/ipc/calls/sync.ts'
import { parseIsoDay, parseIsoWeek } from '#shared/kernel/time.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'

type Fields = Readonly<Record<string, unknown>>
type Rows = Pick<RowReader, 'findRow'>
type Original = AttentionItem['original'][number]

/** In the order in which a person asks: who, what, where, when, how long, why. */
const fieldOrder = [
  'child',
  'staffMember',
  'kind',
  'location',
  'group',
  'rule',
  'givenDay',
  'wantedDay',
  'day',
  'startDay',
  'endDay',
  'week',
  'times',
  'minutes',
  'amount',
  'reason',
  'note',
] as const
type Field = (typeof fieldOrder)[number]

/** Arguments that name a record which says more: its own fields count as if they were filled in. */
const namedRecords: Readonly<Record<string, TableName>> = {
  requestId: 'care_request',
  absenceId: 'absence',
  shiftId: 'shift',
  stayId: 'logged_stay',
  contractId: 'contract',
  consentId: 'second_group_consent',
  mergeId: 'group_merge',
  observedTimeId: 'observed_time',
}
/** Records inside arguments. */
const innerForms: ReadonlySet<string> = new Set(['wish', 'change'])

const days: Readonly<Record<string, Field>> = {
  day: 'day',
  effectiveDay: 'day',
  validFrom: 'startDay',
  startDay: 'startDay',
  from: 'startDay',
  validUntil: 'endDay',
  endDay: 'endDay',
  lastDay: 'endDay',
  wantedDay: 'wantedDay',
  givenDay: 'givenDay',
}
const times: readonly (readonly [start: string, end: string])[] = [
  ['startMinute', 'endMinute'],
  ['wantedStartMinute', 'wantedEndMinute'],
]
const groups = ['groupId', 'toGroupId', 'wantedGroupId', 'hostGroupId'] as const
const requestKinds: ReadonlySet<unknown> = new Set([
  'swapDay',
  'extraDay',
  'extraHour',
  'flexibleDay',
  'studyDay',
  'holidayDay',
])
const absenceReasons: ReadonlySet<unknown> = new Set(['ill', 'holiday', 'other', 'swappedAway', 'suspended'])
const swapReasons: ReadonlySet<unknown> = new Set(['publicHoliday', 'illness', 'private'])

/**
 * What somebody filled in, as labels and values to read, whatever the act was. Names come from what this computer knows
 * now; somebody it no longer knows stays away. What was filled in comes before what a record adds.
 */
export function writeOriginalValues(args: unknown, rows: Rows): readonly Original[] {
  const found = new Map<Field, Message>()
  collect(args, rows, found, 0)
  return fieldOrder.flatMap((field): readonly Original[] => {
    const value = found.get(field)
    return value === undefined ? [] : [{ label: { code: `sync.field.${field}`, params: {} }, value }]
  })
}

const MAX_DEPTH = 3

function collect(value: unknown, rows: Rows, found: Map<Field, Message>, depth: number): void {
  if (!isFields(value) || depth > MAX_DEPTH) return
  const add = (field: Field, message: Message | undefined) => {
    if (message !== undefined && !found.has(field)) found.set(field, message)
  }
  addPeopleAndPlaces(value, rows, add)
  addMoments(value, add)
  addWords(value, add)
  for (const [key, inner] of Object.entries(value)) {
    const table = Object.hasOwn(namedRecords, key) ? namedRecords[key] : undefined
    if (table !== undefined && typeof inner === 'string')
      collect(rows.findRow(table, inner), rows, found, depth + 1)
    else if (innerForms.has(key)) collect(inner, rows, found, depth + 1)
  }
}

type Add = (field: Field, message: Message | undefined) => void

function addPeopleAndPlaces(fields: Fields, rows: Rows, add: Add): void {
  const { childId, staffMemberId, locationId } = fields
  if (typeof childId === 'string') {
    const child = rows.findRow('child', childId)
    add('child', child && textOf(fullName(child)))
  }
  if (typeof staffMemberId === 'string') {
    const member = rows.findRow('staff_member', staffMemberId)
    add('staffMember', member && textOf(fullName(member)))
  }
  if (typeof locationId === 'string') {
    const location = rows.findRow('location', locationId)
    add('location', location && textOf(location.name))
  }
  for (const key of groups) {
    const id = fields[key]
    if (typeof id !== 'string') continue
    const group = rows.findRow('base_group', id)
    add('group', group && textOf(group.name))
  }
}

function addMoments(fields: Fields, add: Add): void {
  for (const [key, field] of Object.entries(days)) {
    const day = fields[key]
    if (typeof day === 'string' && parseIsoDay(day) !== undefined)
      add(field, { code: 'sync.value.longDay', params: { day } })
  }
  const { week, minutes } = fields
  if (typeof week === 'string' && parseIsoWeek(week) !== undefined)
    add('week', { code: 'sync.value.week', params: { week } })
  for (const [start, end] of times) {
    const startMinute = fields[start]
    const endMinute = fields[end]
    if (typeof startMinute === 'number' && typeof endMinute === 'number')
      add('times', { code: 'sync.value.times', params: { startMinute, endMinute } })
  }
  if (typeof minutes === 'number') add('minutes', { code: 'sync.value.hours', params: { minutes } })
}

function addWords(fields: Fields, add: Add): void {
  const { kind, reason, swapReason, code, note, centsPerHour } = fields
  if (requestKinds.has(kind)) add('kind', codeOf(`kind.${String(kind)}`))
  if (absenceReasons.has(reason)) add('reason', codeOf(`absenceReason.${String(reason)}`))
  // Codes of other lists are for the program; what a person wrote has spaces or capitals.
  else if (typeof reason === 'string' && /[\s.,A-Z]/.test(reason)) add('reason', textOf(reason))
  if (swapReasons.has(swapReason)) add('reason', codeOf(`swapReason.${String(swapReason)}`))
  if (typeof code === 'string' && code.includes('.')) add('rule', codeOf(`policy.name.${code}`))
  if (typeof note === 'string' && note.trim() !== '') add('note', textOf(note))
  if (typeof centsPerHour === 'number')
    add('amount', { code: 'sync.value.money', params: { cents: centsPerHour } })
}

function textOf(text: string): Message {
  return { code: 'sync.value.text', params: { text } }
}

function codeOf(valueCode: string): Message {
  return { code: 'sync.value.code', params: { valueCode } }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
