import { expect } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createLedgerLines } from '#electron/db/repositories/ledger-lines.ts'
import { balanceOn } from '#shared/domain/ledger/balance-on.ts'
import { balanceAccounts } from '#shared/domain/ledger/model.ts'
import { statementOf } from '#shared/domain/ledger/statement-of.ts'
import type { CareRequest, CareWish } from '#shared/domain/requests/model.ts'
import { must } from '#shared/kernel/invariant.ts'
import { addDays, weekdayOf, type IsoDay } from '#shared/kernel/time.ts'
import { seededRandom } from '#tests/bench/seeded-random.ts'
import { childId as idOfChild, locationId } from '#tests/harness/builders/ids.ts'
import { anExtraDay } from '#tests/unit/requests/wishes.ts'
import { createDatedRunner } from './dated-runner.ts'
import {
  careEnd,
  careStart,
  childIds,
  comesOn,
  firstDay,
  historyHouse,
  openDays,
  prices,
} from './history-house.ts'
import {
  contentOfMonth,
  expectNobodyInTwoPlaces,
  expectNothingBilledTwice,
  expectSameSums,
  expectSoundBalances,
  expectSwapsWholeOrNot,
} from './history-invariants.ts'
import { createHistoryModel, naivePrice, nothing, type Amounts } from './history-model.ts'

export interface HistoryPlayer {
  /** One random act, and a look at everything that must hold after it. */
  act(number: number): void
  finish(): void
  readonly carriedOut: ReadonlyMap<string, number>
}

const rainbow = locationId('rainbow')
const wholeDay = careEnd - careStart
const TEN_O_CLOCK = 600

