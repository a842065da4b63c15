/** Why something is not in what somebody gets; each has a sentence. */
export const leftOutGrounds = ['house', 'otherChildren', 'draft', 'workDone', 'notByPerson'] as const
export type LeftOutGround = (typeof leftOutGrounds)[number]
