import { useState } from 'react'
import type { CellExplanation } from '#shared/domain/board/model.ts'
import type { BaseGroupId, LocationId } from '#shared/domain/ids.ts'
import type { Daypart } from '#shared/domain/organisation/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { copyText } from '../../app/copy-text.ts'
import type { Texts } from '../../app/texts.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { SumTable } from '../../ui/SumTable.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import { AssignStaff } from './AssignStaff.tsx'
import { writeRowName } from './cell-texts.ts'
import { HalfHourStrip } from './HalfHourStrip.tsx'
import { LawSource } from './LawSource.tsx'
import { PresentPeople } from './PresentPeople.tsx'
import { useOpenLevels } from './use-open-levels.ts'
import classes from './explanation.module.css'

interface ExplanationProps {
  readonly locationId: LocationId
  readonly rowId: string
  readonly day: IsoDay
  readonly daypart: Daypart
  /** Tries an extra child in this cell; null where that cannot be done. */
  readonly onTry: (() => void) | null
}

/**
 * Why a cell says what it says: one sentence, then the sum, then who is there, then the rule and its source. While the
 * next cell is being asked for, the last answer stays, under its own name.
 */
export function Explanation({ locationId, rowId, day, daypart, onTry }: ExplanationProps) {
  const texts = useTexts()
  const { t } = texts
  const why = useCall('cell.explain', { locationId, day, daypart, rowId })
  if (why.isError) return <CallTrouble error={why.error} />
  if (why.data === undefined) return <p className={classes.muted}>{t('ui.loading')}</p>
  return (
    <div className={classes.explanation} aria-busy={why.isPlaceholderData}>
      <p className={classes.where}>{writeWhere(texts, why.data)}</p>
      <ExplanationBody why={why.data} onTry={onTry} />
    </div>
  )
}

function writeWhere(texts: Texts, why: CellExplanation): string {
  const daypartCode = texts.word(`daypart.${why.daypart}`)
  return texts.t('why.where', { row: rowNameOf(texts, why), day: why.day, daypartCode })
}

function rowNameOf(texts: Texts, why: CellExplanation): string {
  return writeRowName(texts, { kind: why.rowKind, name: why.rowName })
}

interface ExplanationPartProps {
  readonly why: CellExplanation
  readonly onTry: (() => void) | null
}

function ExplanationBody({ why, onTry }: ExplanationPartProps) {
  const { t, write } = useTexts()
  const levels = useOpenLevels()
  const people = t('why.whoCount', {
    children: t('why.childCount', { count: why.presentChildren.length }),
    staff: t('why.staffCount', { count: why.presentStaff.length }),
  })
  return (
    <>
      <div className={classes.headline}>
        <VerdictTag verdict={why.verdict} isMarkOnly />
        <h3>{write(why.headline)}</h3>
      </div>
      <p className={classes.sentence}>{write(why.sentence)}</p>
      {why.isProvisional ? <p className={classes.provisional}>◷ {t('why.provisional')}</p> : null}
      {why.cautions.map((caution) => (
        <Notice key={`${caution.code} ${JSON.stringify(caution.params)}`} tone="caution">
          {write(caution)}
        </Notice>
      ))}
      <ExplanationActs why={why} onTry={onTry} />
      {why.sum === null ? null : (
        <Section title={t('why.sum')} {...levels.of('sum')}>
          <SumTable sum={why.sum} />
          {why.room.length === 0 ? null : (
            <>
              <h4 className={classes.subHeading}>{t('why.room')}</h4>
              <ul className={classes.plainList}>
                {why.room.map((line) => (
                  <li key={`${line.code} ${JSON.stringify(line.params)}`}>{write(line)}</li>
                ))}
              </ul>
            </>
          )}
          {why.deviation === null ? null : <p>{write(why.deviation)}</p>}
        </Section>
      )}
      <Section title={t('why.who')} aside={people} {...levels.of('who')}>
        <PresentPeople why={why} />
      </Section>
      {why.strip.length === 0 ? null : (
        <Section title={t('why.strip')} {...levels.of('strip')}>
          <HalfHourStrip strip={why.strip} />
        </Section>
      )}
      {why.law === null ? null : (
        <Section title={t('why.law')} {...levels.of('law')}>
          <LawSource law={why.law} />
        </Section>
      )}
    </>
  )
}

function ExplanationActs({ why, onTry }: ExplanationPartProps) {
  const texts = useTexts()
  const { t } = texts
  const go = useGo()
  const announcer = useAnnouncer()
  const [isAssigning, setAssigning] = useState(false)
  const copy = async () => {
    const isCopied = await copyText(writeExplanation(texts, why))
    announcer.say(t(isCopied ? 'ui.copied' : 'ui.copyFailed'))
  }
  // The row of a group has the group's own id.
  const groupId = why.rowKind === 'group' ? (why.rowId as BaseGroupId) : undefined
  const isShort = why.status === 'shortage'
  return (
    <>
      <div className={classes.acts}>
        {groupId !== undefined && isShort ? (
          <Button
            size="small"
            kind="primary"
            right="roster.edit"
            aria-expanded={isAssigning}
            onClick={() => setAssigning(!isAssigning)}
          >
            {t('why.assign')}
          </Button>
        ) : null}
        {onTry === null ? null : (
          <Button size="small" onClick={onTry}>
            {t('why.tryChild')}
          </Button>
        )}
        {groupId === undefined ? null : (
          <Button
            size="small"
            right="requests.enter"
            onClick={() => go.toNewRequest({ kind: 'extraDay', day: why.day, daypart: why.daypart, groupId })}
          >
            {t('why.newRequest')}
          </Button>
        )}
        <Button size="small" onClick={() => go.toDay(why.day)}>
          {t('why.openDay')}
        </Button>
        <Button size="small" onClick={() => void copy()}>
          {t('why.copy')}
        </Button>
      </div>
      {isAssigning && groupId !== undefined && why.moment !== null ? (
        <AssignStaff
          day={why.day}
          groupId={groupId}
          groupName={why.rowName}
          moment={why.strip.length === 0 ? why.moment : shortStretch(why)}
          onDone={() => setAssigning(false)}
        />
      ) : null}
    </>
  )
}

/** From the first half hour that is short to the end of the last one. */
function shortStretch(why: CellExplanation): { readonly startMinute: number; readonly endMinute: number } {
  const short = why.strip.filter(({ required, rostered }) => required !== null && required > rostered)
  const first = short[0]
  const last = short.at(-1)
  const fallback = why.moment ?? { startMinute: 0, endMinute: 0 }
  return first === undefined || last === undefined
    ? fallback
    : { startMinute: first.startMinute, endMinute: last.endMinute }
}

/** The explanation as plain text, to paste in a mail or a file. No names of children. */
function writeExplanation(texts: Texts, why: CellExplanation): string {
  const { t, write } = texts
  const lines = [
    writeWhere(texts, why),
    write(why.headline),
    write(why.sentence),
    ...(why.sum?.lines.map(write) ?? []),
    ...why.room.map(write),
    ...(why.law === null ? [] : [`${t('why.lawVersion')}: ${why.law.id}, ${why.law.article}`]),
  ]
  return lines.join('\n')
}
