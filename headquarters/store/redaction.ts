import type { RowImages } from '#shared/commands/row-change.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { childColumnsOf } from '#shared/sync/row-streams.ts'
import { erasedLabel } from '#shared/commands/privacy/erased-label.ts'
import { withoutMention } from '#shared/commands/privacy/without-mention.ts'
import type { ErasureRequest, JudgedCommand, KnownPerson, RowKey } from './store.ts'

type Kept = Pick<JudgedCommand, 'args' | 'refusal' | 'label' | 'meanwhile'>

/** What must become of what is kept of acts, when somebody is erased. The same for every store. */
export interface Redaction {
  /** Whether a command names the subject by an id, or holds both names of the person. */
  isAbout(command: Kept): boolean
  /** Whether an image is of the subject, or names it; then its command is about the subject as well. */
  isAboutImage(image: RowImages): boolean
  /** The image as it may stay: empty when it is of the subject. */
  silentImage(image: RowImages): RowImages
  /** A command about somebody else, whose refusal may name the person; the same object when it does not. */
  silentCommand(command: JudgedCommand): JudgedCommand
}

export function redactionOf(
  { subjectIds, persons }: Pick<ErasureRequest, 'subjectIds' | 'persons'>,
  keys: readonly RowKey[],
): Redaction {
  const ids = new Set([...subjectIds, ...keys.map(({ id }) => id)])
  const subject = new Set(subjectIds)
  const erased = new Set(keys.map(({ table, id }) => `${table} ${id}`))
  const isOf = ({ table, id, before, after }: RowImages): boolean =>
    erased.has(`${table} ${id}`) || [before, after].some((image) => isOfChild(table, image, subject))
  return {
    isAbout: (command) => namesAny(command, ids) || persons.some((person) => isKnownIn(command, person)),
    isAboutImage: (image) => isOf(image) || holdsAny([image.before, image.after], subject),
    silentImage: (image) =>
      isOf(image)
        ? { ...image, before: null, after: null }
        : persons.reduce(
            (kept, { firstName }) => ({
              ...kept,
              before: silent(kept.before, firstName),
              after: silent(kept.after, firstName),
            }),
            image,
          ),
    silentCommand: (command) => {
      const { refusal } = command
      if (refusal === null) return command
      const params = persons.reduce(
        (kept, { firstName }) => withoutMention({ code: refusal.code, params: kept }, firstName).params,
        refusal.params,
      )
      return { ...command, refusal: { code: refusal.code, params } }
    },
  }
}

/** What stays of an act about somebody who was erased, or whose term is over: that it was done, when, by whom and what came of it. */
export function emptied(command: JudgedCommand, label: Message = erasedLabel): JudgedCommand {
  return {
    ...command,
    ...{ args: null, argsHash: '', label, meanwhile: [] },
    refusal: command.refusal === null ? null : { code: command.refusal.code, params: {} },
  }
}

/**
 * What becomes of each command, asked in the order they were judged. Those about the subject are emptied, and those that
 * name one of these, for taking an act back carries its label and others were told of it.
 *
 * @param changed the commands with an image of the subject
 */
export function redactInOrder(
  redaction: Redaction,
  changed: ReadonlySet<CommandId>,
): (command: JudgedCommand) => JudgedCommand {
  const found = new Set<string>(changed)
  return (command) => {
    if (!found.has(command.id) && !redaction.isAbout(command) && !namesAny(command, found)) {
      return redaction.silentCommand(command)
    }
    found.add(command.id)
    return emptied(command)
  }
}

/** An act that made the person, or one about the family that goes by his or her name. */
function isKnownIn({ args, label }: Kept, { firstName, surname, familyId }: KnownPerson): boolean {
  const holds = (text: string): boolean => holdsAny(args, new Set([text]))
  return holds(surname) ? holds(firstName) : label.params['surname'] === surname && holds(familyId)
}

/** Whether what is kept of a command names one of these ids, anywhere in its arguments, its refusal or its label. */
function namesAny(command: Kept, ids: ReadonlySet<string>): boolean {
  return holdsAny([command.args, command.refusal, command.label, command.meanwhile], ids)
}

function holdsAny(value: unknown, ids: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return ids.has(value)
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some((part) => holdsAny(part, ids))
}

function isOfChild(table: RowImages['table'], image: object | null, ids: ReadonlySet<string>): boolean {
  if (image === null) return false
  const fields = image as Readonly<Record<string, unknown>>
  return childColumnsOf(table).some((column) => {
    const id = fields[column]
    return typeof id === 'string' && ids.has(id)
  })
}

function silent(image: object | null, firstName: string): object | null {
  return image === null ? null : withoutMention(image, firstName)
}
