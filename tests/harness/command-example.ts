import type { CommandRefusalCode } from '#shared/commands/refusal.ts'

/** One good example of a command, on the small organisation of `aRowSet`. */
export interface CommandExample {
  readonly type: string
  readonly args: unknown
  /** Commands that must have been carried out first, each under the id it is known by later. */
  readonly after?: readonly EarlierCommand[]
  /** Why it cannot be taken back; left out = it can. */
  readonly finalBecause?: CommandRefusalCode
}

export interface EarlierCommand {
  readonly id: string
  readonly type: string
  readonly args: unknown
}
