import { useState } from 'react'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'

/** Makes a copy now; one at a time, also when it was asked for elsewhere. */
export function MakeCopy({ isBusyElsewhere }: { readonly isBusyElsewhere: boolean }) {
  const { t } = useTexts()
  const make = useAct('backups.make')
  const [isMade, setMade] = useState(false)
  const isBusy = make.isRunning || isBusyElsewhere
  const start = async () => {
    if (isBusy) return
    setMade(false)
    setMade((await make.run({})).status === 'done')
  }
  return (
    <>
      <Button isUnavailable={isBusy} onClick={() => void start()}>
        {t(isBusy ? 'backups.making' : 'backups.make')}
      </Button>
      <div role="status">{isMade ? <Notice tone="good">{t('backups.made')}</Notice> : null}</div>
      <ProblemNotice text={make.problem} />
    </>
  )
}
