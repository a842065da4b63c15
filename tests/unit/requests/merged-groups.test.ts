import { describe, expect, test } from 'vitest'
import { addDays } from '#shared/kernel/time.ts'
import { checkWish } from '#shared/domain/requests/check-wish.ts'
import { withFittingMerge } from '#shared/domain/requests/fitting-merge.ts'
import { aFixedFace } from '#tests/harness/builders/children.ts'
import { at } from '#tests/harness/builders/ids.ts'
import { aCrowd, aTeam } from '#tests/harness/builders/location-facts.ts'
import { aMerge } from '#tests/harness/builders/merges.ts'
import { aGroup } from '#tests/harness/builders/organisation.ts'
import {
  aHouse,
  anExtraDay,
  anExtraHour,
  aSecondGroup,
  aSwap,
  check,
  checkInput,
  friday,
  hasStep,
  noorId,
  stepOf,
  thursday,
  workingDays,
} from './wishes.ts'

const ladybirds = aGroup({ minAgeMonths: 24 })
const bumblebees = aSecondGroup({ minAgeMonths: 24 })
/** Noor's ladybirds are the guests of the bumblebees. */
const asGuest = {
  hostGroupId: bumblebees.id,
  groupIds: [bumblebees.id, ladybirds.id],
} as const
const onFriday = aMerge({ validFrom: friday, ...asGuest })

/** Seven other toddlers with one at the ladybirds; so many toddlers with so much staff at the bumblebees. */
function house(toddlers: number, staff: number, merges = [onFriday], overrides = {}) {
  const team = aTeam(staff, workingDays(10), { prefix: 'bee', groupId: bumblebees.id })
  return aHouse({
    groups: [ladybirds, bumblebees],
    ages: { 2: 8 },
    staff: 1,
    crowds: [
      aCrowd({ ages: { 2: toddlers }, day: thursday, prefix: 'bee', contract: { groupId: bumblebees.id } }),
    ],
    staffMembers: team.staffMembers,
    shifts: team.shifts,
    merges,
    ...overrides,
  })
}

