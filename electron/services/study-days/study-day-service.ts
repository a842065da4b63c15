import { fullName } from '#shared/domain/children/person-name.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import { listStudyDays, type StudyDay } from '#shared/domain/study-days/list-study-days.ts'
import type { StudyDaySummary } from '#shared/ipc/calls/study-days.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { completedMonths, type IsoDay } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { Act } from '../commands/act.ts'
import { createAskCare, type AskCareParts } from '../flexible-days/ask-care.ts'
import { clusterOfDay } from './cluster-of-day.ts'

export interface StudyDayService {
  list(input: ParsedInput<'studyDays.list'>): Result<CallOutput<'studyDays.list'>, Message>
  get(input: ParsedInput<'studyDays.get'>): Result<CallOutput<'studyDays.get'>, Message>
  register(
    input: ParsedInput<'studyDays.register'>,
    actorId: string,
  ): Result<CallOutput<'studyDays.register'>, Message>
  enter(input: ParsedInput<'studyDays.enter'>, actorId: string): Result<Done, Message>
  remove(input: ParsedInput<'studyDays.remove'>, actorId: string): Result<Done, Message>
}

export interface StudyDayParts extends AskCareParts {
  readonly rows: Pick<RowReader, 'listRows'>
  readonly act: Act
}

export function createStudyDayService(parts: StudyDayParts): StudyDayService {
  const { act } = parts
  const askCare = createAskCare(parts)
  return {
    list: (input) => listDays(parts, input),
    get: (input) => describeDay(parts, input),
    register: ({ childId, locationId, day, payment }, actorId) => {
      const { done, asked } = askCare(
        [
          {
            kind: 'studyDay',
            childId,
            locationId,
            wantedDay: day,
            wantedStartMinute: null,
            wantedEndMinute: null,
            wantedGroupId: null,
            givenDay: null,
            givenStartMinute: null,
            givenEndMinute: null,
            swapReason: null,
            payment,
          },
        ],
        actorId,
      )
      const [answer] = asked
      if (done === null) {
        return refuse(answer?.message ?? { code: 'refusal.nothingToChange', params: {} })
      }
      return ok({ done, isGranted: answer?.outcome === 'granted', message: answer?.message ?? null })
    },
    enter: (input, actorId) => act('enterStudyDay', input, actorId),
    remove: (input, actorId) => act('removeStudyDay', input, actorId),
  }
}

function listDays(
  { rows, facts, clock }: StudyDayParts,
  { locationId, from, until }: ParsedInput<'studyDays.list'>,
): Result<CallOutput<'studyDays.list'>, Message> {
  const lastDay = until < from ? from : until
  const view = facts.find(locationId, from, lastDay)
  if (view === undefined) return notFound('location', locationId)
  const schoolIds = new Set(
    view.index.contracts
      .filter(({ contract }) => contract.setting === 'outOfSchoolCare')
      .map(({ child }) => child.child.schoolId),
  )
  return ok({
    days: listStudyDays(view.index, from, lastDay, clock.today()).map(summaryOf),
    schools: rows
      .listRows('school', {})
      .filter(({ id }) => schoolIds.has(id))
      .map(({ id, name }) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'nl')),
  })
}

function describeDay(
  parts: StudyDayParts,
  { locationId, schoolId, day }: ParsedInput<'studyDays.get'>,
): Result<CallOutput<'studyDays.get'>, Message> {
  const { facts, lawBook, clock } = parts
  const view = facts.find(locationId, day, day)
  if (view === undefined) return notFound('location', locationId)
  const { index } = view
  const found = listStudyDays(index, day, day, clock.today()).find((each) => each.schoolId === schoolId)
  if (found === undefined) return notFound('studyDay', schoolId)
  const indexes = [index, ...otherIndexes(parts, locationId, day)]
  return ok({
    summary: summaryOf(found),
    children: found.children.map(({ childId, isByContract, isRegistered, requestId }) => {
      const child = index.children.get(childId)?.child
      return {
        childId,
        name: child === undefined ? '' : fullName(child),
        ageMonths: child === undefined ? 0 : completedMonths(child.birthDate, day),
        isByContract,
        isRegistered,
        requestId,
      }
    }),
    cluster: clusterOfDay(indexes, lawBook, day, found.minimumChildren),
  })
}

/** The other locations of the house on that day. */
function otherIndexes(
  { rows, facts }: StudyDayParts,
  locationId: LocationId,
  day: IsoDay,
): readonly LocationIndex[] {
  return rows
    .listRows('location', {})
    .filter(({ id }) => id !== locationId)
    .flatMap(({ id }) => facts.find(id, day, day)?.index ?? [])
}

function summaryOf(found: StudyDay): StudyDaySummary {
  const { children, schoolId, schoolName, day, kind, closingDay, daysLeft, isHouseClosed, minimumChildren } =
    found
  const registered = children.filter((child) => child.isRegistered)
  return {
    schoolId,
    schoolName,
    day,
    kind,
    closingDay,
    daysLeft,
    isHouseClosed,
    minimumChildren,
    pupils: children.length,
    byContract: children.filter((child) => child.isByContract).length,
    registered: registered.length,
    waiting: children.filter((child) => child.requestId !== null && !child.isRegistered).length,
  }
}

function notFound(what: string, id: string): { readonly ok: false; readonly refusal: Message } {
  return refuse({ code: 'refusal.notFound', params: { what, id } })
}
