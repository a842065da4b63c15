import type { Child, Contract, ContractDay, ContractForm } from '#shared/domain/children/model.ts'
import type { BaseGroupId, ChildId, ContractId, SchoolId } from '#shared/domain/ids.ts'
import { must } from '#shared/kernel/invariant.ts'
import {
  addDays,
  birthdayAt,
  civilDay,
  daysBetween,
  daysInMonth,
  formatDay,
  isoDay,
} from '#shared/kernel/time.ts'
import type { IsoDay, Weekday } from '#shared/kernel/time.ts'
import { groups, minute } from './house.ts'
import { firstNames, surnames } from './names.ts'
import type { SeededRandom } from './seeded-random.ts'

/** How a child comes on a weekday. */
export type DayKind = 'day' | 'morning' | 'toddlerMorning' | 'after' | 'beforeAndAfter'

export interface ContractPlan {
  readonly groupId: BaseGroupId
  readonly days: ReadonlyMap<Weekday, DayKind>
  readonly startDate: IsoDay
  readonly endDate: IsoDay | null
  readonly form?: ContractForm
  readonly isSchoolWeeksOnly?: boolean
  /** Out-of-school care in the holidays. */
  readonly holiday?: readonly [string, string]
  /** Usual arrival and departure of a whole day. */
  readonly times?: readonly [string, string]
}

export interface PersonPlan {
  readonly firstName?: string
  readonly surnamePrefix?: string
  readonly surname?: string
  readonly birthDate: IsoDay
  readonly schoolId?: SchoolId | null
  /** Joins the family of this child. */
  readonly siblingOf?: ChildId
}

/** Writes the register of children: names, families, contracts and their days. */
export class CarePlan {
  readonly children: Child[] = []
  readonly contracts: Contract[] = []
  readonly contractDays: ContractDay[] = []
  readonly #random: SeededRandom
  readonly #takenNames = new Set<string>()
  #familyCount = 0

  constructor(random: SeededRandom) {
    this.#random = random
  }

  addChild(plan: PersonPlan): Child {
    const sibling = this.children.find(({ id }) => id === plan.siblingOf) ?? this.#findFamily(plan)
    const name = this.#nameOf(plan, sibling)
    if (sibling === undefined) this.#familyCount += 1
    const child: Child = {
      id: `K${String(this.children.length + 1).padStart(3, '0')}` as ChildId,
      ...name,
      birthDate: plan.birthDate,
      familyId: sibling?.familyId ?? `F${String(this.#familyCount).padStart(3, '0')}`,
      schoolId: plan.schoolId ?? null,
      mentorId: null,
    }
    this.children.push(child)
    return child
  }

  addContract(childId: ChildId, plan: ContractPlan): Contract {
    const group = must(
      groups.find(({ id }) => id === plan.groupId),
      'a group of the house',
    )
    const contract: Contract = {
      id: `C${String(this.contracts.length + 1).padStart(4, '0')}` as ContractId,
      childId,
      locationId: group.locationId,
      setting: group.setting,
      groupId: group.id,
      form: plan.form ?? 'fixed',
      isSchoolWeeksOnly: plan.isSchoolWeeksOnly ?? false,
      startDate: plan.startDate,
      endDate: plan.endDate,
    }
    this.contracts.push(contract)
    for (const [weekday, kind] of [...plan.days].toSorted(([a], [b]) => a - b))
      this.#addDay(contract, weekday, kind, plan)
    return contract
  }

  /** Ends a running contract and says what it was, so that a next one can follow it. */
  endContract(contract: Contract, endDate: IsoDay): void {
    this.contracts[this.contracts.indexOf(contract)] = { ...contract, endDate }
  }

  contractOf(childId: ChildId): Contract {
    return must(
      this.contracts.findLast((contract) => contract.childId === childId),
      'the child has a contract',
    )
  }

  daysOf(contract: Contract): readonly ContractDay[] {
    return this.contractDays.filter((day) => day.contractId === contract.id)
  }

