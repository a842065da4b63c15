import type { ChildLedger, LedgerLine } from '#shared/ipc/calls/ledger.ts'
import { daysBetween } from '#shared/kernel/time.ts'
import { writeDecimal } from '#shared/text/formats.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useSession } from '../../app/session.tsx'
import type { Texts } from '../../app/texts.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { Notice } from '../../ui/Notice.tsx'
import classes from './ledger.module.css'

interface ChildFooterProps {
  readonly line: LedgerLine
  readonly onOpen: () => void
  readonly onCorrect: () => void
  readonly onWhy: () => void
}

/** What the child of the chosen line has in store and when it expires, with what can be done about the line. */
export function ChildFooter({ line, onOpen, onCorrect, onWhy }: ChildFooterProps) {
  const texts = useTexts()
  const { t } = texts
  const { today } = useSession()
  const child = useCall('ledger.child', { childId: line.childId, day: today })
  const balances = child.data?.balances.filter(({ minutes }) => minutes !== 0) ?? []
  // While the next child is on its way the previous one is not said under its name.
  const isCurrent = child.data?.childId === line.childId
  return (
    <section className={classes.footer} aria-label={t('ledger.chosen')}>
      <div className={classes.balances} role="status">
        {child.data === undefined || !isCurrent ? null : balances.length === 0 ? (
          <p>{t('ledger.noBalance', { name: line.childName })}</p>
        ) : (
          balances.map((balance) => (
            <p key={balance.account}>
              <strong>{writeBalance(texts, line.childName, child.data, balance)}</strong>
              {balance.nextExpiry === null
                ? null
                : ` · ${t('ledger.expires', {
                    minutes: balance.nextExpiry.minutes,
                    day: balance.nextExpiry.expiresOn,
                    count: daysBetween(today, balance.nextExpiry.expiresOn),
                  })}`}
            </p>
          ))
        )}
      </div>
      <ButtonRow>
        <Button onClick={onOpen}>
          {t(line.requestId === null ? 'ledger.showLine' : 'ledger.openRequest')}
        </Button>
        <PriceButton line={line} />
        <Button right="ledger.edit" onClick={onCorrect} isUnavailable={!line.isCorrectable}>
          {t('ledger.correct')}
        </Button>
        <Button onClick={onWhy}>{t('ledger.why')}</Button>
      </ButtonRow>
    </section>
  )
}

/** A charge without a price: there was no tariff when it was written down. MONEY-1 */
function PriceButton({ line }: { readonly line: LedgerLine }) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const act = useAct('ledger.price')
  if (line.account !== 'extraHours' || line.centsPerHour !== null || !line.isCorrectable) return null
  const price = async () => {
    const result = await act.run({ entryId: line.entryId })
    if (result.status === 'done') announcer.say(write(result.output.label))
  }
  return (
    <>
      {act.problem === null ? null : <Notice tone="problem">{act.problem}</Notice>}
      <Button right="ledger.edit" onClick={() => void price()}>
        {t('ledger.price')}
      </Button>
    </>
  )
}

/** Swap credit also in what the house counts it in: dayparts or points. SWAP-5 */
function writeBalance(
  { t, word, language }: Texts,
  name: string,
  { unit }: ChildLedger,
  { account, minutes }: ChildLedger['balances'][number],
): string {
  const params = { name, account: word(`account.${account}`), minutes }
  if (account !== 'swapCredit' || unit.kind === 'minutes') return t('ledger.footer', params)
  const amount = Math.round((minutes / unit.minutes) * 100) / 100
  const units = t(unit.kind === 'dayparts' ? 'ledger.dayparts' : 'ledger.points', {
    count: amount,
    amount: writeDecimal(amount, language),
  })
  return t('ledger.footerUnits', { ...params, units })
}
