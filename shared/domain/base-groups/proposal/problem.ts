/**
 * The division over base groups as plain numbers: children with a few courses to choose from, and cells that ask staff
 * for whoever is in them. Everything is clonable, so that it can be handed to a worker as it is. PLAN-6
 */

/** Age steps the law tells apart in one cell; a kind of cell may use fewer. */
export const SLOTS = 4

/** The staff a kind of cell asks, for every mix of children. BKR-1..5 */
export interface NeedGrid {
  /** What one child more of a slot adds to the place in `needs`. */
  readonly strides: readonly [number, number, number, number]
  /** The most children whose mix is in the grid. */
  readonly mostChildren: number
  /** Staff by place; negative = the law does not allow that mix. */
  readonly needs: Int8Array
}

/**
 * The parts of days that are judged. Days on which a group holds the same children in every possible course are one
 * cell; its minutes are those of all of them together.
 */
export interface ProblemCells {
  readonly count: number
  /** Which grid decides. */
  readonly grid: Uint8Array
  readonly minutes: Int32Array
  /** The most children by house and room; whether the law allows the mix is in the grid. BKR-18 */
  readonly most: Int16Array
  /** Children without a choice, four slots a cell. */
  readonly fixed: Int16Array
}

/** One course a child could take: own group until a day, then another; or a start; or no place. */
export interface Course {
  /** What this course costs by itself, in staff minutes: moves, wishes not met, weeks outside the age range. */
  readonly ownCost: number
  /** Cells it fills, as `cell * SLOTS + slot`, in order. */
  readonly entries: Int32Array
}

export interface ProblemChild {
  /** The first is the present course. */
  readonly courses: readonly Course[]
}

/** Two children whose courses cost something together: siblings and friends who are apart. */
export interface ProblemPair {
  readonly first: number
  readonly second: number
  /** By `course of first * courses of second + course of second`; never negative. */
  readonly costs: Int32Array
}

export interface AssignmentProblem {
  readonly grids: readonly NeedGrid[]
  readonly cells: ProblemCells
  readonly children: readonly ProblemChild[]
  readonly pairs: readonly ProblemPair[]
}

/** Which course every child takes, by place. */
export type Assignment = Uint16Array

/**
 * What a minute of a cell costs that may not be so, per child too many, against one member of staff. Such a cell can
 * only be there when the present plan has it already.
 */
export const OVER_COST = 20

export function presentAssignment(problem: AssignmentProblem): Assignment {
  return new Uint16Array(problem.children.length)
}