  setMentor(childId: ChildId, mentorId: NonNullable<Child['mentorId']>): void {
    const index = this.children.findIndex(({ id }) => id === childId)
    const child = must(this.children[index], 'a known child')
    this.children[index] = { ...child, mentorId }
  }

  #addDay(contract: Contract, weekday: Weekday, kind: DayKind, plan: ContractPlan): void {
    const [start, end] = plan.times ?? ['08:00', '17:30']
    const stretches: Record<DayKind, readonly (readonly [string | null, string | null])[]> = {
      day: [[start, end]],
      morning: [[start, '13:00']],
      toddlerMorning: [['08:30', '12:30']],
      after: [[null, end]],
      beforeAndAfter: [
        ['07:30', null],
        [null, end],
      ],
    }
    const parts = stretches[kind]
    for (const [index, [from, until]] of parts.entries()) {
      const isLast = index === parts.length - 1
      this.contractDays.push({
        id: `${contract.id}.${weekday}.${index + 1}`,
        contractId: contract.id,
        weekday,
        startMinute: from === null ? null : minute(from),
        endMinute: until === null ? null : minute(until),
        holidayStartMinute: isLast && plan.holiday !== undefined ? minute(plan.holiday[0]) : null,
        holidayEndMinute: isLast && plan.holiday !== undefined ? minute(plan.holiday[1]) : null,
      })
    }
  }

  /** Now and then a brother or sister: at least ten months apart, at most three in a family. */
  #findFamily(plan: PersonPlan): Child | undefined {
    if (plan.surname !== undefined || !this.#random.isLucky(0.28)) return undefined
    const fitting = this.children.filter((child) => {
      const family = this.children.filter(({ familyId }) => familyId === child.familyId)
      return (
        family.length < 3 &&
        family.every(({ birthDate }) => Math.abs(daysBetween(birthDate, plan.birthDate)) > 300)
      )
    })
    return fitting.length === 0 ? undefined : this.#random.pick(fitting)
  }

  #nameOf(
    plan: PersonPlan,
    sibling: Child | undefined,
  ): Pick<Child, 'firstName' | 'surnamePrefix' | 'surname'> {
    for (;;) {
      const drawn = this.#random.pick(surnames)
      const surname = plan.surname ?? sibling?.surname ?? drawn.surname
      const surnamePrefix =
        plan.surname === undefined ? (sibling?.surnamePrefix ?? drawn.prefix) : (plan.surnamePrefix ?? '')
      const firstName = plan.firstName ?? this.#random.pick(firstNames)
      const isSurnameTaken =
        plan.surname === undefined &&
        sibling === undefined &&
        this.children.some((child) => child.surname === surname)
      const full = `${firstName} ${surnamePrefix} ${surname}`
      // Two families may share a name in a town this size, but rarely; no two children share a whole name.
      if (this.#takenNames.has(full) || (isSurnameTaken && this.#random.isLucky(0.9))) continue
      this.#takenNames.add(full)
      return { firstName, surnamePrefix, surname }
    }
  }
}

/** The last day of the month in which a child turns four: day care ends there. CARE-4 */
export function endOfDayCare(birthDate: IsoDay): IsoDay {
  const { year, month } = civilDay(birthdayAt(birthDate, 4))
  return formatDay(year, month, daysInMonth(year, month))
}

/** The first 1st or 16th on or after a day. CARE-5 */
export function nextChangeDay(day: IsoDay): IsoDay {
  const { year, month, dayOfMonth } = civilDay(day)
  if (dayOfMonth === 1 || dayOfMonth === 16) return day
  if (dayOfMonth < 16) return formatDay(year, month, 16)
  return addDays(formatDay(year, month, daysInMonth(year, month)), 1)
}

/** So many birthdays, evenly over a stretch and then moved a little by chance. */
export function birthdays(random: SeededRandom, count: number, from: string, until: string): IsoDay[] {
  const first = isoDay(from)
  const span = daysBetween(first, isoDay(until))
  const days = Array.from({ length: count }, (_, index) => {
    const even = Math.floor(((index + 0.5) * span) / count)
    return addDays(first, Math.max(0, Math.min(span, even + random.between(-9, 9))))
  })
  return random.shuffle(days)
}
