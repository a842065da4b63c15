import { z } from 'zod'
import { stayDoubts } from '#shared/domain/quick-log/doubts-of-stay.ts'
import {
  childId,
  groupId,
  intervalShape,
  isoDay,
  message,
  minuteOfDay,
  plainId,
  shortText,
} from './values.ts'

export const staySide = z.enum(['early', 'late'])
const stayMinutes = z.int().min(0).max(1440)

/** A child on the screen in the room: first name and initial, until when, and what was written down. */
export const presentChild = z.strictObject({
  childId,
  name: shortText,
  groupId,
  groupName: shortText,
  ...intervalShape,
  earlyMinutes: stayMinutes,
  lateMinutes: stayMinutes,
})
export type PresentChildView = z.output<typeof presentChild>

const stayShape = {
  id: plainId,
  childId,
  childName: shortText,
  groupName: shortText,
  day: isoDay,
  side: staySide,
  ...intervalShape,
  /** On the clock in the Netherlands. */
  loggedDay: isoDay,
  loggedMinute: minuteOfDay,
  loggedByName: shortText,
} as const

/** A longer stay as it was written down. */
export const stayView = z.strictObject(stayShape)
export type StayView = z.output<typeof stayView>

/** The same in the control list of the month, with its price; null = not known. */
export const controlledStay = z.strictObject({
  ...stayShape,
  minutes: stayMinutes,
  cents: z.int().nullable(),
  doubts: z.array(z.enum(stayDoubts)).max(stayDoubts.length),
  tooTight: message.nullable(),
})
export type ControlledStay = z.output<typeof controlledStay>

/** Stayed longer than was agreed and written down. */
export const longerStay = z.strictObject({
  observedTimeId: plainId,
  childId,
  childName: shortText,
  groupId,
  groupName: shortText,
  day: isoDay,
  side: staySide,
  bookedMinute: minuteOfDay,
  observedMinute: minuteOfDay,
  minutes: stayMinutes,
})

/** Was there on a day without any care agreed. */
export const unbookedDay = z.strictObject({
  observedTimeId: plainId,
  childId,
  childName: shortText,
  day: isoDay,
  arrivedMinute: minuteOfDay.nullable(),
  leftMinute: minuteOfDay.nullable(),
})
