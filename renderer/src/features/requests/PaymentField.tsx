import type { CareCost, Payment } from '#shared/domain/requests/model.ts'
import { useTexts } from '../../app/texts.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import type { Draft } from './draft.ts'
import { paymentsOfKind } from './draft.ts'
import { writeCost } from './write-cost.ts'
import classes from './requests.module.css'

interface PaymentFieldProps {
  readonly draft: Draft
  readonly cost: CareCost | null
  readonly onChange: (next: Partial<Draft>) => void
}

const asUsual = 'usual'

/** How the family pays, where there is a choice, and what this does to balance and invoice. STUDY-2, SWAP-5 */
export function PaymentField({ draft, cost, onChange }: PaymentFieldProps) {
  const texts = useTexts()
  const { t } = texts
  const payments = paymentsOfKind[draft.kind]
  const sentence = cost === null ? '' : writeCost(texts, cost, draft.kind)
  if (payments.length === 0 && sentence === '') return null
  return (
    <div className={classes.payment}>
      {payments.length === 0 ? null : (
        <ChoiceField<Payment | typeof asUsual>
          label={t('newRequest.payment')}
          value={payments.find((each) => each === draft.payment) ?? asUsual}
          options={[
            { value: asUsual, label: t('newRequest.payment.usual') },
            ...payments.map((value) => ({ value, label: t(`newRequest.payment.${value}`) })),
          ]}
          onChange={(value) => onChange({ payment: value === asUsual ? null : value })}
        />
      )}
      {sentence === '' ? null : <p className={classes.costLine}>{sentence}</p>}
    </div>
  )
}
