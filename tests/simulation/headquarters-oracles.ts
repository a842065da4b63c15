import type { HqReader, JudgedCommand, RecordedEffect } from '#headquarters/store/store.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import type { RowImages } from '#shared/commands/row-change.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import { findOvercrowding, promisedCare } from './capacity.ts'
import type { SeenCommit } from './observed-store.ts'
import { checkPrivacy } from './privacy-oracles.ts'
import type { EventKind } from './tally.ts'
import { createTruth } from './truth.ts'
import type { Truth } from './truth.ts'
import type { Watch } from './watch.ts'

/** What headquarters decided about a command, in one history. */
export interface Verdict {
  readonly status: 'accepted' | 'rejected'
  readonly versions: JudgedCommand['versions']
}

interface History {
  readonly truth: Truth
  readonly verdicts: Map<string, Verdict>
  readonly lastSeq: Map<string, number>
}

/** Watches every commit of headquarters: I1, I3, I6 and I11, and writes down what the devices are compared with. */
export interface HeadquartersOracles {
  onCommit(reader: HqReader, seen: SeenCommit): Promise<void>
  onEffect(reader: HqReader, command: JudgedCommand, effect: RecordedEffect): Promise<void>
  /** The history that holds now. */
  truth(): Truth
  /** A history by its name; a device may still be in an earlier one. */
  truthOf(epoch: string): Truth | undefined
  verdictOf(commandId: string): Verdict | undefined
  /** In whatever history. */
  wasEverJudged(commandId: string): boolean
  verdictIds(): ReadonlySet<string>
  begin(epoch: string): void
  copy(): unknown
  /** After headquarters was put back: what it held then is what holds now, under this name. */
  restoreFrom(copy: unknown, epoch: string): void
}

const rulebook = shippedRulebook()
const eventOfType: Readonly<Record<string, EventKind>> = {
  undoCommand: 'undoOrRedo',
  redoCommand: 'undoOrRedo',
  placeChild: 'movedBetweenLocations',
  dismissRejection: 'acknowledgedRejection',
}

export function createHeadquartersOracles(watch: Watch): HeadquartersOracles {
  const histories = new Map<string, Truth>()
  const everJudged = new Set<string>()
  let history: History = newHistory('none')

  function newHistory(epoch: string): History {
    const truth = createTruth(epoch)
    histories.set(epoch, truth)
    return { truth, verdicts: new Map(), lastSeq: new Map() }
  }

  /** I1: one id, one execution; whatever device sends it, and how often. */
  function checkOnce(seen: SeenCommit): void {
    for (const { command } of seen.judged) {
      watch.looked('I1 exactly once')
      if (history.verdicts.has(command.id)) {
        watch.violated('I1 exactly once', `${command.type} ${command.id} was carried out again`)
      }
      everJudged.add(command.id)
      history.verdicts.set(command.id, { status: command.status, versions: command.versions })
      watch.event(command.status === 'accepted' ? 'acceptedCommand' : 'rejectedCommand')
      if (command.refusal?.code === 'legalHold') watch.event('heldBack')
      if (command.type === 'approveRequest') {
        watch.event(command.status === 'accepted' ? 'acceptedApproval' : 'rejectedApproval')
      }
      const event = eventOfType[command.type]
      if (event !== undefined && command.status === 'accepted') watch.event(event)
      watch.note(`judged ${command.type} ${command.id} ${command.status} ${command.refusal?.code ?? ''}`)
    }
  }

  /** I6: the numbers of an identity come one by one. */
  function checkOrder(seen: SeenCommit): void {
    for (const { deviceId, seq } of seen.numbered) {
      watch.looked('I6 order of a device')
      const last = history.lastSeq.get(deviceId) ?? 0
      if (seq !== last + 1) watch.violated('I6 order of a device', `${deviceId} went from ${last} to ${seq}`)
      history.lastSeq.set(deviceId, seq)
    }
  }

  /** I11: every record that changed is in the effect of a command that somebody gave. */
  function checkNamed(seen: SeenCommit): void {
    if (seen.changed.length === 0) return
    watch.looked('I11 named changes')
    const named = new Set<string>()
    for (const { command, effect } of seen.judged) {
      if (effect === null || command.id === '' || command.actorId === '') continue
      for (const { table, id } of effect.images) named.add(`${table} ${id}`)
    }
    for (const { table, id } of seen.changed) {
      if (!named.has(`${table} ${id}`))
        watch.violated('I11 named changes', `${table} ${id} changed by itself`)
    }
  }

  async function checkCapacity(
    reader: HqReader,
    command: JudgedCommand,
    changed: readonly RowImages[],
  ): Promise<void> {
    const promised = promisedCare(changed)
    if (promised.length === 0) return
    watch.looked('I3 capacity')
    for (const what of await findOvercrowding(reader, rulebook, promised)) {
      watch.violated('I3 capacity', `${what} (${command.type} ${command.id})`)
    }
  }

  return {
    async onCommit(reader, seen) {
      checkOnce(seen)
      checkOrder(seen)
      checkNamed(seen)
      const streams = new Set<StreamId>(seen.hasErased ? history.truth.streams() : [])
      for (const { effect } of seen.judged) for (const { id } of effect?.streams ?? []) streams.add(id)
      await history.truth.follow(reader, [...streams])
    },
    async onEffect(reader, command, { images }) {
      await checkCapacity(reader, command, images)
      await checkPrivacy(watch, reader, command, images)
    },
    truth: () => history.truth,
    truthOf: (epoch) => histories.get(epoch),
    wasEverJudged: (commandId) => everJudged.has(commandId),
    verdictOf: (commandId) => history.verdicts.get(commandId),
    verdictIds: () => new Set(history.verdicts.keys()),
    begin(epoch) {
      history = newHistory(epoch)
    },
    copy: () => copyHistory(history, history.truth.epoch),
    restoreFrom(copy, epoch) {
      history = copyHistory(copy as History, epoch)
      histories.set(epoch, history.truth)
    },
  }
}

function copyHistory({ truth, verdicts, lastSeq }: History, epoch: string): History {
  return { truth: truth.continueAs(epoch), verdicts: new Map(verdicts), lastSeq: new Map(lastSeq) }
}
