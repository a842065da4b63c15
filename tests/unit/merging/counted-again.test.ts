import { describe, expect, test } from 'vitest'
import { checkMergedDay } from '#shared/domain/merging/check-merged-day.ts'
import { planMerges } from '#shared/domain/merging/plan-merges.ts'
import { planMergesOfDays } from '#shared/domain/merging/plan-merges-of-days.ts'
import { tryMerge } from '#shared/domain/merging/try-merge.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { addDays, daysOfWeek, isoWeekOf } from '#shared/kernel/time.ts'
import { lawBook } from '#tests/harness/law.ts'
import { mergeInputOf } from '#tests/harness/merge-models.ts'
import { aQuietLocation, quietMonday } from '#tests/harness/quiet-location.ts'

const wholeDay = { startMinute: 450, endMinute: 1110 }

describe('the one who counts again', () => {
  test('MERGE-2: says no to the same merges as the planner, whoever thought of them', () => {
    const verdicts = { legal: 0, illegal: 0 }
    for (let seed = 1; seed <= 10; seed += 1) {
      const facts = aQuietLocation({ seed: 300 + seed, groups: 4, children: 34, isOdd: seed % 2 === 0 })
      const input = mergeInputOf(facts, addDays(quietMonday, seed % 5))
      const there = input.day.groups.filter(({ presences }) => presences.length > 0)
      for (const host of there) {
        for (const guest of there) {
          if (host === guest) continue
          const groupIds = [host.groupId, guest.groupId]
          for (const interval of [
            wholeDay,
            { startMinute: 450, endMinute: 540 },
            { startMinute: 720, endMinute: 840 },
          ]) {
            const tried = tryMerge(input, groupIds, host.groupId, interval)
            if (!tried.ok) throw new Error('it can be computed')
            const { freed, verdict } = tried.value
            const found = checkMergedDay(
              input.index,
              lawBook,
              input.day,
              [{ ...interval, groupIds, hostGroupId: host.groupId, freed }],
              { roomsOfWeek: input.roomsOfWeek },
            )
            // In staff the planner is stricter: it never moves a shortage from one minute to another.
            const isAboutStaff = tried.value.blockers.some(({ message }) =>
              ['merge.blocked.staff', 'merge.blocked.trainees'].includes(message.code),
            )
            if (verdict !== 'no') expect(found).toEqual([])
            else if (!isAboutStaff) expect(found).not.toEqual([])
            verdicts[found.length === 0 ? 'legal' : 'illegal'] += 1
          }
        }
      }
    }
    expect(verdicts.legal).toBeGreaterThan(20)
    expect(verdicts.illegal).toBeGreaterThan(20)
  })
})

describe('the one who counts again agrees with every proposal', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
    'MERGE-1..7: location %i, a week, each day with all proposals carried out',
    (seed) => {
      const facts = aQuietLocation({
        seed,
        groups: 3 + (seed % 6),
        children: 18 + seed * 4,
        isOdd: seed % 2 === 0,
        hasRoster: seed % 5 !== 0,
      })
      const index = indexLocationFacts(facts)
      const mayUseDeviation = seed % 3 === 0
      const days = daysOfWeek(isoWeekOf(quietMonday))
      for (const day of days) {
        const input = mergeInputOf(facts, day, { mayUseDeviation })
        const plan = planMerges(input)
        expect(
          checkMergedDay(index, lawBook, input.day, plan.proposals, {
            roomsOfWeek: input.roomsOfWeek,
            mayUseDeviation,
          }),
        ).toEqual([])
        expect(plan.requiredTogetherMinutes).toBeLessThanOrEqual(plan.requiredApartMinutes)
        for (const proposal of plan.proposals) {
          const tried = tryMerge(input, proposal.groupIds, proposal.hostGroupId, proposal)
          expect(tried.ok && tried.value.savedMinutes).toBe(proposal.savedMinutes)
        }
      }
    },
  )

  test('MERGE-2: all proposals of a week together never bring a child into a third room', () => {
    let proposals = 0
    for (const seed of [21, 22, 23]) {
      const facts = aQuietLocation({ seed, groups: 6, children: 45 })
      const index = indexLocationFacts(facts)
      const turns = planMergesOfDays(index, lawBook, daysOfWeek(isoWeekOf(quietMonday)), {
        dismissed: [],
        mayUseDeviation: false,
      })
      let step = turns.next()
      while (step.done !== true) step = turns.next()
      const rooms = new Map<string, Set<string>>()
      for (const plan of step.value) {
        const { day } = mergeInputOf(facts, plan.day)
        for (const group of day.groups) {
          for (const { childId } of group.presences) {
            rooms.set(childId, (rooms.get(childId) ?? new Set()).add(group.groupId))
          }
        }
        for (const proposal of plan.proposals) {
          proposals += 1
          for (const { groupId: guest, presences } of day.groups) {
            if (!proposal.groupIds.includes(guest)) continue
            for (const item of presences) {
              const isThere = item.startMinute < proposal.endMinute && proposal.startMinute < item.endMinute
              const hasSigned = facts.consents.some(
                (consent) => consent.childId === item.childId && consent.groupId === proposal.hostGroupId,
              )
              if (isThere && !hasSigned) rooms.get(item.childId)?.add(proposal.hostGroupId)
            }
          }
        }
      }
      for (const groups of rooms.values()) expect(groups.size).toBeLessThanOrEqual(2)
    }
    expect(proposals).toBeGreaterThan(5)
  })
})
