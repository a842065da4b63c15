import { listEraseObstacles } from '#shared/commands/privacy/erase-obstacles.ts'
import { isOver } from '#shared/commands/privacy/judged-row.ts'
import { listExpired } from '#shared/commands/privacy/list-expired.ts'
import type { Expired } from '#shared/commands/privacy/list-expired.ts'
import { loadTerms } from '#shared/commands/privacy/load-terms.ts'
import { planErasure } from '#shared/commands/privacy/plan-erasure.ts'
import { purgeDigest } from '#shared/commands/privacy/purge-digest.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import type { FactQuery } from '#shared/commands/facts.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { RetentionKind } from '#shared/domain/privacy/model.ts'
import { retentionTerms, sourceOfTerm } from '#shared/domain/retention/terms.ts'
import { isHeldOn } from '#shared/domain/retention/judgement.ts'
import type { HeldReason } from '#shared/domain/retention/judgement.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'
import { messageOfRefusal } from '../commands/act.ts'
import type { Act } from '../commands/act.ts'
import type { LocalTrail } from './local-trail.ts'
import type { Onlooker } from '../audit/describe-line.ts'
import { tellTexts } from '../privacy/kept-texts.ts'
import type { TextParts } from '../privacy/kept-texts.ts'
import { nameForOnlooker, searchForOnlooker } from './names-for-onlooker.ts'
import { nameOfSubject } from './people-named.ts'
import { purgeBatches } from './purge-batches.ts'
import { staysByLaw } from './stays-by-law.ts'

type PreviewOutput = CallOutput<'retention.preview'>

export interface RetentionServiceParts extends TextParts {
  readonly rows: RowReader
  readonly answer: (query: FactQuery) => unknown
  readonly act: Act
  readonly clock: Pick<ClockPort, 'today'>
  readonly nameOf: (actorId: string) => string
  /** The log of acts on this computer, which has a term of its own. */
  readonly localTrail: LocalTrail
  /** Copies from before lose it as well. */
  readonly forgetErased: () => void
  /** False for the last who gets in here and may manage the others. */
  readonly mayGo: (actorId: string) => boolean
  /** An act of this computer waits until headquarters judges it. */
  readonly isOfHeadquarters: () => boolean
  /** Lets others go first between two acts. */
  readonly pause: () => Promise<void>
}

export interface RetentionService {
  list(onlooker: Onlooker): Result<CallOutput<'retention.list'>, Message>
  preview(input: ParsedInput<'retention.preview'>, onlooker: Onlooker): Result<PreviewOutput, Message>
  purge(
    input: ParsedInput<'retention.purge'>,
    actorId: string,
  ): Promise<Result<CallOutput<'retention.purge'>, Message>>
  search(
    input: ParsedInput<'retention.search'>,
    onlooker: Onlooker,
  ): Result<CallOutput<'retention.search'>, Message>
  lookAtErasure(
    input: ParsedInput<'retention.lookAtErasure'>,
    onlooker: Onlooker,
  ): Result<CallOutput<'retention.lookAtErasure'>, Message>
  erase(
    input: ParsedInput<'retention.erase'>,
    onlooker: Onlooker,
  ): Result<CallOutput<'retention.erase'>, Message>
  setHold(input: ParsedInput<'retention.setHold'>, actorId: string): Result<Done, Message>
  liftHold(input: ParsedInput<'retention.liftHold'>, actorId: string): Result<Done, Message>
  /** How much of each kind is over its term, for who keeps a list of what there is to do. */
  overdue(): readonly { readonly kind: RetentionKind; readonly count: number }[]
}

