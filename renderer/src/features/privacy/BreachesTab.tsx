import { useState } from 'react'
import { saveFile } from '../../app/save-file.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { BreachCard } from './BreachCard.tsx'
import { NewBreachForm } from './NewBreachForm.tsx'
import type { PrivacyTabProps } from './PrivacyScreen.tsx'
import classes from './privacy.module.css'

/** The register of breaches, with the two clocks of each that runs. Nothing is ever taken out by hand. PRIV-7 */
export function BreachesTab({ location }: PrivacyTabProps) {
  const { t, language } = useTexts()
  const list = useCall('breaches.list', { locationId: location.id })
  const print = useAct('breaches.print')
  const [isNew, setNew] = useState(false)
  const save = async () => {
    const reply = await print.run({ locationId: location.id, language })
    if (reply.status === 'done') saveFile(reply.output.fileName, reply.output.base64)
  }
  return (
    <div className={classes.panel} aria-busy={list.isPending}>
      <CallTrouble error={list.error} />
      <ProblemNotice text={print.problem} />
      {isNew ? (
        <NewBreachForm locationId={location.id} onDone={() => setNew(false)} />
      ) : (
        <ButtonRow>
          <Button kind="primary" right="breaches.edit" onClick={() => setNew(true)}>
            {t('privacy.newBreach')}
          </Button>
          <Button isUnavailable={print.isRunning} onClick={() => void save()}>
            {t('privacy.printBreaches')}
          </Button>
        </ButtonRow>
      )}
      {list.data?.breaches.length === 0 ? (
        <EmptyState title={t('privacy.noBreaches')}>
          <p>{t('privacy.noBreachesSentence')}</p>
        </EmptyState>
      ) : (
        <section aria-labelledby="breach-list">
          <h2 id="breach-list" className="visuallyHidden">
            {t('privacy.tab.breaches')}
          </h2>
          <ul className={classes.lines} role="list">
            {list.data?.breaches.map((breach) => (
              <li key={breach.id} className={classes.card}>
                <BreachCard breach={breach} answeredAt={list.data.now} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