/** Plays a history of acts that only depends on the seed, beside a simple model of what it should come to. */
export function createHistoryPlayer(opened: OpenedDataFolder, seed: number): HistoryPlayer {
  const app = createDatedRunner(opened, firstDay)
  const model = createHistoryModel()
  const random = seededRandom(seed)
  const carriedOut = new Map<string, number>()
  const requestIds: string[] = []
  const absences: { readonly id: string; readonly childId: string }[] = []
  const stays: { readonly id: string; readonly childId: string }[] = []
  const bookings: { readonly id: string; readonly childId: string }[] = []
  const done: string[] = []
  const undone: string[] = []
  const closed = new Map<string, string>()
  let number = 0
  let hasChanged = true

  app.done('importOrganisation', { rows: historyHouse() }, 'import')

  const pick = <Item>(items: readonly Item[]): Item | undefined => items[random(items.length)]
  /** One of the latest: old ones are seldom touched in life either. */
  const pickLate = <Item>(items: readonly Item[], reach: number): Item | undefined =>
    pick(items.slice(-reach))
  const nearDay = (): IsoDay => {
    const ahead = openDays.filter((day) => day >= app.today() && day <= addDays(app.today(), 17))
    return pick(ahead) ?? must(openDays.at(-1), 'there are open days')
  }
  const child = (): string => must(pick(childIds), 'there are children')
  const contracted = (childId: string): IsoDay =>
    pick(
      openDays.filter(
        (day) =>
          day >= app.today() &&
          day <= addDays(app.today(), 21) &&
          (comesOn[childId] ?? []).includes(weekdayOf(day)),
      ),
    ) ?? nearDay()

  /** Runs a command; what is refused must have left nothing. */
  function run(type: string, args: unknown): string | null {
    const id = `${seed}-${number}`
    const before = countEverything()
    const refusal = app.run(type, args, id)
    if (refusal !== null) {
      expect(countEverything(), `a refused ${type} left something`).toBe(before)
      return null
    }
    carriedOut.set(type, (carriedOut.get(type) ?? 0) + 1)
    hasChanged = true
    if (!['undoCommand', 'redoCommand', 'closeMonth'].includes(type)) done.push(id)
    return id
  }

  const countEverything = (): string =>
    JSON.stringify(
      opened.db
        .first(`select (select count(*) from ledger_entry) as lines, (select max(id) from audit_log) as trail,
        (select max(seq) from command_log) as commands, (select count(*) from closed_month) as months`),
    )
  const request = (id: string): CareRequest =>
    must(app.rows.findRow('care_request', id), 'a request does not go while it is known')
  /** Of the latest requests those that are there (an undo takes them away) and stand so. */
  const latestOf = (statuses: readonly string[]): readonly string[] =>
    opened.db
      .all(
        `select id from care_request where id in (select value from json_each(?))
           and status in (select value from json_each(?)) order by id`,
        [JSON.stringify(requestIds.slice(-40)), JSON.stringify(statuses)],
      )
      .map((row) => String(row['id']))

  function wish(): CareWish {
    const childId = child()
    const kind = must(
      pick(['swapDay', 'extraDay', 'extraDay', 'extraHour', 'flexibleDay'] as const),
      'a kind',
    )
    const base = { childId: idOfChild(childId), wantedStartMinute: careStart, wantedEndMinute: careEnd }
    if (kind === 'swapDay' && childId !== 'fay') {
      const given = contracted(childId)
      return anExtraDay({ ...base, kind, wantedDay: nearDay(), givenDay: given, swapReason: 'private' })
    }
    if (kind === 'extraHour') {
      const minutes = 30 * (1 + random(2))
      const day = contracted(childId)
      return anExtraDay({
        ...base,
        kind,
        wantedDay: day,
        wantedStartMinute: careEnd,
        wantedEndMinute: careEnd + minutes,
      })
    }
    // Minutes that do not divide by an hour's price.
    const wantedEndMinute = careEnd - (random(3) === 0 ? 7 + random(200) : 0)
    if (childId === 'fay')
      return anExtraDay({ ...base, kind: 'flexibleDay', wantedDay: nearDay(), wantedEndMinute })
    const payment = must(pick([null, 'invoice', 'swapCredit'] as const), 'a payment')
    return anExtraDay({ ...base, kind: 'extraDay', wantedDay: nearDay(), wantedEndMinute, payment })
  }

  /** What a grant must come to, worked out anew. How far credit reaches is what the parent was told. */
  function amountsOfGrant(granted: CareRequest, before: Amounts): Amounts {
    const { resolved, cost } = must(granted.decisionSnapshot ?? undefined, 'a decision keeps its check')
    const { wanted, wantedDay } = must(resolved ?? undefined, 'what is granted has times')
    const minutes = wanted.endMinute - wanted.startMinute
    const price = must(prices[wantedDay.slice(0, 4)], 'the house has prices for every year')
    if (granted.kind === 'swapDay') return { ...nothing, swapCredit: wholeDay - minutes }
    const told = cost?.balanceMinutes ?? 0
    const balance = granted.kind === 'flexibleDay' ? before.flex : before.swapCredit
    expect(told, 'no more than there is').toBeLessThanOrEqual(balance)
    if (granted.kind === 'flexibleDay') expect(told).toBe(Math.min(minutes, balance))
    const invoiced = minutes - told
    const centsPerHour = granted.kind === 'extraDay' ? price.extraDay : price.flexibleDay
    const paid = granted.kind === 'flexibleDay' ? { flex: -told } : { swapCredit: -told }
    return { ...nothing, ...paid, extraHours: invoiced, cents: naivePrice(invoiced, centsPerHour) }
  }

  function decide(type: string, statuses: readonly string[], args: (id: string) => object): string | null {
    const id = pick(latestOf(statuses))
    return id === undefined ? null : run(type, args(id)) === null ? null : id
  }

  function grant(type: 'approveRequest' | 'approveRequestAnyway' | 'acceptOffer'): void {
    const statuses = type === 'acceptOffer' ? ['offered'] : ['open', 'waiting']
    const reason = type === 'approveRequestAnyway' ? { reason: 'Oma is opgenomen.' } : {}
    const totals = new Map(childIds.map((childId) => [childId, model.totalOf(childId)]))
    const id = decide(type, statuses, (requestId) => ({ requestId, ...reason }))
    if (id === null) return
    const granted = request(id)
    model.book(lastId(), id, granted.childId, amountsOfGrant(granted, totals.get(granted.childId) ?? nothing))
  }

  const lastId = (): string => must(done.at(-1), 'something was just done')

  function takeBack(type: 'reopenRequest' | 'cancelCare'): void {
    const statuses =
      type === 'cancelCare' ? ['approved'] : ['offered', 'waiting', 'approved', 'declined', 'withdrawn']
    const id = decide(type, statuses, (requestId) => ({ requestId }))
    if (id === null) return
    const { kind, childId, decisionSnapshot } = request(id)
    const care = decisionSnapshot?.resolved
    // Every act is soon after ten o'clock, and no care begins in the hour after it.
    const hasBegun = care?.wantedDay === app.today() && care.wanted.startMinute <= TEN_O_CLOCK
    // FLEX-2, SWAP-5: a flexible day stays due, a swap used its credit; extra care is called off until it begins.
    const isDue = type === 'cancelCare' && (kind === 'flexibleDay' || kind === 'swapDay' || hasBegun)
    if (!isDue) model.book(lastId(), id, childId, nothing)
  }

  const deeds: readonly (readonly [number, () => void])[] = [
    [
      26,
      () => {
        const id = run('enterRequest', { wish: wish(), note: '' })
        if (id !== null) requestIds.push(`${id}.1`)
      },
    ],
    [24, () => grant('approveRequest')],
    [6, () => grant('approveRequestAnyway')],
    [3, () => void decide('declineRequest', ['open', 'waiting'], (requestId) => ({ requestId }))],
    [2, () => void decide('withdrawRequest', ['open', 'waiting'], (requestId) => ({ requestId }))],
    [3, () => void decide('putOnWaitingList', ['open', 'declined'], (requestId) => ({ requestId }))],
    [
      4,
      () =>
        void decide('offerAlternative', ['open', 'waiting'], (requestId) => {
          const { kind, childId, givenDay } = request(requestId)
          const times = { wantedStartMinute: careStart, wantedEndMinute: careEnd, wantedDay: nearDay() }
          const swapReason = kind === 'swapDay' ? 'private' : null
          return { requestId, wish: anExtraDay({ kind, childId, givenDay, swapReason, ...times }) }
        }),
    ],
    [6, () => grant('acceptOffer')],
    [6, () => takeBack('cancelCare')],
    [7, () => takeBack('reopenRequest')],
    [
      7,
      () => {
        const childId = child()
        const day = contracted(childId)
        const isForCredit = random(4) > 0
        const period = { startDay: day, endDay: day, startMinute: null, endMinute: null }
        const id = run('enterAbsence', { childId, ...period, reason: 'holiday', isForCredit })
        if (id === null) return
        absences.push({ id: `${id}.1`, childId })
        model.book(id, `${id}.1`, childId, isForCredit ? { ...nothing, swapCredit: wholeDay } : nothing)
      },
    ],
    [
      5,
      () => {
        const absence = pickLate(absences, 12)
        const id = absence === undefined ? null : run('removeAbsence', { absenceId: absence.id })
        if (id !== null && absence !== undefined) model.book(id, absence.id, absence.childId, nothing)
      },
    ],
    [
      7,
      () => {
        const childId = child()
        const minutes = 30 * (1 + random(2))
        const stay = {
          childId,
          locationId: rainbow,
          groupId: null,
          day: app.today(),
          side: 'late',
          minutes,
          loggedBy: null,
        }
        const before = new Set(app.rows.listRows('logged_stay', {}).map((row) => row.id))
        const id = run('logStay', stay)
        if (id === null) return
        const written = must(
          app.rows.listRows('logged_stay', {}).find((row) => !before.has(row.id)),
          'a stay that is logged is a row',
        )
        stays.push({ id: written.id, childId })
        const price = must(prices[app.today().slice(0, 4)], 'the house has prices for every year').flexibleDay
        const longer = written.endMinute - written.startMinute
        const cents = naivePrice(longer, price)
        model.book(id, written.id, childId, { ...nothing, extraHours: longer, cents })
      },
    ],
    [
      8,
      () => {
        const stay = stays.at(-1)
        const id = stay === undefined ? null : run('removeStay', { stayId: stay.id })
        if (id !== null && stay !== undefined) model.book(id, stay.id, stay.childId, nothing)
      },
    ],
    [
      4,
      () => {
        const childId = random(2) === 0 ? 'fay' : child()
        const account = childId === 'fay' ? 'flex' : 'holidayDays'
        const minutes = random(3) === 0 ? -(1 + random(400)) : 1 + random(1_500)
        const args = {
          childId,
          locationId: rainbow,
          account,
          minutes,
          day: app.today(),
          expiresOn: null,
          note: 'geboekt',
        }
        const id = run('bookBalance', args)
        if (id === null) return
        bookings.push({ id: `${id}.1`, childId })
        model.book(id, `${id}.1`, childId, { ...nothing, [account]: minutes })
      },
    ],
    [
      3,
      () => {
        const booking = pickLate(bookings, 6)
        const id =
          booking === undefined ? null : run('correctEntry', { entryId: booking.id, note: 'verkeerd' })
        if (id !== null && booking !== undefined) model.book(id, booking.id, booking.childId, nothing)
      },
    ],
    [
      10,
      () => {
        const commandId = pickLate(done, 6)
        if (commandId === undefined || run('undoCommand', { commandId }) === null) return
        model.undo(commandId)
        done.splice(done.indexOf(commandId), 1)
        undone.push(commandId)
      },
    ],
    [
      6,
      () => {
        const commandId = pickLate(undone, 4)
        if (commandId === undefined || run('redoCommand', { commandId }) === null) return
        model.redo(commandId)
        undone.splice(undone.indexOf(commandId), 1)
        done.push(commandId)
      },
    ],
    [
      3,
      () => {
        const month = must(pick(['2026-11', '2026-12', app.today().slice(0, 7)]), 'a month')
        if (run('closeMonth', { locationId: rainbow, month }) !== null) {
          closed.set(month, contentOfMonth(opened.db, month))
        }
      },
    ],
    [3, () => bookExpiries()],
    [
      14,
      () => {
        const next = addDays(app.today(), 1 + random(4))
        if (next <= must(openDays.at(-1), 'there are open days')) app.goTo(next)
      },
    ],
  ]
  const lots = deeds.flatMap(([weight, deed]) => Array.from({ length: weight }, () => deed))

  function bookExpiries(): void {
    if (run('bookExpiries', { locationId: rainbow, untilDay: app.today() }) === null) return
    // SWAP-5: what is left can be used today.
    for (const childId of childIds) {
      const entries = app.rows.listRows('ledger_entry', { childId: idOfChild(childId) })
      for (const account of balanceAccounts) {
        const balance = balanceOn(entries, account, app.today())
        expect(balance.availableMinutes).toBe(balance.minutes)
      }
    }
  }

  function look(): void {
    expectSameSums(opened.db, model)
    expectNobodyInTwoPlaces(opened.db)
    expectSwapsWholeOrNot(opened.db)
  }

  function lookClosely(): void {
    expectSoundBalances(app.rows, app.today())
    expectNothingBilledTwice(opened.db)
    for (const [month, content] of closed) expect(contentOfMonth(opened.db, month)).toBe(content)
  }

  return {
    carriedOut,
    act(which) {
      number = which
      try {
        must(pick(lots), 'there is always something to do')()
        if (hasChanged) look()
        hasChanged = false
        if (which % 10 === 0) lookClosely()
      } catch (error) {
        throw new Error(`seed ${seed}, act ${which}, on ${app.today()}`, { cause: error })
      }
    },
    finish() {
      number = 0
      look()
      lookClosely()
      // The balances beside the lines of the screen are those of a plain run through all lines.
      for (const childId of childIds.map(idOfChild)) {
        const shown = createLedgerLines(opened.db).listChild(childId, 10_000)
        const stated = statementOf(app.rows.listRows('ledger_entry', { childId }))
        expect(new Map(shown.map((line) => [line.entry.id, line.balanceAfter]))).toEqual(
          new Map(stated.map((line) => [line.entry.id, line.balanceAfter])),
        )
      }
    },
  }
}
