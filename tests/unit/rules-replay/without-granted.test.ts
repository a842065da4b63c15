import { expect, test } from 'vitest'
import { rulesIfAlwaysSet, rulesIfSet } from '#shared/domain/rules-replay/with-house-rules.ts'
import { withoutGranted } from '#shared/domain/rules-replay/without-granted.ts'
import { policiesOn } from '#shared/domain/policies/policies-on.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { anAbsence, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { groupId, requestId } from '#tests/harness/builders/ids.ts'
import { locationFacts } from '#tests/harness/builders/location-facts.ts'
import { aHouseRule, defaultLocationId } from '#tests/harness/builders/organisation.ts'
import { anExtraDay, aRequest, friday, noorId, thursday } from '../requests/wishes.ts'

const bumblebees = groupId('bumblebees')

test('leaving requests out takes away what they brought about, and nothing else (CHECK-4)', () => {
  const own = requestId('own')
  const granted = anExtraAttendance({ childId: noorId, day: friday, groupId: bumblebees, requestId: own })
  const earlier = anExtraAttendance({ childId: noorId, day: thursday, requestId: null })
  const given = anAbsence({ childId: noorId, startDay: thursday, reason: 'swappedAway', requestId: own })
  const ill = anAbsence({ childId: noorId, startDay: friday, reason: 'ill' })
  const move = {
    id: 'move',
    childId: noorId,
    day: friday,
    startMinute: granted.startMinute,
    endMinute: granted.endMinute,
    toGroupId: bumblebees,
    reason: 'ownGroupFull',
  } as const
  const merge = { ...move, id: 'merge', day: thursday, reason: 'merge' } as const
  const other = aRequest(anExtraDay(), { id: requestId('other') })
  const facts = withoutGranted(
    locationFacts({
      extraAttendances: [granted, earlier],
      absences: [given, ill],
      groupMoves: [move, merge],
      requests: [aRequest(anExtraDay(), { id: own }), other],
    }),
    new Set([own]),
  )
  expect(facts.extraAttendances).toEqual([earlier])
  expect(facts.absences).toEqual([ill])
  expect(facts.groupMoves).toEqual([merge])
  expect(facts.requests).toEqual([other])
})

const today = isoDay('2026-11-24')
const noticeOn = (rules: Parameters<typeof policiesOn>[0], day = today): number =>
  policiesOn(rules, defaultLocationId, day)['swap.noticeDays']

test('a rule set from a day on holds from that day, over what was set for the same day', () => {
  const rules = [aHouseRule('swap.noticeDays', 2), aHouseRule('swap.noticeDays', 5, { validFrom: today })]
  const wanted = rulesIfSet(rules, null, [{ code: 'swap.noticeDays', value: '9' }], today)
  expect(noticeOn(wanted, isoDay('2026-11-23'))).toBe(2)
  expect(noticeOn(wanted)).toBe(9)
})

test('a rule that would always have held replaces every rule of its own level', () => {
  const rules = [
    aHouseRule('swap.noticeDays', 2),
    aHouseRule('swap.noticeDays', 5, { validFrom: today }),
    aHouseRule('swap.noticeDays', 4, { locationId: defaultLocationId }),
  ]
  const wide = rulesIfAlwaysSet(rules, null, [{ code: 'swap.noticeDays', value: '1' }])
  expect(noticeOn(wide)).toBe(4)
  const local = rulesIfAlwaysSet(rules, defaultLocationId, [{ code: 'swap.noticeDays', value: '9' }])
  expect(noticeOn(local)).toBe(9)
  expect(noticeOn(local, isoDay('2020-01-01'))).toBe(9)
})
