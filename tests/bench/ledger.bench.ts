import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { balanceOn } from '#shared/domain/ledger/balance-on.ts'
import { balanceAccounts } from '#shared/domain/ledger/model.ts'
import { monthOf, previousMonth } from '#shared/kernel/month.ts'
import { startApp } from '#tests/harness/app.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { fillLargeLedger, largeLedgerChildren } from '#tests/harness/large-ledger.ts'
import { reportFigures, type Figure } from './figures.ts'
import { quantile } from './quantile.ts'
import { sampleToday } from './sample-locations.ts'

/** A ledger of four years and 100,000 lines in an encrypted database: any balance, a month on screen, the export. */

const LINES = 100_000
const BALANCE_BUDGET_MS = 50
const MONTH_BUDGET_MS = 200
const MONTHS = 24
const EXPORT_ROUNDS = 5

const app = await startApp({ data: aRowSet() })
try {
  const { db } = app.application.folder
  const written = fillLargeLedger(db, LINES)
  if (written !== LINES) throw new Error(`${written} lines were written`)
  console.log(`${LINES} lines of ${largeLedgerChildren.length} children`)
  reportFigures([
    ...figures('balances of any child, all accounts', measureBalances(), BALANCE_BUDGET_MS),
    ...figures('month of a location, first look', await measureMonths(), MONTH_BUDGET_MS),
    ...figures('month of a location, seen before', await measureMonths(), MONTH_BUDGET_MS),
    ...figures('month exported as CSV', await measureExport('csv'), null),
    ...figures('month exported as a spreadsheet', await measureExport('xlsx'), null),
  ])
} finally {
  app.close()
}

/** As the rules read them: every line of the child, through the schema. */
function measureBalances(): readonly number[] {
  const rows = createRowReader(app.application.folder.db)
  return largeLedgerChildren.map((childId) =>
    timed(() => {
      const entries = rows.listRows('ledger_entry', { childId })
      const minutes = balanceAccounts.map((account) => balanceOn(entries, account, sampleToday).minutes)
      if (minutes.every((each) => each === 0)) throw new Error('a child of this ledger has a balance')
    }),
  )
}

async function measureMonths(): Promise<readonly number[]> {
  const samples: number[] = []
  let month = monthOf(sampleToday)
  for (let back = 0; back < MONTHS; back += 1) {
    const startedMs = performance.now()
    const { total } = await app.done('ledger.month', {
      locationId: 'rainbow',
      month,
      childId: null,
      account: null,
      offset: 0,
      limit: 200,
    })
    samples.push(performance.now() - startedMs)
    if (total.lines === 0) throw new Error(`${month} has lines`)
    month = previousMonth(month)
  }
  return samples
}

async function measureExport(format: 'csv' | 'xlsx'): Promise<readonly number[]> {
  const samples: number[] = []
  for (let round = 0; round < EXPORT_ROUNDS; round += 1) {
    const startedMs = performance.now()
    const { lines } = await app.done('ledger.export', {
      locationId: 'rainbow',
      month: previousMonth(monthOf(sampleToday)),
      format,
    })
    samples.push(performance.now() - startedMs)
    if (lines === 0) throw new Error('the month has lines')
  }
  return samples
}

function timed(work: () => void): number {
  const startedMs = performance.now()
  work()
  return performance.now() - startedMs
}

/** The budget holds for all but the slowest of twenty: on a shared machine one stall says nothing. */
function figures(what: string, samples: readonly number[], budget: number | null): readonly Figure[] {
  return [
    { what: `${what}: p50`, value: quantile(samples, 0.5), unit: 'ms', budget: null },
    { what: `${what}: p95`, value: quantile(samples, 0.95), unit: 'ms', budget },
    { what: `${what}: slowest`, value: quantile(samples, 1), unit: 'ms', budget: null },
  ]
}
