import type { BaseGroupId } from '#shared/domain/ids.ts'
import type { Weekday } from '#shared/kernel/time.ts'
import type { CurrentLocation } from './session.tsx'
import type { Texts } from './texts.tsx'

/** The words about merging that more than one screen says the same way. */

interface MergedGroups {
  readonly hostGroupId: BaseGroupId
  readonly groupIds: readonly BaseGroupId[]
}

/** `A, B en C`. */
export function writeList(
  { t }: Texts,
  words: readonly string[],
  code: 'merging.groupsAnd' | 'merging.daysAnd' = 'merging.groupsAnd',
): string {
  const last = words.at(-1) ?? ''
  if (words.length < 2) return last
  return t(code, { first: words.slice(0, -1).join(', '), last })
}

/** The groups that are together, the host first: it is the name people look for. */
export function groupsHostFirst({ hostGroupId, groupIds }: MergedGroups): readonly BaseGroupId[] {
  return [hostGroupId, ...groupIds.filter((id) => id !== hostGroupId)]
}

export function groupNameOf(location: CurrentLocation | undefined, groupId: BaseGroupId): string {
  return location?.groups.find(({ id }) => id === groupId)?.name ?? groupId
}

/** `Peuters A en Peuters B`, in a sentence. */
export function writeGroups(
  texts: Texts,
  location: CurrentLocation | undefined,
  merged: MergedGroups,
): string {
  return writeList(
    texts,
    groupsHostFirst(merged).map((id) => groupNameOf(location, id)),
  )
}

/** `PA + PB`, where there is no room for names; of more than two the host and how many with it: `PA + 3`. */
export function writeGroupCodes(location: CurrentLocation | undefined, merged: MergedGroups): string {
  const [host = '', ...guests] = groupsHostFirst(merged).map(
    (groupId) => location?.groups.find(({ id }) => id === groupId)?.code ?? groupId,
  )
  return `${host} + ${guests.length > 1 ? guests.length : guests.join('')}`
}

/** `5,5 uur · € 165,00`; without money while no hourly cost is known. MERGE-4 */
export function writeSaving({ t }: Texts, minutes: number, cents: number): string {
  return cents > 0 ? t('merging.hoursAndMoney', { minutes, cents }) : t('merging.hours', { minutes })
}

/** `dinsdag en donderdag`. */
export function writeWeekdays(texts: Texts, weekdays: readonly Weekday[]): string {
  return writeList(
    texts,
    weekdays.map((weekday) => texts.word(`weekday.${weekday}`)),
    'merging.daysAnd',
  )
}
