import type { BaseGroupId, SchoolId } from '#shared/domain/ids.ts'
import { must } from '#shared/kernel/invariant.ts'
import { addDays, addMonths, birthdayAt, isoDay } from '#shared/kernel/time.ts'
import type { IsoDay, Weekday } from '#shared/kernel/time.ts'
import { birthdays, endOfDayCare, nextChangeDay } from './care-plan.ts'
import type { CarePlan, DayKind, PersonPlan } from './care-plan.ts'
import { groupIds, schoolIds } from './house.ts'
import type { SeededRandom } from './seeded-random.ts'

/** Children present on a weekday: in the morning and in the afternoon. */
type Attendance = readonly [number, number]

interface GroupPlan {
  readonly groupId: BaseGroupId
  /** Monday to Friday of an ordinary week. */
  readonly week: readonly [Attendance, Attendance, Attendance, Attendance, Attendance]
  readonly bornFrom: string
  readonly bornUntil: string
  /** Months of age at which children usually enter. */
  readonly entryMonths: number
  readonly kind: 'dayCare' | 'toddlerCare' | 'outOfSchoolCare'
  /** Children with a story; they are part of the week's numbers. */
  readonly people: readonly NamedChild[]
}

interface NamedChild extends PersonPlan {
  readonly days: readonly Weekday[]
}

const wholeDayTimes: readonly (readonly [string, string])[] = [
  ['07:30', '18:00'],
  ['07:45', '17:15'],
  ['08:00', '17:30'],
  ['08:00', '18:00'],
  ['08:15', '17:30'],
  ['08:30', '17:00'],
  ['08:30', '17:45'],
  ['08:30', '18:30'],
  ['08:45', '17:15'],
  ['09:00', '17:00'],
]
const afterSchoolEnds = ['17:15', '17:30', '17:45', '18:00', '18:00', '18:15', '18:30'] as const

/** The week of 23 November 2026, as the picture of the week board shows it. */
const plans: readonly GroupPlan[] = [
  {
    groupId: groupIds.babies,
    week: [
      [6, 5],
      [7, 7],
      [3, 2],
      [8, 6],
      [4, 4],
    ],
    bornFrom: '2025-12-02',
    bornUntil: '2026-08-20',
    entryMonths: 3,
    kind: 'dayCare',
    people: [
      {
        firstName: 'Sam',
        surnamePrefix: 'de',
        surname: 'Wit',
        birthDate: isoDay('2026-02-19'),
        days: [1, 3],
      },
    ],
  },
  {
    groupId: groupIds.dreumesen,
    week: [
      [11, 10],
      [10, 10],
      [5, 5],
      [11, 11],
      [7, 6],
    ],
    bornFrom: '2024-07-10',
    bornUntil: '2025-10-10',
    entryMonths: 14,
    kind: 'dayCare',
    people: [{ firstName: 'Mila', surname: 'Jansen', birthDate: isoDay('2024-10-05'), days: [1, 2, 4] }],
  },
  {
    groupId: groupIds.peutersA,
    week: [
      [14, 13],
      [16, 16],
      [9, 9],
      [15, 14],
      [6, 6],
    ],
    bornFrom: '2022-12-20',
    bornUntil: '2024-09-10',
    entryMonths: 25,
    kind: 'dayCare',
    people: [
      { firstName: 'Noor', surname: 'Bakker', birthDate: isoDay('2024-03-12'), days: [2, 4] },
      { firstName: 'Levi', surname: 'Smit', birthDate: isoDay('2023-06-27'), days: [1, 4] },
      // Turns three on 1 March in a common year. BKR-19
      { firstName: 'Jolijn', surname: 'Schrikkema', birthDate: isoDay('2024-02-29'), days: [2, 3] },
    ],
  },
  {
    groupId: groupIds.peutersB,
    week: [
      [12, 12],
      [13, 12],
      [7, 6],
      [14, 14],
      [8, 7],
    ],
    bornFrom: '2022-12-28',
    bornUntil: '2024-08-30',
    entryMonths: 25,
    kind: 'dayCare',
    people: [{ firstName: 'Yara', surname: 'Bakker', birthDate: isoDay('2023-09-03'), days: [1, 2, 4] }],
  },
  {
    groupId: groupIds.nest,
    week: [
      [12, 11],
      [12, 12],
      [7, 6],
      [12, 12],
      [8, 7],
    ],
    bornFrom: '2023-01-15',
    bornUntil: '2026-07-20',
    entryMonths: 3,
    kind: 'dayCare',
    people: [],
  },
  {
    groupId: groupIds.speelgroep,
    week: [
      [13, 0],
      [14, 0],
      [0, 0],
      [13, 0],
      [12, 0],
    ],
    bornFrom: '2022-12-18',
    bornUntil: '2024-10-05',
    entryMonths: 24,
    kind: 'toddlerCare',
    people: [],
  },
  {
    groupId: groupIds.kapoenen,
    week: [
      [0, 17],
      [0, 19],
      [0, 8],
      [0, 20],
      [0, 6],
    ],
    bornFrom: '2019-12-10',
    bornUntil: '2022-10-20',
    entryMonths: 48,
    kind: 'outOfSchoolCare',
    people: [
      {
        firstName: 'Tess',
        surname: 'Peters',
        birthDate: isoDay('2020-08-14'),
        days: [1, 4],
        schoolId: schoolIds.klimboom,
      },
      {
        firstName: 'Daan',
        surname: 'Jansen',
        birthDate: isoDay('2021-04-22'),
        days: [1, 2, 4],
        schoolId: schoolIds.kompas,
      },
    ],
  },
  {
    groupId: groupIds.ontdekkers,
    week: [
      [0, 13],
      [0, 15],
      [0, 6],
      [0, 16],
      [0, 5],
    ],
    bornFrom: '2014-10-15',
    bornUntil: '2019-10-30',
    entryMonths: 48,
    kind: 'outOfSchoolCare',
    people: [],
  },
]

