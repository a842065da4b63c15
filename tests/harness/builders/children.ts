import type { Absence, ExtraAttendance, GroupMove } from '#shared/domain/attendance/model.ts'
import type {
  Child,
  Contract,
  ContractDay,
  FixedFace,
  SecondGroupConsent,
} from '#shared/domain/children/model.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import type { IsoDay, Weekday } from '#shared/kernel/time.ts'
import { addMonths, isoDay } from '#shared/kernel/time.ts'
import { at, childId, contractId, groupId, nextId, staffMemberId } from './ids.ts'
import { defaultLocationId } from './organisation.ts'

/** A child born on 15 May 2024: two years old in November 2026. */
export function aChild(overrides: Partial<Child> = {}): Child {
  const id = overrides.id ?? childId(nextId('child'))
  return {
    id,
    firstName: 'Noor',
    surnamePrefix: '',
    surname: 'Bakker',
    birthDate: isoDay('2024-05-15'),
    familyId: `family-${id}`,
    schoolId: null,
    mentorId: null,
    ...overrides,
  }
}

/** The birth date of a child that is exactly so old on a day, plus some months to stay off the birthday. */
export function bornSoThat(ageYears: number, onDay: IsoDay, extraMonths = 5): IsoDay {
  return addMonths(onDay, -(ageYears * 12 + extraMonths))
}

export interface ContractDayOptions {
  readonly start?: string | null
  readonly end?: string | null
  readonly holidayStart?: string | null
  readonly holidayEnd?: string | null
}

export interface ContractOptions extends Partial<Omit<Contract, 'childId'>> {
  readonly child: ChildId
  /** Weekdays with the same hours; 07:30 to 18:30 unless `hours` says otherwise. */
  readonly days: readonly Weekday[]
  readonly hours?: ContractDayOptions
}

export interface ContractRows {
  readonly contract: Contract
  readonly contractDays: readonly ContractDay[]
}

/** A fixed contract from 1 January 2024 on, with its weekday rows. */
export function aContract(options: ContractOptions): ContractRows {
  const { child, days, hours = {}, ...overrides } = options
  const id = overrides.id ?? contractId(nextId('contract'))
  return {
    contract: {
      id,
      childId: child,
      locationId: defaultLocationId,
      setting: 'dayCare',
      groupId: groupId('ladybirds'),
      form: 'fixed',
      isSchoolWeeksOnly: false,
      startDate: isoDay('2024-01-01'),
      endDate: null,
      ...overrides,
    },
    contractDays: days.map((weekday) => aContractDay(id, weekday, hours)),
  }
}

export function aContractDay(
  contract: Contract['id'],
  weekday: Weekday,
  hours: ContractDayOptions = {},
): ContractDay {
  return {
    id: nextId('day'),
    contractId: contract,
    weekday,
    startMinute: minuteOr(hours.start, '07:30'),
    endMinute: minuteOr(hours.end, '18:30'),
    holidayStartMinute: minuteOr(hours.holidayStart, null),
    holidayEndMinute: minuteOr(hours.holidayEnd, null),
  }
}

function minuteOr(time: string | null | undefined, fallback: string | null): number | null {
  const text = time === undefined ? fallback : time
  return text === null ? null : at(text)
}

export function anAbsence(overrides: Partial<Absence> & Pick<Absence, 'childId' | 'startDay'>): Absence {
  return {
    id: nextId('absence'),
    endDay: overrides.startDay,
    startMinute: null,
    endMinute: null,
    reason: 'ill',
    requestId: null,
    ...overrides,
  }
}

export function anExtraAttendance(
  overrides: Partial<ExtraAttendance> & Pick<ExtraAttendance, 'childId' | 'day'>,
): ExtraAttendance {
  return {
    id: nextId('extra'),
    locationId: defaultLocationId,
    groupId: groupId('ladybirds'),
    startMinute: at('07:30'),
    endMinute: at('18:30'),
    kind: 'extraDay',
    requestId: null,
    ...overrides,
  }
}

export function aGroupMove(
  overrides: Partial<GroupMove> & Pick<GroupMove, 'childId' | 'day' | 'toGroupId'>,
): GroupMove {
  return {
    id: nextId('move'),
    startMinute: at('07:30'),
    endMinute: at('18:30'),
    reason: 'merge',
    ...overrides,
  }
}

export function aFixedFace(child: ChildId, staff: string, overrides: Partial<FixedFace> = {}): FixedFace {
  return {
    id: nextId('face'),
    childId: child,
    staffMemberId: staffMemberId(staff),
    validFrom: isoDay('2024-01-01'),
    validUntil: null,
    ...overrides,
  }
}

export function aConsent(
  child: ChildId,
  group: string,
  overrides: Partial<SecondGroupConsent> = {},
): SecondGroupConsent {
  return {
    id: nextId('consent'),
    childId: child,
    groupId: groupId(group),
    signedOn: isoDay('2026-01-05'),
    validFrom: isoDay('2026-01-05'),
    validUntil: isoDay('2027-12-31'),
    ...overrides,
  }
}
