import type { ReadableDb } from '#electron/db/handles.ts'
import { addDays, isoWeekOf, weekdayOf } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { Rng } from './rng.ts'

/** What somebody wants to do, seen from the records of one device. */
export interface WantedAct {
  readonly type: string
  readonly args: unknown
  readonly actorId: string
}

/** Where and when somebody sits: the records of the device, its location and what its clock calls today. */
export interface ActView {
  readonly db: ReadableDb
  readonly locationId: string
  readonly otherLocationIds: readonly string[]
  readonly today: IsoDay
  /** Acts of this device that may be taken back or put back, latest first. */
  readonly earlierActs: readonly string[]
  /** Requests that were tried here today and did not fit: people do not ask again right away. */
  readonly turnedDown: ReadonlySet<string>
}

type Maker = (view: ActView, rng: Rng) => Omit<WantedAct, 'actorId'> | undefined

/** What people do, and how often. Much of it is about few days and few children, so that they get in each other's way. */
const makers: readonly (readonly [number, Maker])[] = [
  [15, enterRequest],
  [17, onRequest('approveRequest', ['open', 'waiting'])],
  [2, onRequest('withdrawRequest', ['open', 'waiting'])],
  [3, onRequest('cancelCare', ['approved'])],
  [2, onRequest('reopenRequest', ['approved', 'declined'])],
  [1, onRequest('putOnWaitingList', ['open'])],
  [13, logStay],
  [3, removeStay],
  [12, enterAbsence],
  [5, removeAbsence],
  [8, moveChild],
  [4, changeShift],
  [3, removeShift],
  [3, assignShift],
  [2, settleRoster],
  [2, setHouseRule],
  [3, setFamily],
  [3, recordConsent],
  [1, acceptMerge],
  [0.4, closeMonth],
  [2, placeElsewhere],
  [1, approveAnyway],
  [6, undo],
  [2, redo],
  [2, dismiss],
]
const totalWeight = makers.reduce((sum, [weight]) => sum + weight, 0)

/** Draws what is done next; `undefined` when there is nothing to do it with. */
export function drawAct(view: ActView, rng: Rng): WantedAct | undefined {
  let left = rng.next() * totalWeight
  for (const [weight, make] of makers) {
    left -= weight
    if (left >= 0) continue
    const act = make(view, rng)
    // Nobody but the manager decides; staff log and report.
    const isStaff = act !== undefined && staffTypes.has(act.type) && rng.chance(0.3)
    const actorId = isStaff ? `${view.locationId}-group-1-staff-0` : `${view.locationId}-manager`
    return act && { ...act, actorId }
  }
  return undefined
}

const staffTypes: ReadonlySet<string> = new Set([
  'enterRequest',
  'logStay',
  'removeStay',
  'enterAbsence',
  'removeAbsence',
  'moveChild',
])

function pickText(
  view: ActView,
  rng: Rng,
  column: string,
  rest: string,
  values: readonly string[],
): string | undefined {
  const rows = view.db.all(`select ${column} as found from ${rest} order by 1`, [...values])
  return rows.length === 0 ? undefined : String(rng.pick(rows)['found'])
}

function pickChild(view: ActView, rng: Rng): string | undefined {
  return pickText(view, rng, 'child_id', 'contract where location_id = ?', [view.locationId])
}

function pickGroup(view: ActView, rng: Rng): string | undefined {
  return pickText(view, rng, 'id', 'base_group where location_id = ?', [view.locationId])
}

/** Most often not the child's own group: that comes to nothing. */
function pickOtherGroup(view: ActView, rng: Rng, childId: string | undefined): string | undefined {
  if (childId === undefined || rng.chance(0.1)) return pickGroup(view, rng)
  const other =
    'base_group where location_id = ? and id not in (select group_id from contract where child_id = ?)'
  return pickText(view, rng, 'id', other, [view.locationId, childId])
}

/** One of the coming working days; most often a near one. */
function soon({ today }: ActView, rng: Rng): IsoDay {
  const days = Array.from({ length: 9 }, (_, number) => addDays(today, number + 1)).filter(
    (day) => weekdayOf(day) <= 5,
  )
  return days[Math.floor(days.length * rng.next() ** 2)] ?? addDays(today, 1)
}

/** The day everybody asks for: the last places of a busy Tuesday. */
function wanted(view: ActView, rng: Rng): IsoDay {
  if (rng.chance(0.4)) return soon(view, rng)
  const ahead = (2 - weekdayOf(view.today) + 7) % 7
  return addDays(view.today, ahead === 0 ? 7 : ahead)
}

