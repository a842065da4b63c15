import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import type { CommandContext } from './define.ts'

export interface CommandOrigin {
  readonly commandId: CommandId
  readonly actorId: string
  readonly deviceId: DeviceId
  readonly at: Instant
  readonly today: IsoDay
}

/** The context of one run of a command. Ids of new rows count up behind the command's own id: `<command>.1`, `.2`. */
export function createCommandContext(origin: CommandOrigin): CommandContext {
  let made = 0
  return {
    ...origin,
    newId() {
      made += 1
      return `${origin.commandId}.${made}`
    },
  }
}
