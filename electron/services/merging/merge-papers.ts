import { fullName } from '#shared/domain/children/person-name.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { letterOf, listToldChildren, reasonCodeOf } from '#shared/domain/merging/papers.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { addDays, daysOfWeek, isoWeekOf } from '#shared/kernel/time.ts'
import { noLocation, type MergingParts } from './merging-parts.ts'

/** As long as papers look ahead, and the week that begins on the last of those days. */
const AHEAD_DAYS = 9 * 7

/** The letter to parents and who gets it; for a series also who still has to sign. GROUP-2, GROUP-3 */
export function describePapers(
  { rows, facts, lawBook, clock }: MergingParts,
  { mergeId }: ParsedInput<'merging.papers'>,
): Result<CallOutput<'merging.papers'>, Message> {
  const merge = rows.findRow('group_merge', mergeId)
  if (merge === undefined) return refuse({ code: 'refusal.notFound', params: { what: 'merge', id: mergeId } })
  const today = clock.today()
  const isOver = merge.validUntil < today
  const from = isOver || today < merge.validFrom ? merge.validFrom : today
  const monday = daysOfWeek(isoWeekOf(from))[0] ?? from
  const view = facts.find(merge.locationId, monday, addDays(from, AHEAD_DAYS))
  const host = rows.findRow('base_group', merge.hostGroupId)
  if (view === undefined || host === undefined) return noLocation(merge.locationId)
  const { index } = view
  const locationName = index.facts.location.name
  const groupNames = index.groups.filter(({ id }) => merge.groupIds.includes(id)).map(({ name }) => name)
  const families = listToldChildren(index, lawBook, merge, from).flatMap(
    ({ childId, groupId, needsConsent }) => {
      const child = index.children.get(childId)?.child
      if (child === undefined) return []
      const language = rows.findRow('family', child.familyId)?.language ?? 'nl'
      const groupName = index.groupById.get(groupId)?.name ?? ''
      return [{ childId, name: fullName(child), groupName, language, needsConsent }]
    },
  )
  const isConsentAsked = families.some(({ needsConsent }) => needsConsent)
  return ok({
    locationName,
    hostName: host.name,
    groupNames,
    setting: host.setting,
    validFrom: merge.validFrom,
    validUntil: merge.validUntil,
    weekdays: [...merge.weekdays],
    startMinute: merge.startMinute,
    endMinute: merge.endMinute,
    reasonCode: reasonCodeOf(merge.reason),
    letter: [...letterOf(merge, { locationName, hostName: host.name, groupNames, isConsentAsked })],
    families: families.sort(
      (a, b) => a.groupName.localeCompare(b.groupName, 'nl') || a.name.localeCompare(b.name, 'nl'),
    ),
  })
}
