import { fadingOf, isEmptied } from '../fading.ts'
import type { Faded, FadeRequest } from '../store.ts'
import type { MemoryState } from './memory-state.ts'
import type { UndoLog } from './undo-log.ts'

/** Empties some of the acts whose term is over, from a place on. */
export function fadeActs(state: MemoryState, undo: UndoLog, request: FadeRequest): Faded {
  const fading = fadingOf(request)
  const acts = [...state.judged.values()].slice(request.after, request.after + request.limit)
  let count = 0
  for (const command of acts) {
    const images = state.images.get(command.id) ?? []
    if (isEmptied(command) || command.receivedAt >= request.before || fading.keepsAct(command, images))
      continue
    undo.set(state.judged, command.id, fading.fade(command))
    const kept = images.map((image) =>
      fading.keepsImage(image) ? image : { ...image, before: null, after: null },
    )
    if (images.length > 0) undo.set(state.images, command.id, kept)
    count += 1
  }
  return { count, next: acts.length < request.limit ? null : request.after + acts.length }
}
