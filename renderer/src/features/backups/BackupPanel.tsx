import { useState } from 'react'
import type { BackupsView, CopyView } from '#shared/ipc/calls/backups.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { writeClock } from '../../app/write-clock.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { CopyTable } from './CopyTable.tsx'
import { ExportPart } from './ExportPart.tsx'
import { MakeCopy } from './MakeCopy.tsx'
import { RestoreDialog } from './RestoreDialog.tsx'
import { isSecondPlaceNext } from './second-place.ts'
import { SecondPlacePart } from './SecondPlacePart.tsx'
import { writeFailure } from './write-failure.ts'
import classes from './backups.module.css'

/** How the copies of this computer stand, and what somebody may do with them. */
export function BackupPanel() {
  const { data } = useCall('backups.status', {})
  const [chosen, setChosen] = useState<CopyView | null>(null)
  const mayDo = useMayDo()
  if (data === undefined) return null
  return (
    <div className={classes.panel}>
      <Standing status={data} />
      {data.isRestoreDue ? <DuePart /> : null}
      <CopyTable copies={data.copies} isSecondPlaceNext={isSecondPlaceNext(data)} onRestore={setChosen} />
      <SecondPlacePart status={data} />
      {mayDo('records.export') ? <ExportPart /> : null}
      {chosen === null ? null : <RestoreDialog copy={chosen} onClose={() => setChosen(null)} />}
    </div>
  )
}

function Standing({ status }: { readonly status: BackupsView }) {
  const texts = useTexts()
  const { t, language } = texts
  const { today } = useSession()
  const { failure, lastMadeAt } = status
  return (
    <div className={classes.part}>
      <p className={classes.standing}>
        {lastMadeAt === null
          ? t('backups.none')
          : t('backups.last', { moment: writeClock(lastMadeAt, today, language) })}
      </p>
      {failure === null ? null : <Notice tone="caution">{writeFailure(texts, failure, today)}</Notice>}
      <p>{t('backups.how')}</p>
      <MakeCopy isBusyElsewhere={status.isBusy} />
    </div>
  )
}

/** A copy waits; until the program opens again it can be left out after all. */
function DuePart() {
  const { t } = useTexts()
  const { hasPassword } = useSession()
  const cancel = useAct('backups.cancelRestore')
  return (
    <Notice tone="caution">
      <p>{t(hasPassword ? 'backups.due' : 'backups.restart')}</p>
      <Button size="small" isUnavailable={cancel.isRunning} onClick={() => void cancel.run({})}>
        {t('backups.cancelDue')}
      </Button>
    </Notice>
  )
}
