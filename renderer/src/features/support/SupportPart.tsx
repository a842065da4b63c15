import { useState } from 'react'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { saveFile } from '../../app/save-file.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import classes from './support.module.css'

/** A file for who helps: made, looked at, and only then saved. PRIV-9 */
export function SupportPart() {
  const { t } = useTexts()
  const make = useAct('support.make')
  const [made, setMade] = useState<CallOutput<'support.make'> | null>(null)
  const start = async () => {
    const reply = await make.run({})
    if (reply.status === 'done') setMade(reply.output)
  }
  return (
    <div className={classes.part}>
      <p>{t('support.sentence')}</p>
      <ProblemNotice text={make.problem} />
      {made === null ? (
        <Button isUnavailable={make.isRunning} onClick={() => void start()}>
          {t('support.make')}
        </Button>
      ) : (
        <>
          <p>{t('support.look')}</p>
          {made.preview.map(({ name, text }) => (
            <details key={name}>
              <summary>{name}</summary>
              <pre className={classes.text} tabIndex={0} aria-label={name}>
                {text}
              </pre>
            </details>
          ))}
          <ButtonRow>
            <Button kind="primary" onClick={() => saveFile(made.fileName, made.base64)}>
              {t('support.save')}
            </Button>
            <Button onClick={() => setMade(null)}>{t('support.discard')}</Button>
          </ButtonRow>
        </>
      )}
    </div>
  )
}
