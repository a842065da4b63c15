import { Buffer } from 'node:buffer'
import { mayDo } from '#shared/commands/role-permissions.ts'
import { mayGoOutside } from '#shared/domain/child-file/may-go-outside.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { ChildId, LocationId } from '#shared/domain/ids.ts'
import { restrictedChildren } from '#shared/domain/privacy/is-restricted.ts'
import type { PrivacyRequest, ProcessingRestriction, SubjectKind } from '#shared/domain/privacy/model.ts'
import { byDueDay, daysLeft } from '#shared/domain/privacy/request-term.ts'
import type { PrivacyRequestView, RestrictionView } from '#shared/ipc/calls/privacy.ts'
import type { SessionActor } from '#shared/ipc/calls/session.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { isValidOn } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'
import { maySeeChild } from '../audit/describe-line.ts'
import type { Trail } from '../audit/trail.ts'
import { matchName } from '../children/match-name.ts'
import type { Act } from '../commands/act.ts'
import { createBreachDesk, runningBreaches } from './breach-desk.ts'
import type { BreachDesk } from './breach-desk.ts'
import { collectPerson } from './collect-person.ts'
import { exportPerson, lookKinds } from './export-person.ts'
import type { LookLine } from './export-person.ts'
import { tellTexts } from './kept-texts.ts'
import type { TextParts } from './kept-texts.ts'
import { tablesAbout, toldTables } from './tables-about.ts'

/** Rights of people and the registers of the law, as the screen asks for them. PRIV-2, PRIV-7 */
export interface PrivacyService {
  overview(
    input: ParsedInput<'privacy.overview'>,
    actor: SessionActor,
  ): Result<CallOutput<'privacy.overview'>, Message>
  requests(
    input: ParsedInput<'privacy.requests'>,
    actor: SessionActor,
  ): Result<CallOutput<'privacy.requests'>, Message>
  findPeople(
    input: ParsedInput<'privacy.findPeople'>,
    actor: SessionActor,
  ): Result<CallOutput<'privacy.findPeople'>, Message>
  enterRequest(input: ParsedInput<'privacy.enterRequest'>, actorId: string): Result<Done, Message>
  closeRequest(input: ParsedInput<'privacy.closeRequest'>, actorId: string): Result<Done, Message>
  restrict(input: ParsedInput<'privacy.restrict'>, actorId: string): Result<Done, Message>
  lift(input: ParsedInput<'privacy.lift'>, actorId: string): Result<Done, Message>
  previewExport(
    input: ParsedInput<'privacy.previewExport'>,
    actor: SessionActor,
  ): Result<CallOutput<'privacy.previewExport'>, Message>
  exportPerson(
    input: ParsedInput<'privacy.exportPerson'>,
    actor: SessionActor,
  ): Promise<Result<CallOutput<'privacy.exportPerson'>, Message>>
  readonly breaches: BreachDesk
}

export interface PrivacyParts extends TextParts {
  readonly rows: RowReader
  readonly clock: ClockPort
  readonly act: Act
  readonly trail: Trail
  readonly nameOf: (actorId: string) => string
  readonly looksAt: (subjectId: string) => readonly LookLine[]
}

const MOST_FOUND = 20
const MOST_SHOWN = 2_000

