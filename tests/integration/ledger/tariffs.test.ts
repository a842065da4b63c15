import { describe, expect, test } from 'vitest'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import type { LegalEntityId } from '#shared/domain/ids.ts'
import { organisationId } from '#tests/harness/builders/ids.ts'
import { createDatedRunner, type DatedRunner } from './dated-runner.ts'
import { givenWholeOrganisation } from '#tests/harness/whole-organisation.ts'

let app: DatedRunner

givenWholeOrganisation({
  makeRunner: (folder) => createDatedRunner(folder),
  give: (made) => {
    app = made
  },
  // Whatever a test did, the folder is whole.
  lookBack: ({ db }) => expect(verifyDatabase(db)).toEqual([]),
})

describe('a tariff (MONEY-1)', () => {
  const card = {
    legalEntityId: null,
    year: 2027,
    setting: 'dayCare',
    product: 'extraDay',
    centsPerHour: 1085,
  } as const
  const cards = () => app.rows.listRows('tariff_card', {})

  test('the first price of a year may be written down at any time, and holds the whole year', () => {
    app.goTo('2027-06-15')
    app.done('setTariff', card, 'set')
    expect(cards()).toEqual([
      {
        id: 'set.1',
        legalEntityId: null,
        setting: 'dayCare',
        product: 'extraDay',
        centsPerHour: 1085,
        validFrom: '2027-01-01',
        validUntil: '2027-12-31',
      },
    ])
  })

  test('a price that comes too late can hold from the first year that is a month away, that day included', () => {
    app.done('setTariff', { ...card, year: 2026 }, 'set')
    const earliestOn = (today: string) => {
      app.goTo(today)
      return app.refused('setTariff', { ...card, year: 2026, centsPerHour: 1090 }).params['earliestDay']
    }
    expect([earliestOn('2026-12-01'), earliestOn('2026-12-02')]).toEqual(['2027-01-01', '2028-01-01'])
  })

  test('another price must be announced a month ahead', () => {
    app.done('setTariff', card, 'set')
    app.goTo('2026-12-01')
    app.done('setTariff', { ...card, centsPerHour: 1090 }, 'dearer')
    expect(cards()).toMatchObject([{ id: 'set.1', centsPerHour: 1090 }])
    app.goTo('2026-12-02')
    expect(app.refused('setTariff', { ...card, centsPerHour: 1095 })).toEqual({
      code: 'tariffTooLate',
      params: { year: 2027, lastDay: '2026-12-01', earliestDay: '2028-01-01' },
    })
    expect(app.refused('setTariff', { ...card, centsPerHour: 1090 }).code).toBe('nothingToChange')
  })

  test('each company, setting, kind of care and year has a price of its own', () => {
    const boog = 'boog' as LegalEntityId
    const entity = { id: boog, organisationId: organisationId('organisation'), name: 'De Boog BV' }
    app.done('importOrganisation', { rows: { legal_entity: [entity] } }, 'company')
    const others = [
      { ...card, legalEntityId: boog },
      { ...card, setting: 'outOfSchoolCare' },
      { ...card, product: 'flexibleDay' },
      { ...card, year: 2028 },
      card,
    ]
    for (const [index, other] of others.entries()) app.done('setTariff', other, `set-${index}`)
    expect(cards()).toHaveLength(5)
    expect(app.refused('setTariff', { ...card, legalEntityId: 'nobody' }).code).toBe('notFound')
  })

  test('a price has a cap and no fractions of a cent', () => {
    app.done('setTariff', { ...card, centsPerHour: 100_000 }, 'most')
    for (const centsPerHour of [100_001, -1, 10.5]) {
      expect(app.refused('setTariff', { ...card, year: 2028, centsPerHour }).code).toBe('invalid')
    }
  })
})
