import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { SessionActor } from '#shared/ipc/calls/session.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { printPaper } from '../paper/print-paper.ts'
import { restrictedSince } from './child-file-view.ts'
import type { ChildFileParts } from './child-file-parts.ts'
import { handoverPaper } from './handover-paper.ts'
import { notFound, restricted } from './refusals.ts'

/** Who works here: nobody signs in another's name. */
type Signer = Pick<SessionActor, 'id' | 'name'>

export interface HandoverDesk {
  /** Puts what both signed on paper, and keeps it with the paper. FILE-2 */
  signHandover(input: ParsedInput<'childFile.signHandover'>, actor: Signer): Promise<Result<Done, Message>>
  endHandover(input: ParsedInput<'childFile.endHandover'>, actorId: string): Result<Done, Message>
  /** The paper as it was signed; a paper that is not the same any more is not given out. */
  handoverPaper(
    input: ParsedInput<'childFile.handoverPaper'>,
    actorId: string,
  ): Result<CallOutput<'childFile.handoverPaper'>, Message>
}

export function createHandoverDesk(parts: ChildFileParts): HandoverDesk {
  return {
    signHandover: (input, actor) => sign(parts, input, actor),
    endHandover: (input, actorId) => parts.act('endHandover', input, actorId),
    handoverPaper: (input, actorId) => findPaper(parts, input, actorId),
  }
}

async function sign(
  { rows, act, clock }: ChildFileParts,
  input: ParsedInput<'childFile.signHandover'>,
  { id: actorId, name: managerName }: Signer,
): Promise<Result<Done, Message>> {
  const child = rows.findRow('child', input.childId)
  if (child === undefined) return notFound('child', input.childId)
  const { parentSignature, managerSignature, language, ...agreed } = input
  // Somebody signs for the house by name.
  if (managerName.trim() === '') return notFound('staffMember', actorId)
  const paper = await printPaper(
    handoverPaper({
      ...agreed,
      child,
      managerName,
      ...{ parentSignature, managerSignature },
      signedAt: clock.now(),
      language,
    }),
  )
  const signed = { managerName, document: paper.toString('base64'), documentDigest: digestOf(paper) }
  return act('signHandover', { ...agreed, ...signed }, actorId)
}

function findPaper(
  { rows, clock, trail }: ChildFileParts,
  { agreementId }: ParsedInput<'childFile.handoverPaper'>,
  actorId: string,
): Result<CallOutput<'childFile.handoverPaper'>, Message> {
  const agreement = rows.findRow('handover_agreement', agreementId)
  const child = agreement === undefined ? undefined : rows.findRow('child', agreement.childId)
  if (agreement === undefined || child === undefined) return notFound('handover', agreementId)
  if (restrictedSince(rows, child.id, clock.today()) !== null) return restricted(child)
  const { document, documentDigest, validFrom } = agreement
  if (digestOf(Buffer.from(document, 'base64')) !== documentDigest) {
    return refuse({ code: 'refusal.paperDamaged', params: {} })
  }
  trail.note({ kind: 'printed', actorId, subject: child.id, facts: { paper: 'handover', agreementId } })
  return ok({ fileName: `afspraak-${validFrom}.pdf`, base64: document, digest: documentDigest })
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
