import { isSameRow } from '#shared/commands/is-same-row.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import { arePeriodsOverlapping, forEachPair, report, reportPair } from './rule-check.ts'
import type { RuleCheck } from './rule-check.ts'

/** Checks between records of what families pay and have in store. */
export function checkLedgerRules(check: RuleCheck): void {
  checkBalances(check)
  checkTariffs(check)
  checkFamilies(check)
  checkRequestsOfCare(check)
}

/** MONEY-4: what is in the ledger stays as it is, and a month that was handed over takes no more lines. */
function checkBalances(check: RuleCheck): void {
  const closed = new Set(check.known.list('closed_month').map((row) => `${row.locationId} ${row.month}`))
  const entries = check.rows.list('ledger_entry')
  if (entries.length === 0) return
  const against = groupBy(check.known.list('ledger_entry'), (entry) => entry.correctsEntryId)
  for (const entry of entries) {
    const booked = check.known.findStored('ledger_entry', entry.id)
    if (booked !== undefined) {
      if (!isSameRow(booked, entry))
        report(check, 'error', 'import.bookedAlready', 'ledger_entry', entry.id, 'minutes')
      // The line stands, so it is not booked again; but nothing of it is left.
      else if (
        (against.get(entry.id) ?? []).reduce((left, { minutes }) => left + minutes, entry.minutes) === 0
      )
        report(check, 'warn', 'import.takenBack', 'ledger_entry', entry.id, null)
    } else if (closed.has(`${entry.locationId} ${entry.month}`)) {
      report(check, 'error', 'import.monthClosed', 'ledger_entry', entry.id, 'day')
    }
  }
}

/** MONEY-1: one price at a time. */
function checkTariffs(check: RuleCheck): void {
  if (check.rows.list('tariff_card').length === 0) return
  const cards = groupBy(
    check.known.list('tariff_card'),
    (card) => `${card.legalEntityId} ${card.setting} ${card.product}`,
  )
  for (const list of cards.values()) {
    forEachPair(list, (first, second) => {
      if (arePeriodsOverlapping(first.validFrom, first.validUntil, second.validFrom, second.validUntil))
        reportPair(check, 'import.tariffsOverlap', 'tariff_card', first.id, second.id, 'validFrom')
    })
  }
}

function checkFamilies(check: RuleCheck): void {
  const families = check.rows.list('family')
  if (families.length === 0) return
  const withChildren = new Set(check.known.list('child').map(({ familyId }) => familyId))
  for (const family of families) {
    if (!withChildren.has(family.id))
      report(check, 'warn', 'import.familyWithoutChildren', 'family', family.id, 'id')
  }
}

/** Care that was granted belongs to a request of the same child. */
function checkRequestsOfCare(check: RuleCheck): void {
  for (const table of ['extra_attendance', 'absence'] as const) {
    for (const row of check.rows.list(table)) {
      if (row.requestId === null) continue
      const request = check.known.find('care_request', row.requestId)
      if (request !== undefined && request.childId !== row.childId)
        report(check, 'error', 'import.otherChild', table, row.id, 'requestId')
    }
  }
}
