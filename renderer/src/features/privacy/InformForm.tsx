import { useState } from 'react'
import { breachParties } from '#shared/domain/privacy/breach-clocks.ts'
import type { BreachParty } from '#shared/domain/privacy/breach-clocks.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { MomentField, momentOf } from './MomentField.tsx'
import type { DraftMoment } from './MomentField.tsx'

/** Ticks off who was told, and when: not before it was discovered, and not later than now. PRIV-7 */
export function InformForm({
  breachId,
  now,
  onDone,
}: {
  readonly breachId: string
  readonly now: Instant
  readonly onDone: () => void
}) {
  const { t, word } = useTexts()
  const inform = useAct('breaches.inform')
  const [party, setParty] = useState<BreachParty>('customer')
  const [moment, setMoment] = useState<DraftMoment>(() => dutchTimeOf(now))
  const [isTried, setTried] = useState(false)
  const send = async () => {
    setTried(true)
    const at = momentOf(moment)
    if (at === null) return
    const reply = await inform.run({ breachId, party, at })
    if (reply.status === 'done') onDone()
  }
  return (
    <Form aria-label={t('privacy.inform')} onSubmit={send}>
      <SelectField
        label={t('privacy.informWho')}
        value={party}
        options={breachParties.map((value) => ({ value, label: word(`breachParty.${value}`) }))}
        onChange={setParty}
      />
      <MomentField dayLabel={t('privacy.informOn')} value={moment} isTried={isTried} onChange={setMoment} />
      <FormFoot problem={inform.problem} onCancel={onDone}>
        <Button type="submit" kind="primary" isUnavailable={inform.isRunning}>
          {t('privacy.save')}
        </Button>
      </FormFoot>
    </Form>
  )
}
