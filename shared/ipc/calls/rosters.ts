import { z } from 'zod'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import { locationId, plannedWeek } from '../parts/values.ts'

const input = z.strictObject({ locationId, week: plannedWeek })

export const rostersSettle = defineCall({ permission: 'roster.edit', input, output: done })

export const rostersUnsettle = defineCall({ permission: 'roster.edit', input, output: done })
