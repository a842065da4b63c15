import { fadedLabel } from '#shared/commands/privacy/erased-label.ts'
import { importOrganisation } from '#shared/commands/imports/import-organisation.ts'
import type { RowImages } from '#shared/commands/row-change.ts'
import { emptied, redactionOf } from './redaction.ts'
import type { FadeRequest, JudgedCommand } from './store.ts'

/** What becomes of acts whose term is over. The same for every store. PRIV-1 */
export interface Fading {
  /** Whether an act is about somebody of whom everything is kept, or was done by that person. */
  keepsAct(command: JudgedCommand, images: readonly RowImages[]): boolean
  /** Whether an image is of such a person: it stays, also of an act that brought in everybody at once. */
  keepsImage(image: RowImages): boolean
  /** The act as it may stay: that it was done, when, by whom and what came of it. */
  fade(command: JudgedCommand): JudgedCommand
}

export function fadingOf({ heldSubjects }: Pick<FadeRequest, 'heldSubjects'>): Fading {
  const held = new Set(heldSubjects)
  const about = redactionOf({ subjectIds: heldSubjects, persons: [] }, [])
  return {
    keepsAct: (command, images) =>
      held.has(command.actorId) ||
      (held.size > 0 &&
        command.type !== importOrganisation.type &&
        (about.isAbout(command) || images.some(about.isAboutImage))),
    keepsImage: (image) => held.size > 0 && about.isAboutImage(image),
    fade: (command) => emptied(command, fadedLabel),
  }
}

/** An act that says nothing any more: it was emptied before. */
export function isEmptied({ argsHash }: Pick<JudgedCommand, 'argsHash'>): boolean {
  return argsHash === ''
}
