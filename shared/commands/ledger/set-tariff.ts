import { z } from 'zod'
import type { LegalEntityId, LocationId } from '#shared/domain/ids.ts'
import { tariffProducts, type TariffCard } from '#shared/domain/ledger/model.ts'
import { careSettings } from '#shared/domain/organisation/model.ts'
import { policiesOn } from '#shared/domain/policies/policies-on.ts'
import { addMonths, isoDay } from '#shared/kernel/time.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import { putRow } from '../row-change.ts'

const args = z.strictObject({
  /** null = every company without a card of its own. */
  legalEntityId: idOf<LegalEntityId>().nullable(),
  year: z.int('number').min(1900, 'number').max(2199, 'number'),
  setting: z.enum(careSettings),
  product: z.enum(tariffProducts),
  /** Whole cents an hour; 0 = free of charge. */
  centsPerHour: z.int('number').min(0, 'number').max(100_000, 'number'),
})

/** Rules of the organisation as a whole have no location. */
const NO_LOCATION = '' as LocationId

/**
 * Sets what an hour costs in a calendar year. The first price of a year may be written down at any time; another price
 * must be announced in time before the year begins. What was booked keeps the price it was booked with. MONEY-1
 */
export const setTariff = defineCommand({
  type: 'setTariff',
  version: 1,
  permission: 'rules.edit',
  args,
  *handle({ legalEntityId, year, setting, product, centsPerHour }, context) {
    if (legalEntityId !== null && (yield* findRow('legal_entity', legalEntityId)) === undefined) {
      return refuseCommand('notFound', { what: 'legal_entity', id: legalEntityId })
    }
    const validFrom = isoDay(`${year}-01-01`)
    const validUntil = isoDay(`${year}-12-31`)
    const cards = yield* listRows('tariff_card', {
      legalEntityId,
      setting,
      product,
      validFrom: { from: validFrom, until: validUntil },
    })
    const known = cards.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).at(-1)
    if (known?.centsPerHour === centsPerHour) return refuseCommand('nothingToChange')
    if (known !== undefined) {
      const rules = yield* listRows('house_rule', { locationId: null })
      const months = policiesOn(rules, NO_LOCATION, context.today)['money.tariffNoticeMonths']
      const lastDay = addMonths(known.validFrom, -months)
      if (context.today > lastDay) {
        // A card holds for a calendar year, so another price can start with the next one that is far enough away.
        const announced = addMonths(context.today, months)
        const isNewYear = announced.endsWith('-01-01')
        const earliestYear = Number(announced.slice(0, 4)) + (isNewYear ? 0 : 1)
        const earliestDay = isoDay(`${earliestYear}-01-01`)
        return refuseCommand('tariffTooLate', { year, lastDay, earliestDay })
      }
    }
    const card: TariffCard = {
      id: known?.id ?? context.newId(),
      legalEntityId,
      setting,
      product,
      centsPerHour,
      validFrom: known?.validFrom ?? validFrom,
      validUntil: known?.validUntil ?? validUntil,
    }
    return effect(
      { code: 'command.setTariff', params: { kindCode: `kind.${product}`, year, centsPerHour } },
      [putRow('tariff_card', card)],
    )
  },
})
