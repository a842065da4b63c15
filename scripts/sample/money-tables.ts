import { balanceWords, languageWords, productWords, settingWords, wordOf } from '#shared/import/words.ts'
import type { FullRowSet } from './build-sample.ts'
import { day, hours, money, time, yesNo } from './write-cells.ts'
import type { Table } from './write-cells.ts'

/** What families pay and have in store, and when they came and went. */
export function moneyTables(rows: FullRowSet): Record<string, Table> {
  return {
    gezinnen: [
      ['nummer', 'automatische incasso', 'taal'],
      ...rows.family.map((row) => [row.id, yesNo(row.isDirectDebit), wordOf(languageWords, row.language)]),
    ],
    tarieven: [
      ['rechtspersoon', 'opvangsoort', 'product', 'tarief per uur', 'vanaf', 'tot en met'],
      ...rows.tariff_card.map((row) => [
        row.legalEntityId,
        wordOf(settingWords, row.setting),
        wordOf(productWords, row.product),
        money(row.centsPerHour),
        day(row.validFrom),
        day(row.validUntil),
      ]),
    ],
    saldi: [
      ['kind', 'locatie', 'rekening', 'uren', 'dag', 'vervalt', 'toelichting'],
      ...rows.ledger_entry.map((row) => [
        row.childId,
        row.locationId,
        // Only balances have a file; what is charged is made by Dagdeel.
        row.account === 'extraHours' || row.account === 'serviceCosts'
          ? ''
          : wordOf(balanceWords, row.account),
        hours(row.minutes),
        day(row.day),
        day(row.expiresOn),
        row.note,
      ]),
    ],
    'haal-en-brengtijden': [
      ['kind', 'locatie', 'datum', 'gebracht', 'gehaald'],
      ...rows.observed_time.map((row) => [
        row.childId,
        row.locationId,
        day(row.day),
        time(row.arrivedMinute),
        time(row.leftMinute),
      ]),
    ],
  }
}
