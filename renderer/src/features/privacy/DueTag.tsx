import type { PrivacyRequestView } from '#shared/ipc/calls/privacy.ts'
import { useTexts } from '../../app/texts.tsx'
import { TermTag } from './TermTag.tsx'

/** A week before the last day it is time. */
const SOON_DAYS = 7

/** How long there is to answer, or how much too late it is. PRIV-2 */
export function DueTag({ request }: { readonly request: PrivacyRequestView }) {
  const { t } = useTexts()
  const { daysLeft, dueOn } = request
  const isLate = daysLeft < 0
  return (
    <span>
      <TermTag standing={isLate ? 'past' : daysLeft <= SOON_DAYS ? 'near' : 'running'} />{' '}
      {isLate
        ? t('privacy.late', { count: -daysLeft, day: dueOn })
        : t('privacy.daysLeft', { count: daysLeft, day: dueOn })}
    </span>
  )
}
