/**
 * What counts besides staff, in staff minutes, so that everything can be weighed in one sum. Staff hours come first: a
 * move has to earn more than these. PLAN-6
 */
export const weights = {
  /** Going on to the next group, as every child does some day. */
  move: 120,
  /** Going to another group for the same ages: only for brothers, sisters and friends. */
  moveSideways: 480,
  /** A week in a group it has grown out of. More than a week of staff for one child saves. GROUP-1 */
  weekTooOld: 1_500,
  /** Leaving the group of the mentor. BKR-17 */
  mentorLost: 120,
  /** Leaving the group of all its fixed faces. BKR-17 */
  facesLost: 240,
  /** A week in which brothers, sisters or friends are in different groups. */
  weekApart: 30,
  /**
   * A minute of care that somebody on the waiting list does not get: a place is given when it asks at most one member of
   * staff more. In turn: who is first in the order weighs up to a tenth more. WAIT-2
   */
  minuteNotPlaced: 1,
  turnShare: 0.1,
} as const
