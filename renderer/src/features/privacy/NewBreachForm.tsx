import { useState } from 'react'
import type { LocationId } from '#shared/domain/ids.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { BreachFields, emptyDetails } from './BreachFields.tsx'
import { MomentField, momentOf } from './MomentField.tsx'
import type { DraftMoment } from './MomentField.tsx'

/** Writes a breach down; its clocks count from when it was discovered. PRIV-7 */
export function NewBreachForm({
  locationId,
  onDone,
}: {
  readonly locationId: LocationId
  readonly onDone: () => void
}) {
  const { t } = useTexts()
  const { now } = useSession()
  const enter = useAct('breaches.enter')
  const [discovered, setDiscovered] = useState<DraftMoment>(() => dutchTimeOf(now))
  const [details, setDetails] = useState(emptyDetails)
  const [isEverywhere, setEverywhere] = useState(false)
  const [isTried, setTried] = useState(false)
  const send = async () => {
    setTried(true)
    const discoveredAt = momentOf(discovered)
    if (discoveredAt === null) return
    const reply = await enter.run({ locationId: isEverywhere ? null : locationId, discoveredAt, ...details })
    if (reply.status === 'done') onDone()
  }
  return (
    <Form look="panel" aria-label={t('privacy.newBreach')} onSubmit={send}>
      <Notice>{t('privacy.breachTerms')}</Notice>
      <MomentField
        dayLabel={t('privacy.discoveredOn')}
        value={discovered}
        isTried={isTried}
        onChange={setDiscovered}
      />
      <BreachFields value={details} onChange={setDetails} />
      <CheckField label={t('privacy.everywhere')} isChecked={isEverywhere} onChange={setEverywhere} />
      <FormFoot problem={enter.problem} onCancel={onDone}>
        <Button type="submit" kind="primary" isUnavailable={enter.isRunning}>
          {t('privacy.noteBreach')}
        </Button>
      </FormFoot>
    </Form>
  )
}
