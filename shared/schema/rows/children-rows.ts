import { z } from 'zod'
import { contractForms } from '#shared/domain/children/model.ts'
import type {
  Child,
  Contract,
  ContractDay,
  Family,
  FixedFace,
  SecondGroupConsent,
} from '#shared/domain/children/model.ts'
import type {
  BaseGroupId,
  ChildId,
  ContractId,
  LocationId,
  SchoolId,
  StaffMemberId,
} from '#shared/domain/ids.ts'
import { careSettings } from '#shared/domain/organisation/model.ts'
import {
  idOf,
  isForwardPeriod,
  isoDayValue,
  minuteValue,
  nameValue,
  optionalNameValue,
  weekdayValue,
} from '../values.ts'

const childId = idOf<ChildId>()

export const childRow = z.strictObject({
  id: childId,
  firstName: nameValue,
  surnamePrefix: optionalNameValue,
  surname: nameValue,
  birthDate: isoDayValue,
  familyId: idOf<string>(),
  schoolId: idOf<SchoolId>().nullable(),
  mentorId: idOf<StaffMemberId>().nullable(),
}) satisfies z.ZodType<Child>

export const familyRow = z.strictObject({
  id: idOf<string>(),
  isDirectDebit: z.boolean(),
  language: z.enum(['nl', 'en']),
}) satisfies z.ZodType<Family>

export const contractRow = z
  .strictObject({
    id: idOf<ContractId>(),
    childId,
    locationId: idOf<LocationId>(),
    setting: z.enum(careSettings),
    groupId: idOf<BaseGroupId>(),
    form: z.enum(contractForms),
    isSchoolWeeksOnly: z.boolean(),
    startDate: isoDayValue,
    endDate: isoDayValue.nullable(),
  })
  .refine(
    (row) => row.endDate === null || row.startDate <= row.endDate,
    'periodOrder',
  ) satisfies z.ZodType<Contract>

export const contractDayRow = z
  .strictObject({
    id: idOf<string>(),
    contractId: idOf<ContractId>(),
    weekday: weekdayValue,
    startMinute: minuteValue.nullable(),
    endMinute: minuteValue.nullable(),
    holidayStartMinute: minuteValue.nullable(),
    holidayEndMinute: minuteValue.nullable(),
  })
  .refine((row) => isForwardOrOpen(row.startMinute, row.endMinute), 'startBeforeEnd')
  .refine((row) => isForwardOrOpen(row.holidayStartMinute, row.holidayEndMinute), 'startBeforeEnd')
  .refine((row) => (row.holidayStartMinute === null) === (row.holidayEndMinute === null), 'bothOrNeither')
  // "From school until school" is no stretch of care; such a row can only mean the holidays.
  .refine(
    (row) => row.startMinute !== null || row.endMinute !== null || row.holidayStartMinute !== null,
    'emptyLine',
  ) satisfies z.ZodType<ContractDay>

export const secondGroupConsentRow = z
  .strictObject({
    id: idOf<string>(),
    childId,
    groupId: idOf<BaseGroupId>(),
    signedOn: isoDayValue,
    validFrom: isoDayValue,
    validUntil: isoDayValue,
  })
  .refine(isForwardPeriod, 'periodOrder') satisfies z.ZodType<SecondGroupConsent>

export const fixedFaceRow = z
  .strictObject({
    id: idOf<string>(),
    childId,
    staffMemberId: idOf<StaffMemberId>(),
    validFrom: isoDayValue,
    validUntil: isoDayValue.nullable(),
  })
  .refine(isForwardPeriod, 'periodOrder') satisfies z.ZodType<FixedFace>

function isForwardOrOpen(startMinute: number | null, endMinute: number | null): boolean {
  return startMinute === null || endMinute === null || startMinute < endMinute
}
