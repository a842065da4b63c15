import { z } from 'zod'
import { idOf, noteValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { putRow } from '../row-change.ts'

/** Ends a request with what came of it: done, or refused and why. Who asked is owed that in words. PRIV-2 */
export const closePrivacyRequest = defineCommand({
  type: 'closePrivacyRequest',
  version: 1,
  permission: 'privacy.edit',
  args: z.strictObject({
    requestId: idOf<string>(),
    status: z.enum(['done', 'refused']),
    outcome: noteValue,
  }),
  *handle({ requestId, status, outcome }, context) {
    const request = yield* findRow('privacy_request', requestId)
    if (request === undefined) return refuseCommand('notFound', { what: 'privacyRequest', id: requestId })
    if (request.status !== 'open') return refuseCommand('privacyRequestClosed')
    if (outcome.trim() === '') return refuseCommand('outcomeMissing')
    const params = {
      kindCode: `privacyRequestKind.${request.kind}`,
      statusCode: `privacyRequestStatus.${status}`,
    }
    return effect({ code: 'command.closePrivacyRequest', params }, [
      putRow('privacy_request', {
        ...request,
        status,
        outcome: outcome.trim(),
        closedAt: context.at,
        closedBy: context.actorId,
      }),
    ])
  },
})
