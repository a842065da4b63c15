import { useState } from 'react'
import { tariffProducts } from '#shared/domain/ledger/model.ts'
import type { TariffProduct } from '#shared/domain/ledger/model.ts'
import { careSettings } from '#shared/domain/organisation/model.ts'
import type { CareSetting } from '#shared/domain/organisation/model.ts'
import type { TariffList } from '#shared/ipc/calls/ledger.ts'
import { readMoney } from '#shared/kernel/read-amounts.ts'
import { writeMoney } from '#shared/text/formats.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FieldRow } from '../../ui/FieldRow.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { Table } from '../../ui/Table.tsx'
import classes from './ledger.module.css'

/** What an hour costs, by year and company, and how a new price is set. MONEY-1 */
export function TariffsDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean
  readonly onClose: () => void
}) {
  const { t } = useTexts()
  const { today } = useSession()
  const thisYear = Number(today.slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const list = useCall('tariffs.list', {}, { isEnabled: isOpen })
  return (
    <Dialog title={t('ledger.tariffsTitle')} isOpen={isOpen} onClose={onClose} size="46rem">
      <CallTrouble error={list.error} />
      {list.data === undefined ? (
        <p>{t('ui.loading')}</p>
      ) : (
        <div className={classes.form}>
          <p>{t('ledger.tariffsSentence', { count: list.data.noticeMonths })}</p>
          <SelectField
            label={t('ledger.tariffYear')}
            value={String(year)}
            options={[thisYear - 1, thisYear, thisYear + 1, thisYear + 2].map((each) => ({
              value: String(each),
              label: String(each),
            }))}
            onChange={(chosen) => setYear(Number(chosen))}
          />
          <TariffTable list={list.data} year={year} />
          <TariffForm list={list.data} year={year} />
        </div>
      )}
    </Dialog>
  )
}

interface OfYear {
  readonly list: TariffList
  readonly year: number
}

function TariffTable({ list, year }: OfYear) {
  const { t, word, language } = useTexts()
  const cards = list.tariffs.filter(({ validFrom }) => Number(validFrom.slice(0, 4)) === year)
  if (cards.length === 0) return <p role="status">{t('ledger.tariffNone', { year })}</p>
  const nameOf = (id: string | null) => list.legalEntities.find((entity) => entity.id === id)?.name
  return (
    <Table
      region={`${t('ledger.tariffsTitle')} ${year}`}
      columns={[
        t('ledger.tariffEntity'),
        t('ledger.tariffSetting'),
        t('ledger.tariffProduct'),
        { number: t('ledger.tariffPrice') },
        t('ledger.tariffFrom'),
      ]}
    >
      {cards.map((card) => (
        <tr key={card.id}>
          <td>{nameOf(card.legalEntityId) ?? t('ledger.tariffEveryone')}</td>
          <td>{word(`setting.${card.setting}`)}</td>
          <td>{word(`kind.${card.product}`)}</td>
          <td className={classes.number}>{writeMoney(card.centsPerHour, language)}</td>
          <td>{t('ledger.tariffPeriod', { from: card.validFrom, until: card.validUntil })}</td>
        </tr>
      ))}
    </Table>
  )
}

const EVERYONE = ''

function TariffForm({ list, year }: OfYear) {
  const { t, word, write } = useTexts()
  const announcer = useAnnouncer()
  const act = useAct('tariffs.set')
  const [entity, setEntity] = useState<string>(EVERYONE)
  const [setting, setSetting] = useState<CareSetting>('dayCare')
  const [product, setProduct] = useState<TariffProduct>('extraDay')
  const [price, setPrice] = useState('')
  const [isTried, setTried] = useState(false)
  const cents = readMoney(price.trim())
  const save = async () => {
    setTried(true)
    if (cents === undefined) return
    const result = await act.run({
      legalEntityId: entity === EVERYONE ? null : entity,
      year,
      setting,
      product,
      centsPerHour: cents,
    })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    setPrice('')
    setTried(false)
  }
  return (
    <Form onSubmit={save}>
      <FieldRow>
        <SelectField
          label={t('ledger.tariffEntity')}
          value={entity}
          options={[
            { value: EVERYONE, label: t('ledger.tariffEveryone') },
            ...list.legalEntities.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setEntity}
        />
        <SelectField
          label={t('ledger.tariffSetting')}
          value={setting}
          options={careSettings.map((value) => ({ value, label: word(`setting.${value}`) }))}
          onChange={setSetting}
        />
        <SelectField
          label={t('ledger.tariffProduct')}
          value={product}
          options={tariffProducts.map((value) => ({ value, label: word(`kind.${value}`) }))}
          onChange={setProduct}
        />
        <TextField
          label={t('ledger.tariffPrice')}
          hint={t('ledger.tariffPriceHint')}
          value={price}
          onChange={setPrice}
          maxLength={12}
          problem={isTried && cents === undefined ? t('ledger.tariffPriceProblem') : null}
        />
      </FieldRow>
      <FormFoot problem={act.problem}>
        <Button type="submit" right="rules.edit" isUnavailable={act.isRunning}>
          {t('ledger.tariffSave')}
        </Button>
      </FormFoot>
    </Form>
  )
}
