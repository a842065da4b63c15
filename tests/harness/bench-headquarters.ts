import { createHeadquarters } from '#headquarters/sync/create-headquarters.ts'
import type { Headquarters, Operator } from '#headquarters/sync/headquarters.ts'
import type { HqStore } from '#headquarters/store/store.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import { commandRegistry } from '#shared/commands/registry.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { protocolVersion, schemaRevision } from '#shared/sync/protocol.ts'
import type { EnrolReply, Outcome, PushRequest, ScopeEntry, WireCommand } from '#shared/sync/protocol.ts'
import { streamOfLocation } from '#shared/sync/stream.ts'
import type { Act } from './location-work.ts'
import { nameOfLocation, workDay } from './many-locations.ts'

/** Nine in the morning in the Netherlands. */
export const workInstant = `${workDay}T08:00:00.000Z` as Instant

export interface BenchHeadquarters {
  readonly headquarters: Headquarters
  readonly operator: Operator
  /** Brings an organisation in, as one act of headquarters itself. */
  fill(rows: RowSet): Promise<void>
  /** A computer that may change these streams; the organisation's it may see. */
  enrolAt(places: readonly number[], name: string): Promise<EnrolReply>
  /** Sends acts under the numbers from `firstSeq` on; each must be judged. */
  push(device: DeviceId, firstSeq: number, acts: readonly NamedAct[]): Promise<readonly Outcome[]>
}

export interface NamedAct {
  readonly id: string
  readonly act: Act
}

/** The real judge on any store, with a clock that stands still and ids that count. */
export function openBenchHeadquarters(store: HqStore, idPrefix = 'made'): BenchHeadquarters {
  let lastId = 0
  const count = (prefix: string): string => {
    lastId += 1
    return `${prefix}-${lastId}`
  }
  const { headquarters, operator } = createHeadquarters({
    store,
    registry: commandRegistry,
    rulebook: shippedRulebook(),
    clock: { now: () => workInstant },
    ids: {
      newId: () => count(idPrefix),
      newEnrolCode: () => count(`CODE-${idPrefix.toUpperCase()}`),
      newIncident: () => count('incident'),
    },
  })
  return {
    headquarters,
    operator,
    async fill(rows) {
      const filled = await operator.act('importOrganisation', { rows })
      if (!filled.ok) throw new Error(`the data do not go in: ${JSON.stringify(filled.refusal)}`)
    },
    async enrolAt(places, name) {
      const scope: ScopeEntry[] = [
        { stream: 'org', mode: 'readOnly' },
        ...places.map((place): ScopeEntry => ({
          stream: streamOfLocation(nameOfLocation(place)),
          mode: 'readWrite',
        })),
      ]
      const code = await operator.createEnrolCode(name, scope)
      const reply = await headquarters.enrol({
        protocol: protocolVersion,
        app: 'dagdeel 0.0.0',
        code,
        installId: name as DeviceId,
        deviceName: name,
        publicKey: 'A'.repeat(60),
      })
      if (!reply.ok) throw new Error(`${name} cannot join: ${JSON.stringify(reply.refusal)}`)
      return reply.value
    },
    async push(device, firstSeq, acts) {
      const reply = await headquarters.push(device, pushOf(device, firstSeq, acts))
      if (!reply.ok) throw new Error(`a push was refused: ${JSON.stringify(reply.refusal)}`)
      if (reply.value.results.length !== acts.length) {
        throw new Error(`a push stopped: ${JSON.stringify(reply.value.stopped)}`)
      }
      return reply.value.results
    },
  }
}

function pushOf(device: DeviceId, firstSeq: number, acts: readonly NamedAct[]): PushRequest {
  return {
    protocol: protocolVersion,
    app: 'dagdeel 0.0.0',
    schemaRev: schemaRevision,
    device,
    epoch: null,
    reqId: `${device}-${firstSeq}`,
    sentAt: workInstant,
    commands: acts.map(({ id, act }, place) => commandOf(device, firstSeq + place, id, act)),
  }
}

function commandOf(device: DeviceId, seq: number, id: string, act: Act): WireCommand {
  const version = commandRegistry.prepare(act.type, undefined, act.args)
  if (!version.ok) throw new Error(`no such act: ${JSON.stringify(version.refusal)}`)
  return {
    seq,
    id: id as CommandId,
    type: act.type,
    version: version.value.version,
    args: act.args,
    actorId: act.actorId,
    originDevice: device,
    step: id as CommandId,
    streams: [streamOfLocation(act.actorId.replace(/-manager$/, ''))],
    occurredAt: workInstant,
    clock: { wall: workInstant, sinceAnchorMs: null },
    baseVersions: {},
  }
}
