import type { Weeks } from './use-weeks.ts'

/** The busiest day of a week, Monday = 0; null when the group is closed all week. A week is as tight as that. PLAN-1 */
export function tightestOf(
  week: Weeks['groups'][number]['weeks'][number] | undefined,
): { readonly weekday: number; readonly children: number } | null {
  let tightest: { readonly weekday: number; readonly children: number } | null = null
  for (const [weekday, children] of (week?.children ?? []).entries()) {
    if (children !== null && (tightest === null || children > tightest.children))
      tightest = { weekday, children }
  }
  return tightest
}
