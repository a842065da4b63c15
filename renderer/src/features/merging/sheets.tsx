import type { Texts } from '../../app/texts.tsx'
import { writeList, writeWeekdays } from '../../app/write-merge.ts'
import type { MergePapers } from './MergePapersScreen.tsx'
import classes from './papers.module.css'

interface SheetProps {
  readonly papers: MergePapers
  /** In the language of who reads it. */
  readonly texts: Texts
}

/** What parents are told: which groups, when, why. GROUP-2 */
export function LetterSheet({ papers, texts }: SheetProps) {
  const { t, write, language } = texts
  return (
    <article className={classes.sheet} lang={language} aria-label={t('mergePapers.sheet')}>
      <p className={classes.sender}>{papers.locationName}</p>
      <h2>{t('mergePapers.letterTitle', { groups: writeList(texts, papers.groupNames) })}</h2>
      {papers.letter.map((paragraph, index) => (
        <p key={`${index} ${paragraph.code}`}>{write(paragraph)}</p>
      ))}
    </article>
  )
}

/** One child: the facts of the second group, and where a parent signs. GROUP-3 */
export function ConsentSheet({
  papers,
  family,
  texts,
}: SheetProps & { readonly family: MergePapers['families'][number] }) {
  const { t, language } = texts
  const secondGroup =
    family.groupName === papers.hostName
      ? writeList(
          texts,
          papers.groupNames.filter((name) => name !== family.groupName),
        )
      : papers.hostName
  const facts = [
    [t('mergePapers.child'), family.name],
    [t('mergePapers.ownGroup'), family.groupName],
    [t('mergePapers.secondGroup'), secondGroup],
    [
      t('mergePapers.period'),
      t('mergePapers.periodValue', { from: papers.validFrom, until: papers.validUntil }),
    ],
    [t('mergePapers.days'), writeWeekdays(texts, papers.weekdays)],
    [t('mergePapers.times'), t('merging.times', { start: papers.startMinute, end: papers.endMinute })],
  ] as const
  const lines = [t('mergePapers.parentName'), t('mergePapers.date'), t('mergePapers.signature')]
  return (
    <article
      className={classes.sheet}
      lang={language}
      aria-label={t('mergePapers.formOf', { name: family.name })}
    >
      <p className={classes.sender}>{papers.locationName}</p>
      <h2>{t('mergePapers.formTitle')}</h2>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{t('mergePapers.statement')}</p>
      <ul className={classes.lines} role="list">
        {lines.map((line) => (
          <li key={line}>{line}:</li>
        ))}
      </ul>
    </article>
  )
}
