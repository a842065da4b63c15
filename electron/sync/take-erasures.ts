import { programActorId } from '#shared/commands/program-work.ts'
import type { PullReply } from '#shared/sync/protocol.ts'
import { sealRedactions } from '../db/repositories/audit-acts.ts'
import { appendChainLine } from '../db/repositories/audit-chain.ts'
import { forgetSubjects, listCommandsAbout, listFamiliesOf } from '../db/repositories/command-subjects.ts'
import { addErasedSubject, findErasedAmong } from '../db/repositories/erased-subjects.ts'
import { findInOutbox, putOutboxState } from '../db/repositories/outbox.ts'
import {
  forgetMeanwhile,
  listCommandsNaming,
  listFirstNames,
  listIdsAbout,
  listRowsHolding,
  listRowsMentioning,
  redactCommand,
  redactLabel,
  removeImagesOf,
  silenceRefusals,
} from '../db/repositories/redaction.ts'
import { appendSyncLog } from '../db/repositories/sync-log.ts'
import type { CoreParts } from './core-parts.ts'

/**
 * Headquarters erased these people. Everything this device wrote about them goes: arguments, labels and images; work
 * about them that was not judged keeps its number and nothing else. Their rows go with the streams. From now on no
 * command may name them. Inside a transaction, before the streams are brought up to date. PRIV-2
 */
export function takeErasures(parts: CoreParts, { subjects, upTo }: PullReply['erasures']): void {
  const { db } = parts
  // Headquarters names them until they are confirmed.
  const unknown = subjects.filter((subject) => findErasedAmong(db, [subject]) === undefined)
  if (unknown.length === 0) return
  // A family is called by the name of its children.
  const people = [...unknown, ...listFamiliesOf(db, unknown)]
  const firstNames = listFirstNames(db, unknown)
  const ids = [
    ...new Set([
      ...listIdsAbout(db, people),
      ...listRowsHolding(db, unknown),
      ...listRowsMentioning(db, firstNames),
    ]),
  ]
  const emptied = new Set(listCommandsNaming(db, ids))
  for (const { id, isOnly } of listCommandsAbout(db, people)) {
    if (isOnly) emptied.add(id)
    else redactLabel(db, id)
  }
  for (const command of emptied) {
    redactCommand(db, command)
    const entry = findInOutbox(db, command)
    if (entry !== undefined && entry.state !== 'accepted') putOutboxState(db, entry.seq, 'void', null)
  }
  removeImagesOf(db, ids)
  forgetSubjects(db, people)
  forgetMeanwhile(db)
  silenceRefusals(db, firstNames)
  for (const subject of unknown) addErasedSubject(db, subject, upTo)
  const at = parts.clock.now()
  appendChainLine(db, { at, actorId: programActorId, kind: 'erased', facts: { count: unknown.length } })
  sealRedactions(db, { at, actorId: programActorId })
  appendSyncLog(db, {
    at,
    kind: 'erased',
    commandId: null,
    facts: { count: unknown.length },
  })
}
