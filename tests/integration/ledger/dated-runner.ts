import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createRowReader, type RowReader } from '#electron/db/repositories/row-store.ts'
import { createCommandRunner } from '#electron/services/commands/command-runner.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import { commandRegistry } from '#shared/commands/registry.ts'
import type { CommandRefusal } from '#shared/commands/refusal.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { isoDay, type Instant, type IsoDay } from '#shared/kernel/time.ts'

/** A command runner whose day can be set, for what happens at midnight and at the end of a month. */
export interface DatedRunner {
  readonly rows: RowReader
  /** From now on it is nine o'clock on this day. */
  goTo(day: string): void
  today(): IsoDay
  /** The refusal, or null when it was carried out. */
  run(type: string, args: unknown, id: string): CommandRefusal | null
  done(type: string, args: unknown, id: string): void
  refused(type: string, args: unknown, id?: string): CommandRefusal
}

export function createDatedRunner(opened: OpenedDataFolder, startDay = '2026-11-24'): DatedRunner {
  let today = isoDay(startDay)
  let seconds = 0
  let asked = 0
  const runner = createCommandRunner({
    db: opened.db,
    registry: commandRegistry,
    clock: {
      // A second later each time, as no two acts of a person fall together.
      now: () => {
        seconds += 1
        const clock = new Date(Date.UTC(2026, 0, 1, 9, 0, 0) + seconds * 1000).toISOString()
        return `${today}${clock.slice(10)}` as Instant
      },
      today: () => today,
    },
    deviceId: opened.deviceId,
    rulebook: shippedRulebook(),
    mayRun: () => true,
    locationsOf: () => [],
    announce: () => undefined,
  })
  function run(type: string, args: unknown, id: string): CommandRefusal | null {
    const result = runner.run({ id: id as CommandId, type, args, actorId: 'manager' })
    return result.ok ? null : result.refusal
  }
  return {
    rows: createRowReader(opened.db),
    goTo(day) {
      today = isoDay(day)
    },
    today: () => today,
    run,
    done(type, args, id) {
      const refusal = run(type, args, id)
      if (refusal !== null) throw new Error(`${type} was refused: ${JSON.stringify(refusal)}`)
    },
    refused(type, args, id) {
      asked += 1
      const refusal = run(type, args, id ?? `asked-${asked}`)
      if (refusal === null) throw new Error(`${type} was not refused`)
      return refusal
    },
  }
}
