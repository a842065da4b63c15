import { z } from 'zod'
import { roles } from '#shared/domain/access/model.ts'
import { defineCall } from '../define.ts'
import {
  careSetting,
  count,
  groupId,
  instant,
  isoDay,
  locationId,
  message,
  plainId,
  shortText,
} from '../parts/values.ts'
import { settings } from './settings.ts'

/** Who works here, as what, and where; `locationIds` empty = everywhere. PRIV-4 */
const actor = z.strictObject({
  id: plainId,
  name: shortText,
  role: z.enum(roles),
  locationIds: z.array(locationId).max(1_000),
})

export const sessionView = z.strictObject({
  locations: z
    .array(
      z.strictObject({
        id: locationId,
        name: shortText,
        settings: z.array(careSetting).max(3),
        groups: z
          .array(z.strictObject({ id: groupId, name: shortText, code: shortText, setting: careSetting }))
          .max(200),
      }),
    )
    .max(1_000),
  actor,
  settings,
  today: isoDay,
  now: instant,
  host: z.enum(['electron', 'loopback']),
  version: shortText,
  /** Whether a password keeps this computer's data closed; invented data needs none. */
  hasPassword: z.boolean(),
  /** Nothing has been imported yet. */
  isEmpty: z.boolean(),
  /** Acts that wait to be sent to headquarters. */
  outboxCount: count,
  /** What undo and redo would take back or put back; null = nothing. */
  undo: message.nullable(),
  redo: message.nullable(),
  /** First and last day with a roster; today may lie outside them, and then the board opens on the nearest. */
  dataFrom: isoDay.nullable(),
  dataUntil: isoDay.nullable(),
})
export type SessionView = z.output<typeof sessionView>
export type SessionActor = z.output<typeof actor>

export const sessionGet = defineCall({
  permission: 'app.use',
  input: z.strictObject({}),
  output: sessionView,
})