const lastOrdinaryStart = isoDay('2026-11-01')

/** Everyone who is there in an ordinary week. */
export function planOrdinaryWeek(care: CarePlan, random: SeededRandom): void {
  for (const plan of plans) {
    const patterns = patternsOf(plan, random)
    const births = birthdays(random, patterns.length, plan.bornFrom, plan.bornUntil)
    for (const [index, pattern] of patterns.entries()) {
      const named = plan.people[index]
      const birthDate = named?.birthDate ?? must(births[index], 'a birthday for everyone')
      const schoolId = plan.kind === 'outOfSchoolCare' ? (named?.schoolId ?? pickSchool(random)) : null
      const { days: _days, ...person } = named ?? { birthDate, days: [] }
      const child = care.addChild({ ...person, birthDate, schoolId })
      addFirstContract(care, random, plan, child.id, birthDate, pattern)
    }
  }
}

function addFirstContract(
  care: CarePlan,
  random: SeededRandom,
  plan: GroupPlan,
  childId: Parameters<CarePlan['addContract']>[0],
  birthDate: IsoDay,
  days: ReadonlyMap<Weekday, DayKind>,
): void {
  const earliest = nextChangeDay(addMonths(birthDate, plan.entryMonths))
  const later = nextChangeDay(addMonths(earliest, random.between(0, 5)))
  const wished = later <= lastOrdinaryStart ? later : earliest
  const entry =
    wished <= lastOrdinaryStart ? wished : nextChangeDay(addDays(birthDate, plan.entryMonths < 24 ? 70 : 0))
  // Nobody starts before the house opened, nor before the age the group takes.
  const startDate = entry < '2019-01-01' ? isoDay('2019-01-01') : entry
  if (plan.kind !== 'outOfSchoolCare') {
    const end = endOfDayCare(birthDate)
    care.addContract(childId, {
      groupId: plan.groupId,
      days,
      startDate,
      endDate: end < '2027-12-31' ? end : null,
      isSchoolWeeksOnly: plan.kind === 'toddlerCare',
      times: random.pick(wholeDayTimes),
    })
    return
  }
  const isSchoolWeeksOnly = random.isLucky(0.4)
  const holidays: readonly (readonly [string, string])[] = [
    ['08:00', '18:00'],
    ['08:30', '17:30'],
    ['08:00', '17:00'],
  ]
  const firstSchoolDay = nextChangeDay(birthdayAt(birthDate, 4))
  care.addContract(childId, {
    groupId: plan.groupId,
    days,
    startDate: startDate < firstSchoolDay ? firstSchoolDay : startDate,
    endDate: null,
    isSchoolWeeksOnly,
    times: ['08:00', random.pick(afterSchoolEnds)],
    ...(isSchoolWeeksOnly ? {} : { holiday: random.pick(holidays) }),
  })
}

/** Splits the numbers of a week over children who each come on some days; named children come first. */
function patternsOf(plan: GroupPlan, random: SeededRandom): ReadonlyMap<Weekday, DayKind>[] {
  const whole = plan.week.map(([morning, afternoon]) =>
    plan.kind === 'dayCare' ? afternoon : Math.max(morning, afternoon),
  )
  const mornings = plan.week.map(([morning, afternoon]) =>
    plan.kind === 'dayCare' ? morning - afternoon : 0,
  )
  const left = (weekday: Weekday): number => (whole[weekday - 1] ?? 0) + (mornings[weekday - 1] ?? 0)
  const take = (weekday: Weekday, isMorningFirst: boolean): DayKind => {
    const index = weekday - 1
    const isMorning = (mornings[index] ?? 0) > 0 && (isMorningFirst || (whole[index] ?? 0) === 0)
    const list = isMorning ? mornings : whole
    list[index] = (list[index] ?? 0) - 1
    return kindOf(plan, isMorning, random)
  }
  const patterns = plan.people.map(
    ({ days }) => new Map(days.map((weekday) => [weekday, take(weekday, false)] as const)),
  )
  const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5]
  for (;;) {
    const open = random
      .shuffle(weekdays.filter((weekday) => left(weekday) > 0))
      .toSorted((a, b) => left(b) - left(a))
    if (open.length === 0) return patterns
    const count = Math.min(open.length, random.pick([1, 2, 2, 2, 2, 3, 3, 3, 4]))
    const isHalfDays = random.isLucky(0.25)
    patterns.push(
      new Map(open.slice(0, count).map((weekday) => [weekday, take(weekday, isHalfDays)] as const)),
    )
  }
}

function kindOf(plan: GroupPlan, isMorning: boolean, random: SeededRandom): DayKind {
  if (plan.kind === 'toddlerCare') return 'toddlerMorning'
  if (plan.kind === 'outOfSchoolCare') return random.isLucky(0.14) ? 'beforeAndAfter' : 'after'
  return isMorning ? 'morning' : 'day'
}

function pickSchool(random: SeededRandom): SchoolId {
  return random.pick([schoolIds.klimboom, schoolIds.klimboom, schoolIds.kompas, schoolIds.vuurvlinder])
}