function enterRequest(view: ActView, rng: Rng): ReturnType<Maker> {
  const child = pickChild(view, rng)
  if (child === undefined) return undefined
  const isSwap = rng.chance(0.15)
  const wish = {
    ...{ kind: isSwap ? 'swapDay' : 'extraDay', childId: child, locationId: view.locationId },
    ...{ wantedDay: wanted(view, rng), wantedStartMinute: 480, wantedEndMinute: 1080, wantedGroupId: null },
    ...{ givenDay: isSwap ? soon(view, rng) : null, givenStartMinute: null, givenEndMinute: null },
    ...{ swapReason: isSwap ? 'private' : null, payment: null },
  }
  return { type: 'enterRequest', args: { wish, note: `gevraagd door de ouders (${child})` } }
}

function onRequest(type: string, statuses: readonly string[]): Maker {
  return (view, rng) => {
    const marks = statuses.map(() => '?').join(', ')
    const tried = type === 'approveRequest' && !rng.chance(0.1) ? [...view.turnedDown] : []
    const requestId = pickText(
      view,
      rng,
      'id',
      `care_request where location_id = ? and wanted_day >= ? and status in (${marks})
         and id not in (select value from json_each(?))`,
      [view.locationId, view.today, ...statuses, JSON.stringify(tried)],
    )
    return requestId === undefined ? undefined : { type, args: { requestId } }
  }
}

function approveAnyway(view: ActView, rng: Rng): ReturnType<Maker> {
  const made = onRequest('approveRequestAnyway', ['open'])(view, rng)
  return made && { ...made, args: { ...(made.args as object), reason: 'Oma is opgenomen.' } }
}

function logStay(view: ActView, rng: Rng): ReturnType<Maker> {
  const childId = pickText(
    view,
    rng,
    'c.child_id',
    `contract c join contract_day d on d.contract_id = c.id where c.location_id = ? and d.weekday = ${weekdayOf(view.today)}`,
    [view.locationId],
  )
  if (childId === undefined) return undefined
  const side = rng.pick(['early', 'late'] as const)
  const args = { childId, locationId: view.locationId, groupId: null, day: view.today, side, minutes: 30 }
  return { type: 'logStay', args: { ...args, loggedBy: `${view.locationId}-group-1-staff-1` } }
}

function removeStay(view: ActView, rng: Rng): ReturnType<Maker> {
  const stayId = pickText(
    view,
    rng,
    'id',
    'logged_stay where location_id = ? and day = ? and removed_at is null',
    [view.locationId, view.today],
  )
  return stayId === undefined ? undefined : { type: 'removeStay', args: { stayId } }
}

function enterAbsence(view: ActView, rng: Rng): ReturnType<Maker> {
  const childId = pickChild(view, rng)
  if (childId === undefined) return undefined
  const startDay = soon(view, rng)
  const isForCredit = rng.chance(0.4)
  const whole = { startMinute: null, endMinute: null }
  const reason = rng.pick(['ill', 'holiday', 'other'] as const)
  return {
    type: 'enterAbsence',
    args: { childId, startDay, endDay: startDay, ...whole, reason, isForCredit },
  }
}

function removeAbsence(view: ActView, rng: Rng): ReturnType<Maker> {
  const absenceId = pickText(view, rng, 'id', 'absence where request_id is null and start_day >= ?', [
    view.today,
  ])
  return absenceId === undefined ? undefined : { type: 'removeAbsence', args: { absenceId } }
}

function moveChild(view: ActView, rng: Rng): ReturnType<Maker> {
  const childId = pickChild(view, rng)
  const toGroupId = pickOtherGroup(view, rng, childId)
  if (childId === undefined || toGroupId === undefined) return undefined
  const args = {
    childId,
    day: soon(view, rng),
    startMinute: 480,
    endMinute: 780,
    toGroupId,
    reason: 'ownGroupFull',
  }
  return { type: 'moveChild', args }
}

function shiftArgs(view: ActView, rng: Rng): object | undefined {
  const day = soon(view, rng)
  const free = rng.chance(0.1) ? '' : 'and id not in (select staff_member_id from shift where day = ?)'
  const staffMemberId = pickText(
    view,
    rng,
    'id',
    `staff_member where location_id = ? and role = 'qualified' ${free}`,
    [view.locationId, ...(free === '' ? [] : [day])],
  )
  const groupId = pickGroup(view, rng)
  if (staffMemberId === undefined || groupId === undefined) return undefined
  return { staffMemberId, groupId, day, startMinute: 450, endMinute: 1110, breaks: [] }
}

function assignShift(view: ActView, rng: Rng): ReturnType<Maker> {
  const args = shiftArgs(view, rng)
  return args && { type: 'assignShift', args }
}

function pickShift(view: ActView, rng: Rng): string | undefined {
  return pickText(view, rng, 'id', 'shift where location_id = ? and day > ?', [view.locationId, view.today])
}

