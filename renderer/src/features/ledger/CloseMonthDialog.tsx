import type { LocationId } from '#shared/domain/ids.ts'
import type { LedgerMonthView } from '#shared/ipc/calls/ledger.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'

interface CloseMonthDialogProps {
  readonly locationId: LocationId
  readonly view: LedgerMonthView
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The one act of this screen that cannot be taken back, so it is asked. MONEY-4 */
export function CloseMonthDialog({ locationId, view, isOpen, onClose }: CloseMonthDialogProps) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const act = useAct('ledger.close')
  // The whole month goes over, whatever the screen is filtered on.
  const whole = useCall(
    'ledger.month',
    { locationId, month: view.month, childId: null, account: null, offset: 0, limit: 1 },
    { isEnabled: isOpen },
  )
  const month = whole.data?.month === view.month ? whole.data : undefined
  const leave = () => {
    act.clear()
    onClose()
  }
  const close = async () => {
    const result = await act.run({ locationId, month: view.month })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    leave()
  }
  return (
    <Dialog
      title={t('ledger.closeTitle', { month: view.month })}
      isOpen={isOpen}
      onClose={leave}
      footer={
        <>
          <Button onClick={leave}>{t('ui.cancel')}</Button>
          <Button kind="primary" onClick={() => void close()} isUnavailable={act.isRunning}>
            {t('ledger.closeNow')}
          </Button>
        </>
      }
    >
      {month === undefined ? (
        <p>{t('ui.loading')}</p>
      ) : (
        <>
          <p>{t('ledger.closeWhat', { lines: month.total.lines, ...month.toInvoice })}</p>
          <p>{t('ledger.closeService')}</p>
          {month.anomalies.length === 0 ? null : (
            <Notice tone="caution">{t('ledger.closeAnomalies', { count: month.anomalies.length })}</Notice>
          )}
        </>
      )}
      <p>
        <strong>{t('ledger.closeFinal')}</strong>
      </p>
      <ProblemNotice text={act.problem} />
    </Dialog>
  )
}