export function createPrivacyService(parts: PrivacyParts): PrivacyService {
  const { rows, clock, act, trail } = parts
  return {
    overview({ locationId }, actor) {
      if (rows.findRow('location', locationId) === undefined) return notFound('location', locationId)
      const today = clock.today()
      const open = listRequests(parts, locationId, actor).filter(({ status }) => status === 'open')
      return ok({
        requests: open,
        breaches: [...runningBreaches(parts, locationId, clock.now(), actor)],
        holds: hereOrEverywhere(rows, 'legal_hold', locationId)
          .filter((hold) => isValidOn(hold, today))
          .map((hold) => ({
            ...{
              id: hold.id,
              subjectKind: hold.subjectKind,
              subjectId: hold.subjectId,
              since: hold.validFrom,
            },
            ...tellTexts(parts, { table: 'legal_hold', row: hold, fields: ['reason'], subject: hold }, actor),
            subjectName: nameOfSubject(parts, hold.subjectKind, hold.subjectId, actor),
          })),
        restrictions: listRestrictions(parts, actor),
        lookedAt: clock.now(),
      })
    },
    requests({ locationId }, actor) {
      if (rows.findRow('location', locationId) === undefined) return notFound('location', locationId)
      return ok({
        requests: listRequests(parts, locationId, actor),
        restrictions: listRestrictions(parts, actor),
      })
    },
    findPeople: (input, actor) => ok({ people: findPeople(parts, input, actor) }),
    enterRequest: (input, actorId) => act('enterPrivacyRequest', input, actorId),
    closeRequest: (input, actorId) => act('closePrivacyRequest', input, actorId),
    restrict: (input, actorId) => act('startRestriction', input, actorId),
    lift: (input, actorId) => act('liftRestriction', input, actorId),
    previewExport(subject, actor) {
      const refusal = refuseExport(parts, subject, actor)
      return refusal === null ? ok(previewExport(parts, subject, actor)) : refuse(refusal)
    },
    async exportPerson({ language, ...subject }, actor) {
      const refusal = refuseExport(parts, subject, actor)
      if (refusal !== null) return refuse(refusal)
      // First written down, then handed out. PRIV-5
      trail.note({
        kind: 'personExported',
        actorId: actor.id,
        subject: subject.subjectId,
        facts: { language },
      })
      const made = await exportPerson(parts, { kind: subject.subjectKind, id: subject.subjectId, language })
      const who = subject.subjectKind === 'child' ? 'kind' : 'medewerker'
      return ok({
        fileName: `gegevens-${who}-${clock.today()}.zip`,
        base64: Buffer.from(made.bytes).toString('base64'),
        rowCount: made.rowCount,
      })
    },
    breaches: createBreachDesk(parts),
  }
}

type Subject = ParsedInput<'privacy.previewExport'>

/** Why the file of somebody is not made here: nobody by that number, or a child of where the asker does not work. PRIV-4 */
function refuseExport({ rows, clock }: PrivacyParts, subject: Subject, actor: SessionActor): Message | null {
  const table = subject.subjectKind === 'child' ? 'child' : 'staff_member'
  if (rows.findRow(table, subject.subjectId) === undefined) {
    return { code: 'refusal.notFound', params: { what: 'subject', id: subject.subjectId } }
  }
  if (subject.subjectKind === 'staffMember') return null
  if (!maySeeChild({ rows }, subject.subjectId, actor)) return { code: 'refusal.forbiddenHere', params: {} }
  const facts = {
    secrecies: rows.listRows('secrecy', {}),
    restrictions: rows.listRows('processing_restriction', {}),
  }
  // To the person itself it goes always; the rule is asked all the same, so that there is one place that knows. PRIV-3
  return mayGoOutside(facts, subject.subjectId, clock.today(), 'parent')
    ? null
    : { code: 'refusal.forbiddenHere', params: {} }
}

function previewExport(
  parts: PrivacyParts,
  { subjectKind, subjectId }: Subject,
  actor: SessionActor,
): CallOutput<'privacy.previewExport'> {
  const { rows, clock, looksAt } = parts
  const records = collectPerson(rows, subjectKind, subjectId)
  const [family] = records.get('family') ?? []
  const restrictions = rows.listRows('processing_restriction', {})
  return {
    name: nameOfSubject(parts, subjectKind, subjectId, actor),
    parts: [...records].map(([table, list]) => ({ tableCode: `personTable.${table}`, count: list.length })),
    papers: records.get('handover_agreement')?.length ?? 0,
    looks: looksAt(subjectId).filter(({ kind }) => lookKinds.has(kind)).length,
    leftOut: toldTables.flatMap((table) => {
      const found = tablesAbout[table][subjectKind]
      return 'leftOut' in found && found.leftOut !== 'house'
        ? [{ tableCode: `personTable.${table}`, because: found.leftOut }]
        : []
    }),
    language: family?.['language'] === 'en' ? 'en' : 'nl',
    isRestricted: restrictedChildren(restrictions, clock.today()).has(subjectId),
  }
}

