import { computeWeekBoard } from '#shared/domain/board/compute-week-board.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { CommandId, LocationId } from '#shared/domain/ids.ts'
import type { LawBook } from '#shared/domain/ratio/model.ts'
import type { BatchOutcome } from '#shared/ipc/calls/queue.ts'
import type { CallName, CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { addDays, mondayOfWeek } from '#shared/kernel/time.ts'
import type { IdPort } from '../../ports.ts'
import { messageOfRefusal } from '../commands/act.ts'
import type { CommandRunner } from '../commands/command-runner.ts'
import { changesBetween } from './board-changes.ts'
import type { CheckedRequests } from './checked-requests.ts'
import { listAutomatic, listOverrides, type DecidedParts } from './decided-lists.ts'
import { previewBatch } from './preview-batch.ts'
import { queuePlacesOf } from './queue-places.ts'
import type { QueueRounds } from './queue-rounds.ts'
import { requestRowOf } from './request-rows.ts'

/** The queue as a whole: what fits again, several at once, what if, and how was decided. */
export interface QueueService {
  listNowFitting(input: ParsedInput<'requests.listNowFitting'>): Answer<'requests.listNowFitting'>
  previewBatch(input: ParsedInput<'requests.previewBatch'>): Answer<'requests.previewBatch'>
  approveBatch(input: ParsedInput<'requests.approveBatch'>, actorId: string): Answer<'requests.approveBatch'>
  tryDraft(input: ParsedInput<'requests.tryDraft'>): Answer<'requests.tryDraft'>
  listOverrides(input: ParsedInput<'requests.listOverrides'>): Answer<'requests.listOverrides'>
  listAutomatic(input: ParsedInput<'requests.listAutomatic'>): Answer<'requests.listAutomatic'>
}

type Answer<Name extends CallName> = Result<CallOutput<Name>, Message>

export interface QueueServiceParts extends DecidedParts {
  readonly checked: CheckedRequests
  readonly rounds: Pick<QueueRounds, 'stateOf'>
  readonly lawBook: LawBook
  readonly runner: Pick<CommandRunner, 'runEach'>
  readonly ids: Pick<IdPort, 'newId'>
}

const MOST_ROWS = 500

export function createQueueService(parts: QueueServiceParts): QueueService {
  const { rows } = parts
  const onLocation = <Value>(
    locationId: LocationId,
    answer: () => Value | undefined,
  ): Result<Value, Message> => {
    const value = rows.findRow('location', locationId) === undefined ? undefined : answer()
    return value === undefined
      ? refuse({ code: 'refusal.notFound', params: { what: 'location', id: locationId } })
      : ok(value)
  }
  return {
    listNowFitting: ({ locationId }) => onLocation(locationId, () => nowFittingOf(parts, locationId)),
    previewBatch: (input) =>
      onLocation(input.locationId, () => {
        const preview = previewBatch(parts, input)
        return preview && { outcomes: [...preview.outcomes], approvable: preview.granted.length }
      }),
    approveBatch: (input, actorId) => onLocation(input.locationId, () => approveBatch(parts, input, actorId)),
    tryDraft: (input) => onLocation(input.locationId, () => tryDraft(parts, input)),
    listOverrides: (period) =>
      onLocation(period.locationId, () => ({ overrides: listOverrides(parts, period) })),
    listAutomatic: (period) =>
      onLocation(period.locationId, () => ({ automatic: listAutomatic(parts, period) })),
  }
}

/** As far as the last round of judging goes; what it found is said as it stands now. CHECK-4 */
function nowFittingOf(
  { rows, checked, rounds }: QueueServiceParts,
  locationId: LocationId,
): CallOutput<'requests.listNowFitting'> {
  const { findings, evaluatedAt, isComplete } = rounds.stateOf(locationId)
  const ids = [...findings.nowFitting]
  const found = ids.length === 0 ? [] : rows.listRows('care_request', { locationId, id: { in: ids } })
  const places = queuePlacesOf(checked, rounds, locationId)
  return {
    requests: found
      .filter((request) => places.isNowFitting(request))
      .toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
      .slice(0, MOST_ROWS)
      .map((request) => ({
        ...requestRowOf(rows, request, {
          check: checked.verdictOf(request) ?? null,
          alternatives: checked.alternativesOf(request),
          queue: places.placeOf(request),
          isNowFitting: true,
        }),
      })),
    evaluatedAt,
    isComplete,
  }
}

/** What the preview would grant is granted one by one, each checked again by its command; one step to undo. */
function approveBatch(
  parts: QueueServiceParts,
  input: ParsedInput<'requests.approveBatch'>,
  actorId: string,
): CallOutput<'requests.approveBatch'> | undefined {
  const preview = previewBatch(parts, input)
  if (preview === undefined) return undefined
  const receipts = parts.runner.runEach(
    preview.granted.map((requestId) => ({
      id: parts.ids.newId() as CommandId,
      type: 'approveRequest',
      args: { requestId },
      actorId,
    })),
  )
  const byRequest = new Map(preview.granted.map((requestId, place) => [requestId, receipts[place]]))
  const outcomes = preview.outcomes.map((line): BatchOutcome => {
    const receipt = byRequest.get(line.requestId)
    if (receipt === undefined || receipt.ok) return line
    const { code, params } = messageOfRefusal(receipt.refusal)
    return { ...line, outcome: 'skipped', message: { code, params: { ...params } } }
  })
  const done = receipts.flatMap((receipt) => (receipt.ok ? [receipt.value] : []))
  const [first] = done
  return {
    done:
      first === undefined
        ? null
        : {
            commandId: first.commandId,
            label: { code: 'queue.did.approveMany', params: { count: done.length } },
          },
    outcomes,
  }
}

function tryDraft(
  parts: QueueServiceParts,
  { locationId, requestIds, week }: ParsedInput<'requests.tryDraft'>,
): CallOutput<'requests.tryDraft'> | undefined {
  const monday = mondayOfWeek(week)
  const also = { from: monday, until: addDays(monday, 6) }
  const preview = previewBatch(parts, { locationId, requestIds, also })
  if (preview === undefined) return undefined
  const board = computeWeekBoard(preview.after, parts.lawBook, week)
  const changes = changesBetween(computeWeekBoard(preview.before, parts.lawBook, week), board)
  return { outcomes: [...preview.outcomes], board, changes }
}
