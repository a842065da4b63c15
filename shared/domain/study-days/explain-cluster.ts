import type { Message } from '../explanation/model.ts'
import type { LocationId } from '../ids.ts'
import type { ClusterBlock, ClusterProposal } from './propose-cluster.ts'

/** Every code this area can emit. */
export const studyDayCodes = [
  'studyDay.cluster.nobody',
  'studyDay.cluster.noLaw',
  'studyDay.cluster.nowhere',
  'studyDay.cluster.apart',
  'studyDay.cluster.onlyHere',
  'studyDay.cluster.together',
  'studyDay.cluster.saved',
  'studyDay.cluster.apartNotAllowed',
  'studyDay.cluster.noSaving',
  'studyDay.cluster.belowMinimum',
  'studyDay.cluster.alone',
] as const
export type StudyDayCode = (typeof studyDayCodes)[number]

/** The proposal in sentences: where the children go, what it saves, and what to mind. STUDY-1 */
export function explainCluster(
  proposal: ClusterProposal,
  nameOf: (locationId: LocationId) => string,
  minimumChildren: number,
): readonly Message[] {
  const { apart, best, savedMinutes } = proposal
  if (best === null) return [say('studyDay.cluster.nowhere')]
  if (best.blocks.length === 0) return [say('studyDay.cluster.nobody')]
  const gathered = best.blocks.filter(isGathering)
  return [
    ...(gathered.length === 0
      ? [say(apartCode(proposal), { minutes: best.minutes })]
      : gathered.map((block) => describeBlock(block, nameOf))),
    ...(gathered.length === 0 ? [] : [describeSaving(apart?.minutes ?? null, best.minutes, savedMinutes)]),
    ...best.blocks
      .filter((block) => block.isBelowMinimum)
      .map(({ hostId, children }) =>
        say('studyDay.cluster.belowMinimum', {
          location: nameOf(hostId),
          count: children,
          minimum: minimumChildren,
        }),
      ),
    ...best.blocks
      .filter((block) => block.need.peak === 1)
      .map(({ hostId }) => say('studyDay.cluster.alone', { location: nameOf(hostId) })),
  ]
}

/** With one location there is nothing to put together. */
function apartCode({ together }: ClusterProposal): StudyDayCode {
  return together.length === 1 ? 'studyDay.cluster.onlyHere' : 'studyDay.cluster.apart'
}

/** Children of elsewhere are at this host. */
function isGathering({ hostId, fromIds }: ClusterBlock): boolean {
  return fromIds.some((id) => id !== hostId)
}

function describeBlock(block: ClusterBlock, nameOf: (locationId: LocationId) => string): Message {
  return say('studyDay.cluster.together', {
    host: nameOf(block.hostId),
    locations: block.fromIds.map(nameOf).join(', '),
    count: block.children,
    peak: block.need.peak,
  })
}

function describeSaving(apartMinutes: number | null, bestMinutes: number, savedMinutes: number): Message {
  if (apartMinutes === null) return say('studyDay.cluster.apartNotAllowed', { minutes: bestMinutes })
  const sums = { before: apartMinutes, after: bestMinutes, saved: savedMinutes }
  return savedMinutes > 0 ? say('studyDay.cluster.saved', sums) : say('studyDay.cluster.noSaving', sums)
}

export function say(code: StudyDayCode, params: Message['params'] = {}): Message {
  return { code, params }
}
