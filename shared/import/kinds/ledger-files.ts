import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import { monthOf } from '#shared/kernel/month.ts'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import { derivedId } from '../derived-id.ts'
import { defineFileKind, optional, required } from '../file-kind.ts'
import type { FileKind } from '../file-kind.ts'
import { balanceWords, languageWords, productWords, settingWords, yesNoWords } from '../words.ts'

/** What families pay and what they have in store. */

/** Who booked a line that came in with a file: nobody of the house. */
const FROM_A_FILE = 'import'

const families = defineFileKind({
  kind: 'families',
  title: 'gezinnen',
  names: ['gezinnen', 'gezin', 'families'],
  columns: {
    id: required('nummer', 'gezin', 'gezinsnummer', 'id', 'number'),
    isDirectDebit: required('automatische incasso', 'incasso', 'direct debit'),
    language: optional('taal', 'language'),
  },
  read(row, rows) {
    const family = {
      id: row.id('id'),
      // MONEY-3: an empty cell would decide the costs of a family by accident.
      isDirectDebit: row.choice('isDirectDebit', yesNoWords) === 'yes',
      language: row.optionalChoice('language', languageWords) ?? ('nl' as const),
    }
    rows.put('family', family, row)
  },
})

const tariffs = defineFileKind({
  kind: 'tariffs',
  title: 'tarieven',
  names: ['tarieven', 'tariefkaarten', 'uurtarieven', 'tariffs'],
  columns: {
    legalEntityId: optional('rechtspersoon', 'rechtspersoonnummer', 'legal entity'),
    setting: required('opvangsoort', 'soort opvang', 'setting', 'care type'),
    product: required('product', 'soort'),
    centsPerHour: required('tarief per uur', 'uurtarief', 'tarief', 'per hour'),
    validFrom: required('vanaf', 'ingangsdatum', 'valid from'),
    validUntil: optional('tot en met', 't/m', 'valid until'),
  },
  read(row, rows) {
    const legalEntityId = row.optionalId('legalEntityId')
    const setting = row.choice('setting', settingWords)
    const product = row.choice('product', productWords)
    const validFrom = row.day('validFrom')
    const validUntil = row.optionalDay('validUntil') ?? (`${validFrom.slice(0, 4)}-12-31` as IsoDay)
    if (validUntil < validFrom) row.fail('import.endBeforeStart', 'validUntil')
    // MONEY-1: a card holds within one calendar year.
    else if (validUntil.slice(0, 4) !== validFrom.slice(0, 4)) row.fail('import.tariffYear', 'validUntil')
    const card = {
      id: derivedId('tarief', legalEntityId, setting, product, validFrom),
      legalEntityId,
      setting,
      product,
      centsPerHour: row.money('centsPerHour'),
      validFrom,
      validUntil,
    }
    rows.putDerived('tariff_card', card, row)
  },
})

const balances = defineFileKind({
  kind: 'balances',
  title: 'saldi',
  names: ['saldi', 'saldo', 'beginsaldi', 'tegoeden', 'balances'],
  columns: {
    childId: required('kind', 'kindnummer', 'child'),
    locationId: required('locatie', 'locatienummer', 'location'),
    account: required('rekening', 'soort', 'account'),
    minutes: required('uren', 'saldo', 'hours'),
    day: required('dag', 'datum', 'day', 'date'),
    expiresOn: optional('vervalt', 'vervalt op', 'geldig tot en met', 'expires'),
    note: optional('toelichting', 'opmerking', 'note'),
  },
  read(row, rows) {
    const childId = row.id('childId')
    const locationId = row.id('locationId')
    const account = row.choice('account', balanceWords)
    const minutes = row.hours('minutes')
    const day = row.day('day')
    const expiresOn = row.optionalDay('expiresOn')
    if (!row.hasFailed && minutes === 0) row.fail('import.badHours', 'minutes', { value: '0' })
    if (expiresOn !== null && expiresOn < day) row.fail('import.endBeforeStart', 'expiresOn')
    const id = derivedId('saldo', childId, locationId, account, day, expiresOn)
    const entry: LedgerEntry = {
      id,
      childId,
      locationId,
      account,
      kind: minutes < 0 ? 'used' : 'granted',
      day,
      month: monthOf(day),
      minutes,
      cents: 0,
      centsPerHour: null,
      expiresOn: minutes < 0 ? null : expiresOn,
      sourceKind: 'import',
      sourceId: id,
      correctsEntryId: null,
      reason: { code: 'ledger.reason.import', params: {} },
      note: row.note('note'),
      actorId: FROM_A_FILE,
      // A file says no moment; the same file must give the same line every time.
      at: `${day}T12:00:00.000Z` as Instant,
    }
    rows.putDerived('ledger_entry', entry, row)
  },
})

export const ledgerFiles: readonly FileKind[] = [families, tariffs, balances]
