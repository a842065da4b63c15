import { useTexts } from '../../app/texts.tsx'
import { writeTrouble } from '../../app/call-error.ts'
import { Button } from '../../ui/Button.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import type { Verdict } from '#shared/domain/explanation/model.ts'
import { writeRowName } from './cell-texts.ts'
import type { TriedChild } from './use-try-child.ts'
import { agesOf } from './use-try-child.ts'
import classes from './week-board.module.css'

interface TryChildStripProps {
  readonly tried: TriedChild
  readonly onAge: (ageYears: number) => void
  readonly onRequest: () => void
  readonly onStop: () => void
}

/** Takes the place of the attention strip while a child is being tried: before and after, in words. */
export function TryChildStrip({ tried, onAge, onRequest, onStop }: TryChildStripProps) {
  const texts = useTexts()
  const { t, word } = texts
  const { row, cell, after, ageYears, error } = tried
  const answer = after === null ? null : judge(tried)
  return (
    <section className={classes.strip} aria-label={t('try.title')} data-trying="true">
      <span className={classes.stripTitle}>{t('try.title')}</span>
      <span>
        {t('try.where', {
          row: writeRowName(texts, row),
          day: cell.day,
          daypartCode: word(`daypart.${cell.daypart}`),
        })}
      </span>
      <label className={classes.inlineField}>
        {t('try.age')}
        <select value={ageYears} onChange={(event) => onAge(Number(event.currentTarget.value))}>
          {agesOf(row).map((age) => (
            <option key={age} value={age}>
              {t('try.years', { count: age })}
            </option>
          ))}
        </select>
      </label>
      {error === null ? null : <span role="alert">{writeTrouble(texts, error)}</span>}
      {after === null || answer === null ? null : (
        <span className={classes.tryAnswer} role="status">
          <VerdictTag verdict={answer.verdict} />
          <span>
            {t('try.children', { before: cell.children, after: after.children })}
            {cell.required === null && after.required === null
              ? ''
              : ` · ${t('try.required', { before: cell.required ?? t('try.unknown'), after: after.required ?? t('try.unknown') })}`}
          </span>
          <strong>{t(answer.code, { count: after.shortage })}</strong>
        </span>
      )}
      <span className={classes.stripEnd}>
        <Button size="small" right="requests.enter" onClick={onRequest}>
          {t('try.request')}
        </Button>
        <Button size="small" kind="quiet" onClick={onStop}>
          {t('try.stop')} (Esc)
        </Button>
      </span>
    </section>
  )
}

type AnswerCode = 'try.fits' | 'try.short' | 'try.notAllowed' | 'try.noRoster' | 'try.houseFull'

function judge({ cell, after, ageYears }: TriedChild): {
  readonly verdict: Verdict
  readonly code: AnswerCode
} {
  if (after === null || after.status === 'noRoster') return { verdict: 'unknown', code: 'try.noRoster' }
  if (after.status === 'notAllowed') return { verdict: 'no', code: 'try.notAllowed' }
  if (after.shortage > 0) return { verdict: 'no', code: 'try.short' }
  // No shortage and still no place of this age: the house's own maximum is reached.
  const places = cell.freeByAge.find((each) => each.ageYears === ageYears)?.places
  if (places === 0) return { verdict: 'no', code: 'try.houseFull' }
  return { verdict: after.isProvisional || after.cautions.length > 0 ? 'caution' : 'ok', code: 'try.fits' }
}
