import { describe, expect, test } from 'vitest'
import type { ChildId, LocationId } from '#shared/domain/ids.ts'
import { compileRatio } from '#shared/domain/ratio/required-staff.ts'
import type { ClusterSite, SiteStay } from '#shared/domain/study-days/cluster-site.ts'
import { explainCluster } from '#shared/domain/study-days/explain-cluster.ts'
import { proposeCluster } from '#shared/domain/study-days/propose-cluster.ts'
import { staffOfStays } from '#shared/domain/study-days/staff-of-stays.ts'
import { must } from '#shared/kernel/invariant.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { at } from '#tests/harness/builders/ids.ts'
import { lawBook } from '#tests/harness/law.ts'

const ratio = must(compileRatio(lawBook, 'bso', isoDay('2026-12-08')), 'the law of that day')
const wholeDay = { startMinute: at('07:30'), endMinute: at('18:30') }

function stays(prefix: string, count: number, ageYears: number, hours = wholeDay): readonly SiteStay[] {
  return Array.from({ length: count }, (_, number) => ({
    childId: `${prefix}${number}` as ChildId,
    ageYears,
    ageMonths: ageYears * 12 + 6,
    isKeptOut: false,
    ...hours,
  }))
}

interface SiteOptions {
  readonly staying?: readonly SiteStay[]
  readonly maxChildren?: number
  readonly opening?: ClusterSite['opening']
  readonly isPreschoolEducation?: boolean
}

function site(name: string, moving: readonly SiteStay[], options: SiteOptions = {}): ClusterSite {
  return {
    locationId: name as LocationId,
    name,
    opening: options.opening === undefined ? wholeDay : options.opening,
    groups: [
      {
        ...{ maxChildren: options.maxChildren ?? 30, minAgeMonths: 48, maxAgeMonths: 156 },
        isPreschoolEducation: options.isPreschoolEducation ?? false,
      },
    ],
    moving,
    staying: options.staying ?? [],
  }
}