/** Terms, what is over them, removing it, holds, and erasing one person. PRIV-1, PRIV-2 */
export function createRetentionService(parts: RetentionServiceParts): RetentionService {
  const { rows, answer, act, clock } = parts
  let isBusy = false

  const expired = (kind: RetentionKind): Expired => runSync(listExpired(kind, clock.today()), answer)

  function countsOf(kind: RetentionKind): { readonly over: number; readonly held: number } {
    if (kind === 'audit') return parts.localTrail.countOver(monthsOf(kind))
    const found = expired(kind)
    const told = [...found.people, ...found.rows]
    return { over: told.filter(isOver).length, held: told.filter((one) => !isOver(one)).length }
  }

  function monthsOf(kind: RetentionKind): number {
    return runSync(loadTerms(clock.today()), answer).organisation[kind]
  }

  async function carryOut(found: Expired, actorId: string): Promise<Result<number, Message>> {
    let count = 0
    for (const batch of purgeBatches(found)) {
      const done = act('purgeExpired', batch, actorId)
      if (!done.ok) return done
      count += batch.children.length + batch.staff.length
      for (const { ids } of batch.rows) count += ids.length
      await parts.pause()
    }
    return ok(count)
  }

  return {
    list(onlooker) {
      const terms = runSync(loadTerms(clock.today()), answer)
      return ok({
        day: clock.today(),
        kinds: retentionTerms.map(({ kind, starts }) => {
          const { over, held } = countsOf(kind)
          const months = terms.organisation[kind]
          return { kind, months, starts, ...sourceOfTerm(kind), overCount: over, heldCount: held }
        }),
        isAutomatic: terms.isAutomatic,
        holds: listHolds(parts, onlooker),
        runs: rows
          .listRows('purge_run', {})
          .toSorted((a, b) => (a.ranAt < b.ranAt ? 1 : -1))
          .slice(0, 200)
          .map(({ ranBy, counts, ...run }) => ({
            ...run,
            counts: [...counts],
            ranByName: parts.nameOf(ranBy),
          })),
      })
    },
    preview({ kind }, onlooker) {
      if (kind === 'audit') return ok(previewTrail(parts, monthsOf(kind)))
      return ok(previewOf(parts, expired(kind), onlooker))
    },
    async purge({ kind, digest }, actorId) {
      if (isBusy) return refuse({ code: 'refusal.purgeBusy', params: {} })
      isBusy = true
      try {
        if (kind === 'audit') {
          if (previewTrail(parts, monthsOf(kind)).digest !== digest) return refuse(changedMeanwhile)
          return ok({ count: parts.localTrail.cut(monthsOf(kind), actorId) })
        }
        const found = expired(kind)
        if (found.digest !== digest) return refuse(changedMeanwhile)
        const done = await carryOut(found, actorId)
        parts.forgetErased()
        return done.ok ? ok({ count: done.value }) : done
      } finally {
        isBusy = false
      }
    },
    search: ({ text }, onlooker) => ok({ people: [...searchForOnlooker(rows, text, onlooker, 20)] }),
    lookAtErasure({ subjectKind, subjectId }, onlooker) {
      const name = nameForOnlooker(rows, { subjectKind, subjectId }, onlooker)
      if (name === '')
        return refuse({ code: 'refusal.notFound', params: { what: subjectKind, id: subjectId } })
      const obstacles = runSync(listEraseObstacles(subjectKind, subjectId, clock.today()), answer)
      const plan = runSync(
        planErasure([subjectId], (childId) => childId),
        answer,
      )
      return ok({
        name,
        obstacles: [
          ...obstacles.map(messageOfRefusal),
          ...(subjectKind === 'staffMember' && !parts.mayGo(subjectId) ? [lastManager] : []),
        ],
        stays: [...staysByLaw(rows, subjectKind, subjectId)],
        rowCount: plan.changes.length,
      })
    },
    erase({ subjectKind, subjectId, typedName, ground }, onlooker) {
      const name = nameOfSubject(rows, subjectKind, subjectId)
      // Who may not read the name types what stands on the screen in its place.
      const shown = nameForOnlooker(rows, { subjectKind, subjectId }, onlooker)
      if (name === '' || (plain(typedName) !== plain(name) && plain(typedName) !== plain(shown)))
        return refuse({ code: 'refusal.nameDiffers', params: {} })
      if (subjectKind === 'staffMember' && !parts.mayGo(subjectId)) return refuse(lastManager)
      const done = act('erasePerson', { subjectKind, subjectId, ground }, onlooker.id)
      if (!done.ok) return done
      parts.forgetErased()
      return ok({ isWaiting: parts.isOfHeadquarters() })
    },
    setHold: (input, actorId) => act('setHold', input, actorId),
    liftHold: (input, actorId) => act('liftHold', input, actorId),
    overdue: () =>
      retentionTerms.flatMap(({ kind }) => {
        const { over } = countsOf(kind)
        return over === 0 ? [] : [{ kind, count: over }]
      }),
  }
}

const changedMeanwhile: Message = { code: 'refusal.purgeDiffers', params: {} }

const lastManager: Message = { code: 'refusal.eraseLastManager', params: {} }

/** Spaces and capitals are no reason to start over. */
function plain(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase()
}

function listHolds(parts: RetentionServiceParts, onlooker: Onlooker): CallOutput<'retention.list'>['holds'] {
  const { rows, clock } = parts
  const fields = ['reason', 'liftedBecause'] as const
  return rows
    .listRows('legal_hold', {})
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
    .slice(0, 1_000)
    .map((hold) => ({
      ...{ id: hold.id, subjectKind: hold.subjectKind, subjectId: hold.subjectId },
      ...{ validFrom: hold.validFrom, validUntil: hold.validUntil },
      ...tellTexts(parts, { table: 'legal_hold', row: hold, fields, subject: hold }, onlooker),
      name: nameForOnlooker(rows, hold, onlooker),
      isHeld: isHeldOn(hold, clock.today()),
    }))
}

function previewOf({ rows }: RetentionServiceParts, found: Expired, onlooker: Onlooker): PreviewOutput {
  const told = [...found.people, ...found.rows]
  const held = told.filter((one) => !isOver(one))
  const byTable = groupBy(found.rows.filter(isOver), ({ table }) => table)
  return {
    kind: found.kind,
    day: found.asOf,
    people: found.people.slice(0, 500).map(({ subjectKind, id, judgement }) => ({
      ...{
        subjectKind,
        subjectId: id,
        name: nameForOnlooker(rows, { subjectKind, subjectId: id }, onlooker),
      },
      ...{ endedOn: judgement.endedOn, keptUntil: judgement.keptUntil, heldBy: [...judgement.heldBy] },
    })),
    rows: [...byTable].map(([table, ofTable]) => {
      const days = ofTable.flatMap(({ judgement }) => judgement.endedOn ?? []).toSorted()
      return {
        table,
        count: ofTable.length,
        from: days[0] ?? found.asOf,
        until: days.at(-1) ?? found.asOf,
      }
    }),
    held: countReasons(held.flatMap(({ judgement }) => judgement.heldBy)),
    overCount: told.length - held.length,
    heldCount: held.length,
    digest: found.digest,
  }
}

function countReasons(reasons: readonly HeldReason[]): PreviewOutput['held'] {
  return [...groupBy(reasons, (reason) => reason)].map(([reason, all]) => ({ reason, count: all.length }))
}

function previewTrail({ clock, localTrail }: RetentionServiceParts, months: number): PreviewOutput {
  const { over, held } = localTrail.countOver(months)
  return {
    ...{ kind: 'audit', day: clock.today(), people: [], rows: [], overCount: over, heldCount: held },
    held: held === 0 ? [] : [{ reason: 'legalHold', count: held }],
    digest: purgeDigest([{ table: 'purge_run', id: `${localTrail.lastOver(months)}` }]),
  }
}
