/**
 * A ledger in the simplest way there is, to hold the real one against: what every source comes to now, and what each
 * act made of it. No lines, no corrections, no months.
 */
export interface Amounts {
  readonly swapCredit: number
  readonly flex: number
  readonly holidayDays: number
  readonly extraHours: number
  readonly cents: number
}

export const nothing: Amounts = { swapCredit: 0, flex: 0, holidayDays: 0, extraHours: 0, cents: 0 }

interface Booked {
  readonly childId: string
  readonly amounts: Amounts
}

interface Act {
  readonly source: string
  readonly before: Booked | undefined
  readonly after: Booked
}

export interface HistoryModel {
  /** An act makes a source come to these amounts. */
  book(commandId: string, source: string, childId: string, amounts: Amounts): void
  undo(commandId: string): void
  redo(commandId: string): void
  amountsOf(source: string): Amounts
  /** What all sources of a child come to. */
  totalOf(childId: string): Amounts
}

export function createHistoryModel(): HistoryModel {
  const sources = new Map<string, Booked>()
  const acts = new Map<string, Act>()
  function put(source: string, booked: Booked | undefined): void {
    if (booked === undefined) sources.delete(source)
    else sources.set(source, booked)
  }
  return {
    book(commandId, source, childId, amounts) {
      const after = { childId, amounts }
      acts.set(commandId, { source, before: sources.get(source), after })
      put(source, after)
    },
    undo(commandId) {
      const act = acts.get(commandId)
      if (act !== undefined) put(act.source, act.before)
    },
    redo(commandId) {
      const act = acts.get(commandId)
      if (act !== undefined) put(act.source, act.after)
    },
    amountsOf: (source) => sources.get(source)?.amounts ?? nothing,
    totalOf(childId) {
      let total = nothing
      for (const booked of sources.values()) {
        if (booked.childId === childId) total = add(total, booked.amounts)
      }
      return total
    },
  }
}

function add(a: Amounts, b: Amounts): Amounts {
  return {
    swapCredit: a.swapCredit + b.swapCredit,
    flex: a.flex + b.flex,
    holidayDays: a.holidayDays + b.holidayDays,
    extraHours: a.extraHours + b.extraHours,
    cents: a.cents + b.cents,
  }
}

/** Cents to the half, worked out on fractions of a cent in whole numbers. */
export function naivePrice(minutes: number, centsPerHour: number): number {
  const sixtieths = minutes * centsPerHour
  const rest = sixtieths % 60
  return (sixtieths - rest) / 60 + (rest >= 30 ? 1 : 0)
}
