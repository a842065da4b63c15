import type { MergeId } from '#shared/domain/ids.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { isoWeekOf } from '#shared/kernel/time.ts'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { AgreedHead } from './AgreedHead.tsx'
import { AgreedView } from './AgreedView.tsx'

interface AgreedMergeDialogProps {
  /** null = closed. */
  readonly agreed: { readonly mergeId: MergeId; readonly day: IsoDay } | null
  readonly onClose: () => void
}

/** A merge that was agreed, opened from the board: how it stands, and how to end it. */
export function AgreedMergeDialog({ agreed, onClose }: AgreedMergeDialogProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('merging.agreedTitle')} isOpen={agreed !== null} onClose={onClose} size="44rem">
      {agreed === null ? null : <AgreedMergeOnDay {...agreed} onClose={onClose} />}
    </Dialog>
  )
}

function AgreedMergeOnDay({
  mergeId,
  day,
  onClose,
}: {
  readonly mergeId: MergeId
  readonly day: IsoDay
  readonly onClose: () => void
}) {
  const { t } = useTexts()
  const location = useCurrentLocation()
  const week = useCall(
    'merging.week',
    { locationId: location?.id ?? '-', week: isoWeekOf(day), mayUseDeviation: false },
    { isEnabled: location !== undefined },
  )
  const merge = week.data?.agreed.find(({ id }) => id === mergeId)
  if (week.isError) return <CallTrouble error={week.error} />
  if (week.data === undefined) return <p>{t('merging.trying')}</p>
  if (merge === undefined) return <p>{t('merging.agreedGone')}</p>
  return (
    <>
      <p tabIndex={-1} data-autofocus>
        <AgreedHead merge={merge} day={day} />
      </p>
      <AgreedView merge={merge} day={day} onEnded={onClose} onLeave={onClose} />
    </>
  )
}
