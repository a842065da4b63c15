import { addDays, addMonths } from '#shared/kernel/time.ts'
import type { ReplayResult } from '#shared/domain/rules-replay/model.ts'
import { useCurrentLocation, useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Table } from '../../ui/Table.tsx'
import type { RuleScope, WantedValue } from './draft.ts'
import classes from './rules.module.css'
import { useReplay } from './use-replay.ts'

interface ReplayPanelProps {
  readonly scope: RuleScope
  readonly values: readonly WantedValue[]
}

/** Plays the requests of the past year back under the new rules: progress, stop, and the outcome beside that of now. */
export function ReplayPanel({ scope, values }: ReplayPanelProps) {
  const { t } = useTexts()
  const { today } = useSession()
  const location = useCurrentLocation()
  const { start, stop, progress, isRunning, problem } = useReplay()
  if (location === undefined) return null
  const from = addDays(addMonths(today, -12), 1)
  const run = () => void start({ locationId: location.id, scope, values: [...values], from, until: today })
  return (
    <section className={classes.replay} aria-label={t('rules.replayTitle')}>
      <ButtonRow>
        {isRunning ? (
          <Button onClick={stop}>{t('rules.replayStop')}</Button>
        ) : (
          <Button onClick={run}>{t('rules.replayStart')}</Button>
        )}
        {isRunning && progress !== null ? (
          <>
            <progress
              aria-label={t('rules.replayTitle')}
              {...(progress.total === 0 ? {} : { value: progress.done, max: progress.total })}
            />
            <span>{t('rules.replayProgress', { done: progress.done, total: progress.total })}</span>
          </>
        ) : null}
      </ButtonRow>
      <div role="status">
        {progress?.isStopped === true ? <p>{t('rules.replayStopped')}</p> : null}
        {progress?.result === undefined || progress.result === null ? null : (
          <ReplayOutcome result={progress.result} />
        )}
      </div>
      <ProblemNotice text={problem} />
    </section>
  )
}

interface OutcomeRow {
  readonly key: string
  readonly label: string
  readonly asked?: number
  readonly before: number
  readonly after: number
  readonly isHours?: boolean
}

function ReplayOutcome({ result }: { readonly result: ReplayResult }) {
  const { t, word } = useTexts()
  if (result.requests === 0) return <p>{t('rules.replayEmpty')}</p>
  const rows: readonly OutcomeRow[] = [
    ...result.kinds.map(({ kind, asked, accepted }) => ({
      key: kind,
      label: t('rules.replayAccepted', { kind: word(`kind.${kind}`), count: asked }),
      ...accepted,
    })),
    ...result.refusals.map(({ step, refused }) => ({
      key: step,
      label: t('rules.replayRefused', { step: word(`step.${step}`) }),
      ...refused,
    })),
    { key: 'required', label: t('rules.replayRequired'), ...result.requiredMinutes, isHours: true },
    { key: 'invoiced', label: t('rules.replayInvoiced'), ...result.invoicedMinutes, isHours: true },
  ]
  return (
    <>
      <Table
        caption={t('rules.replayCaption', { count: result.requests })}
        isCaptionShown
        columns={[
          t('rules.replayWhat'),
          { number: t('rules.replayBefore') },
          { number: t('rules.replayAfter') },
          { number: t('rules.replayDifference') },
        ]}
      >
        {rows.map((row) => (
          <OutcomeLine key={row.key} row={row} />
        ))}
      </Table>
      {result.withoutRoster === 0 ? null : (
        <p>{t('rules.replayWithoutRoster', { count: result.withoutRoster })}</p>
      )}
    </>
  )
}

function OutcomeLine({ row: { label, before, after, isHours = false } }: { readonly row: OutcomeRow }) {
  const { t } = useTexts()
  const write = (value: number) =>
    isHours ? t('rules.hours', { minutes: value }) : t('rules.number', { value })
  const difference = isHours
    ? t('rules.hoursChange', { hours: Math.round(((after - before) / 60) * 100) / 100 })
    : t('rules.change', { value: after - before })
  return (
    <tr>
      <th scope="row" className={classes.rowHead}>
        {label}
      </th>
      <td className={classes.number}>{write(before)}</td>
      <td className={classes.number}>{write(after)}</td>
      <td className={classes.number} data-is-changed={before !== after}>
        {difference}
      </td>
    </tr>
  )
}
