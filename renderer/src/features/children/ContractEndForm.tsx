import { useState } from 'react'
import type { ContractId } from '#shared/domain/ids.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { addDays } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextArea.tsx'

/** The end of a contract, on a day that may. CARE-5 */
export function ContractEndForm({
  contractId,
  onDone,
}: {
  readonly contractId: ContractId
  readonly onDone: () => void
}) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const { today } = useSession()
  const end = useAct('contracts.end')
  const [receivedOn, setReceivedOn] = useState<IsoDay | null>(today)
  const [chosenDay, setChosenDay] = useState<IsoDay | null>(null)
  const [isByProvider, setByProvider] = useState(false)
  const [reason, setReason] = useState('')
  const contract = useCall('contracts.get', { contractId, receivedOn: receivedOn ?? today })
  const lastDays = (contract.data?.allowedDays ?? []).map((day) => addDays(day, -1))
  const lastDay = chosenDay !== null && lastDays.includes(chosenDay) ? chosenDay : lastDays[0]
  const save = async () => {
    if (receivedOn === null || lastDay === undefined) return
    const result = await end.run({ contractId, receivedOn, lastDay, isByProvider, reason })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    onDone()
  }
  return (
    <Form look="panel" onSubmit={save}>
      <DayField
        label={t('contract.receivedOn')}
        value={receivedOn}
        problem={receivedOn === null ? t('ui.required') : null}
        onChange={setReceivedOn}
      />
      <CallTrouble error={contract.error} />
      {contract.data === undefined || lastDay === undefined || receivedOn === null ? null : (
        <SelectField
          label={t('contract.lastDay')}
          hint={t('contract.why', {
            receivedOn,
            months: contract.data.noticeMonths,
            earliest: contract.data.earliest,
          })}
          value={lastDay}
          options={lastDays.map((day) => ({ value: day, label: t('contract.endDayOption', { day }) }))}
          onChange={setChosenDay}
        />
      )}
      <CheckField label={t('contract.byProvider')} isChecked={isByProvider} onChange={setByProvider} />
      {isByProvider ? (
        <TextArea
          label={t('contract.reason')}
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={2000}
        />
      ) : null}
      <FormFoot problem={end.problem}>
        <Button kind="primary" type="submit">
          {t('contract.saveEnd')}
        </Button>
      </FormFoot>
    </Form>
  )
}
