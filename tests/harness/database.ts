import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalKeySealer } from '#electron/db/local-key-sealer.ts'
import { LOCAL_KEY_FILE, openDataFolder } from '#electron/db/open-data-folder.ts'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import type { ChangeAnnouncement } from '#electron/services/commands/change-announcement.ts'
import { createCommandRunner } from '#electron/services/commands/command-runner.ts'
import type { CommandReceipt, CommandRunner } from '#electron/services/commands/command-runner.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import type { Permission } from '#shared/commands/permission.ts'
import type { CommandRefusal } from '#shared/commands/refusal.ts'
import { commandRegistry } from '#shared/commands/registry.ts'
import type { CommandRegistry } from '#shared/commands/command-registry.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'

/** A folder of its own for one test, and the act that removes it again. */
export function makeTempFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'dagdeel-test-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Opens a real encrypted data folder; throws when that fails. */
export async function openTestFolder(folder: string): Promise<OpenedDataFolder> {
  const opened = await openDataFolder({
    folder,
    sealers: [createLocalKeySealer(join(folder, LOCAL_KEY_FILE))],
  })
  if (!opened.ok) throw new Error(`cannot open the test folder: ${JSON.stringify(opened.refusal)}`)
  return opened.value
}

/** A folder of its own with a runner over it; `close` takes both away and is what `beforeEach` gives back. */
export async function openTestRecords(options: TestRunnerOptions = {}): Promise<TestRecords> {
  const temp = makeTempFolder()
  const opened = await openTestFolder(temp.folder)
  const close = () => {
    opened.close()
    temp.remove()
  }
  return { opened, app: createTestRunner(opened, options), close }
}

export interface TestRecords {
  readonly opened: OpenedDataFolder
  readonly app: TestRunner
  close(): void
}

export interface TestRunner {
  readonly runner: CommandRunner
  readonly announcements: ChangeAnnouncement[]
  /** Runs a command under a fresh id and gives the whole answer. */
  run(type: string, args: unknown, id?: string): Result<CommandReceipt, CommandRefusal>
  /** The same for a command that must succeed. */
  done(type: string, args: unknown, id?: string): CommandReceipt
  /** The same for a command that must be refused. */
  refused(type: string, args: unknown, id?: string): CommandRefusal
}

export interface TestRunnerOptions {
  readonly mayRun?: (actorId: string, permission: Permission) => boolean
  /** Where whoever acts works; left out = everywhere. */
  readonly locationsOf?: (actorId: string) => readonly string[]
  readonly actorId?: string
  readonly registry?: CommandRegistry
  readonly idPrefix?: string
}

/** A command runner on an opened folder, on Tuesday 24 November 2026. */
export function createTestRunner(
  opened: Pick<OpenedDataFolder, 'db' | 'deviceId'>,
  options: TestRunnerOptions = {},
): TestRunner {
  const announcements: ChangeAnnouncement[] = []
  const runner = createCommandRunner({
    db: opened.db,
    registry: options.registry ?? commandRegistry,
    clock: { now: () => '2026-11-24T09:00:00.000Z' as Instant, today: () => isoDay('2026-11-24') },
    deviceId: opened.deviceId,
    rulebook: shippedRulebook(),
    mayRun: options.mayRun ?? (() => true),
    locationsOf: options.locationsOf ?? (() => []),
    announce: (change) => announcements.push(change),
  })
  let count = 0
  function run(type: string, args: unknown, id?: string): Result<CommandReceipt, CommandRefusal> {
    count += 1
    const commandId = (id ?? `${options.idPrefix ?? 'command'}-${count}`) as CommandId
    return runner.run({ id: commandId, type, args, actorId: options.actorId ?? 'manager' })
  }
  return {
    runner,
    announcements,
    run,
    done(type, args, id) {
      const result = run(type, args, id)
      if (!result.ok) throw new Error(`${type} was refused: ${JSON.stringify(result.refusal)}`)
      return result.value
    },
    refused(type, args, id) {
      const result = run(type, args, id)
      if (result.ok) throw new Error(`${type} was not refused`)
      return result.refusal
    },
  }
}
