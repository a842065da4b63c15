import type { ChildId } from '#shared/domain/ids.ts'
import { ok } from '#shared/kernel/result.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { ReadyCommand, RegisteredCommand } from '../command-registry.ts'
import type { CommandContext, CommandHandling } from '../define.ts'
import { refuseCommand } from '../define.ts'
import { findRow, hasRow } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { restrictedUses } from './restricted-use.ts'
import type { ChildrenOf } from './restricted-use.ts'

/**
 * Puts the two promises to a person before an act, on every device and at headquarters: data that is restricted is not used
 * (PRIV-2), and who objected to decisions by the program gets them from a person (PRIV-8). Acts on which neither bears are
 * given back as they are.
 */
export function guardRestricted(command: RegisteredCommand): RegisteredCommand {
  const use = restrictedUses[command.type]
  if (typeof use !== 'function') return command
  return {
    ...command,
    ready(args) {
      const ready = command.ready(args)
      return ready.ok ? ok(guarded(ready.value, use)) : ready
    },
  }
}

function guarded(command: ReadyCommand, childrenOf: ChildrenOf): ReadyCommand {
  const args = command.args as Readonly<Record<string, unknown>>
  return {
    ...command,
    *handle(context: CommandContext): CommandHandling {
      for (const childId of yield* childrenOf(args)) {
        if (yield* isRestricted(childId, context.today)) {
          const child = yield* findRow('child', childId)
          return refuseCommand('restricted', { firstName: child?.firstName ?? '' })
        }
        if (command.type === 'approveAutomatically' && (yield* hasObjected(childId))) {
          return refuseCommand('automaticHeld')
        }
      }
      return yield* command.handle(context)
    },
  }
}

/** Whether a child's data is kept and not used on a day. PRIV-2 */
export function* isRestricted(childId: string, today: IsoDay): Facts<boolean> {
  return yield* hasRow('processing_restriction', {
    childId: childId as ChildId,
    validFrom: { until: today },
    validUntil: { from: today, orNull: true },
  })
}

/** An objection counts from the day it is written down; only one that was refused does not. PRIV-8 */
function* hasObjected(subjectId: string): Facts<boolean> {
  return yield* hasRow('privacy_request', {
    kind: 'objection',
    subjectKind: 'child',
    subjectId,
    status: { in: ['open', 'done'] },
  })
}