describe('a wish for a group that is together with another then (MERGE-1)', () => {
  test('is judged in the room of the host, with all children and staff together', () => {
    const apart = check(house(4, 1, []), anExtraDay())
    expect(stepOf(apart, 'ratio')).toMatchObject({ verdict: 'no', message: { params: { after: 9 } } })
    const together = check(house(4, 1), anExtraDay())
    expect(stepOf(together, 'ratio')).toMatchObject({
      verdict: 'ok',
      message: { params: { before: 12, after: 13, need: 2, rostered: 2 } },
    })
  })

  test('says with whom the group is together', () => {
    const step = stepOf(check(house(4, 1), anExtraDay()), 'merged')
    expect(step).toMatchObject({
      verdict: 'ok',
      message: {
        code: 'check.merged.ok',
        params: { group: 'Lieveheersbeestjes', others: 'Hommels', hostName: 'Hommels' },
      },
    })
    expect(hasStep(check(house(4, 1, []), anExtraDay()), 'merged')).toBe(false)
  })

  test('the child stays in its own group on paper: no consent is asked for the day', () => {
    const result = check(house(4, 1), anExtraDay())
    expect(result.resolved).toMatchObject({ groupId: ladybirds.id, isOwnGroup: true })
    expect(hasStep(result, 'secondGroupConsent')).toBe(false)
  })

  test('the maximum of the host counts, not that of the empty room', () => {
    const full = house(8, 4)
    expect(stepOf(check(full, anExtraDay()), 'groupMax')).toMatchObject({ verdict: 'no' })
    const roomy = house(8, 4, [{ ...onFriday, hostGroupId: ladybirds.id }], {
      groups: [ladybirds, { ...bumblebees, maxChildren: 8 }],
    })
    expect(stepOf(check(roomy, anExtraDay()), 'groupMax')).toMatchObject({ verdict: 'no' })
    const small = house(2, 4, [onFriday], { groups: [ladybirds, { ...bumblebees, maxChildren: 10 }] })
    expect(stepOf(check(small, anExtraDay()), 'groupMax')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.groupMax.full', params: { children: 11, max: 10 } },
    })
  })

  test('every part of the day is counted where the child is then', () => {
    const morningOnly = house(4, 1, [{ ...onFriday, endMinute: at('12:00') }])
    const result = check(morningOnly, anExtraDay())
    expect(stepOf(result, 'ratio')).toMatchObject({
      verdict: 'no',
      message: { params: { start: at('12:00') } },
    })
    const withinIt = anExtraDay({ wantedStartMinute: at('08:00'), wantedEndMinute: at('12:00') })
    expect(check(morningOnly, withinIt).verdict).toBe('ok')
  })

  test('a fixed face of the guest who works with the host is a fixed face at work (MERGE-5)', () => {
    expect(stepOf(check(house(4, 1), anExtraDay()), 'fixedFaces').verdict).toBe('ok')
    const faceOfHost = { fixedFaces: [aFixedFace(noorId, 'bee1')], hasFace: false }
    expect(stepOf(check(house(4, 1, [], faceOfHost), anExtraDay()), 'fixedFaces').verdict).toBe('no')
    expect(stepOf(check(house(4, 1, [onFriday], faceOfHost), anExtraDay()), 'fixedFaces').verdict).toBe('ok')
  })

  test('the places that a swap sets free are those of the host', () => {
    const onThursday = aMerge({ validFrom: thursday, ...asGuest })
    const result = check(house(6, 1, [onThursday]), aSwap())
    expect(result.givenSide).toMatchObject({ code: 'check.givenSide.freed', params: { before: 1, count: 2 } })
  })

  test('a longer stay behind a merged day is care in the own group', () => {
    const onThursday = aMerge({ validFrom: thursday, ...asGuest })
    const result = check(house(4, 1, [onThursday]), anExtraHour())
    expect(result.resolved).toMatchObject({ groupId: ladybirds.id, isOwnGroup: true })
    expect(stepOf(result, 'adjoining').verdict).toBe('ok')
  })

  test('what is offered instead was judged the same way: a merged day is an alternative', () => {
    const nextFriday = addDays(friday, 7)
    const later = aMerge({ validFrom: nextFriday, ...asGuest })
    const result = check(house(4, 1, [later]), anExtraDay({ wantedDay: friday }))
    expect(result.verdict).toBe('no')
    const offered = result.alternatives.find(({ wish }) => wish.wantedDay === nextFriday)
    expect(offered?.verdict).toBe('ok')
    if (offered === undefined) return
    expect(check(house(4, 1, [later]), offered.wish).verdict).toBe('ok')
  })

  test('a wish for the host counts the guests that are there', () => {
    const hosting = aMerge({ validFrom: friday, groupIds: asGuest.groupIds, hostGroupId: ladybirds.id })
    const result = check(house(7, 1, [hosting]), anExtraDay())
    expect(stepOf(result, 'ratio')).toMatchObject({ message: { params: { before: 15, after: 16 } } })
    expect(stepOf(check(house(8, 1, [hosting]), anExtraDay()), 'groupMax').verdict).toBe('no')
  })

  test('another merge of the same group outside the wanted hours changes nothing', () => {
    const evening = { ...onFriday, startMinute: at('18:00') }
    const wish = anExtraDay({ wantedStartMinute: at('08:00'), wantedEndMinute: at('17:00') })
    expect(check(house(4, 1, [evening]), wish).steps).toEqual(check(house(4, 1, []), wish).steps)
  })
})

describe('a wish that fails on staff only (CHECK-3)', () => {
  const hint = (facts: ReturnType<typeof house>, wish = anExtraDay()) => {
    const input = checkInput(facts, wish)
    const result = withFittingMerge(input, checkWish(input))
    return { result, step: result.steps.find(({ code }) => code === 'merged') }
  }

  test('is told with which group it would fit, and stays a no until somebody agrees', () => {
    const { result, step } = hint(house(4, 1, []))
    expect(result.verdict).toBe('no')
    expect(step?.message).toMatchObject({
      code: 'check.merged.wouldFit',
      params: { group: 'Lieveheersbeestjes', others: 'Hommels', start: at('08:00'), end: at('18:00') },
    })
    const hostName = step?.message.params['hostName']
    const hostGroupId = hostName === 'Hommels' ? bumblebees.id : ladybirds.id
    const agreed = { ...onFriday, hostGroupId, startMinute: at('08:00'), endMinute: at('18:00') }
    expect(check(house(4, 1, [agreed]), anExtraDay()).verdict).toBe('ok')
  })

  test('is told nothing when no group has staff to spare, when it fits, or when something else is in the way', () => {
    expect(hint(house(8, 1, [])).step).toBeUndefined()
    expect(hint(house(4, 1, [], { ages: { 2: 3 } })).step).toBeUndefined()
    const small = { groups: [{ ...ladybirds, maxChildren: 8 }, bumblebees] }
    expect(hint(house(4, 1, [], small)).step).toBeUndefined()
  })
})