function listRequests(
  parts: PrivacyParts,
  locationId: LocationId,
  actor: SessionActor,
): PrivacyRequestView[] {
  return hereOrEverywhere(parts.rows, 'privacy_request', locationId)
    .toSorted(byDueDay)
    .slice(0, MOST_SHOWN)
    .map((request) => viewRequest(parts, request, actor))
}

function viewRequest(parts: PrivacyParts, request: PrivacyRequest, actor: SessionActor): PrivacyRequestView {
  const { id, kind, subjectKind, subjectId, receivedOn, dueOn, status, closedAt, closedBy } = request
  const typed = {
    table: 'privacy_request',
    row: request,
    fields: ['note', 'outcome'],
    subject: request,
  } as const
  return {
    ...{ id, kind, subjectKind, subjectId, receivedOn, dueOn, status, closedAt },
    ...tellTexts(parts, typed, actor),
    subjectName: nameOfSubject(parts, subjectKind, subjectId, actor),
    daysLeft: daysLeft(request, parts.clock.today()),
    closedByName: closedBy === null ? '' : parts.nameOf(closedBy),
  }
}

/** Restrictions that hold today, of children that may be seen. */
function listRestrictions(parts: PrivacyParts, actor: SessionActor): RestrictionView[] {
  const today = parts.clock.today()
  return parts.rows
    .listRows('processing_restriction', {})
    .filter((row: ProcessingRestriction) => isValidOn(row, today))
    .slice(0, MOST_SHOWN)
    .map((row) => {
      const { id, childId, validFrom } = row
      const subject = { subjectKind: 'child', subjectId: childId } as const
      return {
        ...{ id, childId, since: validFrom, childName: nameOfSubject(parts, 'child', childId, actor) },
        ...tellTexts(parts, { table: 'processing_restriction', row, fields: ['reason'], subject }, actor),
      }
    })
}

/** Who may not look at children reads no name of one. PRIV-4 */
function nameOfSubject({ rows }: PrivacyParts, kind: SubjectKind, id: string, actor: SessionActor): string {
  if (kind === 'child' && !maySeeChild({ rows }, id, actor)) return ''
  const person = rows.findRow(kind === 'child' ? 'child' : 'staff_member', id)
  return person === undefined ? '' : fullName(person)
}

function findPeople(
  { rows }: PrivacyParts,
  { locationId, text }: ParsedInput<'privacy.findPeople'>,
  actor: SessionActor,
): CallOutput<'privacy.findPeople'>['people'] {
  if (text.trim() === '') return []
  const near = new Set<string>(
    [...rows.listRows('contract', { locationId }), ...rows.listRows('waiting_entry', { locationId })].map(
      ({ childId }) => childId,
    ),
  )
  const children = mayDo(actor.role, 'children.view')
    ? rows
        .listRows('child', { id: { in: [...near] as ChildId[] } })
        .filter((child) => matchName(fullName(child), text) && maySeeChild({ rows }, child.id, actor))
        .map((child) => ({
          ...{ subjectKind: 'child' as const, subjectId: child.id },
          ...{ name: fullName(child), about: child.birthDate },
        }))
    : []
  const staff = rows
    .listRows('staff_member', { locationId })
    .filter((person) => matchName(fullName(person), text))
    .map((person) => ({
      ...{ subjectKind: 'staffMember' as const, subjectId: person.id },
      ...{ name: fullName(person), about: null },
    }))
  return [...children, ...staff].toSorted((a, b) => a.name.localeCompare(b.name, 'nl')).slice(0, MOST_FOUND)
}

/** Rows of a location, and those of the whole organisation. */
function hereOrEverywhere<Table extends 'privacy_request' | 'legal_hold'>(
  rows: RowReader,
  table: Table,
  locationId: LocationId,
) {
  return [
    ...rows.listRows<'privacy_request' | 'legal_hold'>(table, { locationId }),
    ...rows.listRows<'privacy_request' | 'legal_hold'>(table, { locationId: null }),
  ] as ReturnType<typeof rows.listRows<Table>>[number][]
}

function notFound(what: string, id: string): { readonly ok: false; readonly refusal: Message } {
  return refuse({ code: 'refusal.notFound', params: { what, id } })
}
