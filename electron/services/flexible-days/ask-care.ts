import type { FactQuery } from '#shared/commands/facts.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import { loadAccount, stretchOf } from '#shared/commands/requests/load-check.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { CommandId, RequestId } from '#shared/domain/ids.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LawBook } from '#shared/domain/ratio/model.ts'
import { checkWithoutAlternatives } from '#shared/domain/requests/check-wish.ts'
import type { CareWish, CheckResult } from '#shared/domain/requests/model.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import type { ClockPort, IdPort } from '../../ports.ts'
import { messageOfRefusal } from '../commands/act.ts'
import type { CommandRequest, CommandRunner } from '../commands/command-runner.ts'
import type { LocationFactsCache } from '../facts/location-facts-cache.ts'

export interface AskCareParts {
  readonly runner: Pick<CommandRunner, 'runEach'>
  readonly ids: Pick<IdPort, 'newId'>
  readonly facts: Pick<LocationFactsCache<LocationIndex>, 'find'>
  readonly answer: (query: FactQuery) => unknown
  readonly lawBook: LawBook
  readonly clock: ClockPort
}

export interface AskedCare {
  readonly wish: CareWish
  readonly outcome: 'granted' | 'open' | 'refused'
  /** Why it is not granted; null when it is. */
  readonly message: Message | null
}

export interface AskedBatch {
  /** null when nothing could be written. */
  readonly done: Done | null
  readonly asked: readonly AskedCare[]
}

/** Enters every wish as a request and grants at once those that may be; the whole is one step to undo. */
export type AskCare = (wishes: readonly CareWish[], actorId: string) => AskedBatch

export function createAskCare(parts: AskCareParts): AskCare {
  return (wishes, actorId) => {
    const plans = wishes.map((wish) => ({
      wish,
      check: checkOf(parts, wish),
      id: parts.ids.newId() as CommandId,
    }))
    const commands = plans.flatMap(({ wish, check, id }): CommandRequest[] => {
      const enter = { id, type: 'enterRequest', args: { wish, note: '' }, actorId }
      if (check === undefined || !isGrantable(check)) return [enter]
      // The first row a command makes has the number 1 behind the command's own id.
      const args = { requestId: `${id}.1` as RequestId }
      return [enter, { id: parts.ids.newId() as CommandId, type: 'approveRequest', args, actorId }]
    })
    const results = parts.runner.runEach(commands)
    const resultOf = new Map(commands.map((command, place) => [command, results[place]]))
    const first = results.find((result) => result.ok)
    return {
      done: first?.ok === true ? { commandId: first.value.commandId, label: first.value.label } : null,
      asked: plans.map(({ wish, check, id }): AskedCare => {
        const place = commands.findIndex((command) => command.id === id)
        const [enter, approve] = [commands[place], commands[place + 1]]
        const entered = enter === undefined ? undefined : resultOf.get(enter)
        if (entered?.ok !== true) {
          return {
            wish,
            outcome: 'refused',
            message: entered === undefined ? null : messageOfRefusal(entered.refusal),
          }
        }
        const granted = approve?.type === 'approveRequest' ? resultOf.get(approve) : undefined
        if (granted?.ok === true) return { wish, outcome: 'granted', message: null }
        const message = granted === undefined ? (check?.headline ?? null) : messageOfRefusal(granted.refusal)
        return { wish, outcome: 'open', message }
      }),
    }
  }
}

/** Granted at once is what was asked in time, or what fits without a doubt on a settled roster. CHECK-2, FLEX-3 */
export function isGrantable({ verdict, isGuaranteed, isProvisional }: CheckResult): boolean {
  if (isGuaranteed) return verdict === 'ok' || verdict === 'caution'
  return verdict === 'ok' && !isProvisional
}

function checkOf({ facts, answer, lawBook, clock }: AskCareParts, wish: CareWish): CheckResult | undefined {
  const { from, until } = stretchOf(wish, 'twoDays')
  const view = facts.find(wish.locationId, from, until)
  if (view === undefined) return undefined
  return checkWithoutAlternatives({
    index: view.index,
    book: lawBook,
    wish,
    account: runSync(loadAccount(wish.childId), answer),
    today: clock.today(),
    now: clock.now(),
    ownRequestId: null,
  })
}
