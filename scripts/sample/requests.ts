import type { ContractForm } from '#shared/domain/children/model.ts'
import type { BaseGroupId, ChildId, LocationId, RequestId } from '#shared/domain/ids.ts'
import type { CareRequest, RequestKind, SwapReason } from '#shared/domain/requests/model.ts'
import { must } from '#shared/kernel/invariant.ts'
import { isoDay, parseInstant } from '#shared/kernel/time.ts'
import { childComing, childNot } from './attendance.ts'
import type { CarePlan } from './care-plan.ts'
import { groupIds, minute, regenboog, schoolIds, zwaluw } from './house.ts'

interface Asked {
  readonly childId: ChildId
  readonly at: LocationId
  /** A swap when a day is given, else an extra day. */
  readonly kind?: RequestKind
  readonly wanted: string
  readonly hours?: readonly [string, string]
  readonly group?: BaseGroupId
  readonly given?: string
  readonly reason?: SwapReason
  /** In UTC. */
  readonly received: string
  readonly note?: string
}

/** What parents asked in the week before: some fit, some do not, some need a second look. */
export function planRequests(care: CarePlan): CareRequest[] {
  const named = (firstName: string, surname: string): ChildId =>
    must(
      care.children.find((child) => child.firstName === firstName && child.surname === surname),
      firstName,
    ).id
  const asked: readonly Asked[] = [
    {
      childId: named('Noor', 'Bakker'),
      at: regenboog,
      wanted: '2026-11-27',
      given: '2026-11-26',
      reason: 'private',
      received: '2026-11-20T07:41',
    },
    {
      childId: named('Sam', 'Wit'),
      at: regenboog,
      wanted: '2026-11-26',
      received: '2026-11-20T08:05',
      note: 'Oma kan die dag niet oppassen.',
    },
    {
      childId: named('Yara', 'Bakker'),
      at: regenboog,
      wanted: '2026-12-04',
      group: groupIds.peutersA,
      received: '2026-11-19T14:20',
      note: 'Mag ook in de andere groep.',
    },
    {
      childId: named('Levi', 'Smit'),
      at: regenboog,
      wanted: '2026-12-01',
      given: '2026-11-30',
      reason: 'private',
      received: '2026-11-19T18:02',
    },
    {
      childId: named('Tess', 'Peters'),
      at: zwaluw,
      wanted: '2026-12-08',
      hours: ['08:30', '18:00'],
      received: '2026-11-18T09:12',
      note: 'Studiedag van De Klimboom.',
    },
    { childId: named('Mila', 'Jansen'), at: regenboog, wanted: '2026-12-23', received: '2026-11-18T11:30' },
    {
      childId: named('Daan', 'Jansen'),
      at: zwaluw,
      wanted: '2026-12-09',
      given: '2026-12-10',
      reason: 'private',
      received: '2026-11-18T11:32',
    },
    {
      childId: childNot(care, groupIds.dreumesen, 5, 3),
      at: regenboog,
      wanted: '2026-11-27',
      received: '2026-11-19T07:15',
    },
    {
      childId: childComing(care, groupIds.peutersB, 5, 3, 0),
      at: regenboog,
      wanted: '2026-12-23',
      given: '2026-12-25',
      reason: 'publicHoliday',
      received: '2026-11-17T20:44',
      note: 'Eerste Kerstdag is de opvang dicht.',
    },
    {
      childId: childComing(care, groupIds.peutersA, 1, 3, 4),
      at: regenboog,
      wanted: '2027-01-06',
      given: '2026-12-21',
      reason: 'private',
      received: '2026-11-16T19:03',
    },
    {
      childId: childComing(care, groupIds.nest, 1, 5, 0),
      at: zwaluw,
      wanted: '2026-12-04',
      given: '2026-11-30',
      reason: 'illness',
      received: '2026-11-20T06:58',
    },
    {
      childId: childComing(care, groupIds.speelgroep, 1, 2, 0),
      at: zwaluw,
      wanted: '2026-12-02',
      received: '2026-11-20T12:26',
    },
    {
      childId: childComing(care, groupIds.ontdekkers, 1, 4, 0),
      at: zwaluw,
      wanted: '2026-12-03',
      received: '2026-11-19T15:40',
    },
    {
      childId: childNot(care, groupIds.babies, 4, 1),
      at: regenboog,
      wanted: '2027-01-21',
      received: '2026-11-20T13:11',
    },
    {
      childId: named('Jolijn', 'Schrikkema'),
      at: regenboog,
      wanted: '2026-12-03',
      given: '2026-12-02',
      reason: 'private',
      received: '2026-11-20T15:27',
      hours: ['08:30', '13:00'],
    },
    // Every other kind, for the weeks to come.
    {
      kind: 'flexibleDay',
      childId: childOfForm(care, 'flexible'),
      at: regenboog,
      wanted: '2026-12-15',
      hours: ['08:30', '17:30'],
      received: '2026-11-20T16:05',
    },
    {
      kind: 'holidayDay',
      childId: childOfForm(care, 'holidayDays'),
      at: zwaluw,
      wanted: '2026-12-23',
      hours: ['08:30', '17:30'],
      received: '2026-11-20T16:20',
      note: 'Hoort bij de kerstvakantie, graag de hele dag.',
    },
    {
      kind: 'studyDay',
      childId: childOnStudyDay(care),
      at: zwaluw,
      wanted: '2026-12-08',
      hours: ['08:30', '15:00'],
      received: '2026-11-20T16:31',
    },
    {
      kind: 'extraHour',
      childId: childComing(care, groupIds.nest, 3, 2, 0),
      at: zwaluw,
      wanted: '2026-12-02',
      hours: ['17:30', '18:00'],
      received: '2026-11-20T16:48',
      note: 'Staat in de file op woensdag.',
    },
  ]
  return asked.map((request, index) => requestOf(request, index + 1))
}

