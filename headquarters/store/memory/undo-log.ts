/** What a transaction did to plain maps and lists, so that it can be taken back without copying everything first. */
export interface UndoLog {
  set<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void
  remove<Key, Value>(map: Map<Key, Value>, key: Key): void
  push<Value>(list: Value[], value: Value): void
  /** Something else that was done already, and how it is taken back. */
  did(back: () => void): void
  /** Where the log stands, to go back to. */
  mark(): number
  backTo(mark: number): void
}

export function createUndoLog(): UndoLog {
  const steps: (() => void)[] = []
  function keep<Key, Value>(map: Map<Key, Value>, key: Key): void {
    const had = map.has(key)
    const before = map.get(key)
    steps.push(() => {
      if (had) map.set(key, before as Value)
      else map.delete(key)
    })
  }
  return {
    set(map, key, value) {
      keep(map, key)
      map.set(key, value)
    },
    remove(map, key) {
      keep(map, key)
      map.delete(key)
    },
    push(list, value) {
      list.push(value)
      steps.push(() => void list.pop())
    },
    did: (back) => void steps.push(back),
    mark: () => steps.length,
    backTo(mark) {
      while (steps.length > mark) steps.pop()?.()
    },
  }
}
