import { z } from 'zod'
import { childFlags } from '#shared/domain/child-file/child-flags.ts'
import { contractForms } from '#shared/domain/children/model.ts'
import { defineCall } from '../define.ts'
import { requestRow } from '../parts/requests.ts'
import {
  ageMonths,
  careSetting,
  childId,
  contractId,
  count,
  groupId,
  isoDay,
  locationId,
  minuteOfDay,
  plainId,
  plannedDay,
  shortText,
  weekday,
} from '../parts/values.ts'

export const foundChild = z.strictObject({
  id: childId,
  name: shortText,
  /** "Bakker, Noor": for lists on surname. */
  sortName: shortText,
  ageMonths,
  groupName: shortText,
  weekdays: z.array(weekday).max(7),
  /** What everybody who may see the file should know at a glance; empty for who may not. FILE-1 */
  flags: z.array(z.enum(childFlags)).max(2),
})
export type FoundChild = z.output<typeof foundChild>

/** Children with care here now or later whose name has a part that starts with each typed word. */
export const childrenSearch = defineCall({
  permission: 'children.view',
  input: z.strictObject({ locationId, text: z.string().max(100), limit: z.int().min(1).max(50) }),
  output: z.strictObject({ children: z.array(foundChild).max(50) }),
})

export const childCard = z.strictObject({
  id: childId,
  name: shortText,
  birthDate: isoDay,
  ageMonths,
  /** Since when the data is kept and not used, as it stands today; null = it is used. PRIV-2 */
  restrictedSince: isoDay.nullable(),
  /** Group on the day asked for; empty when no contract holds then. */
  groupName: shortText,
  schoolName: shortText.nullable(),
  mentorName: shortText.nullable(),
  contracts: z
    .array(
      z.strictObject({
        id: contractId,
        locationId,
        groupId,
        setting: careSetting,
        groupName: shortText,
        form: z.enum(contractForms),
        startDate: isoDay,
        endDate: isoDay.nullable(),
        days: z
          .array(
            z.strictObject({
              weekday,
              startMinute: minuteOfDay.nullable(),
              endMinute: minuteOfDay.nullable(),
            }),
          )
          .max(50),
      }),
    )
    .max(100),
  fixedFaces: z.array(z.strictObject({ name: shortText })).max(20),
  consents: z
    .array(
      z.strictObject({
        id: plainId,
        groupName: shortText,
        signedOn: isoDay,
        validFrom: isoDay,
        validUntil: isoDay,
      }),
    )
    .max(100),
  /** Groups of the child's locations that are not its own: those a consent can be about. GROUP-3 */
  otherGroups: z.array(z.strictObject({ id: groupId, name: shortText })).max(200),
  absences: z
    .array(
      z.strictObject({
        id: plainId,
        startDay: isoDay,
        endDay: isoDay,
        startMinute: minuteOfDay.nullable(),
        endMinute: minuteOfDay.nullable(),
        /** Credit it earned and that still stands; 0 = none. SWAP-5 */
        creditMinutes: count,
        /** It was reported by itself; one of a swap goes with its request. */
        mayRemove: z.boolean(),
        reason: z.enum(['ill', 'holiday', 'other', 'swappedAway', 'suspended']),
      }),
    )
    .max(500),
  requests: z.array(requestRow).max(500),
})
export type ChildCard = z.output<typeof childCard>

export const childrenGet = defineCall({
  permission: 'children.view',
  input: z.strictObject({ childId, day: plannedDay }),
  output: childCard,
})