describe('STUDY-1 where the children of a study day are cared for', () => {
  test('three and four young children together need one member of staff where apart they need two', () => {
    const proposal = proposeCluster([site('a', stays('a', 3, 5)), site('b', stays('b', 4, 5))], ratio, 3)
    expect(proposal.apart?.minutes).toBe(2 * 11 * 60)
    expect(proposal.best?.minutes).toBe(11 * 60)
    expect(proposal.savedMinutes).toBe(11 * 60)
    // The fewer children move.
    expect(proposal.best?.blocks).toMatchObject([{ hostId: 'b', fromIds: ['a', 'b'], children: 7 }])
  })

  test('PRIV-3: no child with secrecy is proposed for a place with preschool education, where others may go', () => {
    const preschool = site('b', stays('b', 4, 5), { isPreschoolEducation: true })
    const keptOut = stays('a', 3, 5).map((stay) => ({ ...stay, isKeptOut: true }))
    expect(proposeCluster([site('a', stays('a', 3, 5)), preschool], ratio, 3).best?.blocks).toMatchObject([
      { hostId: 'b', fromIds: ['a', 'b'] },
    ])
    const proposal = proposeCluster([site('a', keptOut), preschool], ratio, 3)
    expect(proposal.best?.blocks).toMatchObject([{ hostId: 'a', fromIds: ['a', 'b'], children: 7 }])
    expect(proposal.together.map(({ minutes }) => minutes !== null)).toEqual([true, false])
    // Who comes to such a place already keeps it.
    const ownPlace = site('b', keptOut, { isPreschoolEducation: true })
    expect(proposeCluster([ownPlace], ratio, 3).apart).not.toBeNull()
  })

  test('nobody moves when together saves nothing', () => {
    const proposal = proposeCluster([site('a', stays('a', 10, 5)), site('b', stays('b', 10, 5))], ratio, 3)
    expect(proposal.savedMinutes).toBe(0)
    expect(proposal.best?.blocks.map(({ hostId, fromIds }) => [hostId, fromIds])).toEqual(
      expect.arrayContaining([
        ['a', ['a']],
        ['b', ['b']],
      ]),
    )
  })

  test('a host that is too small, or closed, or open too short, is not proposed', () => {
    const big = stays('a', 6, 5)
    const small = site('small', stays('b', 2, 5), { maxChildren: 5 })
    expect(proposeCluster([site('a', big), small], ratio, 0).best?.blocks[0]?.hostId).toBe('a')
    const closed = site('closed', [], { opening: null })
    expect(proposeCluster([site('a', big), closed], ratio, 0).together).toEqual([
      { hostId: 'a', minutes: 11 * 60 },
      { hostId: 'closed', minutes: null },
    ])
    const short = site('short', [], { opening: { startMinute: at('08:00'), endMinute: at('18:30') } })
    expect(proposeCluster([site('a', big), short], ratio, 0).together[1]?.minutes).toBeNull()
  })

  test('children of lesson schools stay where they are and count at the host', () => {
    const afterSchool = { startMinute: at('14:45'), endMinute: at('18:30') }
    const staying = stays('later', 6, 5, afterSchool)
    const proposal = proposeCluster(
      [site('a', stays('a', 2, 5), { staying }), site('b', stays('b', 2, 5))],
      ratio,
      0,
    )
    // At a, ten after school and four before that; at b, somebody more would stay with the six of a.
    expect(proposal.best?.blocks).toMatchObject([{ hostId: 'a', children: 4 }])
    expect(proposal.together.map(({ minutes }) => minutes)).toEqual([11 * 60, 11 * 60 + 225])
  })

  test('a place with fewer children than the house wants is joined with another, also when that saves no staff', () => {
    const few = site('few', stays('a', 2, 5))
    const many = site('many', stays('b', 10, 5))
    const proposal = proposeCluster([few, many], ratio, 3)
    expect(proposal.best?.blocks).toMatchObject([{ hostId: 'many', children: 12, isBelowMinimum: false }])
    expect(explainCluster(proposal, String, 3).map(({ code }) => code)).toContain('studyDay.cluster.noSaving')
  })

  test('without registered children there is nothing to propose', () => {
    const proposal = proposeCluster([site('a', []), site('b', [])], ratio, 3)
    expect(explainCluster(proposal, String, 3)).toEqual([{ code: 'studyDay.cluster.nobody', params: {} }])
  })

  test('children outside the ages of every group have nowhere to go', () => {
    const proposal = proposeCluster([site('a', stays('a', 1, 3))], ratio, 0)
    expect(proposal.best).toBeNull()
    expect(explainCluster(proposal, String, 0)).toEqual([{ code: 'studyDay.cluster.nowhere', params: {} }])
  })

  test('no other way to put locations together is cheaper: all ways are tried by a plain search', () => {
    let seed = 7
    const random = (below: number): number => {
      seed = (seed * 48271) % 2147483647
      return seed % below
    }
    for (let run = 0; run < 40; run += 1) {
      const sites = Array.from({ length: 2 + random(3) }, (_, place) =>
        site(`s${place}`, stays(`s${place}-`, random(9), 4 + random(7)), {
          maxChildren: 8 + random(20),
          staying: stays(`t${place}-`, random(6), 8, { startMinute: at('14:00'), endMinute: at('18:00') }),
        }),
      )
      expect(proposeCluster(sites, ratio, 0).best?.minutes ?? null).toBe(plainSearch(sites))
    }
  })
})

/** Every site is sent to every host that keeps its own children; the cheapest allowed total. */
function plainSearch(sites: readonly ClusterSite[]): number | null {
  let best: number | null = null
  const ways = sites.length ** sites.length
  for (let way = 0; way < ways; way += 1) {
    const hostOf = sites.map((_, place) => Math.floor(way / sites.length ** place) % sites.length)
    let minutes = 0
    let isAllowed = hostOf.every((host) => hostOf[host] === host)
    for (const [place, host] of sites.entries()) {
      const guests = sites.filter((_, from) => hostOf[from] === place).flatMap((each) => each.moving)
      const need = staffOfStays([...host.staying, ...guests], host.groups, ratio)
      if (need === null) isAllowed = false
      else minutes += need.minutes
    }
    if (isAllowed && (best === null || minutes < best)) best = minutes
  }
  return best
}
