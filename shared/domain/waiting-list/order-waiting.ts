import type { Message } from '../explanation/model.ts'
import type { HousePolicies } from '../policies/model.ts'
import type { WaitingEntry } from './model.ts'

/** A waiting family with what sets it ahead. */
export interface WaitingFamily {
  readonly entry: WaitingEntry
  /** The child is cared for here already. */
  readonly isInternal: boolean
  /** A brother or sister is cared for here. */
  readonly hasSibling: boolean
}

export interface OrderedFamily extends WaitingFamily {
  /** 1 = the first. */
  readonly place: number
  /** Why it stands there. WAIT-3 */
  readonly reason: Message
}

type OrderPolicy = HousePolicies['waitingList.order']

/**
 * The families in the order in which they are served: as the house says, then by priority class, then who waits
 * longest. When the house says "who waits longest" the priority class only decides between families of one day. WAIT-2
 */
export function orderWaiting(
  families: readonly WaitingFamily[],
  order: OrderPolicy,
): readonly OrderedFamily[] {
  return families
    .toSorted((a, b) => compare(keyOf(a, order), keyOf(b, order)))
    .map((family, index) => ({ ...family, place: index + 1, reason: reasonOf(family, order) }))
}

/** Compares as text, part by part. */
function keyOf({ entry, isInternal, hasSibling }: WaitingFamily, order: OrderPolicy): readonly string[] {
  const internal = isInternal ? '0' : '1'
  const sibling = hasSibling ? '0' : '1'
  const priority = entry.priority === 'none' ? '1' : '0'
  switch (order) {
    case 'internalFirst':
      return [internal, sibling, priority, entry.receivedOn, entry.id]
    case 'siblingsFirst':
      return [sibling, internal, priority, entry.receivedOn, entry.id]
    case 'receivedFirst':
      return [entry.receivedOn, priority, entry.id]
  }
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [place, part] of a.entries()) {
    const other = b[place] ?? ''
    if (part !== other) return part < other ? -1 : 1
  }
  return 0
}

/** What decides first for this family under the order of the house. */
function reasonOf({ entry, isInternal, hasSibling }: WaitingFamily, order: OrderPolicy): Message {
  const params = { receivedOn: entry.receivedOn }
  if (order === 'receivedFirst') return { code: 'waiting.place.received', params }
  const isInternalNamed = isInternal && (order === 'internalFirst' || !hasSibling)
  if (isInternalNamed) return { code: 'waiting.place.internal', params }
  if (hasSibling) return { code: 'waiting.place.sibling', params }
  if (entry.priority !== 'none') {
    return {
      code: 'waiting.place.priority',
      params: { ...params, classCode: `waiting.priority.${entry.priority}` },
    }
  }
  return { code: 'waiting.place.received', params }
}
