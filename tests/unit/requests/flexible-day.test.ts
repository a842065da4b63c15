import { describe, expect, test } from 'vitest'
import { addDays, isoDay, parseInstant, type Instant } from '#shared/kernel/time.ts'
import { requestId } from '#tests/harness/builders/ids.ts'
import { aCrowd } from '#tests/harness/builders/location-facts.ts'
import { aGroup, aHouseRule } from '#tests/harness/builders/organisation.ts'
import {
  aFlexibleDay,
  aHouse,
  aRequest,
  aSecondGroup,
  check,
  friday,
  inStore,
  monday,
  stepOf,
  thursday,
  type HouseOptions,
} from './wishes.ts'

const flexible = { form: 'flexible', days: [] } as const
/** A hundred hours of flexible care. */
const account = { entries: [inStore('flex', 6000)], tariffs: [] }
/** A Friday more than three weeks after the Monday of asking. */
const farFriday = isoDay('2026-12-18')

const house = (options: HouseOptions = {}) => aHouse({ noorContract: flexible, ...options })
const ask = (options: HouseOptions = {}, wish: Parameters<typeof aFlexibleDay>[0] = {}, today = monday) =>
  check(house(options), aFlexibleDay(wish), { account, today })

describe('FLEX-1: a flexible day', () => {
  test('needs a flexible contract, whatever else the child has', () => {
    expect(stepOf(check(aHouse(), aFlexibleDay(), { account }), 'contract')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.contract.notFlexible' },
    })
    expect(ask().verdict).toBe('ok')
  })

  test('without guarantee it needs a place like any other', () => {
    const result = ask({ ages: { 2: 8 } })
    expect(stepOf(result, 'ratio')).toMatchObject({ verdict: 'no', message: { code: 'check.ratio.short' } })
    expect(stepOf(result, 'guarantee').message).toEqual({
      code: 'check.guarantee.tooLate',
      params: { day: addDays(friday, -21) },
    })
    expect(result.isGuaranteed).toBe(false)
  })

  test('asked three weeks ahead it is certain; one day later it is not', () => {
    expect(ask({}, { wantedDay: farFriday }, addDays(farFriday, -21)).isGuaranteed).toBe(true)
    expect(ask({}, { wantedDay: farFriday }, addDays(farFriday, -20)).isGuaranteed).toBe(false)
  })

  test('it is the day of asking that counts, not the day of answering', () => {
    const wish = aFlexibleDay({ wantedDay: farFriday })
    const received = parseInstant('2026-11-27T10:00:00.000Z') ?? ('' as Instant)
    const request = aRequest(wish, { id: requestId('mine'), receivedAt: received })
    const facts = house({ ages: { 2: 8 }, requests: [request] })
    const later = { account, today: isoDay('2026-12-10'), ownRequestId: request.id }
    expect(check(facts, wish, later)).toMatchObject({ isGuaranteed: true, verdict: 'ok' })
    expect(check(facts, wish, { ...later, ownRequestId: null }).isGuaranteed).toBe(false)
  })

  test('the house may ask a minimum length and a number of days ahead', () => {
    const houseRules = [
      aHouseRule('flexibleDay.minimumMinutes', 300),
      aHouseRule('flexibleDay.noticeDays', 5),
    ]
    const short = ask({ houseRules }, { wantedEndMinute: 480 + 299 })
    expect(stepOf(short, 'minimumLength')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.minimumLength.short', params: { minutes: 299, least: 300 } },
    })
    expect(stepOf(short, 'noticePeriod').message.code).toBe('check.noticePeriod.tooLate')
  })
})

describe('FLEX-3: a promised day is never refused for staff', () => {
  const promised = { wantedDay: farFriday }

  test('it raises the need: the roster step says from how many to how many', () => {
    const result = ask({ ages: { 2: 8 } }, promised)
    expect(result).toMatchObject({ verdict: 'ok', isGuaranteed: true })
    expect(stepOf(result, 'ratio')).toMatchObject({
      verdict: 'ok',
      message: { code: 'check.ratio.guaranteed', params: { needBefore: 1, need: 2, rostered: 1 } },
    })
    expect(result.headline.code).toBe('check.headline.guaranteed')
    expect(result.sentence.code).toBe('check.sentence.guaranteed')
  })

  test('also where nobody is rostered yet, and before the roster is settled', () => {
    expect(ask({ staff: 0, hasFace: false }, promised).verdict).toBe('ok')
    expect(ask({ ages: { 2: 8 }, settledWeeks: 0 }, promised).verdict).toBe('ok')
  })

  test('when there are staff enough it says so plainly', () => {
    expect(stepOf(ask({}, promised), 'ratio').message.code).toBe('check.ratio.ok')
  })

  test('the maximum of the house and that of the law still say no', () => {
    expect(ask({ groups: [aGroup({ maxChildren: 5 })] }, promised)).toMatchObject({ verdict: 'no' })
    const law = ask({ ages: { 2: 16 }, staff: 4, groups: [aGroup({ maxChildren: 30 })] }, promised)
    expect(stepOf(law, 'ratio').message.code).toBe('check.ratio.notAllowed')
    expect(law.verdict).toBe('no')
  })

  test('a missing diploma is something to arrange, not a refusal', () => {
    const groups = [aGroup({ isPreschoolEducation: true })]
    expect(stepOf(ask({ groups }, promised), 'preschoolEducation').verdict).toBe('caution')
    expect(stepOf(ask({ groups }), 'preschoolEducation').verdict).toBe('no')
  })
})

describe('GROUP-2: a flexible contract is placed where there is room', () => {
  const other = aSecondGroup()
  const options = {
    groups: [aGroup(), other],
    crowds: [aCrowd({ ages: { 2: 1 }, day: thursday, prefix: 'next', contract: { groupId: other.id } })],
  }

  test('another group needs no consent and no fixed face', () => {
    const result = ask({ ...options, settledWeeks: 0 }, { wantedGroupId: other.id })
    expect(stepOf(result, 'secondGroupConsent')).toMatchObject({
      verdict: 'ok',
      message: { code: 'check.secondGroupConsent.flexible' },
    })
    expect(stepOf(result, 'fixedFaces').message.code).toBe('check.fixedFaces.varyingDays')
    expect(result.verdict).toBe('ok')
  })

  test('a full own group offers the other one plainly', () => {
    const result = ask({ ...options, ages: { 2: 8 }, settledWeeks: 0 })
    expect(result.verdict).toBe('no')
    expect(result.alternatives[0]).toMatchObject({ kind: 'otherGroup', verdict: 'ok' })
  })
})

describe('FLEX-2: a flexible day is taken off the flexible hours', () => {
  test('what it takes is said, and must be there', () => {
    const result = ask()
    expect(result.cost).toMatchObject({ payment: 'flex', balanceMinutes: 600, invoicedMinutes: 0 })
    expect(result.resolved?.payment).toBe('flex')
    const little = { entries: [inStore('flex', 599)], tariffs: [] }
    const short = check(house(), aFlexibleDay(), { account: little })
    expect(stepOf(short, 'balance')).toMatchObject({
      verdict: 'no',
      message: {
        code: 'check.balance.short',
        params: { paymentCode: 'payment.flex', needed: 600, available: 599 },
      },
    })
  })

  test('a promised day is refused too when the hours are used up', () => {
    const none = { entries: [], tariffs: [] }
    const result = check(house(), aFlexibleDay({ wantedDay: farFriday }), { account: none })
    expect(result).toMatchObject({ isGuaranteed: true, verdict: 'no' })
  })
})
