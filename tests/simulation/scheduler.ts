/** Something that happens at a moment of the run. */
type Work = () => void | Promise<void>

/** The only time there is in a run: it stands still while something happens and jumps to whatever is next. */
export interface Scheduler {
  /** Milliseconds since 1970, as a clock that is never wrong would show. */
  now(): number
  /** What is planned for the same moment happens in the order in which it was planned. */
  at(moment: number, work: Work): void
  after(delayMs: number, work: Work): void
  /** Until nothing is planned at or before this moment, or until it is enough; then it is that moment. */
  runUntil(moment: number, isEnough?: () => boolean): Promise<void>
}

interface Planned {
  readonly moment: number
  readonly order: number
  readonly work: Work
}

export function createScheduler(start: number): Scheduler {
  const heap: Planned[] = []
  let now = start
  let order = 0
  return {
    now: () => now,
    at(moment, work) {
      order += 1
      push(heap, { moment: Math.max(moment, now), order, work })
    },
    after(delayMs, work) {
      this.at(now + delayMs, work)
    },
    async runUntil(moment, isEnough = () => false) {
      for (let first = heap[0]; first !== undefined && first.moment <= moment; first = heap[0]) {
        if (isEnough()) return
        pop(heap)
        now = first.moment
        await first.work()
      }
      now = Math.max(now, moment)
    },
  }
}

function isBefore(a: Planned, b: Planned): boolean {
  return a.moment < b.moment || (a.moment === b.moment && a.order < b.order)
}

function push(heap: Planned[], item: Planned): void {
  heap.push(item)
  let place = heap.length - 1
  while (place > 0) {
    const parent = (place - 1) >> 1
    const above = heap[parent]
    if (above === undefined || !isBefore(item, above)) break
    heap[place] = above
    place = parent
  }
  heap[place] = item
}

function pop(heap: Planned[]): void {
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return
  let place = 0
  for (;;) {
    const left = 2 * place + 1
    const leftItem = heap[left]
    if (leftItem === undefined) break
    const rightItem = heap[left + 1]
    const isRight = rightItem !== undefined && isBefore(rightItem, leftItem)
    const child = isRight ? rightItem : leftItem
    if (!isBefore(child, last)) break
    heap[place] = child
    place = isRight ? left + 1 : left
  }
  heap[place] = last
}