function childOfForm(care: CarePlan, form: ContractForm): ChildId {
  return must(
    care.contracts.find((contract) => contract.form === form),
    form,
  ).childId
}

/** A child of the school that is closed on 8 December, other than the one who asked already. */
function childOnStudyDay(care: CarePlan): ChildId {
  const tuesday = 2
  return must(
    care.contracts.find((contract) => {
      const child = care.children.find(({ id }) => id === contract.childId)
      return (
        contract.setting === 'outOfSchoolCare' &&
        contract.form === 'fixed' &&
        contract.endDate === null &&
        contract.startDate < '2026-11-01' &&
        child?.schoolId === schoolIds.klimboom &&
        child.firstName !== 'Tess' &&
        care.daysOf(contract).some(({ weekday }) => weekday === tuesday)
      )
    }),
    'a child of De Klimboom',
  ).childId
}

function requestOf(asked: Asked, number: number): CareRequest {
  return {
    id: `R${String(number).padStart(3, '0')}` as RequestId,
    kind: asked.kind ?? (asked.given === undefined ? 'extraDay' : 'swapDay'),
    childId: asked.childId,
    locationId: asked.at,
    wantedDay: isoDay(asked.wanted),
    wantedStartMinute: asked.hours === undefined ? null : minute(asked.hours[0]),
    wantedEndMinute: asked.hours === undefined ? null : minute(asked.hours[1]),
    wantedGroupId: asked.group ?? null,
    givenDay: asked.given === undefined ? null : isoDay(asked.given),
    givenStartMinute: null,
    givenEndMinute: null,
    swapReason: asked.reason ?? null,
    payment: null,
    receivedAt: must(parseInstant(`${asked.received}:00.000Z`), 'a moment'),
    note: asked.note ?? '',
    status: 'open',
    offeredWish: null,
    decidedAt: null,
    decidedBy: null,
    overrideReason: '',
    isAutomatic: false,
    isHeldForPerson: false,
    decisionSnapshot: null,
  }
}
