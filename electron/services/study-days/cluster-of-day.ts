import type { LocationId } from '#shared/domain/ids.ts'
import { computedDayOf } from '#shared/domain/requests/computed-days.ts'
import { compileRatio } from '#shared/domain/ratio/required-staff.ts'
import type { LawBook } from '#shared/domain/ratio/model.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import { clusterSiteOf, type ClusterSite } from '#shared/domain/study-days/cluster-site.ts'
import { explainCluster, say } from '#shared/domain/study-days/explain-cluster.ts'
import { MOST_SITES, proposeCluster, type ClusterPlan } from '#shared/domain/study-days/propose-cluster.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { completedMonths, type IsoDay } from '#shared/kernel/time.ts'

type Cluster = CallOutput<'studyDays.get'>['cluster']

const nothing: Cluster = { sentences: [], apart: [], best: [], together: [], savedMinutes: 0 }

/**
 * Where the children of this day are cared for with the fewest hours of staff. At most eight locations are put beside
 * each other: the one asked from, then those with registered children, then the others. STUDY-1
 */
export function clusterOfDay(
  indexes: readonly LocationIndex[],
  book: LawBook,
  day: IsoDay,
  minimumChildren: number,
): Cluster {
  const ratio = compileRatio(book, 'bso', day)
  if (ratio === undefined || ratio.level !== 'location') {
    return { ...nothing, sentences: [say('studyDay.cluster.noLaw', { day })] }
  }
  const sites = indexes.flatMap((index) => siteOf(index, book, day) ?? [])
  const [asked, ...others] = sites
  if (asked === undefined) return nothing
  const compared = [asked, ...others.toSorted((a, b) => b.moving.length - a.moving.length)].slice(
    0,
    MOST_SITES,
  )
  const proposal = proposeCluster(compared, ratio, minimumChildren)
  const nameOf = (id: LocationId): string => compared.find((site) => site.locationId === id)?.name ?? ''
  return {
    sentences: [...explainCluster(proposal, nameOf, minimumChildren)],
    apart: rowsOf(proposal.apart, nameOf),
    best: rowsOf(proposal.best, nameOf),
    together: proposal.together.map(({ hostId, minutes }) => ({
      hostName: nameOf(hostId),
      staffMinutes: minutes,
    })),
    savedMinutes: proposal.savedMinutes,
  }
}

/** `undefined` when the location has no out-of-school group. */
function siteOf(index: LocationIndex, book: LawBook, day: IsoDay): ClusterSite | undefined {
  const computed = computedDayOf(index, book, day)
  if (computed === undefined) return undefined
  const site = clusterSiteOf(index, computed.location, (childId) => {
    const child = index.children.get(childId)?.child
    return child === undefined ? 0 : completedMonths(child.birthDate, day)
  })
  return site.groups.length === 0 ? undefined : site
}

function rowsOf(plan: ClusterPlan | null, nameOf: (id: LocationId) => string): Cluster['best'] {
  return (plan?.blocks ?? []).map(({ hostId, fromIds, children, need }) => ({
    hostName: nameOf(hostId),
    fromNames: fromIds.map(nameOf),
    children,
    peak: need.peak,
    staffMinutes: need.minutes,
  }))
}