function changeShift(view: ActView, rng: Rng): ReturnType<Maker> {
  const args = shiftArgs(view, rng)
  const shiftId = pickShift(view, rng)
  if (args === undefined || shiftId === undefined) return undefined
  return { type: 'changeShift', args: { shiftId, ...args } }
}

function removeShift(view: ActView, rng: Rng): ReturnType<Maker> {
  const shiftId = pickShift(view, rng)
  return shiftId === undefined ? undefined : { type: 'removeShift', args: { shiftId } }
}

function settleRoster(view: ActView, rng: Rng): ReturnType<Maker> {
  const week = isoWeekOf(soon(view, rng))
  const rows = view.db.all('select id from settled_roster where location_id = ? and week = ?', [
    view.locationId,
    week,
  ])
  const type = rows.length === 0 ? 'settleRoster' : 'unsettleRoster'
  // An open week is rather settled again than the other way round.
  if (type === 'unsettleRoster' && rng.chance(0.5)) return undefined
  return { type, args: { locationId: view.locationId, week } }
}

function setHouseRule(view: ActView, rng: Rng): ReturnType<Maker> {
  const value = String(rng.below(3))
  const code = rng.pick(['swap.noticeDays', 'extraDay.noticeDays'] as const)
  return {
    type: 'setHouseRule',
    args: { locationId: view.locationId, code, value, validFrom: soon(view, rng) },
  }
}

function setFamily(view: ActView, rng: Rng): ReturnType<Maker> {
  const familyId = pickText(view, rng, 'family_id', 'child where 1 = 1', [])
  if (familyId === undefined) return undefined
  const language = rng.pick(['nl', 'en'] as const)
  return { type: 'setFamily', args: { familyId, isDirectDebit: rng.chance(0.5), language } }
}

function recordConsent(view: ActView, rng: Rng): ReturnType<Maker> {
  const childId = pickChild(view, rng)
  const groupId = pickOtherGroup(view, rng, childId)
  if (childId === undefined || groupId === undefined) return undefined
  const validFrom = soon(view, rng)
  const validUntil = addDays(validFrom, 30)
  return { type: 'recordConsent', args: { childId, groupId, signedOn: view.today, validFrom, validUntil } }
}

function acceptMerge(view: ActView, rng: Rng): ReturnType<Maker> {
  const groups = view.db.all('select id from base_group where location_id = ? order by id', [view.locationId])
  const groupIds = groups.map((row) => String(row['id']))
  const day = soon(view, rng)
  if (groupIds.length < 2) return undefined
  const period = {
    validFrom: day,
    validUntil: day,
    weekdays: [weekdayOf(day)],
    startMinute: 450,
    endMinute: 600,
  }
  const what = { groupIds, hostGroupId: groupIds[0], kind: 'oneOff', reason: 'lowOccupancy', note: '' }
  return { type: 'acceptMerge', args: { locationId: view.locationId, ...what, ...period } }
}

/** A contract at another location of this device: the child's rows come to lie in two streams. */
function placeElsewhere(view: ActView, rng: Rng): ReturnType<Maker> {
  const childId = pickChild(view, rng)
  const [locationId] = view.otherLocationIds
  if (childId === undefined || locationId === undefined) return undefined
  const day = addDays(view.today, 3)
  const days = [{ weekday: weekdayOf(day) > 5 ? 1 : weekdayOf(day), startMinute: null, endMinute: null }]
  const place = { entryId: null, setting: 'dayCare', groupId: `${locationId}-group-1`, day, days }
  return { type: 'placeChild', args: { locationId, childId, ...place } }
}

function undo({ earlierActs }: ActView, rng: Rng): ReturnType<Maker> {
  if (earlierActs.length === 0) return undefined
  return { type: 'undoCommand', args: { commandId: rng.pick(earlierActs.slice(0, 4)) } }
}

function redo({ db }: ActView, rng: Rng): ReturnType<Maker> {
  const undone = db.all(
    `select id from command_log where undone_by is not null and kind = 'do' order by seq desc limit 3`,
  )
  return undone.length === 0
    ? undefined
    : { type: 'redoCommand', args: { commandId: String(rng.pick(undone)['id']) } }
}

function dismiss(view: ActView, rng: Rng): ReturnType<Maker> {
  const commandId = pickText(view, rng, 'command_id', `rejected_command where state = 'open'`, [])
  return commandId === undefined ? undefined : { type: 'dismissRejection', args: { commandId } }
}

/** The month before is handed over: its lines stand from then on. */
function closeMonth({ locationId }: ActView): ReturnType<Maker> {
  return { type: 'closeMonth', args: { locationId, month: '2026-10' } }
}
