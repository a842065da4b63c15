import { groupOfKind, trailKinds } from '#shared/domain/audit/model.ts'
import type { TrailKind } from '#shared/domain/audit/model.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { AuditCheck, AuditFilter } from '#shared/ipc/calls/audit.ts'
import type { SessionActor } from '#shared/ipc/calls/session.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { addDays } from '#shared/kernel/time.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { countChainLines, listChain, listChainActors } from '../../db/repositories/audit-chain.ts'
import type { ChainFilter } from '../../db/repositories/audit-chain.ts'
import { listActsAbout } from '../../db/repositories/audit-acts.ts'
import { checkChain, verifyChain } from '../../db/verify/verify-chain.ts'
import type { ChainReport } from '../../db/verify/verify-chain.ts'
import type { ClockPort } from '../../ports.ts'
import { runInSlices } from '../rules/run-in-slices.ts'
import type { SlicePorts } from '../rules/run-in-slices.ts'
import { createBoundedNotes } from './bounded-notes.ts'
import { describeLine, maySeeChild } from './describe-line.ts'
import type { LineParts } from './describe-line.ts'
import type { Trail } from './trail.ts'
import { writeTrailFile } from './write-trail-file.ts'

export interface AuditService {
  standing(): CallOutput<'audit.standing'>
  list(input: ParsedInput<'audit.list'>, actor: SessionActor): CallOutput<'audit.list'>
  verify(): Promise<Result<AuditCheck, Message>>
  export(input: ParsedInput<'audit.export'>, actor: SessionActor): Result<CallOutput<'audit.export'>, Message>
  note(input: ParsedInput<'audit.note'>, actor: SessionActor): Result<Record<string, never>, Message>
  close(): void
}

export interface AuditServiceParts extends LineParts {
  readonly trail: Trail
  readonly clock: Pick<ClockPort, 'now' | 'today'>
  readonly slices: SlicePorts
}

const MOST_PEOPLE = 500
/** More lines than this do not fit in one file over the bridge; a year of a busy house has fewer. */
const MOST_EXPORTED = 40_000
const SHOWN_FINDINGS = 20
const MAX_COUNT = 1_000_000

/** Looking into the audit trail, checking it, and handing it out. It is only ever added to. PRIV-5 */
export function createAuditService(parts: AuditServiceParts): AuditService {
  const { db } = parts
  const notes = createBoundedNotes(parts.trail, parts.clock)
  let lastCheck: AuditCheck | null = null
  let stopCheck = (): void => undefined

  /** `undefined` = the one who asks may not see this child, so there is nothing. */
  function filterOf(filter: AuditFilter, actor: SessionActor): ChainFilter | undefined {
    if (filter.childId !== null && !maySeeChild(parts, filter.childId, actor)) return undefined
    return {
      kinds: kindsOf(filter.group),
      fromAt: filter.fromDay === null ? null : beginningOf(filter.fromDay),
      beforeAt: filter.untilDay === null ? null : beginningOf(addDays(filter.untilDay, 1)),
      actorId: filter.actorId,
      subjects: filter.childId === null ? null : [filter.childId, ...listActsAbout(db, filter.childId)],
      beforeSeq: null,
    }
  }

  return {
    standing: () => ({
      lineCount: Math.min(countChainLines(db), MAX_COUNT),
      check: lastCheck,
      people: listChainActors(db, MOST_PEOPLE)
        .map((id) => ({ id, name: parts.nameOf(id) || id }))
        .sort((a, b) => a.name.localeCompare(b.name, 'nl')),
    }),
    list({ beforeSeq, limit, ...filter }, actor) {
      notes.settle(false)
      const chosen = filterOf(filter, actor)
      const found = chosen === undefined ? [] : listChain(db, { ...chosen, beforeSeq }, limit + 1)
      const lines = found.slice(0, limit)
      return {
        lines: lines.map((line) => describeLine(parts, line, actor)),
        nextBeforeSeq: found.length > limit ? (lines.at(-1)?.seq ?? null) : null,
      }
    },
    async verify() {
      stopCheck()
      const run = runInSlices(checkChain(db), parts.slices)
      stopCheck = () => run.stop()
      const sliced = await run.finished
      if (sliced === null) return refuse({ code: 'audit.checkStopped', params: {} })
      // Somebody may have been erased between two slices: what was found must still be so when nothing moves.
      const report = sliced.findings.length === 0 ? sliced : verifyChain(db)
      lastCheck = checkOf(report, parts.clock.now())
      return ok(lastCheck)
    },
    export(filter, actor) {
      notes.settle(false)
      const chosen = filterOf(filter, actor)
      const stored = chosen === undefined ? [] : listChain(db, chosen, MOST_EXPORTED + 1).toReversed()
      if (stored.length > MOST_EXPORTED) {
        return refuse({ code: 'audit.tooMany', params: { count: MOST_EXPORTED } })
      }
      const texts = createTexts(ruleTexts, 'nl')
      const file = writeTrailFile(
        stored.map((line) => ({ stored: line, shown: describeLine(parts, line, actor) })),
        (message) => writeMessage(texts, message),
      )
      // First written down, then handed out.
      parts.trail.note({
        kind: 'exported',
        actorId: actor.id,
        facts: { what: 'auditTrail', count: stored.length },
        ...(filter.childId === null ? {} : { subject: filter.childId }),
      })
      return ok({
        fileName: `logboek-${parts.clock.today()}.csv`,
        base64: Buffer.from(file).toString('base64'),
        lineCount: stored.length,
      })
    },
    note({ kind, what, childId }, actor) {
      if (childId !== null && parts.rows.findRow('child', childId) === undefined) {
        return refuse({ code: 'refusal.notFound', params: { what: 'child', id: childId } })
      }
      notes.note({
        ...{ kind, actorId: actor.id, facts: { what } },
        ...(childId === null ? {} : { subject: childId }),
      })
      return ok({})
    },
    close() {
      stopCheck()
      try {
        notes.settle(true)
      } catch {
        // A full disk loses how often it was; the lines before it stand. Closing goes on.
      }
    },
  }
}

/** Lines of the chain about itself are of a group like any other; the talk with headquarters only when asked for. */
function kindsOf(group: AuditFilter['group']): readonly TrailKind[] {
  return trailKinds.filter((kind) =>
    group === null ? groupOfKind[kind] !== 'headquarters' : groupOfKind[kind] === group,
  )
}

/** Midnight in the Netherlands as a moment: an hour before that of UTC, two in summer time. */
function beginningOf(day: IsoDay): Instant {
  const inWinter = `${addDays(day, -1)}T23:00:00.000Z` as Instant
  const isMidnight = dutchTimeOf(inWinter).minute === 0
  return isMidnight ? inWinter : (`${addDays(day, -1)}T22:00:00.000Z` as Instant)
}

function checkOf(report: ChainReport, checkedAt: Instant): AuditCheck {
  return {
    checkedAt,
    lineCount: Math.min(report.lineCount, MAX_COUNT),
    firstAt: report.firstAt as Instant | null,
    redactedCount: Math.min(report.redactedCount, MAX_COUNT),
    clockBackCount: Math.min(report.clockBackCount, MAX_COUNT),
    restoredCount: Math.min(report.restoredCount, MAX_COUNT),
    findingCount: Math.min(report.findings.length, MAX_COUNT),
    findings: report.findings
      .slice(0, SHOWN_FINDINGS)
      .map(({ code, params }) => ({ code, params: { ...params } })),
  }
}
