import { z } from 'zod'
import { privacyRequestKinds, subjectKinds } from '#shared/domain/privacy/model.ts'
import type { PrivacyRequest } from '#shared/domain/privacy/model.ts'
import { requestDueOn } from '#shared/domain/privacy/request-term.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import { idOf, isoDayValue, noteValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, hasId, hasRow } from '../facts.ts'
import { putRow } from '../row-change.ts'

/**
 * Writes down that somebody asks what the law gives a right to. It must be answered within four weeks of the day it came in.
 * One of a kind waits at a time: a second letter about the same thing is the same request. PRIV-2
 */
export const enterPrivacyRequest = defineCommand({
  type: 'enterPrivacyRequest',
  version: 1,
  permission: 'privacy.edit',
  args: z.strictObject({
    locationId: idOf<LocationId>(),
    kind: z.enum(privacyRequestKinds),
    subjectKind: z.enum(subjectKinds),
    subjectId: idOf<string>(),
    receivedOn: isoDayValue,
    note: noteValue,
  }),
  *handle(asked, context) {
    const location = yield* findRow('location', asked.locationId)
    if (location === undefined) return refuseCommand('notFound', { what: 'location', id: asked.locationId })
    const table = asked.subjectKind === 'child' ? 'child' : 'staff_member'
    if (!(yield* hasId(table, asked.subjectId))) {
      return refuseCommand('notFound', { what: 'subject', id: asked.subjectId })
    }
    if (asked.receivedOn > context.today) {
      return refuseCommand('receivedInFuture', { day: asked.receivedOn })
    }
    const kindCode = `privacyRequestKind.${asked.kind}`
    const same = { kind: asked.kind, subjectId: asked.subjectId, status: 'open' } as const
    if (yield* hasRow('privacy_request', same)) return refuseCommand('privacyRequestTwice', { kindCode })
    const request: PrivacyRequest = {
      id: context.newId(),
      ...asked,
      dueOn: requestDueOn(asked.receivedOn),
      status: 'open',
      outcome: '',
      closedAt: null,
      closedBy: null,
    }
    return effect({ code: 'command.enterPrivacyRequest', params: { kindCode } }, [
      putRow('privacy_request', request),
    ])
  },
})
