/** `wk 48 ’26`: a week in a table that runs over the turn of the year. `week` as `2026-W48`. */
export function weekLabel(week: string): string {
  return `wk ${Number(week.slice(6))} ’${week.slice(2, 4)}`
}
