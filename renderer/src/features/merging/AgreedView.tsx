import type { AgreedMerge } from '#shared/ipc/parts/merging.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { useMergeActs } from '../../app/use-merge-acts.ts'
import { writeGroups } from '../../app/write-merge.ts'
import { Button } from '../../ui/Button.tsx'
import { agreedDayOf } from './write-agreed.ts'
import classes from './merging.module.css'

interface AgreedViewProps {
  readonly merge: AgreedMerge
  readonly day: IsoDay
  /** After one of the ways out was taken. */
  readonly onEnded?: () => void
  /** Before another screen is shown. */
  readonly onLeave?: () => void
}

/** Why an agreed merge stands as it does, what was the sum when it was agreed, and the ways out. MERGE-8 */
export function AgreedView({ merge, day, onEnded, onLeave }: AgreedViewProps) {
  const { t, write } = useTexts()
  const standing = agreedDayOf(merge, day)
  return (
    <div className={classes.view}>
      {standing === undefined || standing.sentences.length === 0 ? null : (
        <ul className={classes.sentences}>
          {standing.sentences.map((sentence, index) => (
            <li key={`${index} ${sentence.code}`}>{write(sentence)}</li>
          ))}
        </ul>
      )}
      {merge.proof.length === 0 ? null : (
        <details>
          <summary>
            {t('merging.asAgreed')} · {t('merging.decidedBy', { name: merge.decidedByName })}
          </summary>
          <ul className={classes.sentences}>
            {merge.proof.map((sentence, index) => (
              <li key={`${index} ${sentence.code}`}>{write(sentence)}</li>
            ))}
          </ul>
        </details>
      )}
      {merge.note === '' ? null : <p>{merge.note}</p>}
      <AgreedActs
        merge={merge}
        day={day}
        {...(onEnded === undefined ? {} : { onEnded })}
        {...(onLeave === undefined ? {} : { onLeave })}
      />
    </div>
  )
}

function AgreedActs({ merge, day, onEnded, onLeave }: AgreedViewProps) {
  const texts = useTexts()
  const { t } = texts
  const location = useCurrentLocation()
  const go = useGo()
  const acts = useMergeActs()
  const groups = writeGroups(texts, location, merge)
  const isOver = agreedDayOf(merge, day)?.standing === 'over'
  const end = async (scope: 'day' | 'fromDay') => {
    if (await acts.end(merge.id, day, scope)) onEnded?.()
  }
  return (
    <div className={classes.lineActs}>
      {isOver ? null : (
        <Button
          size="small"
          right="merges.edit"
          aria-label={`${t('merging.endDay')}: ${groups}`}
          isUnavailable={acts.isRunning}
          onClick={() => void end('day')}
        >
          {t('merging.endDay')}
        </Button>
      )}
      {isOver || merge.validUntil === day ? null : (
        <Button
          size="small"
          right="merges.edit"
          aria-label={`${t('merging.endFrom')}: ${groups}`}
          isUnavailable={acts.isRunning}
          onClick={() => void end('fromDay')}
        >
          {t('merging.endFrom')}
        </Button>
      )}
      <Button
        size="small"
        kind="quiet"
        aria-label={t('merging.papersOf', { groups })}
        onClick={() => {
          onLeave?.()
          go.toMergePapers(merge.id)
        }}
      >
        {t('merging.papers')}
      </Button>
    </div>
  )
}
