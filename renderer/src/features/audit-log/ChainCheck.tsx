import type { ReactNode } from 'react'
import type { AuditCheck } from '#shared/ipc/calls/audit.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { writeDay, writeTime } from '#shared/text/formats.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import type { Texts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import classes from './audit-log.module.css'

interface ChainCheckProps {
  readonly check: AuditCheck | null
  readonly lineCount: number
  readonly onChecked: () => void
  /** What else can be done with the log, behind the act to check it. */
  readonly acts: ReactNode
}

/** Whether anybody changed the log: how the last check came out, and the act to check again. PRIV-5 */
export function ChainCheck({ check, lineCount, onChecked, acts }: ChainCheckProps) {
  const texts = useTexts()
  const { t, write } = texts
  const announcer = useAnnouncer()
  const verify = useAct('audit.verify')
  const run = async () => {
    const result = await verify.run({})
    if (result.status !== 'done') return
    onChecked()
    announcer.say(headlineOf(texts, result.output))
  }
  return (
    <section className={classes.check} aria-label={t('auditLog.check')}>
      <Notice tone={check === null ? 'plain' : check.findingCount === 0 ? 'good' : 'problem'}>
        <p className={classes.headline}>
          {check === null ? t('auditLog.notChecked', { count: lineCount }) : headlineOf(texts, check)}
        </p>
        {check === null || check.findingCount === 0 ? null : (
          <ul className={classes.findings}>
            {check.findings.map((finding) => (
              <li key={JSON.stringify(finding)}>{write(finding)}</li>
            ))}
          </ul>
        )}
        {check === null
          ? null
          : remarksOf(texts, check).map((remark) => (
              <p key={remark} className={classes.remark}>
                {remark}
              </p>
            ))}
        {verify.problem === null ? null : <p role="alert">{verify.problem}</p>}
      </Notice>
      <div className={classes.acts}>
        <Button isUnavailable={verify.isRunning} onClick={() => (verify.isRunning ? undefined : void run())}>
          {t(verify.isRunning ? 'auditLog.checking' : 'auditLog.checkNow')}
        </Button>
        {acts}
      </div>
    </section>
  )
}

function headlineOf({ t, language }: Texts, check: AuditCheck): string {
  const { day, minute } = dutchTimeOf(check.checkedAt)
  const when = `${writeDay(day, language)} ${writeTime(minute)}`
  return check.findingCount === 0
    ? t('auditLog.holds', { count: check.lineCount, when })
    : t('auditLog.broken', { count: check.findingCount, when })
}

/** What is no mistake, and good to know. */
function remarksOf(
  { t }: Texts,
  { redactedCount, clockBackCount, restoredCount }: AuditCheck,
): readonly string[] {
  return [
    ...(redactedCount === 0 ? [] : [t('auditLog.redacted', { count: redactedCount })]),
    ...(clockBackCount === 0 ? [] : [t('auditLog.clockBack', { count: clockBackCount })]),
    ...(restoredCount === 0 ? [] : [t('auditLog.restored', { count: restoredCount })]),
  ]
}
