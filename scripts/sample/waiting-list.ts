import type { Friendship } from '#shared/domain/base-groups/model.ts'
import type { Child, Family } from '#shared/domain/children/model.ts'
import { usualFamily } from '#shared/domain/children/usual-family.ts'
import type { ChildId, LocationId, SchoolId, WaitingEntryId } from '#shared/domain/ids.ts'
import type { WaitingEntry, WaitingPriority } from '#shared/domain/waiting-list/model.ts'
import type { CareSetting } from '#shared/domain/organisation/model.ts'
import { must } from '#shared/kernel/invariant.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Weekday } from '#shared/kernel/time.ts'
import { derivedId } from '#shared/import/derived-id.ts'
import type { CarePlan } from './care-plan.ts'
import { schoolIds } from './house.ts'

export interface SampleWaitingList {
  /** Children who are not here yet, some of them not born. */
  readonly children: readonly Child[]
  readonly entries: readonly WaitingEntry[]
  readonly friendships: readonly Friendship[]
  /** What is kept of the families that are new. */
  readonly families: readonly Family[]
}

interface WaitingFamily {
  readonly firstName: string
  readonly surnamePrefix?: string
  readonly surname: string
  readonly birthDate: string
  /** A brother or sister who comes here, by name. */
  readonly sibling?: readonly [firstName: string, surname: string]
  readonly school?: SchoolId
  readonly location: 'regenboog' | 'zwaluw'
  readonly setting: CareSetting
  readonly days: readonly Weekday[]
  readonly minimumDays: number
  readonly wishedFrom: string
  readonly receivedOn: string
  readonly priority?: WaitingPriority
  readonly note?: string
}

const newFamilies: readonly WaitingFamily[] = [
  {
    ...{ firstName: 'Noah', surname: 'Zandstra', birthDate: '2027-02-02' },
    ...{ location: 'regenboog', setting: 'dayCare', days: [1, 2, 4], minimumDays: 2 },
    ...{ wishedFrom: '2027-05-03', receivedOn: '2026-08-17', note: 'Uitgerekend op 2 februari.' },
  },
  {
    ...{ firstName: 'Lina', surname: 'Mulder', birthDate: '2025-09-12', sibling: ['Floris', 'Mulder'] },
    ...{ location: 'regenboog', setting: 'dayCare', days: [2, 4], minimumDays: 1 },
    ...{ wishedFrom: '2026-11-23', receivedOn: '2026-10-05', note: 'Liefst zo snel mogelijk.' },
  },
  {
    ...{ firstName: 'Tess', surname: 'Okkerman', birthDate: '2024-06-20' },
    ...{ location: 'regenboog', setting: 'dayCare', days: [2], minimumDays: 1 },
    ...{ wishedFrom: '2027-01-04', receivedOn: '2026-09-28' },
  },
  {
    ...{ firstName: 'Ilias', surname: 'Amrani', birthDate: '2025-03-30' },
    ...{ location: 'regenboog', setting: 'dayCare', days: [3, 5], minimumDays: 2 },
    ...{ wishedFrom: '2027-04-01', receivedOn: '2026-07-02', priority: 'socialMedical' },
    note: 'Verwijzing van het wijkteam.',
  },
  {
    ...{ firstName: 'Juul', surname: 'Hendriks', birthDate: '2026-12-29' },
    ...{ location: 'regenboog', setting: 'dayCare', days: [3, 4, 5], minimumDays: 3 },
    ...{ wishedFrom: '2027-04-01', receivedOn: '2026-11-09' },
  },
  {
    ...{ firstName: 'Amina', surname: 'Yilmaz', birthDate: '2024-03-11' },
    ...{ location: 'zwaluw', setting: 'toddlerCare', days: [1, 2, 4], minimumDays: 2 },
    ...{ wishedFrom: '2027-01-11', receivedOn: '2026-10-19', priority: 'preschoolEducation' },
    note: 'Vier ochtenden geadviseerd door het consultatiebureau.',
  },
  {
    ...{ firstName: 'Bram', surname: 'Kuipers', birthDate: '2020-05-14', school: schoolIds.klimboom },
    ...{ location: 'zwaluw', setting: 'outOfSchoolCare', days: [1, 4], minimumDays: 1 },
    ...{ wishedFrom: '2027-01-04', receivedOn: '2026-11-02' },
  },
]

const firstNewNumber = 901

/** Who waits on the Monday of the sample: new families, and one child that is here and wants a day more. WAIT-1, WAIT-2 */
export function planWaitingList(care: CarePlan): SampleWaitingList {
  const children = newFamilies.map((family, place) => childOf(care, family, place))
  const entries = newFamilies.map((family, place) =>
    entryOf(must(children[place], 'a child for every family').id, family, place),
  )
  const sam = findChild(care, 'Sam', 'Wit')
  const known = new Set(care.children.map(({ familyId }) => familyId))
  return {
    children,
    families: children
      .filter(({ familyId }) => !known.has(familyId))
      .map(({ familyId }) => usualFamily(familyId)),
    entries: [
      ...entries,
      {
        ...entryOf(
          sam.id,
          {
            ...sam,
            ...{ location: 'regenboog', setting: 'dayCare', days: [1, 2, 3], minimumDays: 3 },
            ...{
              wishedFrom: '2027-01-01',
              receivedOn: '2026-11-16',
              note: 'Moeder gaat een dag meer werken.',
            },
          },
          entries.length,
        ),
      },
    ],
    friendships: [friends(must(children[2], 'Tess').id, findChild(care, 'Noor', 'Bakker').id)],
  }
}

function childOf(care: CarePlan, family: WaitingFamily, place: number): Child {
  const number = firstNewNumber + place
  const [firstName, surname] = family.sibling ?? []
  const sibling =
    firstName === undefined || surname === undefined ? null : findChild(care, firstName, surname)
  return {
    id: `K${number}` as ChildId,
    firstName: family.firstName,
    surnamePrefix: family.surnamePrefix ?? '',
    surname: family.surname,
    birthDate: isoDay(family.birthDate),
    familyId: sibling === null ? `F${number}` : sibling.familyId,
    schoolId: family.school ?? null,
    mentorId: null,
  }
}

function entryOf(childId: ChildId, family: WaitingFamily, place: number): WaitingEntry {
  return {
    id: `W${String(place + 1).padStart(3, '0')}` as WaitingEntryId,
    childId,
    locationId: family.location as LocationId,
    setting: family.setting,
    days: family.days.map((weekday) => ({ weekday, startMinute: null, endMinute: null })),
    minimumDays: family.minimumDays,
    wishedFrom: isoDay(family.wishedFrom),
    receivedOn: isoDay(family.receivedOn),
    priority: family.priority ?? 'none',
    note: family.note ?? '',
    status: 'waiting',
    closedAt: null,
    closedReason: '',
  }
}

function friends(one: ChildId, other: ChildId): Friendship {
  const [first, second] = one <= other ? [one, other] : [other, one]
  return { id: derivedId('vriendjes', first, second), childId: first, friendId: second }
}

function findChild(care: CarePlan, firstName: string, surname: string): Child {
  return must(
    care.children.find((child) => child.firstName === firstName && child.surname === surname),
    `${firstName} ${surname} is in the sample`,
  )
}
