import { useState } from 'react'
import type { ChildId } from '#shared/domain/ids.ts'
import type { ChildLedger } from '#shared/ipc/calls/ledger.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import { monthOf } from '#shared/kernel/month.ts'
import { writeDay, writeMonth } from '#shared/text/formats.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Table } from '../../ui/Table.tsx'
import classes from './ledger.module.css'
import { writeColumnHours, writeSignedHours } from './write-amounts.ts'

/** Why a child has what it has: what is left of what, when it expires, and every line that made it so. */
export function ChildLedgerPane({ childId }: { readonly childId: ChildId }) {
  const { t } = useTexts()
  const { today } = useSession()
  const child = useCall('ledger.child', { childId, day: today }, { isKeepingPrevious: false })
  const mayDo = useMayDo()
  const [isStatementOpen, setStatementOpen] = useState(true)
  if (child.isError) return <CallTrouble error={child.error} />
  if (child.data === undefined) return <p>{t('ui.loading')}</p>
  const { balances, statement } = child.data
  const shown = balances.filter(({ minutes, lots }) => minutes !== 0 || lots.length > 0)
  return (
    <div className={classes.pane}>
      {shown.length === 0 ? <p>{t('ledger.noBalance', { name: child.data.childName })}</p> : null}
      {shown.map((balance) => (
        <BalancePart key={balance.account} balance={balance} />
      ))}
      {mayDo('contracts.edit') ? <FamilyPart key={child.data.family.id} child={child.data} /> : null}
      <Section
        title={t('ledger.statement')}
        aside={String(statement.length)}
        isOpen={isStatementOpen}
        onToggle={setStatementOpen}
      >
        <Statement lines={statement} />
      </Section>
    </div>
  )
}

function BalancePart({ balance }: { readonly balance: ChildLedger['balances'][number] }) {
  const { t, word, language } = useTexts()
  // What expires in one month is one row; what never expires comes last.
  const months = groupBy(balance.lots, ({ expiresOn }) => (expiresOn === null ? null : monthOf(expiresOn)))
  return (
    <section>
      <h3>
        {word(`account.${balance.account}`)}:{' '}
        {t('ledger.hoursOf', { hours: writeColumnHours(balance.minutes, language) })}
      </h3>
      <p>{t('ledger.available', { minutes: balance.availableMinutes })}</p>
      {balance.uncoveredMinutes === 0 ? null : (
        <Notice tone="caution">{t('ledger.uncovered', { minutes: balance.uncoveredMinutes })}</Notice>
      )}
      {balance.lots.length === 0 ? null : (
        <Table caption={t('ledger.lots')} columns={[t('ledger.lotMonth'), { number: t('ledger.lotHours') }]}>
          {[...months].map(([month, lots]) => (
            <tr key={month ?? 'never'}>
              <td>{month === null ? t('ledger.lotNever') : writeMonth(month, language)}</td>
              <td className={classes.number}>
                {writeColumnHours(
                  lots.reduce((sum, { minutes }) => sum + minutes, 0),
                  language,
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  )
}

const familyLanguages = ['nl', 'en'] as const

function FamilyPart({ child: { family } }: { readonly child: ChildLedger }) {
  const { t } = useTexts()
  const act = useAct('families.set')
  const set = (change: Partial<Pick<ChildLedger['family'], 'isDirectDebit' | 'language'>>) =>
    void act.run({
      familyId: family.id,
      isDirectDebit: family.isDirectDebit,
      language: family.language,
      ...change,
    })
  return (
    <section className={classes.form}>
      <h3>{t('ledger.family')}</h3>
      <CheckField
        label={t('ledger.directDebit')}
        hint={t('ledger.directDebitHint')}
        isChecked={family.isDirectDebit}
        onChange={(isDirectDebit) => set({ isDirectDebit })}
      />
      <SelectField
        label={t('ledger.language')}
        value={family.language}
        options={familyLanguages.map((value) => ({ value, label: t(`ledger.language.${value}`) }))}
        onChange={(language) => set({ language })}
      />
      <ProblemNotice text={act.problem} />
    </section>
  )
}

function Statement({ lines }: { readonly lines: ChildLedger['statement'] }) {
  const { t, write, language } = useTexts()
  return (
    <ul className={classes.statement}>
      {lines.map((line) => (
        <li key={line.entryId}>
          <p>
            <strong>
              {writeDay(line.day, language)} {line.day.slice(0, 4)}
            </strong>{' '}
            {write(line.label)}{' '}
            {line.minutes === 0
              ? ''
              : t('ledger.hoursOf', { hours: writeSignedHours(line.minutes, language) })}
            {line.balanceAfter === null
              ? null
              : ` (${t('ledger.balance').toLowerCase()}: ${t('ledger.hoursOf', { hours: writeColumnHours(line.balanceAfter, language) })})`}
          </p>
          <p className={classes.note}>
            {write(line.reason)} {line.note}
          </p>
        </li>
      ))}
    </ul>
  )
}
