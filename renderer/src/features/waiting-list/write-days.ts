import type { PlannedWeekday } from '#shared/domain/base-groups/model.ts'
import { formatMinute } from '#shared/kernel/time.ts'
import type { Texts } from '../../app/texts.tsx'

/** `ma di do`, with the times behind it when they are not the whole day. */
export function writeDays({ word }: Pick<Texts, 'word'>, days: readonly PlannedWeekday[]): string {
  const names = days.map(({ weekday }) => word(`waiting.weekday.${weekday}`)).join(' ')
  const first = days[0]
  const from = first?.startMinute ?? null
  const until = first?.endMinute ?? null
  if (from === null && until === null) return names
  return `${names} ${from === null ? '' : formatMinute(from)}–${until === null ? '' : formatMinute(until)}`
}
