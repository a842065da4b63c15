import type { ReactNode } from 'react'
import type { RequestId } from '#shared/domain/ids.ts'
import type { CallInput, CallOutput } from '#shared/ipc/contract.ts'
import { useSession } from '../../app/session.tsx'
import type { Texts } from '../../app/texts.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { writeClock } from '../../app/write-clock.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { mayDecide } from './decision-options.ts'
import { writeDayNear } from './write-wish.ts'
import classes from './requests.module.css'
import own from './together.module.css'

type Period = CallInput<'requests.listOverrides'>
type Override = CallOutput<'requests.listOverrides'>['overrides'][number]
type Automatic = CallOutput<'requests.listAutomatic'>['automatic'][number]

interface TableProps {
  readonly input: Period
  readonly onOpen: (requestId: RequestId) => void
}

/** What was approved against the advice: by whom, why, and what the advice was. CHECK-5 */
export function OverrideTable({ input, onOpen }: TableProps) {
  const texts = useTexts()
  const { t } = texts
  const found = useCall('requests.listOverrides', input)
  return (
    <Answer error={found.error} count={found.data?.overrides.length} emptyText={t('report.overridesEmpty')}>
      <table className={own.reportTable}>
        <caption className="visuallyHidden">{t('report.overrides')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('report.request')}</th>
            <th scope="col">{t('report.advice')}</th>
            <th scope="col">{t('report.reason')}</th>
            <th scope="col">{t('report.decided')}</th>
          </tr>
        </thead>
        <tbody>
          {(found.data?.overrides ?? []).map((one) => (
            <tr key={one.requestId}>
              <RequestName one={one} onOpen={onOpen} />
              <td>{texts.write(one.headline)}</td>
              <td>{one.reason}</td>
              <DecidedBy one={one} />
            </tr>
          ))}
        </tbody>
      </table>
    </Answer>
  )
}

interface AutomaticTableProps extends TableProps {
  readonly onPutBack: (requestId: RequestId) => void
  readonly problemOf: (requestId: RequestId) => string | null
}

/** What the published rule approved: explained by its check, and each can be put back for a person. PRIV-8 */
export function AutomaticTable({ input, onOpen, onPutBack, problemOf }: AutomaticTableProps) {
  const texts = useTexts()
  const { t } = texts
  const { actor } = useSession()
  const found = useCall('requests.listAutomatic', input)
  return (
    <Answer error={found.error} count={found.data?.automatic.length} emptyText={t('report.automaticEmpty')}>
      <table className={own.reportTable}>
        <caption className="visuallyHidden">{t('report.automatic')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('report.request')}</th>
            <th scope="col">{t('report.why')}</th>
            <th scope="col">{t('report.decided')}</th>
            <th scope="col">{t('report.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {(found.data?.automatic ?? []).map((one) => (
            <tr key={one.requestId}>
              <RequestName one={one} onOpen={onOpen} />
              <td>{texts.write(one.headline)}</td>
              <DecidedBy one={one} />
              <td>
                {t(`report.outcome.${one.outcome}`)}{' '}
                {one.outcome === 'stands' && mayDecide(actor) ? (
                  <Button size="small" onClick={() => onPutBack(one.requestId)}>
                    {t('inbox.putBack')}
                    <span className="visuallyHidden"> {writeName(texts, one)}</span>
                  </Button>
                ) : null}
                <ProblemNotice text={problemOf(one.requestId)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Answer>
  )
}

interface AnswerProps {
  readonly error: Error | null
  /** undefined while the answer is on its way. */
  readonly count: number | undefined
  readonly emptyText: string
  readonly children: ReactNode
}

function Answer({ error, count, emptyText, children }: AnswerProps) {
  if (error !== null) return <CallTrouble error={error} />
  if (count === undefined) return null
  if (count === 0) return <p role="status">{emptyText}</p>
  return children
}

function RequestName({
  one,
  onOpen,
}: {
  readonly one: Override | Automatic
  readonly onOpen: TableProps['onOpen']
}) {
  const texts = useTexts()
  const { today } = useSession()
  return (
    <th scope="row">
      <LinkButton onClick={() => onOpen(one.requestId)}>{one.childName}</LinkButton>{' '}
      <span className={classes.muted}>
        {texts.word(`kind.${one.kind}`)} {writeDayNear(texts, one.wantedDay, today)}
      </span>
    </th>
  )
}

function DecidedBy({ one }: { readonly one: Override | Automatic }) {
  const texts = useTexts()
  const { today } = useSession()
  return (
    <td>
      {writeClock(one.decidedAt, today, texts.language)}
      {one.decidedByName === '' ? '' : `, ${one.decidedByName}`}
    </td>
  )
}

function writeName(texts: Texts, { childName, kind }: Automatic): string {
  return `${childName}, ${texts.word(`kind.${kind}`)}`
}
