import { useState } from 'react'
import type { RetentionKind } from '#shared/domain/privacy/model.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { ErasePersonDialog } from './ErasePersonDialog.tsx'
import { HoldsPart } from './HoldsPart.tsx'
import { PurgeDialog } from './PurgeDialog.tsx'
import classes from './retention.module.css'
import { RunsPart } from './RunsPart.tsx'
import { TermsTable } from './TermsTable.tsx'

/** How long what is kept, what is over its term, what holds it back, and the proof of what went. PRIV-1 */
export function RetentionTab() {
  const { t } = useTexts()
  const list = useCall('retention.list', {})
  const [shown, setShown] = useState<RetentionKind | null>(null)
  const [isErasing, setErasing] = useState(false)
  return (
    <div className={classes.parts} aria-busy={list.isPending}>
      <CallTrouble error={list.error} />
      {list.data === undefined ? null : (
        <>
          <section className={classes.part}>
            <h2>{t('retention.terms')}</h2>
            <p className={classes.muted}>
              {t(list.data.isAutomatic ? 'retention.automaticOn' : 'retention.automaticOff')}
            </p>
            <TermsTable kinds={list.data.kinds} onShow={setShown} />
          </section>
          <HoldsPart holds={list.data.holds} />
          <section className={classes.part}>
            <h2>{t('retention.eraseTitle')}</h2>
            <p className={classes.muted}>{t('retention.eraseSentence')}</p>
            <ButtonRow>
              <Button right="privacy.erase" onClick={() => setErasing(true)}>
                {t('retention.eraseOpen')}
              </Button>
            </ButtonRow>
          </section>
          <RunsPart runs={list.data.runs} />
        </>
      )}
      <PurgeDialog kind={shown} onClose={() => setShown(null)} />
      <ErasePersonDialog isOpen={isErasing} onClose={() => setErasing(false)} />
    </div>
  )
}
