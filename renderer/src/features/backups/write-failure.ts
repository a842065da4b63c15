import type { BackupsView } from '#shared/ipc/calls/backups.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { Texts } from '../../app/texts.tsx'
import { writeClock } from '../../app/write-clock.ts'

/** When and why the last try failed, in one line. */
export function writeFailure(
  { t, language }: Texts,
  failure: NonNullable<BackupsView['failure']>,
  today: IsoDay,
): string {
  return t('backups.failedSince', {
    moment: writeClock(failure.at, today, language),
    reason: t(`backups.reason.${failure.code}`),
  })
}
