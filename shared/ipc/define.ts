import type { z } from 'zod'
import type { AccessRight } from '#shared/commands/role-permissions.ts'

export interface CallDefinition<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly permission: AccessRight
  readonly input: Input
  readonly output: Output
  /** How long the handler may take before the screen gets an answer anyway. */
  readonly deadlineMs: number
}

const usualDeadlineMs = 10_000

/** One crossing between screen and application: who may, what goes in, what comes out. */
export function defineCall<Input extends z.ZodType, Output extends z.ZodType>(definition: {
  readonly permission: AccessRight
  readonly input: Input
  readonly output: Output
  readonly deadlineMs?: number
}): CallDefinition<Input, Output> {
  return { deadlineMs: usualDeadlineMs, ...definition }
}
