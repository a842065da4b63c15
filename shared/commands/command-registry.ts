import { invariant } from '#shared/kernel/invariant.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { quickCheckOf } from '#shared/schema/quick-check.ts'
import type { QuickCheck } from '#shared/schema/quick-check.ts'
import type { CommandContext, CommandDefinition, CommandHandling } from './define.ts'
import type { Permission } from './permission.ts'
import type { CommandRefusal } from './refusal.ts'

/** Lifts the arguments of one older version to the next: `enterAbsence@1` makes version 2 of them. */
export type Upcasters = Readonly<Record<`${string}@${number}`, (args: unknown) => unknown>>

/** A command whose arguments were parsed: ready to be handled. */
export interface ReadyCommand {
  readonly type: string
  readonly version: number
  readonly permission: Permission
  /** As they were parsed; JSON. */
  readonly args: unknown
  handle(context: CommandContext): CommandHandling
}

export interface CommandRegistry {
  readonly types: readonly string[]
  /** What somebody must be allowed to do for this command; `undefined` for a command nobody knows. */
  permissionOf(type: string): Permission | undefined
  /** The present version of a command's arguments; `undefined` for a command nobody knows. */
  versionOf(type: string): number | undefined
  /** Finds the command, lifts older arguments and parses them. `version` is the sender's. */
  prepare(type: string, version: number | undefined, args: unknown): Result<ReadyCommand, CommandRefusal>
}

/** A command as the registry keeps it: what kind of arguments it takes stays inside. */
export interface RegisteredCommand {
  readonly type: string
  readonly version: number
  readonly permission: Permission
  ready(args: unknown): Result<ReadyCommand, CommandRefusal>
}

/** Wraps a definition so that its argument type stays inside. */
export function registered<Args>(definition: CommandDefinition<Args>): RegisteredCommand {
  const { type, version, permission } = definition
  let isReadyAsItIs: QuickCheck | undefined
  const readyFor = (args: Args): Result<ReadyCommand, CommandRefusal> =>
    ok({ type, version, permission, args, handle: (context) => definition.handle(args, context) })
  return {
    type,
    version,
    permission,
    ready(args) {
      isReadyAsItIs ??= quickCheckOf(definition.args)
      // What this device logged is run again and again, and is as it was parsed.
      if (isReadyAsItIs(args)) return readyFor(args as Args)
      const parsed = definition.args.safeParse(args)
      return parsed.success ? readyFor(parsed.data) : refuse(refusalOfIssue(parsed.error.issues[0]))
    },
  }
}

/** A registry of exactly these commands. */
export function createCommandRegistry(
  commands: readonly RegisteredCommand[],
  upcasters: Upcasters,
): CommandRegistry {
  const byType: Record<string, RegisteredCommand> = {}
  for (const command of commands) {
    invariant(!Object.hasOwn(byType, command.type), `a command name is used once: ${command.type}`)
    byType[command.type] = command
  }
  return {
    types: Object.keys(byType),
    permissionOf: (type) => (Object.hasOwn(byType, type) ? byType[type]?.permission : undefined),
    versionOf: (type) => (Object.hasOwn(byType, type) ? byType[type]?.version : undefined),
    prepare(type, version, args) {
      const command = Object.hasOwn(byType, type) ? byType[type] : undefined
      if (command === undefined)
        return refuse({ code: 'unknownCommand', params: { type: type.slice(0, 64) } })
      const lifted = liftArgs(command, version ?? command.version, args, upcasters)
      return lifted.ok ? command.ready(lifted.value) : lifted
    },
  }
}

function liftArgs(
  command: RegisteredCommand,
  sentVersion: number,
  args: unknown,
  upcasters: Upcasters,
): Result<unknown, CommandRefusal> {
  let lifted = args
  for (let version = sentVersion; version !== command.version; version += 1) {
    const name = `${command.type}@${version}` as const
    const upcast = version < command.version && Object.hasOwn(upcasters, name) ? upcasters[name] : undefined
    if (upcast === undefined) {
      return refuse({ code: 'unsupportedVersion', params: { type: command.type, version: sentVersion } })
    }
    lifted = upcast(lifted)
  }
  return ok(lifted)
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly code: string
  readonly message: string
}

/** Our own checks carry a short word as their message; zod's own sentences are English prose and stay inside. */
function refusalOfIssue(issue: Issue | undefined): CommandRefusal {
  const path = issue === undefined ? '' : issue.path.map(String).join('.')
  const problem =
    issue === undefined ? 'invalid' : /^[a-zA-Z]+$/.test(issue.message) ? issue.message : issue.code
  return { code: 'invalid', params: { path: path.slice(0, 200), problem } }
}
