import { step } from './ratio-steps.ts'
import type { RatioStep, SpaceLaw } from './model.ts'

export interface SpaceQuestion {
  /** Children present in the centre, or in the room for a merged group. */
  readonly children: number
  readonly indoorDm2: number
  /** Outdoor play space of the centre; leave out when only a room is judged. */
  readonly outdoorDm2?: number
}

export interface SpaceAnswer {
  readonly allowed: boolean
  /** Children the space holds. */
  readonly maxChildren: number
  readonly steps: readonly RatioStep[]
}

/** Children that so much indoor space holds, in square decimetres. BKR-18 */
export function maxChildrenIndoors(law: SpaceLaw, indoorDm2: number): number {
  return Math.floor(indoorDm2 / law.indoorDm2PerChild)
}

/** BKR-18: 3.5 square metres indoors and 3 outdoors for each child present. Areas in square decimetres. */
export function decideSpace(law: SpaceLaw, question: SpaceQuestion): SpaceAnswer {
  const { children, indoorDm2, outdoorDm2 } = question
  const indoors = maxChildrenIndoors(law, indoorDm2)
  const outdoors = outdoorDm2 === undefined ? indoors : Math.floor(outdoorDm2 / law.outdoorDm2PerChild)
  const maxChildren = Math.min(indoors, outdoors)
  const steps: RatioStep[] = []
  if (children > indoors) {
    steps.push(step('ratio.spaceIndoorTooSmall', { rule: 'BKR-18', children, maxChildren: indoors }))
  }
  if (children > outdoors) {
    steps.push(step('ratio.spaceOutdoorTooSmall', { rule: 'BKR-18', children, maxChildren: outdoors }))
  }
  if (steps.length === 0) steps.push(step('ratio.spaceEnough', { rule: 'BKR-18', children, maxChildren }))
  return { allowed: children <= maxChildren, maxChildren, steps }
}
