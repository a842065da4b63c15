import { describe, expect, test } from 'vitest'
import { checkMergedDay } from '#shared/domain/merging/check-merged-day.ts'
import { listKeptApart } from '#shared/domain/merging/kept-apart.ts'
import { listChildrenAway } from '#shared/domain/merging/children-away.ts'
import { planMerges } from '#shared/domain/merging/plan-merges.ts'
import { tryMerge } from '#shared/domain/merging/try-merge.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { addDays } from '#shared/kernel/time.ts'
import { lawBook } from '#tests/harness/law.ts'
import { mergeInputOf } from '#tests/harness/merge-models.ts'
import { aQuietLocation, quietMonday } from '#tests/harness/quiet-location.ts'

/** The toddler groups give preschool education, and everybody at work may give it. */
function aQuietPreschool(seed: number): LocationFacts {
  const facts = aQuietLocation({ seed, groups: 5, children: 30 })
  return {
    ...facts,
    groups: facts.groups.map((group, place) => ({
      ...group,
      ...{ minAgeMonths: 24, maxAgeMonths: 48, isPreschoolEducation: place % 2 === 0 },
    })),
    children: facts.children.map((child, place) => ({
      ...child,
      birthDate: addDays(quietMonday, -(30 + (place % 15)) * 31),
    })),
    staffMembers: facts.staffMembers.map((member) => ({ ...member, isPreschoolEducator: true })),
  }
}

function withSecrecy(facts: LocationFacts, childIds: readonly LocationFacts['children'][number]['id'][]) {
  const period = { requestedOn: quietMonday, validFrom: addDays(quietMonday, -1), validUntil: null }
  return {
    ...facts,
    secrecies: childIds.map((childId) => ({ id: `secret-${childId}`, childId, ...period })),
  }
}

describe('PRIV-3: groups together and children with secrecy', () => {
  test('nobody with secrecy is proposed for a room of preschool education, where the same child was before', () => {
    let before = 0
    let after = 0
    for (let seed = 1; seed <= 12; seed += 1) {
      const facts = aQuietPreschool(seed)
      for (const offset of [0, 2]) {
        const day = addDays(quietMonday, offset)
        const input = mergeInputOf(facts, day)
        const preschools = new Set(facts.groups.flatMap((one) => (one.isPreschoolEducation ? [one.id] : [])))
        const away = planMerges(input)
          .proposals.filter(({ hostGroupId }) => preschools.has(hostGroupId))
          .flatMap((one) => listChildrenAway(input.day, one.groupIds, one.hostGroupId, one))
          .map(({ childId }) => childId)
        before += away.length
        const secretFacts = withSecrecy(facts, away)
        const secret = mergeInputOf(secretFacts, day)
        const { proposals } = planMerges(secret)
        after += proposals.length
        for (const proposal of proposals) expect(listKeptApart(secret, proposal)).toEqual([])
        expect(
          checkMergedDay(indexLocationFacts(secretFacts), lawBook, secret.day, proposals, {
            roomsOfWeek: secret.roomsOfWeek,
          }),
        ).toEqual([])
      }
    }
    expect(before).toBeGreaterThan(10)
    // What may be together still is.
    expect(after).toBeGreaterThan(0)
  })

  test('whoever tries reads that it is for secrecy and not who it is; who counts again says no as well', () => {
    const facts = aQuietPreschool(3)
    const plain = mergeInputOf(facts, quietMonday)
    const [host] = facts.groups.filter((group) => group.isPreschoolEducation)
    const guest = plain.day.groups.find(
      ({ groupId, presences }) => groupId !== host?.id && presences.length > 0,
    )
    const [first] = guest?.presences ?? []
    if (host === undefined || guest === undefined || first === undefined) throw new Error('there is nobody')
    const secretFacts = withSecrecy(facts, [first.childId])
    const secret = mergeInputOf(secretFacts, quietMonday)
    const interval = { startMinute: first.startMinute, endMinute: first.endMinute }
    const groupIds = [host.id, guest.groupId]
    const messages = (input: typeof plain) => {
      const tried = tryMerge(input, groupIds, host.id, interval)
      return tried.ok ? tried.value.blockers : []
    }
    const why = { code: 'merge.blocked.secrecy', params: { host: host.name } }
    expect(messages(plain)).not.toContainEqual({ verdict: 'no', childId: null, message: why })
    expect(messages(secret)).toContainEqual({ verdict: 'no', childId: null, message: why })
    const merge = { ...interval, groupIds, hostGroupId: host.id }
    const rules = checkMergedDay(secret.index, lawBook, secret.day, [merge]).map(
      ({ params }) => params['rule'],
    )
    expect(rules).toContain('secrecy')
  })
})
