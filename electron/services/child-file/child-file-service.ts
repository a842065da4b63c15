import type { Message } from '#shared/domain/explanation/model.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { ChildFileParts } from './child-file-parts.ts'
import { createHandoverDesk } from './handover-desk.ts'
import type { HandoverDesk } from './handover-desk.ts'
import { restrictedSince, viewChildFile } from './child-file-view.ts'
import { notFound, restricted } from './refusals.ts'

export interface ChildFileService extends HandoverDesk {
  get(input: ParsedInput<'childFile.get'>): Result<CallOutput<'childFile.get'>, Message>
  /** Uncovers one masked field, and writes down that it did. PRIV-5 */
  reveal(
    input: ParsedInput<'childFile.reveal'>,
    actorId: string,
  ): Result<CallOutput<'childFile.reveal'>, Message>
  save(input: ParsedInput<'childFile.save'>, actorId: string): Result<Done, Message>
  saveContacts(input: ParsedInput<'childFile.saveContacts'>, actorId: string): Result<Done, Message>
  giveConsent(input: ParsedInput<'childFile.giveConsent'>, actorId: string): Result<Done, Message>
  withdrawConsent(input: ParsedInput<'childFile.withdrawConsent'>, actorId: string): Result<Done, Message>
  startSecrecy(input: ParsedInput<'childFile.startSecrecy'>, actorId: string): Result<Done, Message>
  endSecrecy(input: ParsedInput<'childFile.endSecrecy'>, actorId: string): Result<Done, Message>
}

export function createChildFileService(parts: ChildFileParts): ChildFileService {
  const { rows, act, clock } = parts
  return {
    ...createHandoverDesk(parts),
    get: ({ childId }) => {
      const child = rows.findRow('child', childId)
      return child === undefined ? notFound('child', childId) : ok(viewChildFile(rows, child, clock.today()))
    },
    reveal: (input, actorId) => reveal(parts, input, actorId),
    save: (input, actorId) => act('saveChildFile', input, actorId),
    saveContacts: (input, actorId) => act('saveContacts', input, actorId),
    giveConsent: (input, actorId) => act('giveConsent', input, actorId),
    withdrawConsent: (input, actorId) => act('withdrawConsent', input, actorId),
    startSecrecy: (input, actorId) => act('startSecrecy', input, actorId),
    endSecrecy: (input, actorId) => act('endSecrecy', input, actorId),
  }
}

function reveal(
  { rows, clock, trail }: ChildFileParts,
  { childId, field, contactId }: ParsedInput<'childFile.reveal'>,
  actorId: string,
): Result<CallOutput<'childFile.reveal'>, Message> {
  const child = rows.findRow('child', childId)
  if (child === undefined) return notFound('child', childId)
  // Whom to call and what to give goes first; an address is of no use today. PRIV-2
  if (field === 'address' && restrictedSince(rows, childId, clock.today()) !== null) return restricted(child)
  if (field !== 'phone') {
    const [file] = rows.listRows('child_file', { childId })
    // First written down, then told: what cannot be written down is not told.
    trail.note({ kind: 'revealed', actorId, subject: childId, facts: { field } })
    return ok({ text: file?.[field] ?? '' })
  }
  const contact = rows.listRows('child_contact', { childId }).find(({ id }) => id === contactId)
  if (contact === undefined) return notFound('contact', contactId ?? '')
  trail.note({ kind: 'revealed', actorId, subject: childId, facts: { field, contactId: contact.id } })
  return ok({ text: contact.phone })
}
