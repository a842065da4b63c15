import { useState } from 'react'
import { saveFile } from '../../app/save-file.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import classes from './backups.module.css'

/** Everything in files other programs can read; written down in the trail. */
export function ExportPart() {
  const { t } = useTexts()
  const exportAll = useAct('backups.exportAll')
  const [made, setMade] = useState<{ readonly rows: number; readonly tables: number } | null>(null)
  const start = async () => {
    if (exportAll.isRunning) return
    setMade(null)
    const reply = await exportAll.run({})
    if (reply.status !== 'done') return
    saveFile(reply.output.fileName, reply.output.base64)
    setMade(reply.output)
  }
  return (
    <div className={classes.part}>
      <h3>{t('backups.exportTitle')}</h3>
      <p>{t('backups.exportWhat')}</p>
      <Button isUnavailable={exportAll.isRunning} onClick={() => void start()}>
        {t('backups.exportDo')}
      </Button>
      <div role="status">
        {made === null ? null : (
          <Notice tone="good">{t('backups.exported', { rows: made.rows, tables: made.tables })}</Notice>
        )}
      </div>
      <ProblemNotice text={exportAll.problem} />
    </div>
  )
}
