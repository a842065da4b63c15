import { headquartersActorId } from '#shared/commands/access/headquarters-actor.ts'
import { checkReferences } from '#shared/commands/check-references.ts'
import { planErasure } from '#shared/commands/privacy/plan-erasure.ts'
import type { RowImages } from '#shared/commands/row-change.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { invariant } from '#shared/kernel/invariant.ts'
import { erasedLabel } from '#shared/commands/privacy/erased-label.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { HqWriter } from '../store/store.ts'
import { ask } from './answers.ts'
import { argsHash } from './args-hash.ts'
import { lockFor } from './lock-for.ts'
import { numberEmission } from './number-emission.ts'
import { planEmission } from './plan-emission.ts'
import type { HeadquartersPorts } from './ports.ts'
import { recordErasure } from './record-erasure.ts'
import { NeedsStreams } from './stops.ts'
import { headquartersDeviceId } from './submission.ts'
import { withWiderLocks } from './wider-locks.ts'

export interface Erased {
  /** The number of the last erasure. */
  readonly seq: number
  readonly streams: readonly StreamId[]
}

/**
 * Erases a person: the records, what was sent to devices, and what acts say of them. The acts stay, emptied. Somebody
 * nothing is known of is noted as well, for after a restore the erasure comes before the records may. PRIV-2
 */
export async function eraseSubject(
  ports: HeadquartersPorts,
  subjectId: string,
  legalRef: string,
): Promise<Erased> {
  const commandId = ports.ids.newId() as CommandId
  return withWiderLocks((wider) =>
    ports.store.write((writer) =>
      eraseInTransaction(ports, writer, wider, { subjectId, legalRef, commandId }),
    ),
  )
}

interface Erasing {
  readonly subjectId: string
  readonly legalRef: string
  readonly commandId: CommandId
}

async function eraseInTransaction(
  ports: HeadquartersPorts,
  writer: HqWriter,
  wider: readonly StreamId[],
  { subjectId, legalRef, commandId }: Erasing,
): Promise<Erased> {
  const { rulebook } = ports
  const locked = await lockFor(writer, wider)
  let made = 0
  const strangerId = (): string => `${commandId}.${(made += 1)}`
  const planned = await ask(planErasure([subjectId], strangerId), writer, rulebook)
  const { changes } = planned
  const images = await writer.applyChanges(changes)
  const broken = await ask(checkReferences(changes), writer, rulebook)
  invariant(broken === undefined, `an erasure leaves every reference whole: ${JSON.stringify(broken)}`)
  const plan = await planEmission(images, writer, (facts) => ask(facts, writer, rulebook))
  const missing = [...plan.streams].filter((stream) => !locked.states.has(stream))
  if (missing.length > 0) throw new NeedsStreams(missing)
  const { syncRows, streams, versions } = numberEmission(plan.emitted, locked.states)
  const at = ports.clock.now()
  await writer.recordCommand(
    {
      ...{
        id: commandId,
        type: 'eraseSubject',
        version: 1,
        args: null,
        argsHash: argsHash('eraseSubject', null),
      },
      ...{ actorId: headquartersActorId, originDevice: headquartersDeviceId, step: commandId },
      ...{ kind: 'do', reverts: null, label: erasedLabel, status: 'accepted', refusal: null },
      ...{ meanwhile: [], versions, at, receivedAt: at, amends: null },
    },
    { images: images.map(withoutBefore), syncRows, streams, undone: null },
  )
  const erases = { ...planned, ground: legalRef }
  const seq = await recordErasure(writer, { erases, at, actor: headquartersActorId, deviceId: null })
  return { seq, streams: streams.map(({ id }) => id) }
}

/** That a row changed is kept; what it was is what had to go. */
function withoutBefore({ table, id, after }: RowImages): RowImages {
  return { table, id, before: null, after }
}
